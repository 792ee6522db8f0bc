#include "tests/fault/kill-campaign.h"

#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/fault/shim-child.h"

#define GIVE_UP_US (20 * G_USEC_PER_SEC)

typedef struct
{
  const KillCampaign *campaign;
  KillFigures *figures;
  GRand *rand;
  ShimChild *child;
} Run;

static gboolean
has_ended (GPid pid)
{
  siginfo_t info = { 0 };

  g_assert_no_errno (waitid (P_PID, (id_t) pid, &info, WEXITED | WNOHANG | WNOWAIT));
  return info.si_pid == pid;
}

/* Waits for a commit to be at work: the @nth, and between its first write and its sync. */
static void
wait_for_write (Run *run, GPid pid, guint nth)
{
  gint64 end_us = g_get_monotonic_time () + GIVE_UP_US;

  while (run->child->page->commits < nth || run->child->page->phase != SHIM_WRITTEN)
    {
      if (has_ended (pid))
        return;
      g_assert_cmpint (g_get_monotonic_time (), <, end_us);
      sched_yield ();
    }
}

static void
wait_for_moment (Run *run, GPid pid)
{
  const KillCampaign *campaign = run->campaign;
  gint64 end_us = g_get_monotonic_time () + GIVE_UP_US;

  while (!campaign->is_short && run->child->page->commits == 0 && !has_ended (pid))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end_us);
      g_usleep (50);
    }
  g_usleep ((gulong) g_rand_int_range (run->rand, 0, (gint32) campaign->span_us));
}

/* What the child said up to its death, by whole lines. */
static void
hear (Run *run, int fd)
{
  g_autoptr (GString) said = g_string_new (NULL);
  char bytes[65536];
  ssize_t length;
  char *line, *end;

  while ((length = read (fd, bytes, sizeof bytes)) > 0)
    g_string_append_len (said, bytes, length);
  close (fd);
  for (line = said->str; (end = strchr (line, '\n')) != NULL; line = end + 1)
    {
      *end = '\0';
      run->figures->acked++;
      run->campaign->acked (line, run->campaign->user_data);
    }
}

static void
count_death (Run *run, int status)
{
  KillFigures *figures = run->figures;

  figures->commits += run->child->page->commits;
  figures->synced += run->child->page->synced;
  if (!WIFSIGNALED (status))
    {
      g_assert_cmpuint (run->child->page->is_loaded, ==, 1);
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
      figures->ended++;
      return;
    }
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
  figures->killed++;
  if (run->child->page->phase == SHIM_WRITTEN)
    figures->written++;
  else if (run->child->page->phase == SHIM_SYNCING)
    figures->syncing++;
  else
    figures->idle++;
}

static void
kill_one (Run *run, guint round)
{
  const KillCampaign *campaign = run->campaign;
  g_auto (GStrv) command = campaign->command (round, campaign->user_data);
  g_autoptr (GError) error = NULL;
  int said, status;
  GPid pid;

  shim_child_reset (run->child);
  run->child->page->drag_us = campaign->drag_us;
  run->child->page->seed = g_rand_int (run->rand);
  g_spawn_async_with_pipes (NULL, command, run->child->environment,
                            G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH, NULL, NULL, &pid,
                            NULL, &said, NULL, &error);
  g_assert_no_error (error);
  if (g_rand_boolean (run->rand))
    wait_for_moment (run, pid);
  else
    {
      wait_for_write (run, pid,
                      (guint) g_rand_int_range (run->rand, 1, campaign->is_short ? 3 : 12));
      g_usleep ((gulong) g_rand_int_range (run->rand, 0, (gint32) campaign->drag_us / 2 + 1));
    }
  kill (pid, SIGKILL);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  count_death (run, status);
  hear (run, said);
  campaign->verify (round, campaign->user_data);
}

void
kill_campaign_run (const KillCampaign *campaign, KillFigures *figures)
{
  g_autoptr (ShimChild) child = shim_child_new (campaign->directory);
  gint64 begun_us = g_get_monotonic_time ();
  Run run = { .campaign = campaign, .figures = figures, .child = child };

  *figures = (KillFigures){ 0 };
  run.rand = g_rand_new_with_seed (campaign->seed);
  for (guint round = 0; figures->killed < campaign->rounds; round++)
    {
      g_assert_cmpuint (round, <, 4 * campaign->rounds + 10);
      kill_one (&run, round);
    }
  figures->seconds = (double) (g_get_monotonic_time () - begun_us) / G_USEC_PER_SEC;
  g_rand_free (run.rand);
}

void
kill_figures_assert (const KillFigures *figures, const char *what)
{
  g_test_message (
      "%s: %u kills in %.1f s (%u ended first): %u between write and sync (%.0f %%), "
      "%u in the sync, %u elsewhere; %" G_GUINT64_FORMAT " commits begun, %" G_GUINT64_FORMAT
      " synced; %u lines acknowledged",
      what, figures->killed, figures->seconds, figures->ended, figures->written,
      100.0 * figures->written / MAX (1, figures->killed), figures->syncing, figures->idle,
      figures->commits, figures->synced, figures->acked);
  g_assert_cmpuint (figures->written * 10, >=, figures->killed * 3);
  /* a log that nobody syncs would count as one endless commit */
  g_assert_cmpuint (figures->synced + figures->written + figures->syncing, >=,
                    figures->commits);
}
