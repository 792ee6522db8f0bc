/* roster-import.h - what the parts of an import share */
#pragma once

#include "corewalk/roster.h"
#include "data/record/fold.h"

typedef struct
{
  CwStore *store;
  CwRosterFile *file; /* borrowed from the report */
  CwRosterReport *report;
  gboolean is_dry_run;
  char *scope;            /* UUID of the one organisation on top, or "" */
  char *newer_bulk;       /* kinds of which newer rosters said all there is */
  const CwStream *stream; /* where lines go, NULL in a dry run */
  gint64 snapshot;        /* of this import, 0 in a dry run */
  GHashTable *orgs;       /* sourcedId -> CwUuid */
  GHashTable *courses;    /* sourcedId -> CwRosterCourse, for what a class leaves blank */
  GHashTable *seen;       /* local ids that this roster names */
  guint kept_count;       /* classes whose counts stay */
  GStringChunk *room;     /* the texts of the line that is being made */
} CwRosterImport;
