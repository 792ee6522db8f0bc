#include "tests/ui/gallery-cycle.h"

#include "corewalk/action-step.h"
#include "corewalk/bundle.h"
#include "corewalk/cycle-event.h"
#include "corewalk/cycle.h"
#include "corewalk/merge.h"
#include "corewalk/record.h"
#include "corewalk/student-evidence.h"
#include "corewalk/trust.h"

#define DAY_MS (24 * 60 * 60 * G_GINT64_CONSTANT (1000))

static void
check (gint64 id, const GError *error)
{
  g_assert_no_error (error);
  g_assert_cmpint (id, !=, 0);
}

static CwMoment
days_ago (int days)
{
  CwMoment moment = cw_moment_now ();

  moment.at_ms -= days * DAY_MS;
  return moment;
}

static char *
dup_day (int days_from_now)
{
  return cw_day_format (cw_moment_local_day (cw_moment_now ()) + days_from_now);
}

static void
introduce (CwStore *store, CwStore *other)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwSenderCard) card = cw_sender_card_own (other, &error);

  g_assert_no_error (error);
  g_assert_true (cw_trust_add (store, card, FALSE, &error));
}

void
gallery_cycle_send (CwStore *from, CwStore *to, const char *cycle, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwSenderCard) card = cw_sender_card_own (to, &error);
  g_autoptr (GPtrArray) recipients = g_ptr_array_new ();
  g_autofree char *file = g_build_filename (folder, "cycle.walk", NULL);
  const char *const files[] = { file, NULL };
  const CwExportPlan plan = { .scope = CW_SCOPE_CYCLE,
                              .cycle = cw_cycle_find (from, cycle, &error),
                              .recipients = recipients };
  g_autoptr (CwMerged) merged = NULL;

  g_assert_no_error (error);
  g_ptr_array_add (recipients, card->recipient);
  g_assert_true (cw_bundle_export (from, &plan, file, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  merged = cw_merge (to, files, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (merged->refused, ==, 0);
}

static gint64
begin (CwStore *store, const char *with, const char *title, const char *model, int days)
{
  const char *const partners[] = { with, NULL };
  g_autofree char *until = dup_day (21);
  CwMoment moment = days_ago (days);
  const CwCyclePlan plan = {
    .title = title,
    .model = model,
    .partners = partners,
    .until = until,
    .goal =
        "“I can say why my answer makes sense, and what I would ask somebody who got another one.”",
    .measure = "One written explanation a week, read by both of us",
    .target = "15 of 22 give a reason that holds",
    .agreement =
        "Ben sits by the window. He writes down what students say, nothing about me. We talk the same day.",
  };
  g_autoptr (GError) error = NULL;
  gint64 cycle = cw_cycle_new (store, &plan, &moment, &error);

  check (cycle, error);
  return cycle;
}

static void
add_events (CwStore *store, gint64 cycle)
{
  static const struct
  {
    CwEventKind kind;
    const char *focus;
    int days; /* from now */
  } events[] = {
    { CW_EVENT_PRE_CONFERENCE, "Which students talk, and who waits?", -12 },
    { CW_EVENT_STUDENT_WORK, "Exit slips of Tuesday, sorted together", -9 },
    { CW_EVENT_VISIT, "What students say to each other in pairs", 2 },
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      CwMoment moment = days_ago (-events[i].days);
      const CwEventPlan plan = { .cycle = cycle,
                                 .kind = events[i].kind,
                                 .planned_ms = moment.at_ms,
                                 .minutes = 30,
                                 .focus = events[i].focus };
      gint64 event = cw_event_add (store, &plan, NULL, &error);

      check (event, error);
      if (events[i].days > 0)
        continue;
      g_assert_true (cw_event_start (store, event, &moment, &error));
      moment.at_ms += 28 * 60 * 1000;
      g_assert_true (cw_event_stop (store, event, &moment, &error));
    }
}

static void
add_evidence (CwStore *store, gint64 cycle)
{
  static char words[4][24] = { "No reason", "A reason", "A reason that holds",
                               "Answers a doubt" };
  static const gint64 counts[2][4] = { { 9, 8, 4, 1 }, { 4, 6, 9, 3 } };
  static const gint64 met[] = { 5, 12 };
  static const int days[] = { -13, -3 };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      CwLevelCount levels[4];
      g_autofree char *day = dup_day (days[i]);
      const CwEvidencePlan plan = {
        .cycle = cycle,
        .stage = i == 0 ? CW_STAGE_BASELINE : CW_STAGE_INTERIM,
        .instrument = "Written explanation",
        .day = day,
        .students = "Grade 4, second period",
        .tested = 22,
        .levels = levels,
        .level_count = 4,
        .met = met[i],
        .is_same = TRUE,
      };

      for (guint j = 0; j < 4; j++)
        levels[j] = (CwLevelCount){ words[j], counts[i][j] };
      check (cw_evidence_add (store, &plan, NULL, &error), error);
    }
}

static void
add_step (CwStore *store, gint64 cycle)
{
  g_autofree char *due = dup_day (-1);
  CwMoment moment = days_ago (8);
  const CwActionPlan plan = { .cycle = cycle,
                              .text = "Wait five seconds after “Why?” before anybody speaks",
                              .check_back = due };
  g_autoptr (GError) error = NULL;

  check (cw_action_step_add (store, &plan, &moment, &error), error);
}

/* Both say how far they want to get, without seeing each other's. */
static void
disagree (CwStore *store, CwStore *ben, const char *title, const char *folder)
{
  g_autoptr (GError) error = NULL;
  gint64 mine = 0, his = 0;

  gallery_cycle_send (store, ben, title, folder);
  mine = cw_cycle_find (store, title, &error);
  his = cw_cycle_find (ben, title, &error);
  g_assert_no_error (error);
  g_assert_true (cw_cycle_take_part (ben, his, NULL, &error));
  g_assert_true (cw_record_edit (ben, his, "target",
                                 "Two thirds of them, also those who come late", NULL, &error));
  g_assert_true (cw_record_edit (store, mine, "target", "16 of 22 give a reason that holds",
                                 NULL, &error));
  gallery_cycle_send (ben, store, title, folder);
  g_assert_no_error (error);
}

gint64
gallery_cycle_make (CwStore *store, Partner *ben)
{
  g_autofree char *folder = g_path_get_dirname (ben->directory);
  g_autoptr (GError) error = NULL;
  gint64 cycle = 0, closed = 0;

  introduce (ben->store, store);
  cycle = begin (store, "Ben Ortiz", "Talk in pairs", "students-first", 14);
  g_assert_true (cw_cycle_set_phase (store, cycle, "baseline", NULL, &error));
  g_assert_no_error (error);
  add_events (store, cycle);
  add_evidence (store, cycle);
  add_step (store, cycle);
  disagree (store, ben->store, "Talk in pairs", folder);

  closed = begin (store, "Ben Ortiz", "Who is called on", "find-learn-improve", 120);
  g_assert_true (cw_cycle_set_state (store, closed, CW_CYCLE_DONE, "Goal met before winter",
                                     "Waiting was harder than asking.", NULL, &error));
  g_assert_no_error (error);
  begin (ben->store, cw_store_get_person (store)->name, "Reading the question twice",
         "half-days", 3);
  gallery_cycle_send (ben->store, store, "Reading the question twice", folder);
  return cycle;
}
