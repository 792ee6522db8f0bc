#include "data/demo/year.h"

#include "data/demo/hall-debrief.h"
#include "data/demo/room-visit.h"
#include "words.h"

#define MINUTE_MS (60 * 1000)
#define NOON_MS (12 * 60 * MINUTE_MS)
#define PASSING_MINUTES 4
#define DEBRIEF_MINUTES 34 /* at most, with the way to it */
#define VISITS_MOST 8

#define AFTERNOON 268 /* minutes after the first bell */

typedef struct
{
  gint64 day;
  gboolean is_afternoon;
  gboolean is_short; /* students leave early, or the coach walks again after lunch */
} Slot;

/* What is taught when the coach comes in. */
static guint
draw_subject (CwDemoPen *pen, guint band)
{
  static const struct
  {
    guint subject;
    guint16 weights[4];
  } met[] = {
    { CW_WORDS_SUBJECT_ELA, { 200, 170, 110, 100 } },
    { CW_WORDS_SUBJECT_MATH, { 140, 150, 110, 100 } },
    { CW_WORDS_SUBJECT_SCIENCE, { 35, 45, 80, 85 } },
    { CW_WORDS_SUBJECT_SOCIAL, { 30, 40, 75, 75 } },
    { CW_WORDS_SUBJECT_ARTS, { 30, 25, 30, 30 } },
    { CW_WORDS_SUBJECT_PE, { 20, 20, 25, 20 } },
    { CW_WORDS_SUBJECT_LANGUAGE, { 5, 10, 30, 35 } },
    { CW_WORDS_SUBJECT_SERVICES, { 35, 35, 25, 20 } },
    { CW_WORDS_SUBJECT_CAREER, { 5, 5, 15, 35 } },
  };
  guint16 weights[CW_WORDS_SUBJECT_COUNT];

  for (guint i = 0; i < G_N_ELEMENTS (met); i++)
    weights[met[i].subject] = met[i].weights[band] + 2 * pen->coach->subjects[met[i].subject];
  return cw_demo_random_choice (&pen->plan, weights, G_N_ELEMENTS (weights));
}

/* No visit goes over the bell: a short one ends with it, a shorter one waits for the next lesson. */
static gint
fit_period (const CwDemoSchoolPlan *school, CwDemoVisit *visit)
{
  gint first_ms = school->start_minute * MINUTE_MS;
  gint period_ms = school->period_minutes * MINUTE_MS;
  gint whole_ms = period_ms + PASSING_MINUTES * MINUTE_MS;
  gint at_ms = (visit->start_ms - first_ms) % whole_ms;
  gint left_ms = period_ms - at_ms;

  if (left_ms < 8 * MINUTE_MS)
    {
      visit->start_ms += whole_ms - at_ms + MINUTE_MS / 2;
      at_ms = MINUTE_MS / 2;
    }
  else
    visit->duration_ms = MIN (visit->duration_ms, left_ms);
  visit->segment = at_ms * 3 < period_ms ? 0 : at_ms * 3 < 2 * period_ms ? 1 : 2;
  return visit->start_ms + visit->duration_ms;
}

static gint
draw_count (CwDemoPen *pen, const Slot *slot)
{
  static const guint16 weights[] = { 21, 25, 25, 18, 11 };
  guint choices = slot->is_afternoon ? 2 : slot->is_short ? 3 : G_N_ELEMENTS (weights);

  return 4 + (gint) cw_demo_random_choice (&pen->plan, weights, choices);
}

static gint
plan_visits (CwDemoPen *pen, const Slot *slot, CwDemoVisit visits[VISITS_MOST])
{
  const CwDemoSchoolPlan *school = &pen->district->schools[pen->school];
  CwDemoRandom *random = &pen->plan;
  gint count = draw_count (pen, slot);
  gint begin = slot->is_afternoon ? AFTERNOON + cw_demo_random_between (random, 0, 5)
                                  : cw_demo_random_between (random, 25, 60);
  gint at_ms = (school->start_minute + begin) * MINUTE_MS;

  if (slot->is_afternoon && school->last_grade > 8)
    count = 4;
  for (gint i = 0; i < count; i++)
    {
      CwDemoVisit *visit = &visits[i];

      at_ms += cw_demo_random_between (random, 2 * MINUTE_MS, 5 * MINUTE_MS);
      visit->number = i + 1;
      visit->start_ms = at_ms;
      visit->duration_ms =
          cw_demo_random_around (random, 690000, 110000, 8 * MINUTE_MS, 15 * MINUTE_MS);
      visit->grade = cw_demo_random_between (random, school->first_grade, school->last_grade);
      visit->subject = draw_subject (pen, cw_demo_band (visit->grade));
      visit->class_number =
          cw_demo_class_find (school, visit->grade, visit->subject,
                              cw_demo_random_below (random, CW_DEMO_SECTIONS));
      at_ms = fit_period (school, visit);
    }
  return count;
}

