/* corewalk/roster-map.h - what the columns of one plain CSV mean */
#pragma once

#include "corewalk/error.h"

G_BEGIN_DECLS

typedef struct _CwRosterMap CwRosterMap;

/**
 * cw_roster_map_parse:
 * @text: "column=Header" pairs, parted by commas or lines, or the same as a JSON object
 *
 * Reads a map. The columns are those of OneRoster ("name", "identifier", "sourcedId", "title" …),
 * and "parentName" for a school's district in words. Without an id column the official code is the
 * id, or the name. The object's members, all of them optional but the first: "columns"
 * ({"name": "School Name", …}), "kind" ("orgs", "academicSessions", "courses", "classes", "users"
 * or "enrollments"; default "orgs"), "issuer" (who gave out the codes, "us-ct"), "dates"
 * ("month-first" or "day-first") and "types" ({"Public Schools": "school", …}).
 *
 * Returns: (transfer full): the map; free with cw_roster_map_free(). %NULL on %CW_ERROR_FORMAT
 *   (an unknown column or member, or none at all), in JSON with the line and column.
 */
CwRosterMap *cw_roster_map_parse (const char *text, GError **error);

/** cw_roster_map_get_issuer: (transfer none): who gave out the codes, "" when it isn't said. */
const char *cw_roster_map_get_issuer (const CwRosterMap *map);
void cw_roster_map_free (CwRosterMap *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwRosterMap, cw_roster_map_free)

G_END_DECLS
