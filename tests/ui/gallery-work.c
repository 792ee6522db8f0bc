#include "tests/ui/gallery-work.h"

#include "corewalk/action-step.h"
#include "corewalk/cycle-event.h"
#include "corewalk/cycle-model.h"
#include "corewalk/cycle-share.h"
#include "corewalk/moment.h"

#define MINUTE_MS G_GINT64_CONSTANT (60000)
#define DAY_MS (24 * 60 * MINUTE_MS)

static void
check (gint64 id, const GError *error)
{
  g_assert_no_error (error);
  g_assert_cmpint (id, !=, 0);
}

static gint64
add_event (CwStore *store, const CwEventPlan *plan)
{
  g_autoptr (GError) error = NULL;
  gint64 event = cw_event_add (store, plan, NULL, &error);

  check (event, error);
  return event;
}

/* A quarter past ten of that day, UTC. */
static gint64
at_ten (int days)
{
  gint64 now_ms = cw_moment_now ().at_ms;

  return now_ms - now_ms % DAY_MS + days * DAY_MS + 615 * MINUTE_MS;
}

/* The talk of two days ago, with answers, a note, and a step that was agreed there. */
static void
talk (CwStore *store, gint64 cycle, GalleryWork *work)
{
  static const char *const answers[] = {
    "12 of 22 gave a reason that holds; at the beginning there were 5.",
    "They had time to think. Two pairs still waited for me to come by.",
  };
  CwMoment moment = cw_moment_now ();
  const CwEventPlan plan = {
    .cycle = cycle,
    .kind = CW_EVENT_POST_CONFERENCE,
    .planned_ms = at_ten (-2),
    .minutes = 20,
    .focus = "Who talks in pairs, and who waits to be asked?",
    .host = "Ana, grade 4, room 12",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (CwCycleModel) model = cw_cycle_model_get (store, cycle, &error);
  const GPtrArray *questions = cw_cycle_model_get_questions (model, "post-conference");

  work->event = add_event (store, &plan);
  moment.at_ms = at_ten (-2);
  g_assert_true (cw_event_start (store, work->event, &moment, &error));
  for (guint i = 0; i < MIN (questions->len, G_N_ELEMENTS (answers)); i++)
    check (cw_remark_add (store, work->event, questions->pdata[i], answers[i], &moment, &error),
           error);
  moment.at_ms += 7 * MINUTE_MS;
  check (
      cw_remark_add (store, work->event, NULL,
                     "The two pairs by the door did not hear the task. Say it twice, or write "
                     "it down?",
                     &moment, &error),
      error);
  moment.at_ms += 16 * MINUTE_MS;
  g_assert_true (cw_event_stop (store, work->event, &moment, &error));
}

static void
take_steps (CwStore *store, gint64 cycle, GalleryWork *work)
{
  gint64 today = cw_moment_local_day (cw_moment_now ());
  g_autofree char *agreed = cw_day_format (today - 2);
  g_autofree char *check_back = cw_day_format (today + 5);
  CwMoment moment = cw_moment_now ();
  CwActionPlan plan = {
    .cycle = cycle,
    .text = "Write the task on the board before pairs begin",
    .owner = "Ben Ortiz",
    .agreed = agreed,
    .check_back = check_back,
    .event = work->event,
    .is_one_more = TRUE,
  };
  g_autoptr (GError) error = NULL;
  gint64 done;

  work->step = cw_action_step_add (store, &plan, NULL, &error);
  check (work->step, error);
  plan.text = "Ask one pair a day what the other one said";
  plan.event = 0;
  done = cw_action_step_add (store, &plan, NULL, &error);
  check (done, error);
  g_assert_true (cw_action_step_settle (store, done, CW_ACTION_DONE,
                                        "Four days; by Thursday they asked each other",
                                        "They listen to be able to say it", &moment, &error));
}

void
gallery_work_make (CwStore *store, gint64 cycle, gint64 form, GalleryWork *work)
{
  const CwEventPlan before = {
    .cycle = cycle,
    .kind = CW_EVENT_PRE_CONFERENCE,
    .planned_ms = at_ten (1),
    .minutes = 15,
    .focus = "What shall be looked at on Thursday?",
  };
  const CwEventPlan observation = {
    .cycle = cycle,
    .kind = CW_EVENT_VISIT,
    .planned_ms = at_ten (3),
    .minutes = 20,
    .focus = "What do the two pairs by the door say and do in the first five minutes?",
    .form = form,
    .seat = "By the window, and Ben may ask two students what the task is",
    .host = "Ana, grade 4, room 12",
    .debrief_ms = at_ten (3) + 180 * MINUTE_MS,
    .seen_by = "The two of us",
  };
  g_autoptr (GError) error = NULL;
  CwShareState state;

  talk (store, cycle, work);
  take_steps (store, cycle, work);
  work->before = add_event (store, &before);
  work->observation = add_event (store, &observation);
  work->share = cw_share_new (
      store, cycle,
      "In six weeks of pair talk, those who gave a reason that holds went from 5 to 12 of 22. What "
      "helped: waiting five seconds, and writing the task on the board before pairs begin.",
      "district", 0, NULL, &error);
  check (work->share, error);
  g_assert_true (cw_share_agree (store, work->share, FALSE, NULL, &state, &error));
}
