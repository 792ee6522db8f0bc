/* database-check.h - whether a file from elsewhere is a database of ours, and whole
 *
 * It is read and nothing is written beside it. Whatever it holds, none of it is run.
 */
#pragma once

#include "data/base/db.h"

/* cw_database_check: of the file of @form in @folder. FALSE with CW_ERROR_SCHEMA (another program's,
 * or a newer one's), CW_ERROR_DAMAGED or CW_ERROR_STORAGE. */
gboolean cw_database_check (const char *folder, const CwDbForm *form, GError **error);
