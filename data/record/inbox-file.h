/* inbox-file.h - the file behind corewalk/inbox.h */
#pragma once

#include "data/base/db.h"

/* The inbox of the store in @directory; NULL without @error where there is none and @may_make is FALSE. */
CwDb *cw_inbox_open_file (const char *directory, gboolean may_make, GError **error);

/* Takes @db, in which nothing is left: no byte of what was in it stays in the folder. */
void cw_inbox_remove_file (const char *directory, CwDb *db);
