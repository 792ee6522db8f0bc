/* corewalk/form-edit.h - changing a form in memory: its look-fors, levels and tools
 *
 * What is not in here is set in the struct itself. A document that is being changed may be unfinished:
 * texts may be empty, and what is new has the key "" until cw_form_draft_save() makes one.
 */
#pragma once

#include "corewalk/form-document.h"

G_BEGIN_DECLS

#define CW_FORM_MOST_ELEMENTS 60 /* of one list */
#define CW_FORM_MOST_LABEL 80    /* characters of a title or label */
#define CW_FORM_MOST_TEXT 1000   /* characters of any other text */

typedef enum
{
  CW_FORM_ITEMS, /* of CwFormItem; all others of CwFormTool */
  CW_FORM_COUNTERS,
  CW_FORM_STOPWATCHES,
  CW_FORM_SCANS,
  CW_FORM_QUESTIONS,
  CW_FORM_CODES,
} CwFormPart;

#define CW_FORM_PARTS (CW_FORM_CODES + 1)

/** cw_form_document_new: (transfer full): a form in English without any text, not for evaluation. */
CwFormDocument *cw_form_document_new (void);

/** cw_form_document_copy: (transfer full): the same once more. */
CwFormDocument *cw_form_document_copy (const CwFormDocument *document);

/** cw_form_document_is_equal: whether both say the same, keys and version included. */
gboolean cw_form_document_is_equal (const CwFormDocument *one, const CwFormDocument *other);

/** cw_form_document_part: (transfer none): that list of @document. */
GPtrArray *cw_form_document_part (const CwFormDocument *document, CwFormPart part);

/**
 * cw_form_document_add:
 * @at: where it is to stand, from 0; the end for any greater number
 *
 * Adds a look-for or a tool without a text: a look-for about students that is seen or not, a scan of
 * ten students every two minutes. A first code brings intervals of two minutes.
 *
 * Returns: (transfer none): the new CwFormItem or CwFormTool; %NULL when the list is full.
 */
gpointer cw_form_document_add (CwFormDocument *document, CwFormPart part, guint at);

/** cw_form_document_remove: frees the element @at, which must be there. */
void cw_form_document_remove (CwFormDocument *document, CwFormPart part, guint at);

/** cw_form_document_move: the element @from, which must be there, stands @to then, or last. */
void cw_form_document_move (CwFormDocument *document, CwFormPart part, guint from, guint to);

/**
 * cw_form_item_set_level_count:
 * @count: 0 for seen, not seen, not observable; else 2 to %CW_FORM_MOST_LEVELS
 *
 * Adds empty levels at the end, or frees the last ones.
 */
void cw_form_item_set_level_count (CwFormItem *item, guint count);

/** cw_form_text_set: frees what *@text was; @value of %NULL makes it "". Returns: whether it changed. */
gboolean cw_form_text_set (char **text, const char *value);

typedef struct
{
  gboolean is_mistake; /* FALSE: a warning, the form can be saved */
  gboolean is_about_form;
  CwFormPart part; /* where the fault is, unless it is about the whole form */
  guint at;        /* in that list, from 0 */
  char *place;     /* for people: "Look-for 3, level 2" or "The form" */
  char *text;      /* "what counts is empty" */
} CwFormFault;

/** cw_form_fault_free: frees @fault and what it holds; %NULL is allowed. */
void cw_form_fault_free (CwFormFault *fault);

/**
 * cw_form_document_faults:
 *
 * Looks for all that keeps a form from being saved, and for words that grade people. Keys are not
 * looked at.
 *
 * Returns: (transfer full) (element-type CwFormFault): in the order of the form, none for one that is
 *   as it should be; free with g_ptr_array_unref().
 */
GPtrArray *cw_form_document_faults (const CwFormDocument *document);

/**
 * cw_form_document_changes:
 * @before: the version that @after goes on from
 *
 * What differs, in plain words: "New look-for “Students explain”". What a reader of trends should know
 * comes first: a look-for whose levels are others is counted anew.
 *
 * Returns: (transfer full) (element-type utf8): sentences without a final period, none where nothing
 *   differs; free with g_ptr_array_unref().
 */
GPtrArray *cw_form_document_changes (const CwFormDocument *before, const CwFormDocument *after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwFormFault, cw_form_fault_free)

G_END_DECLS
