/* dump-line.h - one record as a line of canonical JSON that is the same on every laptop */
#pragma once

#include "data/record/fold.h"

typedef struct _CwDumper CwDumper;

CwDumper *cw_dumper_new (CwStore *store);
void cw_dumper_free (CwDumper *dumper);

/* A record of which @line, at @entry, is all there is. The line is valid until the next call. */
const char *cw_dump_simple (CwDumper *dumper, const CwEntry *entry, const CwLine *line);

/* A record with several lines; NULL for one whose first line is not here. */
const char *cw_dump_fold (CwDumper *dumper, const CwFold *fold);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwDumper, cw_dumper_free)
