/* walk-output.h - walks and visits as JSON and as pages for people */
#pragma once

#include "app/cli/session.h"

#include "corewalk/debrief.h"
#include "corewalk/walk.h"

/* A walk with all that hangs on it; free with cli_walk_page_free(). */
typedef struct
{
  CwWalk *walk;
  GPtrArray *problems; /* of CwRecord */
  GPtrArray *visits;   /* of CliVisitPage */
  GPtrArray *cards;    /* of CwCard */
  CwDebriefCount debrief;
} CliWalkPage;

/** cli_walk_page_read: (transfer full): the page, or %NULL with @error set. */
CliWalkPage *cli_walk_page_read (CliCall *call, gint64 walk, GError **error);
void cli_walk_page_free (CliWalkPage *page);

/** cli_add_walk_page: a CliAddJson over a CliWalkPage. */
void cli_add_walk_page (CliCall *call, CwJsonWriter *json, gpointer page);

/** cli_print_walk_page: for people. */
void cli_print_walk_page (CliCall *call, const CliWalkPage *page);

/** cli_add_walk: adds what stands in a list of walks, without beginning or ending the object. */
void cli_add_walk (CliCall *call, CwJsonWriter *json, const CwWalk *walk);

/** cli_reach_name: (transfer none): "default", "school", "district", "pair". */
const char *cli_reach_name (CwReach reach);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliWalkPage, cli_walk_page_free)
