/* form-rules.h - what no single field of a form can tell */
#pragma once

#include "corewalk/form-document.h"
#include "corewalk/json.h"

/* cw_form_rules: remarks on doubles, levels, codes and grading words. document was read from root,
 * an object, element by element; fields that could not be read are empty. */
void cw_form_rules (GPtrArray *remarks, const CwJson *root, const CwFormDocument *document);

/* cw_form_grading_word: (transfer none): a word in text that puts a person on a scale, or NULL. */
const char *cw_form_grading_word (const char *text);
