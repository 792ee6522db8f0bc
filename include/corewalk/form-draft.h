/* corewalk/form-draft.h - forms that are being written, kept on this laptop whole or not
 *
 * There is one draft a form at most, and as many as there are forms. A version that walks use is never
 * changed: saving adds the next one.
 */
#pragma once

#include "corewalk/form-edit.h"
#include "corewalk/moment.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 base;              /* the version that it goes on from; 0 for a new form */
  CwFormDocument *document; /* may be unfinished; version 0 for a new form */
  CwMoment moment;          /* when it was kept last */
} CwFormDraft;

/** cw_form_draft_free: frees @draft and what it holds; %NULL is allowed. */
void cw_form_draft_free (CwFormDraft *draft);

/**
 * cw_form_draft_new:
 *
 * Begins a new form by this store's person; nothing is kept yet.
 *
 * Returns: (transfer full): the draft, with a key of its own.
 */
CwFormDraft *cw_form_draft_new (CwStore *store);

/**
 * cw_form_draft_copy:
 * @form: a version
 * @title: (nullable): "Copy of …" by default
 *
 * Begins a new form with the words of another; nothing is kept yet. Its source names where they come
 * from, its licence stays.
 *
 * Returns: (transfer full): the draft, with a key of its own; %NULL on %CW_ERROR_NOT_FOUND or
 *   %CW_ERROR_STORAGE.
 */
CwFormDraft *
cw_form_draft_copy (CwStore *store, gint64 form, const char *title, GError **error);

/**
 * cw_form_draft_edit:
 * @form: a version
 *
 * Returns: (transfer full): what was begun on that form and not saved, or a draft that goes on from
 *   @form; %NULL on %CW_ERROR_NOT_FOUND, %CW_ERROR_STORAGE, or %CW_ERROR_INVALID for a form that comes
 *   with Corewalk and is to be copied.
 */
CwFormDraft *cw_form_draft_edit (CwStore *store, gint64 form, GError **error);

/**
 * cw_form_draft_get:
 * @key: of a draft's document
 *
 * Returns: (transfer full): the draft that is kept under that key, or %NULL for none.
 */
CwFormDraft *cw_form_draft_get (CwStore *store, const char *key);

/**
 * cw_form_draft_list:
 *
 * Returns: (transfer full) (element-type CwFormDraft): all drafts, the one kept last first; free with
 *   g_ptr_array_unref(). %NULL on %CW_ERROR_STORAGE.
 */
GPtrArray *cw_form_draft_list (CwStore *store, GError **error);

/**
 * cw_form_draft_keep:
 *
 * Keeps the draft in the private file as it is; it is on the disk when this returns.
 *
 * Returns: %FALSE on %CW_ERROR_INVALID (more than CW_TEXT_MOST), %CW_ERROR_FULL, %CW_ERROR_STORAGE.
 */
gboolean cw_form_draft_keep (CwStore *store, CwFormDraft *draft, GError **error);

/**
 * cw_form_draft_drop:
 * @key: of a draft's document
 *
 * Forgets the draft. One that is not there is forgotten already.
 *
 * Returns: %FALSE on %CW_ERROR_FULL or %CW_ERROR_STORAGE.
 */
gboolean cw_form_draft_drop (CwStore *store, const char *key, GError **error);

/** cw_form_draft_next_version: the number that the draft would be saved under now. */
gint64 cw_form_draft_next_version (CwStore *store, const CwFormDraft *draft);

/**
 * cw_form_draft_save:
 * @moment: (nullable): when, now by default
 *
 * Makes the draft a version: the first of a new form, or the next one. What is new in it gets a key
 * made from its label which no version of the form ever had; so does a look-for whose kind or number of
 * levels is another, and a scan that looks otherwise. Everything else keeps its key, and trends go on
 * across the versions. The draft is forgotten then.
 *
 * Returns: the version, that of the draft's base where nothing differs; 0 on %CW_ERROR_INVALID (with the
 *   first fault's place), %CW_ERROR_FULL, %CW_ERROR_STORAGE; the draft is still there then.
 */
gint64
cw_form_draft_save (CwStore *store, CwFormDraft *draft, const CwMoment *moment, GError **error);

/**
 * cw_form_retire:
 * @key: of a form, over all versions
 * @is_retired: whether it is to be left out of the list for new walks
 *
 * Hides a form on this laptop, or shows it again. Walks that use it keep it.
 *
 * Returns: %FALSE on %CW_ERROR_FULL or %CW_ERROR_STORAGE.
 */
gboolean cw_form_retire (CwStore *store, const char *key, gboolean is_retired, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwFormDraft, cw_form_draft_free)

G_END_DECLS
