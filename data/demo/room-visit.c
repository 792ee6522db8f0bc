#include "data/demo/room-visit.h"

#include "corewalk/mark.h"

#include <string.h>

#define MOST_ACTIONS 200
#define SECOND_MS 1000
#define MINUTE_MS (60 * SECOND_MS)

/* What will happen in the room, before it is sorted by time. */
typedef struct
{
  gint at_ms; /* since the visit began */
  CwDemoEventKind kind;
  gint what; /* item, counter, stopwatch, question: its place in the form */
  gint value;
} Action;

typedef struct
{
  CwDemoPen *pen;
  const CwDemoVisit *visit;
  gint quality; /* of the room today, per mille added to what is seen */
  guint count;
  Action actions[MOST_ACTIONS];
} Plan;

static void
add (Plan *plan, CwDemoEventKind kind, gint at_ms, gint what, gint value)
{
  gint latest = plan->visit->duration_ms - SECOND_MS;

  if (plan->count < MOST_ACTIONS)
    plan->actions[plan->count++] =
        (Action){ CLAMP (at_ms, SECOND_MS, latest), kind, what, value };
}

/* A number in -@most … @most that always belongs to the two together. */
static gint
effect (const Plan *plan, guint first, guint second, gint most)
{
  guint64 hash =
      cw_demo_random_hash (plan->pen->district->seed + ((guint64) first << 40) + second);

  return (gint) (hash % (guint64) (2 * most + 1)) - most;
}

static void
plan_notes (Plan *plan)
{
  CwDemoRandom *random = &plan->pen->plan;
  gint step_ms = plan->pen->coach->note_minutes * MINUTE_MS / 10;
  gint at_ms = cw_demo_random_between (random, 8 * SECOND_MS, step_ms / 2);

  while (at_ms < plan->visit->duration_ms - 15 * SECOND_MS)
    {
      add (plan, CW_DEMO_EVENT_NOTE, at_ms, 0, 0);
      at_ms +=
          cw_demo_random_around (random, step_ms, step_ms / 3, 20 * SECOND_MS, 3 * step_ms);
    }
}

/* What the look-for shows in this room: a mark's value. */
static gint
draw_mark (Plan *plan, guint number)
{
  CwDemoRandom *random = &plan->pen->plan;
  const CwDemoItem *item = &plan->pen->district->items[number];
  gint growth = item->growth * plan->pen->year_per_mille / 1000;
  gint school = plan->pen->school;
  gint shift;

  if (cw_demo_random_chance (random, item->hidden[plan->visit->segment]))
    return CW_MARK_NOT_OBSERVABLE;
  /* Schools work on different things, and grades do. */
  growth += growth * effect (plan, 3000 + (guint) school, number, 700) / 1000;
  shift = plan->pen->coach->generosity + plan->quality +
          effect (plan, 4000 + (guint) school, number, 60) +
          effect (plan, 5000 + plan->pen->scene.band, number, 70) +
          effect (plan, 6000 + plan->visit->subject, number, 50);
  if (item->level_most > 0)
    return (cw_demo_random_around (random, item->share + (growth + shift) / 4, 70, 60,
                                   100 * item->level_most) +
            50) /
           100;
  return cw_demo_random_chance (random, CLAMP (item->share + growth + shift, 20, 980))
             ? CW_MARK_SEEN
             : CW_MARK_NOT_SEEN;
}

/* Most are marked toward the end, in the order of the form; some at once when they are seen. */
static void
plan_marks (Plan *plan)
{
  CwDemoRandom *random = &plan->pen->plan;
  gint count = (gint) plan->pen->district->item_count;
  gint last_ms = plan->visit->duration_ms - 10 * SECOND_MS;
  gint first_ms = last_ms - cw_demo_random_between (random, 90, 200) * SECOND_MS;

  for (gint i = 0; i < count; i++)
    {
      gint at_ms = first_ms + (last_ms - first_ms) * i / count +
                   cw_demo_random_between (random, 0, 3 * SECOND_MS);

      if (cw_demo_random_chance (random, 200))
        at_ms = cw_demo_random_between (random, 60 * SECOND_MS, first_ms);
      if (!cw_demo_random_chance (random, plan->pen->coach->skipped))
        add (plan, CW_DEMO_EVENT_MARK, at_ms, i, draw_mark (plan, (guint) i));
    }
}

