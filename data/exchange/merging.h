/* merging.h - one merge under way: what its parts share */
#pragma once

#include "corewalk/merge.h"
#include "data/exchange/bundle-reader.h"
#include "data/exchange/run-check.h"
#include "data/record/project.h"

typedef struct
{
  CwStore *store;
  gint64 bundle;       /* number of the row of the file under way in table bundle */
  CwMergedFile *file;  /* the report of it */
  gboolean is_healing; /* what is taken in now waited here already, and is not of this file */
  gint64 healed;       /* lines that waited and are shown now */

  CwRunCheck check;  /* of lines; frames were checked where they come from */
  GHashTable *named; /* origins (as pointers) of which lines were named before they came */
  GHashTable
      *touched; /* local id of a record -> CwTouched *: to be folded when all lines are here */
  GHashTable *
      started; /* local streams (as pointers) -> the first line of them that this file brought */
  GHashTable
      *erased;   /* local ids (gint64 *) of lines that lost their words, and of their records */
  GArray *holed; /* of the run under way: frames here that lack words, see fill.h */
  gboolean
      must_remake; /* lines that were here say something else now: all tables are made anew */
  GHashTable *copied; /* own streams (as pointers) that somebody else wrote on, too */
} CwMerging;

/* Where the frames of a run come from: a bundle, or what waits. */
typedef struct
{
  const CwRun *run;
  const CwMark *marks; /* where its frames end, in order */
  guint mark_count;
  /* The next frame, checked, as it came and as its lines; both may be changed until the next one. */
  gboolean (*next) (gpointer source, CwFrame **frame, CwPacked **packed, GError **error);
  gpointer source;
} CwIncoming;

/* (transfer full): for erased: an empty set of local ids (gint64 *). */
GHashTable *cw_merging_new_ids (void);

void cw_merging_init (CwMerging *merging, CwStore *store);
void cw_merging_clear (CwMerging *merging);

/* Begins with a file, whose report is @file: what was kept of the one before is forgotten. */
void cw_merging_start (CwMerging *merging, CwMergedFile *file);

/* Adds a sentence (transfer full) to the report of the file under way, once. */
void cw_merging_note (CwMerging *merging, char *note);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CwMerging, cw_merging_clear)
