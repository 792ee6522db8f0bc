#include "tests/ui/couple.h"

#include "corewalk/bundle.h"
#include "corewalk/cycle.h"
#include "corewalk/id.h"
#include "corewalk/merge.h"
#include "corewalk/trust.h"

#define DAYS 21

static void
trust (CwStore *store, CwStore *other)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwSenderCard) card = cw_sender_card_own (other, &error);

  g_assert_no_error (error);
  cw_trust_add (store, card, FALSE, &error);
  g_assert_no_error (error);
}

static CwWorkSession *
open_ben (const char *directory)
{
  char name[] = "Ben Ortiz", role[] = "coach", none[] = "";
  const CwPerson person = { .name = name, .role = role, .organization = none };
  g_autoptr (GError) error = NULL;
  CwStore *store;

  cw_store_create (directory, &person, &error);
  g_assert_no_error (error);
  store = cw_store_open (directory, CW_STORE_WRITE, &error);
  g_assert_no_error (error);
  return cw_work_session_new (store);
}

static gint64
begin_cycle (CwStore *store)
{
  static const char *const partners[] = { "Ben Ortiz", NULL };
  gint64 today = cw_moment_local_day (cw_moment_now ());
  g_autofree char *begun = cw_day_format (today - DAYS);
  g_autofree char *until = cw_day_format (today + DAYS);
  const CwCyclePlan plan = {
    .title = "Who talks in math?",
    .model = "students-first",
    .partners = partners,
    .begun = begun,
    .until = until,
    .goal = "I can say why my answer makes sense, and ask my partner about hers.",
    .measure = "Exit slip: one problem, one sentence why",
    .target = "18 of 24 give a reason",
    .agreement = "Only the two of us read this. We look at students, not at each other.",
  };
  CwMoment moment = cw_moment_now ();
  g_autoptr (GError) error = NULL;
  gint64 cycle;

  moment.at_ms -= (gint64) DAYS * 24 * 60 * 60000;
  cycle = cw_cycle_new (store, &plan, &moment, &error);
  g_assert_no_error (error);
  return cycle;
}

Couple *
couple_new (void)
{
  Couple *couple = g_new0 (Couple, 1);

  couple->ana = sketch_new ();
  couple->directory = sketch_directory_new ();
  couple->ben = open_ben (couple->directory);
  trust (couple_ana (couple), couple_ben (couple));
  trust (couple_ben (couple), couple_ana (couple));
  couple->cycle = begin_cycle (couple_ana (couple));
  return couple;
}

void
couple_free (Couple *couple)
{
  cw_work_session_close (couple->ben);
  g_assert_finalize_object (couple->ben);
  sketch_directory_free (couple->directory);
  sketch_free (couple->ana);
  g_free (couple);
}

CwStore *
couple_ana (Couple *couple)
{
  return cw_work_session_get_store (couple->ana->session);
}

CwStore *
couple_ben (Couple *couple)
{
  return cw_work_session_get_store (couple->ben);
}

gint64
couple_find_at_ben (Couple *couple, gint64 record)
{
  g_autofree char *uuid = cw_id_dup_text (couple_ana (couple), record);
  g_autoptr (GError) error = NULL;
  gint64 found = cw_id_find (couple_ben (couple), uuid, &error);

  g_assert_no_error (error);
  return found;
}

static void
send (Couple *couple, CwStore *from, CwWorkSession *to, gint64 cycle)
{
  g_autofree char *folder = g_path_get_dirname (couple->directory);
  g_autofree char *file = g_build_filename (folder, "cycle.walk", NULL);
  const char *const files[] = { file, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (CwSenderCard) card = cw_sender_card_own (cw_work_session_get_store (to), &error);
  g_autoptr (GPtrArray) recipients = g_ptr_array_new ();
  const CwExportPlan plan = { .scope = CW_SCOPE_CYCLE,
                              .cycle = cycle,
                              .recipients = recipients };
  g_autoptr (CwMerged) merged = NULL;

  g_assert_no_error (error);
  g_ptr_array_add (recipients, card->recipient);
  cw_bundle_export (from, &plan, file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  merged = cw_merge (cw_work_session_get_store (to), files, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (merged->refused, ==, 0);
  cw_work_session_changed (to);
  sketch_run_ms (200);
}

void
couple_send_to_ben (Couple *couple)
{
  send (couple, couple_ana (couple), couple->ben, couple->cycle);
}

void
couple_send_to_ana (Couple *couple)
{
  send (couple, couple_ben (couple), couple->ana->session,
        couple_find_at_ben (couple, couple->cycle));
}
