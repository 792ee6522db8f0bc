/* form-key.h - keys of forms, look-fors and tools, made from what people call them */
#pragma once

#include "corewalk/form-edit.h"
#include "corewalk/types.h"

/* cw_form_key_dup_random: (transfer full): five letters and digits, so that two people who call their
 * forms alike don't get one form. */
char *cw_form_key_dup_random (void);

/* cw_form_key_dup: (transfer full): label as a key, such as "students-explain"; otherwise where nothing of
 * it can stand in one. */
char *cw_form_key_dup (const char *label, const char *otherwise);

/* cw_form_key_means_another: whether what is kept under the key of before must not go on as after, a
 * look-for or tool of the same key: its levels or its way of looking are others. */
gboolean cw_form_key_means_another (CwFormPart part, gconstpointer before, gconstpointer after);

/* cw_form_key_find: (transfer none): the element of that part with the key, or NULL. */
gpointer cw_form_key_find (const CwFormDocument *document, CwFormPart part, const char *key);

/* cw_form_key_of: (transfer none): where the key of an element of part is. */
char **cw_form_key_of (CwFormPart part, gpointer element);