static void
plan_tallies (Plan *plan)
{
  CwDemoRandom *random = &plan->pen->plan;
  gint counters = (gint) plan->pen->district->form->tools.counters->len;
  gint first = cw_demo_random_between (random, 0, counters - 1);
  gint kinds = cw_demo_random_between (random, 2, 4);
  gint count = cw_demo_random_between (random, 4, 16);

  for (gint i = 0; i < count; i++)
    add (plan, CW_DEMO_EVENT_TALLY,
         cw_demo_random_between (random, MINUTE_MS / 2, plan->visit->duration_ms),
         (first + (gint) cw_demo_random_zipf (random, (guint32) kinds, 0)) % counters,
         cw_demo_random_chance (random, 60) ? 2 : 1);
}

static void
plan_scans (Plan *plan)
{
  const CwFormTool *scan = plan->pen->district->form->tools.scans->pdata[0];
  CwDemoRandom *random = &plan->pen->plan;
  gint n = MIN ((gint) scan->n, plan->pen->scene.class_size);

  for (gint at_ms = (gint) scan->seconds * SECOND_MS; at_ms < plan->visit->duration_ms;
       at_ms += (gint) scan->seconds * SECOND_MS)
    {
      gint k = 0;

      for (gint i = 0; i < n; i++)
        k += cw_demo_random_chance (random, plan->pen->scene.engaged);
      add (plan, CW_DEMO_EVENT_SCAN, at_ms + cw_demo_random_between (random, 900, 9000), k, n);
    }
}

static void
plan_timers (Plan *plan)
{
  CwDemoRandom *random = &plan->pen->plan;
  gint watches = (gint) plan->pen->district->form->tools.stopwatches->len;
  gint at_ms = cw_demo_random_between (random, 5 * SECOND_MS, 2 * MINUTE_MS);

  for (gint i = cw_demo_random_between (random, 1, 4); i > 0; i--)
    {
      gint length_ms = cw_demo_random_between (random, 10 * SECOND_MS, 3 * MINUTE_MS);

      if (at_ms + length_ms > plan->visit->duration_ms - 2 * SECOND_MS)
        return;
      add (plan, CW_DEMO_EVENT_TIMER, at_ms, cw_demo_random_between (random, 0, watches - 1),
           length_ms);
      at_ms += length_ms + cw_demo_random_between (random, 2 * SECOND_MS, MINUTE_MS);
    }
}

static void
plan_students (Plan *plan)
{
  CwDemoRandom *random = &plan->pen->plan;
  gint questions = (gint) plan->pen->district->form->tools.questions->len;
  gint at_ms = cw_demo_random_between (random, MINUTE_MS, plan->visit->duration_ms / 2);
  gint first = cw_demo_random_between (random, 0, 1);

  for (gint i = first; i < questions; i++)
    {
      add (plan, CW_DEMO_EVENT_ANSWER, at_ms, i, 0);
      at_ms += cw_demo_random_between (random, 12 * SECOND_MS, 50 * SECOND_MS);
      if (cw_demo_random_chance (random, 250))
        return;
    }
}

static void
sort (Plan *plan)
{
  for (guint i = 1; i < plan->count; i++)
    {
      Action moved = plan->actions[i];
      guint place = i;

      for (; place > 0 && plan->actions[place - 1].at_ms > moved.at_ms; place--)
        plan->actions[place] = plan->actions[place - 1];
      plan->actions[place] = moved;
    }
  /* No two of one visit share a millisecond. */
  for (guint i = 1; i < plan->count; i++)
    plan->actions[i].at_ms = MAX (plan->actions[i].at_ms, plan->actions[i - 1].at_ms + 1);
}

/* A look-for about what the line is about, or none: a coach links few lines while walking. */
static gint
draw_link (CwDemoPen *pen, CwTags tags)
{
  static const char *const cores[] = { "teacher", "student", "task" };
  const GPtrArray *items = pen->district->form->items;
  guint number = cw_demo_random_below (&pen->plan, items->len);
  const CwFormItem *item = items->pdata[number];

  for (guint i = 0; i < G_N_ELEMENTS (cores); i++)
    if (tags == 1u << i && strcmp (item->core, cores[i]) == 0 &&
        cw_demo_random_chance (&pen->plan, 400))
      return (gint) number;
  return -1;
}

static void
write_note (CwDemoPen *pen, CwDemoEvent *event)
{
  guint first = cw_demo_random_choice (&pen->plan, pen->coach->tags, 3);
  gint length = cw_demo_random_around (&pen->plan, pen->coach->wordiness, 80, 100, 600);
  CwTags tags = 1u << first;

  if (cw_demo_random_chance (&pen->plan, 120))
    tags |= 1u << cw_demo_random_below (&pen->plan, 3);
  event->note.tags = tags;
  event->note.item = draw_link (pen, tags);
  pen->text.length = 0;
  cw_demo_note (&pen->text, &pen->scene, tags, (guint) (length + 50) / 100);
  event->text = cw_demo_text_end (&pen->text);
}

