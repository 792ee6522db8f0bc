/* roster-listing.h - lists of the schools, classes, teachers and terms that are known */
#pragma once

#include "app/cli/session.h"

/** cli_roster_list: what the first argument says: "schools", "classes", "teachers" or "terms". */
gboolean cli_roster_list (CliCall *call, GError **error);
