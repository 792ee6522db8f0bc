/* roster-issuer.h - whose roster it is, and so which records its ids mean */
#pragma once

#include "data/roster/roster-import.h"

/* Finds out issuer and scope, from @given (or NULL), the file, and the rosters of before. */
gboolean cw_roster_issuer_find (CwRosterImport *import, const char *given, GError **error);

/*
 * The id of an organisation by its sourcedId: the one it had before, else by its official code where
 * no other organisation of the file has the same, else by the sourcedId itself.
 */
CwUuid cw_roster_issuer_org (CwRosterImport *import, const char *sourced_id);

/* The id of a "term", "course", "class" or "teacher". */
CwUuid cw_roster_issuer_uuid (CwRosterImport *import, const char *kind, const char *sourced_id);
