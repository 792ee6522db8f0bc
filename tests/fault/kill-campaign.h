/* kill-campaign.h - a program that says what it has kept, killed again and again at random moments
 *
 * The child is any program that writes a line to its standard output whenever something is kept.
 */
#pragma once

#include <glib.h>

#include "tests/fault/shim.h"

G_BEGIN_DECLS

/**
 * KillCampaign:
 * @directory: what the child writes below; absolute, without symbolic links
 * @rounds: how many kills; children that end by themselves first are not counted
 * @span_us: a kill not aimed comes at a random moment up to so long after the child's first commit
 *   or, if @is_short, after its start
 * @is_short: the child does one thing and ends
 * @drag_us: how slow the disk is made to be
 * @seed: of all that is random
 * @command: (transfer full): the argv of a round's child, free with g_strfreev()
 * @acked: the child said @line, whole, before it died
 * @verify: after the child's death: opens what it left and asserts what must hold
 */
typedef struct
{
  const char *directory;
  guint rounds;
  guint span_us;
  gboolean is_short;
  guint drag_us;
  guint32 seed;
  char **(*command) (guint round, gpointer user_data);
  void (*acked) (const char *line, gpointer user_data);
  void (*verify) (guint round, gpointer user_data);
  gpointer user_data;
} KillCampaign;

typedef struct
{
  guint killed;
  guint ended;   /* children that ended before their kill; a status other than 0 is an error */
  guint written; /* kills between a commit's first write and the call of its sync */
  guint syncing; /* kills inside that sync */
  guint idle;    /* the rest */
  guint acked;   /* lines that the children said */
  guint64 commits; /* begun */
  guint64 synced;  /* of them, finished */
  double seconds;  /* of which the verifying is a part */
} KillFigures;

/**
 * kill_campaign_run:
 *
 * Kills @rounds children with SIGKILL, half of them at a random moment, half when a write was seen
 * and its sync was not. Where each kill landed is read after the death, from memory that the child
 * wrote: it is what was, not what was aimed at.
 */
void kill_campaign_run (const KillCampaign *campaign, KillFigures *figures);

/** kill_figures_assert: prints the figures; fails if fewer than 30 % landed between write and sync. */
void kill_figures_assert (const KillFigures *figures, const char *what);

G_END_DECLS
