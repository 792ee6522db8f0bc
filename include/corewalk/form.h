/* corewalk/form.h - the forms of this store: built-in, imported, in use
 *
 * A version of a form is never changed; its id follows from its text, so that every laptop that
 * uses it names it alike. An item's id follows from the form's key and the item's key: trends
 * go across versions by it.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id; /* of this version */
  char *key; /* of the form, over all versions */
  char *title;
  gint64 version;
  gboolean is_built_in;
  gboolean is_newest;  /* of all versions of its key here */
  gboolean is_retired; /* left out of the list for new walks on this laptop */
  guint item_count;
  char *source;
  char *license;
  gint64 walk_count; /* living walks that use it */
} CwForm;

typedef struct
{
  gint64 id;
  char *key;
  char *label;
  char *core;      /* "teacher", "student", "task" */
  int level_count; /* 0 for seen / not seen / not observable */
} CwItem;

/** cw_form_free: frees @form and what it holds; %NULL is allowed. */
void cw_form_free (CwForm *form);

/** cw_item_free: frees @item and what it holds; %NULL is allowed. */
void cw_item_free (CwItem *item);

/**
 * cw_form_list:
 *
 * Returns: (transfer full) (element-type CwForm): every version here, built-in ones included, by
 *   title, newest version first. %NULL on %CW_ERROR_STORAGE.
 */
GPtrArray *cw_form_list (CwStore *store, GError **error);

/**
 * cw_form_find:
 * @text: the key of a form (its newest version), its title, or any text that cw_id_find() takes
 *
 * Returns: the version's id, or 0 on %CW_ERROR_NOT_FOUND, %CW_ERROR_INVALID or %CW_ERROR_STORAGE.
 */
gint64 cw_form_find (CwStore *store, const char *text, GError **error);

/**
 * cw_form_dup_document:
 *
 * Returns: (transfer full): the version's canonical JSON, or %NULL on %CW_ERROR_NOT_FOUND or
 *   %CW_ERROR_STORAGE. cw_form_document_parse() reads it.
 */
char *cw_form_dup_document (CwStore *store, gint64 form, GError **error);

/**
 * cw_form_import:
 * @text: a form as JSON, NUL-terminated
 * @moment: (nullable): when, now by default
 *
 * Takes in a form. The same text again changes nothing. A form whose key is here with other text
 * becomes that form's next version.
 *
 * Returns: the version's id, or 0 on %CW_ERROR_FORMAT (with the line), %CW_ERROR_FULL,
 *   %CW_ERROR_STORAGE.
 */
gint64
cw_form_import (CwStore *store, const char *text, const CwMoment *moment, GError **error);

/**
 * cw_form_items:
 *
 * Returns: (transfer full) (element-type CwItem): the version's look-fors in order; none for a form
 *   without any. %NULL on %CW_ERROR_NOT_FOUND or %CW_ERROR_STORAGE.
 */
GPtrArray *cw_form_items (CwStore *store, gint64 form, GError **error);

/**
 * cw_item_find:
 * @text: an item's key in the form of @visit, its number (1, 2, …), or its UUID
 *
 * Returns: the item's id, or 0 on %CW_ERROR_NOT_FOUND or %CW_ERROR_STORAGE.
 */
gint64 cw_item_find (CwStore *store, gint64 visit, const char *text, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwForm, cw_form_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwItem, cw_item_free)

G_END_DECLS
