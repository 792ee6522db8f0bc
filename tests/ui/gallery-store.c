#include "tests/ui/gallery-store.h"

#include "corewalk/debrief.h"
#include "corewalk/demo.h"
#include "corewalk/form.h"
#include "corewalk/mark.h"
#include "corewalk/merge.h"
#include "corewalk/note.h"
#include "corewalk/place.h"
#include "corewalk/slot.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "tests/ui/gallery-academy.h"
#include "tests/ui/gallery-cycle.h"
#include "tests/ui/gallery-results.h"

#define MINUTE_MS 60000
#define DAY_MS (24 * 60 * MINUTE_MS)

typedef struct
{
  CwTags tags;
  const char *text;
} Line;

static const Line lines[] = {
  { CW_TAG_TEACHER, "“What do you notice about the two number lines?”" },
  { CW_TAG_STUDENT, "“The second one jumps by fourths, so it’s longer to get to one.”" },
  { CW_TAG_TASK,
    "Worksheet: place 3/4, 5/4 and 7/4 on a number line and explain one of them in a sentence" },
  { CW_TAG_TEACHER, "Wait time after the question: I count to six" },
  { CW_TAG_STUDENT, "7 of 24 hands are up; two pairs talk without being asked" },
  { CW_TAG_STUDENT | CW_TAG_TASK,
    "Boy at the window counts in whole numbers, erases, starts again at 0" },
  { CW_TAG_TEACHER, "“Turn to your partner and convince them. One minute.”" },
  { CW_TAG_STUDENT, "11 of 12 pairs talk; most point at the paper while they do" },
  { CW_TAG_NONE, "Timer on the board: 1:00" },
  { CW_TAG_STUDENT, "“But 5/4 is more than one, it has to be after the one.” – “Oh. Right.”" },
};

static void
check (gint64 id, const GError *error)
{
  g_assert_no_error (error);
  g_assert_cmpint (id, !=, 0);
}

static CwMoment
minutes_ago (int minutes)
{
  CwMoment moment = cw_moment_now ();

  moment.at_ms -= (gint64) minutes * MINUTE_MS;
  return moment;
}

static void
make (const char *directory, gboolean is_sample)
{
  char name[] = "Ana Reyes", role[] = "coach", organization[] = "Hartwell Public Schools";
  const CwPerson person = { .name = name,
                            .role = role,
                            .organization = organization,
                            .is_sample = is_sample };
  g_autoptr (GError) error = NULL;

  cw_store_create (directory, &person, &error);
  g_assert_no_error (error);
}

void
gallery_store_make_empty (const char *directory)
{
  make (directory, FALSE);
}

static gint64
begin_walk (CwStore *store, const char *title, const CwMoment *moment, gint64 *form)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = cw_walk_ids (store, 1, &error);
  g_autoptr (CwWalk) last = cw_walk_get (store, g_array_index (ids, gint64, 0), &error);
  CwWalkPlan plan = {
    .title = title,
    .school = last->school,
    .problem = "Students solve what they have seen before, but few explain why it works.",
  };
  gint64 walk;

  plan.form = *form = cw_form_find (store, "core-walk", NULL);
  if (plan.form == 0)
    plan.form = *form = last->form;
  walk = cw_walk_new (store, &plan, moment, &error);
  check (walk, error);
  return walk;
}

