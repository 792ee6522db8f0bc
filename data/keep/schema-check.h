/* schema-check.h - whether the tables of a database are those that its migrations made
 *
 * A bit that turns in the name of a column is well-formed SQL still, for SQLite's own check too; what
 * was kept in that column is then not found any more.
 */
#pragma once

#include "data/base/db.h"

/* Adds what differs to @faults (of char *). FALSE with CW_ERROR_STORAGE or _DAMAGED. */
gboolean cw_schema_check (CwDb *db, const CwDbForm *form, GPtrArray *faults, GError **error);