static const char *
tool_key (const GPtrArray *tools, gint number)
{
  return ((const CwFormTool *) tools->pdata[number])->key;
}

static void
fill (const Plan *plan, const Action *action, CwDemoEvent *event)
{
  const CwFormTools *tools = &plan->pen->district->form->tools;
  gint64 start_ms = plan->pen->midnight.at_ms + plan->visit->start_ms;

  switch (action->kind)
    {
    case CW_DEMO_EVENT_NOTE:
      write_note (plan->pen, event);
      break;
    case CW_DEMO_EVENT_MARK:
      event->mark.item = (guint) action->what;
      event->mark.value = action->value;
      break;
    case CW_DEMO_EVENT_TALLY:
      event->count.key = tool_key (tools->counters, action->what);
      event->count.k = action->value;
      break;
    case CW_DEMO_EVENT_SCAN:
      event->count.key = tool_key (tools->scans, 0);
      event->count.k = action->what;
      event->count.n = action->value;
      break;
    case CW_DEMO_EVENT_TIMER:
      event->count.key = tool_key (tools->stopwatches, action->what);
      event->count.stopped_ms = start_ms + action->at_ms + action->value;
      break;
    case CW_DEMO_EVENT_ANSWER:
      event->count.key = tool_key (tools->questions, action->what);
      event->text =
          cw_demo_pen_say (plan->pen, 0, CW_DEMO_TEXT_ANSWER_WHAT + (guint) action->what);
      break;
    default:
      event->text = cw_demo_pen_say (plan->pen, 0, CW_DEMO_TEXT_TASK_SAMPLE);
    }
}

static void
set_scene (CwDemoPen *pen, const CwDemoVisit *visit, gint quality)
{
  CwDemoScene *scene = &pen->scene;
  gint topic;

  scene->grade = visit->grade;
  scene->band = cw_demo_band (visit->grade);
  topic = cw_demo_subject_topic (visit->subject, scene->band, &pen->plan);
  g_assert (topic >= 0);
  scene->topic = (guint) topic;
  scene->class_size = cw_demo_class_size (pen->district, pen->school, visit->class_number);
  scene->engaged = CLAMP (720 + quality, 250, 970);
}

static void
make_plan (Plan *plan)
{
  const CwDemoCoach *coach = plan->pen->coach;
  CwDemoRandom *random = &plan->pen->plan;

  plan_notes (plan);
  plan_marks (plan);
  if (cw_demo_random_chance (random, coach->counting))
    switch (cw_demo_random_below (random, 4))
      {
      case 0:
        plan_scans (plan);
        break;
      case 1:
        plan_timers (plan);
        break;
      default:
        plan_tallies (plan);
      }
  if (cw_demo_random_chance (random, coach->asking))
    plan_students (plan);
  if (cw_demo_random_chance (random, 250))
    add (plan, CW_DEMO_EVENT_TASK, plan->visit->duration_ms / 2, 0, 0);
  sort (plan);
}

void
cw_demo_visit_emit (CwDemoPen *pen, const CwDemoVisit *visit)
{
  static const char *const segments[] = { "opening", "middle", "closing" };
  Plan plan = { .pen = pen, .visit = visit };
  CwDemoEvent event = { .kind = CW_DEMO_EVENT_VISIT };
  guint number;

  plan.quality = cw_demo_random_normal (&pen->plan, 0, 90);
  set_scene (pen, visit, plan.quality);
  make_plan (&plan);
  event.visit_of.visit_number = visit->number;
  event.visit_of.class_number = visit->class_number;
  event.visit_of.grade = visit->grade;
  event.visit_of.subject = visit->subject;
  event.visit_of.segment = segments[visit->segment];
  event.visit_of.ended_ms = pen->midnight.at_ms + visit->start_ms + visit->duration_ms;
  cw_demo_pen_emit (pen, &event, visit->start_ms);
  number = event.number;
  for (guint i = 0; i < plan.count; i++)
    {
      const Action *action = &plan.actions[i];

      event = (CwDemoEvent){ .kind = action->kind, .visit = number };
      pen->scene.clock_minute = (visit->start_ms + action->at_ms) / MINUTE_MS;
      pen->scene.visit_minute = MAX (1, action->at_ms / MINUTE_MS);
      fill (&plan, action, &event);
      cw_demo_pen_emit (pen, &event, visit->start_ms + action->at_ms);
      if (action->kind == CW_DEMO_EVENT_NOTE)
        g_array_append_val (pen->evidence, ((CwDemoEvidence){ event.number, number }));
    }
}