static gint64
visit_room (CwStore *store, gint64 walk, gint64 form, const char *grade, int began, int count)
{
  CwMoment moment = minutes_ago (began);
  const CwVisitPlan plan = { .walk = walk,
                             .grade = grade,
                             .subject = "Math",
                             .segment = "middle" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = cw_form_items (store, form, &error);
  gint64 visit = cw_visit_start (store, &plan, &moment, &error);

  check (visit, error);
  for (int i = 0; i < count; i++)
    {
      const Line *line = &lines[i % (int) G_N_ELEMENTS (lines)];

      moment.at_ms += 13 * 1000;
      check (cw_note_add (store, visit, line->tags, line->text, &moment, &error), error);
    }
  for (guint i = 0; i < items->len; i++)
    {
      const CwItem *item = items->pdata[i];
      int value = item->level_count > 0 ? 1 + (int) i % item->level_count : 1 - (int) i % 3;

      if (i % 4 != 3)
        check (cw_mark_set (store, visit, item->id, value, &moment, &error), error);
    }
  return visit;
}

static void
begin_debrief (CwStore *store, gint64 walk, gint64 visit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = cw_note_list (store, visit, &error);
  g_autofree char *due = cw_day_format (cw_moment_local_day (cw_moment_now ()) + 7);
  CwCardPlan plan = { .walk = walk, .step = CW_STEP_PATTERN };

  plan.text = "Partners talk when they are asked to, and stop when the teacher speaks";
  plan.under = cw_card_add (store, &plan, NULL, &error);
  check (plan.under, error);
  for (guint i = 0; i < 5; i++)
    {
      const CwNote *note = notes->pdata[i];

      plan.step = CW_STEP_DESCRIBE;
      plan.text = note->text;
      plan.notes = &note->id;
      plan.note_count = 1;
      if (i >= 2)
        plan.under = 0;
      check (cw_card_add (store, &plan, NULL, &error), error);
    }
  plan =
      (CwCardPlan){ .walk = walk,
                    .step = CW_STEP_PREDICT,
                    .text =
                        "I could place fractions on a line, and say why 5/4 comes after 1." };
  check (cw_card_add (store, &plan, NULL, &error), error);
  plan =
      (CwCardPlan){ .walk = walk,
                    .step = CW_STEP_NEXT,
                    .text = "Ask “How do you know?” once in each lesson, and wait five seconds",
                    .owner = "Grade 4 team",
                    .due = due };
  check (cw_card_add (store, &plan, NULL, &error), error);
}

/* Three rooms: a host who is told, one who isn't, and a visit that was called off. */
static gint64
plan_visits (CwStore *store, gint64 walk)
{
  static const char *const rooms[] = { "Room 12", "Library, second floor, north reading room",
                                       "Room 7" };
  static const char *const times[] = { "10:15", "11:00", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (CwWalk) shown = cw_walk_get (store, walk, &error);
  gint64 slots[G_N_ELEMENTS (rooms)] = { 0 };

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      const CwSlotPlan plan = {
        .walk = walk,
        .class_id = cw_room_new (store, shown->school, rooms[i], NULL, &error),
        .day = G_MININT64,
        .time = times[i],
        .minutes = 10,
      };

      slots[i] = cw_slot_add (store, &plan, NULL, &error);
      check (slots[i], error);
    }
  g_assert_true (cw_slot_set_noticed (store, slots[0], TRUE, NULL, &error));
  g_assert_true (cw_slot_set_off (store, slots[2], TRUE, NULL, &error));
  return slots[1];
}

static void
add_academy (CwStore *store, Partner *partner, GalleryDay *day)
{
  g_autoptr (CwWalk) walk = cw_walk_get (store, day->walk, NULL);

  gallery_academy_add (store, partner, walk->school, &day->academy);
}

/* Returns: the cycle that both of them are in. */
static gint64
hear_from_ben (CwStore *store, GalleryDay *day)
{
  g_autoptr (Partner) partner = partner_new_sample ();
  g_autofree char *file = NULL;
  const char *files[] = { NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (CwMerged) merged = NULL;

  partner_introduce (partner, store);
  add_academy (store, partner, day);
  files[0] = file = partner_export (partner, store, "ben.walk");
  merged = cw_merge (store, files, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (merged->refused, ==, 0);
  return gallery_cycle_make (store, partner);
}

static void
add_results (CwStore *store, gint64 id)
{
  g_autoptr (CwWalk) walk = cw_walk_get (store, id, NULL);

  gallery_results_add (store, walk->school);
}

void
gallery_store_make_full (const char *directory, GalleryDay *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwStore) store = NULL;
  CwMoment morning = minutes_ago (55);
  gint64 first;

  make (directory, TRUE);
  store = cw_store_open (directory, CW_STORE_WRITE, &error);
  g_assert_no_error (error);
  cw_demo_fill (store, 7, CW_DEMO_SCHOOL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  day->walk = begin_walk (store, "Who does the thinking in math?", &morning, &day->form);
  add_results (store, day->walk);
  first = visit_room (store, day->walk, day->form, "3", 50, 12);
  g_assert_true (
      cw_visit_end (store, first, &(CwMoment){ morning.at_ms + 15 * MINUTE_MS, 0 }, NULL));
  begin_debrief (store, day->walk, first);
  day->visit = visit_room (store, day->walk, day->form, "4", 11, 40);
  day->slot = plan_visits (store, day->walk);
  day->cycle = hear_from_ben (store, day);
  gallery_work_make (store, day->cycle, day->form, &day->work);
}
