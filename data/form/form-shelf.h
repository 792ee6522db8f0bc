/* form-shelf.h - the forms that a store knows: the program's own, and those of its log
 *
 * A version's id is named by the hash of its canonical text, an item's by the form's key and its
 * own: equal on every laptop. A built-in form gets its line in the log when a walk first uses it.
 */
#pragma once

#include "corewalk/form-document.h"
#include "corewalk/form.h"
#include "data/store/store-private.h"

#define CW_FORM_RETIRED "retired-form:" /* and a form's key: a setting */

/* One version. */
typedef struct
{
  gint64
      id; /* 0 in a store that a writer has not opened since the form came with the program */
  CwUuid uuid;
  CwFormDocument *document;
  char *canonical;
  gboolean is_built_in;
} CwShelved;

/* Gives local ids to built-in forms and their items that have none, in a store being written. */
gboolean cw_form_shelf_name (CwStore *store, GError **error);

/* As cw_form_list(), without counting the walks of each. */
GPtrArray *cw_form_shelf_list (CwStore *store, GError **error);

/* The version, or NULL with CW_ERROR_NOT_FOUND. */
const CwShelved *cw_form_shelf_get (CwStore *store, gint64 form, GError **error);

/* In a transaction: gives local ids to the items of a form that came in as @text; one that is none has none. */
gboolean cw_form_shelf_name_items (CwStore *store, const char *text, GError **error);

/*
 * Inside an act: writes the version's line where it would be missed: into the pair's stream @stream,
 * unless the pair has it; NULL for everybody else.
 */
gboolean
cw_form_shelf_use (CwStore *store, gint64 form, const CwStream *stream, GError **error);

/* Inside an act: writes the line of a version that the log does not have, for the whole district. */
gboolean cw_form_shelf_log (CwStore *store, const CwShelved *shelved, GError **error);

/* The program's own forms (of CwShelved), then those that were asked for; transfer none. */
GPtrArray *cw_form_shelf_built_in (CwStore *store);

/* The id of an item over all versions of its form. */
void cw_form_item_uuid (const char *form_key, const char *item_key, CwUuid *uuid);

void cw_form_shelf_free (GPtrArray *shelf);
