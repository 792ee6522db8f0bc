/* Tests of coaching cycles in one store: what is written, what is asked, what comes back. */
#include "tests/fixture-bundle.h"

#include "corewalk/action-step.h"
#include "corewalk/calendar.h"
#include "corewalk/card-declare.h"
#include "corewalk/cycle-event.h"
#include "corewalk/cycle-model.h"
#include "corewalk/cycle.h"
#include "corewalk/keep.h"
#include "corewalk/purge.h"
#include "corewalk/record.h"
#include "corewalk/retention.h"
#include "corewalk/student-evidence.h"
#include "corewalk/trust.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "data/store/store-private.h"

#include <string.h>

#define DAY_S (24 * 60 * 60)

typedef struct
{
  char *folder;
  CwStore *ana, *ben;
  gint64 cycle;
} Fixture;

static void
trust (CwStore *store, CwStore *other)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwSenderCard) card = cw_sender_card_own (other, &error);

  g_assert_no_error (error);
  cw_trust_add (store, card, FALSE, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const partners[] = { "Ben", NULL };
  const CwCyclePlan plan = { .title = "Talk in pairs",
                             .model = "students-first",
                             .partners = partners,
                             .until = "2026-04-15",
                             .goal = "I can say why my answer makes sense." };
  CwMoment nine = fixture_moment (0);
  g_autoptr (GError) error = NULL;

  fixture->folder = fixture_folder ();
  fixture->ana = fixture_person (fixture->folder, "Ana");
  fixture->ben = fixture_person (fixture->folder, "Ben");
  trust (fixture->ana, fixture->ben);
  fixture->cycle = cw_cycle_new (fixture->ana, &plan, &nine, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = fixture_dump (fixture->ana), *after = NULL;
  g_autoptr (GError) error = NULL;

  fixture_assert_whole (fixture->ana);
  cw_rebuild (fixture->ana, NULL, NULL, &error);
  g_assert_no_error (error);
  after = fixture_dump (fixture->ana);
  g_assert_cmpstr (before, ==, after);
  fixture_assert_whole (fixture->ana);
  cw_store_close (fixture->ana);
  cw_store_close (fixture->ben);
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static gint64
add_event (Fixture *fixture, CwEventKind kind)
{
  const CwEventPlan plan = { .cycle = fixture->cycle, .kind = kind, .focus = "Who talks?" };
  CwMoment moment = fixture_moment (60);
  g_autoptr (GError) error = NULL;
  gint64 event = cw_event_add (fixture->ana, &plan, &moment, &error);

  g_assert_no_error (error);
  return event;
}

static gint64
add_step (Fixture *fixture, const char *owner, gboolean is_one_more, GError **error)
{
  const CwActionPlan plan = { .cycle = fixture->cycle,
                              .text = "Wait three seconds",
                              .owner = owner,
                              .check_back = "2026-03-11",
                              .is_one_more = is_one_more };
  CwMoment moment = fixture_moment (120);

  return cw_action_step_add (fixture->ana, &plan, &moment, error);
}

static void
test_begins (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwCycle) cycle = cw_cycle_get (fixture->ana, fixture->cycle, &error);
  g_autoptr (GPtrArray) cycles = cw_cycle_list (fixture->ana, &error);
  const CwPartner *self, *other;

  g_assert_no_error (error);
  g_assert_cmpuint (cycles->len, ==, 1);
  g_assert_cmpstr (cycle->title, ==, "Talk in pairs");
  g_assert_cmpstr (cycle->phase, ==, "goal");
  g_assert_cmpint (cycle->state, ==, CW_CYCLE_ACTIVE);
  g_assert_true (cycle->is_mine && !cycle->is_split);
  g_assert_cmpuint (cycle->partners->len, ==, 2);
  self = cycle->partners->pdata[0];
  other = cycle->partners->pdata[1];
  g_assert_true (self->is_own && self->takes_part);
  g_assert_cmpstr (other->name, ==, "Ben");
  g_assert_false (other->is_own || other->takes_part);
  g_assert_cmpint (cw_cycle_find (fixture->ana, "talk in PAIRS", &error), ==, fixture->cycle);
}

/* Everything of it lies in one stream of the pair, whatever it is. */
static void
test_stays_with_the_pair (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 event = add_event (fixture, CW_EVENT_VISIT);
  CwMoment moment = fixture_moment (DAY_S);
  g_autoptr (CwEvent) read = NULL;
  g_autoptr (CwWalk) walk = NULL;
  gint64 visit, note;
  const CwStream *stream;

  fixture_walk (fixture->ana);
  visit = cw_event_start_visit (fixture->ana, event, 0, &moment, &error);
  g_assert_no_error (error);
  note = fixture_note (fixture->ana, visit, "Six of eight pairs talk", DAY_S + 5);
  read = cw_event_get (fixture->ana, event, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cw_event_of_walk (fixture->ana, read->walk), ==, event);
  walk = cw_walk_get (fixture->ana, read->walk, &error);
  g_assert_cmpint (walk->reach, ==, CW_REACH_PAIR);

  stream = cw_log_stream_of (fixture->ana->log, event);
  g_assert_cmpstr (stream->audience, ==, "pair");
  g_assert_true (cw_log_stream_of (fixture->ana->log, visit) == stream);
  g_assert_true (cw_log_stream_of (fixture->ana->log, note) == stream);
  g_assert_true (cw_log_stream_of (fixture->ana->log, read->walk) == stream);

  moment = fixture_moment (DAY_S + 600);
  g_assert_true (cw_event_stop (fixture->ana, event, &moment, &error));
  g_clear_pointer (&read, cw_event_free);
  read = cw_event_get (fixture->ana, event, &error);
  g_assert_cmpint (read->ended_ms - read->started_ms, ==, 600000);
  g_assert_cmpint (cw_event_start_visit (fixture->ana, event, 0, NULL, &error), ==, 0);
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
}

static void
test_phases_move_both_ways (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwCycle) cycle = NULL;

  g_assert_true (cw_cycle_set_phase (fixture->ana, fixture->cycle, "Look Back", NULL, &error));
  g_assert_true (cw_cycle_set_phase (fixture->ana, fixture->cycle, "baseline", NULL, &error));
  g_assert_false (cw_cycle_set_phase (fixture->ana, fixture->cycle, "bliss", NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (cw_cycle_set_state (fixture->ana, fixture->cycle, CW_CYCLE_DONE, "Goal met",
                                     "Waiting helps", NULL, &error));
  cycle = cw_cycle_get (fixture->ana, fixture->cycle, &error);
  g_assert_cmpstr (cycle->phase, ==, "baseline");
  g_assert_cmpint (cycle->state, ==, CW_CYCLE_DONE);
  g_assert_cmpint (cycle->closed, !=, G_MININT64);
  g_assert_true (
      cw_record_edit (fixture->ana, fixture->cycle, "goal", "I can ask why.", NULL, &error));
}

static void
test_one_step_at_a_time (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CwMoment later = fixture_moment (9 * DAY_S);
  gint64 step = add_step (fixture, "ben", FALSE, &error), event;
  g_autoptr (GPtrArray) due = NULL, carried = NULL, none = NULL;
  g_autoptr (CwActionStep) read = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (add_step (fixture, "Ben", FALSE, &error), ==, 0);
  g_assert_error (error, CW_ERROR, CW_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_cmpint (add_step (fixture, "Ben", TRUE, &error), !=, 0);
  g_assert_cmpint (add_step (fixture, NULL, FALSE, &error), !=, 0);
  g_assert_cmpint (add_step (fixture, "Cleo", FALSE, &error), ==, 0);
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_clear_error (&error);

  due = cw_action_step_due_list (fixture->ana, cw_moment_local_day (later), &error);
  g_assert_cmpuint (due->len, ==, 3);
  event = add_event (fixture, CW_EVENT_PRE_CONFERENCE);
  g_assert_true (cw_action_step_settle (fixture->ana, step, CW_ACTION_DONE, "Five tries",
                                        "More talk", &later, &error));
  carried = cw_action_step_carried_list (fixture->ana, event, &error);
  g_assert_cmpuint (carried->len, ==, 2);
  read = cw_action_step_get (fixture->ana, step, &error);
  g_assert_cmpstr (read->owner, ==, "Ben");
  g_assert_cmpstr (read->evidence, ==, "Five tries");
  g_assert_cmpint (read->done, ==, cw_moment_local_day (later));
  none = cw_action_step_due_list (fixture->ana, read->check_back - 1, &error);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
add_evidence (Fixture *fixture, CwStage stage, const char *day, gint64 tested, gint64 met)
{
  const CwLevelCount levels[] = { { (char *) "not yet", tested - met },
                                  { (char *) "there", met } };
  const CwEvidencePlan plan = { .cycle = fixture->cycle,
                                .stage = stage,
                                .instrument = "Exit slip",
                                .day = day,
                                .tested = tested,
                                .levels = levels,
                                .level_count = G_N_ELEMENTS (levels),
                                .met = met,
                                .is_same = TRUE };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (cw_evidence_add (fixture->ana, &plan, NULL, &error), !=, 0);
  g_assert_no_error (error);
}

static void
test_gain (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  CwGain gain;

  cw_evidence_gain (fixture->ana, fixture->cycle, CW_GAIN_FOR_PARTNERS, &gain, &error);
  g_assert_cmpint (gain.state, ==, CW_GAIN_NO_BASELINE);
  add_evidence (fixture, CW_STAGE_END, "2026-04-10", 22, 15);
  add_evidence (fixture, CW_STAGE_BASELINE, "2026-03-04", 22, 8);
  cw_evidence_gain (fixture->ana, fixture->cycle, CW_GAIN_FOR_OTHERS, &gain, &error);
  label = cw_gain_dup_label (&gain);
  g_assert_cmpstr (label, ==,
                   "the same students: 8 of 22 met the target, then 15 of 22 (+32 points)");

  /* A later end with few students hides it, whoever reads. */
  add_evidence (fixture, CW_STAGE_END, "2026-04-12", 9, 8);
  cw_evidence_gain (fixture->ana, fixture->cycle, CW_GAIN_FOR_PARTNERS, &gain, &error);
  g_assert_cmpint (gain.state, ==, CW_GAIN_SMALL);
  g_assert_cmpint (gain.met_now + gain.tested_now + gain.met_then, ==, 0);
  add_evidence (fixture, CW_STAGE_END, "2026-04-13", 22, 19);
  cw_evidence_gain (fixture->ana, fixture->cycle, CW_GAIN_FOR_PARTNERS, &gain, &error);
  g_assert_cmpint (gain.state, ==, CW_GAIN_SHOWN);
  cw_evidence_gain (fixture->ana, fixture->cycle, CW_GAIN_FOR_OTHERS, &gain, &error);
  g_assert_cmpint (gain.state, ==, CW_GAIN_SMALL);
}

static void
test_levels_make_up_the_number (Fixture *fixture, gconstpointer data)
{
  const CwLevelCount levels[] = { { (char *) "a", 4 }, { (char *) "b", 5 } };
  const CwEvidencePlan plan = { .cycle = fixture->cycle,
                                .instrument = "Slip",
                                .tested = 10,
                                .levels = levels,
                                .level_count = 2,
                                .met = -1 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (cw_evidence_add (fixture->ana, &plan, NULL, &error), ==, 0);
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
}

static void
test_remarks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 event = add_event (fixture, CW_EVENT_POST_CONFERENCE);
  CwMoment moment = fixture_moment (90);
  g_autoptr (GPtrArray) remarks = NULL;
  const CwRemark *remark;

  cw_remark_add (fixture->ana, event, "What did you see?", "More talk", &moment, &error);
  g_assert_no_error (error);
  remarks = cw_remark_list (fixture->ana, event, &error);
  g_assert_cmpuint (remarks->len, ==, 1);
  remark = remarks->pdata[0];
  g_assert_cmpstr (remark->author, ==, "Ana");
  g_assert_cmpstr (remark->question, ==, "What did you see?");
}

/* A deleted cycle takes along what hangs on it, and brings it back. */
static void
test_delete_and_restore (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 event = add_event (fixture, CW_EVENT_CO_PLAN);
  CwEvent *read;

  cw_remark_add (fixture->ana, event, NULL, "Plan of Monday", NULL, &error);
  g_assert_true (cw_record_delete (fixture->ana, fixture->cycle, NULL, &error));
  g_assert_null (cw_event_get (fixture->ana, event, NULL));
  g_assert_null (cw_cycle_get (fixture->ana, fixture->cycle, NULL));
  g_free (cw_undo (fixture->ana, &error));
  g_assert_no_error (error);
  read = cw_event_get (fixture->ana, event, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->remark_count, ==, 1);
  cw_event_free (read);
}

static void
test_model_is_its_own (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwCycleModel) model = cw_cycle_model_get (fixture->ana, fixture->cycle, &error);
  g_autoptr (CwCycleModel) again = NULL;
  g_autofree char *first = NULL, *second = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (cw_cycle_model_get_questions (model, "student-work")->len, ==, 3);
  g_free (model->title);
  model->title = g_strdup ("Our own");
  g_assert_true (cw_cycle_model_set (fixture->ana, fixture->cycle, model, NULL, &error));
  again = cw_cycle_model_get (fixture->ana, fixture->cycle, &error);
  first = cw_cycle_model_write (model);
  second = cw_cycle_model_write (again);
  g_assert_cmpstr (first, ==, second);
}

static void
test_models (void)
{
  g_autoptr (GPtrArray) models = cw_cycle_model_list ();
  CwEventKind kind;

  g_assert_cmpuint (models->len, ==, 4);
  for (guint i = 0; i < models->len; i++)
    {
      const CwCycleModel *model = models->pdata[i];
      GHashTableIter iter;
      gpointer key;

      for (guint j = 0; j < model->hints->len; j++)
        {
          const CwCycleHint *hint = model->hints->pdata[j];

          g_assert_true (cw_event_kind_parse (hint->kind, &kind));
          if (hint->phase[0] != '\0')
            g_assert_nonnull (cw_cycle_model_find_phase (model, hint->phase));
        }
      g_hash_table_iter_init (&iter, model->questions);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        g_assert_true (cw_event_kind_parse (key, &kind));
    }
  g_assert_null (cw_cycle_model_parse ("{\"key\":1}", -1, NULL));
}

/* Coaching is no evaluation: as far as cards say. */
static void
test_evaluators_are_no_partners (Fixture *fixture, gconstpointer data)
{
  static const char *const partners[] = { "Ben", NULL };
  const CwCyclePlan plan = { .title = "Another", .partners = partners };
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_card_declare (fixture->ana, "Ben", NULL));
  g_assert_cmpint (cw_cycle_new (fixture->ana, &plan, NULL, &error), ==, 0);
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Ana declares"));
  g_clear_error (&error);

  g_assert_true (cw_card_declare (fixture->ana, "", NULL));
  g_usleep (2000); /* a later card has a later time */
  g_assert_true (cw_card_declare (fixture->ben, "Ana", NULL));
  trust (fixture->ana, fixture->ben);
  g_assert_cmpint (cw_cycle_new (fixture->ana, &plan, NULL, &error), ==, 0);
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Ben declares"));
  g_clear_error (&error);

  g_usleep (2000);
  g_assert_true (cw_card_declare (fixture->ben, NULL, NULL));
  trust (fixture->ana, fixture->ben);
  g_assert_cmpint (cw_cycle_new (fixture->ana, &plan, NULL, &error), !=, 0);
}

static void
test_stands_in_other_calendars (Fixture *fixture, gconstpointer data)
{
  const gint64 day = fixture_moment (0).at_ms / (DAY_S * G_GINT64_CONSTANT (1000));
  const CwEventPlan event = { .cycle = fixture->cycle,
                              .kind = CW_EVENT_VISIT,
                              .focus = "Who talks?",
                              .planned_ms = fixture_moment (3600).at_ms,
                              .minutes = 20,
                              .debrief_ms = fixture_moment (7200).at_ms };
  CwCalendarPlan plan = { .from = day, .until = day + 60 };
  CwMoment moment = fixture_moment (60);
  g_autofree char *quiet = NULL, *loud = NULL;
  g_autoptr (GError) error = NULL;
  guint count = 0;

  g_assert_cmpint (cw_event_add (fixture->ana, &event, &moment, &error), !=, 0);
  g_assert_cmpint (add_step (fixture, NULL, FALSE, &error), !=, 0);
  quiet = cw_calendar_dup (fixture->ana, &plan, moment, &count, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count, ==, 3);
  g_assert_nonnull (strstr (quiet, "SUMMARY:Coaching\r\n"));
  g_assert_nonnull (strstr (quiet, "-debrief\r\n"));
  g_assert_nonnull (strstr (quiet, "VALUE=DATE:20260311"));
  g_assert_null (strstr (quiet, "Who talks"));
  g_assert_null (strstr (quiet, "Ben"));
  plan.cycle = fixture->cycle + 1; /* another one */
  g_clear_pointer (&quiet, g_free);
  quiet = cw_calendar_dup (fixture->ana, &plan, moment, &count, &error);
  g_assert_cmpuint (count, ==, 0);
  plan.cycle = fixture->cycle;
  plan.tells_words = TRUE;
  loud = cw_calendar_dup (fixture->ana, &plan, moment, NULL, &error);
  g_assert_nonnull (strstr (loud, "DESCRIPTION:Who talks?"));
  g_assert_nonnull (strstr (loud, "DESCRIPTION:Wait three seconds"));
}

static void
test_is_due_to_be_purged (Fixture *fixture, gconstpointer data)
{
  const gint64 day = fixture_moment (0).at_ms / (DAY_S * G_GINT64_CONSTANT (1000));
  const CwNorms norms = { .program = "coaching",
                          .text = (char *) "Between partners.",
                          .parties = (char *) "The union",
                          .day = day,
                          .cycles_months = 12 };
  CwMoment moment = fixture_moment (60);
  g_autofree char *file = g_build_filename (fixture->folder, "order.json", NULL);
  g_autoptr (CwRetention) open = NULL, early = NULL, due = NULL, after = NULL;
  g_autoptr (CwPurged) purged = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (cw_norms_set (fixture->ana, &norms, &moment, &error), !=, 0);
  add_event (fixture, CW_EVENT_PRE_CONFERENCE);
  g_assert_cmpint (add_step (fixture, NULL, FALSE, &error), !=, 0);
  open = cw_retention_look (fixture->ana, day + 3000, &error);
  g_assert_cmpuint (open->cycles->len, ==, 0); /* it goes on */
  cw_cycle_set_state (fixture->ana, fixture->cycle, CW_CYCLE_DONE, NULL, NULL, &moment, &error);
  g_assert_no_error (error);
  early = cw_retention_look (fixture->ana, day + 364, &error);
  g_assert_cmpuint (early->cycles->len, ==, 0);
  due = cw_retention_look (fixture->ana, day + 366, &error);
  g_assert_cmpuint (due->cycles->len, ==, 1);
  g_assert_cmpuint (due->walks->len, ==, 0);
  g_assert_cmpint (((const CwRetained *) due->cycles->pdata[0])->words, ==, 2);

  g_assert_true (cw_retention_write_order (fixture->ana, due, "RC-075 18", file, &error));
  purged = cw_purge (fixture->ana, file, FALSE, &moment, &error);
  g_assert_no_error (error);
  after = cw_retention_look (fixture->ana, day + 366, &error);
  g_assert_cmpuint (after->cycles->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/cycle/begins", test_begins);
  ADD ("/cycle/stays-with-the-pair", test_stays_with_the_pair);
  ADD ("/cycle/phases-move-both-ways", test_phases_move_both_ways);
  ADD ("/cycle/one-step-at-a-time", test_one_step_at_a_time);
  ADD ("/cycle/gain", test_gain);
  ADD ("/cycle/levels-make-up-the-number", test_levels_make_up_the_number);
  ADD ("/cycle/remarks", test_remarks);
  ADD ("/cycle/delete-and-restore", test_delete_and_restore);
  ADD ("/cycle/model-is-its-own", test_model_is_its_own);
  ADD ("/cycle/evaluators-are-no-partners", test_evaluators_are_no_partners);
  ADD ("/cycle/stands-in-other-calendars", test_stands_in_other_calendars);
  ADD ("/cycle/is-due-to-be-purged", test_is_due_to_be_purged);
  g_test_add_func ("/cycle/models", test_models);
  return g_test_run ();
}
