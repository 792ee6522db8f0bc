/* table-dump.h - all that the tables of a store hold, as text that can be compared */
#pragma once

#include "corewalk/store.h"

/* Every row of every table of both files, the search index word by word. */
char *table_dump (CwStore *store);

/* The lines of cw_dump(), each ended by a newline. */
char *record_dump (CwStore *store, gboolean is_private);

/* Runs @sql on one file of a closed store, without any of the store's own defences. */
void table_run (const char *folder, const char *file, const char *sql);
