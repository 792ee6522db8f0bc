/* walk-asking.h - what the list of walks asks the store for, as jobs */
#pragma once

#include "corewalk/walk.h"
#include "ui/session/jobs.h"

/* The walks that fit a question; the result is a GArray of ids, newest first. */
extern const CwJobClass cw_walk_asking_ids;

/* The texts with certain words in such walks; the result is a GPtrArray of CwHit. */
extern const CwJobClass cw_walk_asking_hits;

/* (transfer full): the input of either job.
 * @question: (nullable): for all walks
 * @words: (nullable): for the second one
 * @limit: at most so many walks, where there is no question; 0 for all */
gpointer cw_walk_asking_new (const CwWalkQuestion *question, const char *words, guint limit);