static void
emit_problem (CwDemoPen *pen, gint at_ms)
{
  CwDemoEvent event = { .kind = CW_DEMO_EVENT_PROBLEM };

  event.text = cw_demo_pen_say (pen, 0, CW_DEMO_TEXT_PROBLEM);
  event.problem.theory = cw_demo_pen_say (pen, 1, CW_DEMO_TEXT_THEORY);
  event.problem.results = cw_demo_pen_say (pen, 2, CW_DEMO_TEXT_RESULTS);
  cw_demo_pen_emit (pen, &event, at_ms);
}

static void
emit_memo (CwDemoPen *pen, gint at_ms)
{
  CwDemoEvent event = { .kind = CW_DEMO_EVENT_MEMO };

  event.text = cw_demo_pen_say (pen, 0, CW_DEMO_TEXT_MEMO);
  cw_demo_pen_emit (pen, &event, at_ms);
}

static void
emit_walk (CwDemoPen *pen, const CwDemoVisit *visits, gint count, gboolean is_debriefed)
{
  const CwDemoVisit *last = &visits[count - 1];
  CwDemoEvent event = { .kind = CW_DEMO_EVENT_WALK };
  gint start_ms = visits[0].start_ms - cw_demo_random_between (&pen->plan, 60000, 110000);
  gint end_ms = last->start_ms + last->duration_ms;
  gint close_ms = end_ms + (is_debriefed ? DEBRIEF_MINUTES : 2) * MINUTE_MS;

  pen->scene.grade = visits[0].grade;
  pen->scene.band = cw_demo_band (visits[0].grade);
  pen->scene.topic =
      (guint) cw_demo_subject_topic (visits[0].subject, pen->scene.band, &pen->plan);
  g_array_set_size (pen->evidence, 0);
  pen->walk = 0;
  event.text = cw_demo_pen_say (pen, 0, CW_DEMO_TEXT_TITLE);
  event.walk_of.school = pen->school;
  event.walk_of.day = pen->day;
  event.walk_of.closed_ms = pen->midnight.at_ms + close_ms;
  cw_demo_pen_emit (pen, &event, start_ms);
  pen->walk = event.number;
  if (cw_demo_random_chance (&pen->plan, 120))
    emit_problem (pen, start_ms + 30000);
  for (gint i = 0; i < count; i++)
    cw_demo_visit_emit (pen, &visits[i]);
  if (is_debriefed)
    cw_demo_debrief_emit (pen, end_ms + cw_demo_random_between (&pen->plan, 60000, 180000));
  if (cw_demo_random_chance (&pen->plan, 250))
    emit_memo (pen, close_ms + MINUTE_MS / 2);
}

/* Where the coach may walk: mornings and afternoons of school days, early releases without the
   latter. Coaches start slowly in fall, and hold back before vacations and in testing. */
static GArray *
list_slots (const CwDemoDistrict *district)
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (Slot));
  gint64 last = district->year.first_day + district->year.count - 1;
  gint64 from = district->year.first_day + 7;

  if (district->scale == CW_DEMO_TINY)
    {
      from = cw_demo_day (CW_DEMO_YEAR + 1, 3, 16);
      last = from + 18;
    }
  for (gint64 day = from; day <= last; day++)
    {
      CwDemoDay sort = cw_demo_school_year_get (&district->year, day);
      Slot morning = { day, FALSE, sort == CW_DEMO_DAY_SHORT },
           afternoon = { day, TRUE, FALSE };

      if (sort != CW_DEMO_DAY_FREE)
        g_array_append_val (slots, morning);
      if (sort == CW_DEMO_DAY_FULL)
        g_array_append_val (slots, afternoon);
    }
  return slots;
}

static guint
slot_weight (const CwDemoPen *pen, const Slot *slot)
{
  static const guint16 months[13] = { 0, 100, 100, 105, 95, 75, 40, 0, 30, 75, 105, 105, 80 };
  static const guint16 weekdays[7] = { 80, 110, 100, 110, 75, 0, 0 };
  guint weight = months[cw_demo_month (slot->day)] * weekdays[cw_demo_weekday (slot->day)];

  return weight *
         (guint) (slot->is_afternoon ? 1000 - pen->coach->mornings : pen->coach->mornings);
}

static void
walk_slot (CwDemoPen *pen, const Slot *slot, gboolean is_last)
{
  const CwDemoDistrict *district = pen->district;
  CwDemoVisit visits[VISITS_MOST];
  gboolean is_debriefed;
  gint count;

  pen->day = slot->day;
  pen->school = pen->coach->school;
  if (cw_demo_random_chance (&pen->plan, pen->coach->elsewhere))
    pen->school = (pen->school + (cw_demo_random_chance (&pen->plan, 600) ? 3 : 7)) %
                  district->school_count;
  pen->midnight = cw_demo_moment (slot->day, NOON_MS);
  pen->midnight.at_ms -= NOON_MS;
  pen->scene.month = cw_demo_month (slot->day);
  pen->year_per_mille =
      (gint) ((slot->day - district->year.first_day) * 1000 / district->year.count);
  count = plan_visits (pen, slot, visits);
  is_debriefed = cw_demo_random_chance (&pen->plan, pen->coach->debriefing);
  emit_walk (pen, visits, count, district->scale == CW_DEMO_TINY ? is_last : is_debriefed);
}

/* Leaves as many slots as the coach walks, each in proportion to its weight. */
static void
draw_slots (CwDemoPen *pen, GArray *slots)
{
  g_autofree guint *weights = g_new (guint, slots->len);
  gint left = pen->coach->walks;
  guint64 total = 0;
  guint kept = 0;

  for (guint i = 0; i < slots->len; i++)
    total += weights[i] = slot_weight (pen, &g_array_index (slots, Slot, i));
  for (guint i = 0; i < slots->len && left > 0; i++)
    {
      guint64 chance = total > 0 ? (guint64) left * weights[i] * 1000 / total : 0;

      total -= weights[i];
      if (left == (gint) (slots->len - i) || cw_demo_random_chance (&pen->plan, (gint) chance))
        {
          g_array_index (slots, Slot, kept++) = g_array_index (slots, Slot, i);
          left--;
        }
    }
  g_array_set_size (slots, kept);
}

static void
walk_year (CwDemoPen *pen)
{
  g_autoptr (GArray) slots = list_slots (pen->district);

  draw_slots (pen, slots);
  for (guint i = 0; i < slots->len && !pen->is_stopped; i++)
    {
      Slot *slot = &g_array_index (slots, Slot, i);

      if (i + 1 < slots->len && slot[1].day == slot->day)
        slot->is_short = TRUE;
      walk_slot (pen, slot, i + 1 == slots->len);
    }
}

gboolean
cw_demo_year_run_coach (const CwDemoDistrict *district,
                        guint number,
                        CwDemoEventFunc func,
                        gpointer user_data)
{
  CwDemoPen pen = { .district = district, .func = func, .user_data = user_data };
  CwDemoEvent event = { .kind = CW_DEMO_EVENT_COACH, .coach = number };

  pen.coach = &district->coaches[number];
  cw_demo_random_init (&pen.plan, district->seed, 10000 + number);
  cw_demo_random_init (&pen.words, district->seed, 20000 + number);
  pen.scene.random = &pen.words;
  pen.scene.habit = pen.coach->habit;
  pen.scene.class_size = 20;
  pen.scene.engaged = 700;
  pen.evidence = g_array_new (FALSE, FALSE, sizeof (CwDemoEvidence));
  event.moment = cw_demo_moment (district->year.first_day, 8 * 60 * MINUTE_MS);
  if (func (&event, user_data))
    walk_year (&pen);
  else
    pen.is_stopped = TRUE;
  g_array_unref (pen.evidence);
  cw_demo_text_clear (&pen.text);
  for (guint i = 0; i < G_N_ELEMENTS (pen.more); i++)
    cw_demo_text_clear (&pen.more[i]);
  return !pen.is_stopped;
}

gboolean
cw_demo_year_run (const CwDemoDistrict *district, CwDemoEventFunc func, gpointer user_data)
{
  for (guint i = 0; i < district->coach_count; i++)
    if (!cw_demo_year_run_coach (district, i, func, user_data))
      return FALSE;
  return TRUE;
}
