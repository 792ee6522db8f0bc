#include "tests/ui/gallery-academy.h"

#include "corewalk/academy.h"
#include "corewalk/form.h"
#include "corewalk/mark.h"
#include "corewalk/place.h"
#include "corewalk/record.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"

static const CwAcademyPlan works[] = {
  { .kind = CW_ACADEMY_PROJECT,
    .title = "Wait time in grade 4",
    .team = "Grade 4 team",
    .texts = { "Who answers when we wait three seconds longer?",
               "Tallies of who was called on, 18 visits in October and November",
               "Counting to five after each question; a partner counts along once a week",
               NULL } },
  { .kind = CW_ACADEMY_PROJECT,
    .title = "Exit slips that say why",
    .team = "Science leads",
    .texts = { "Can students say why, in one sentence?", NULL, NULL, NULL } },
  { .kind = CW_ACADEMY_PLAN,
    .title = "Talk about each other’s ideas",
    .team = "Grade 3 team",
    .texts = { "Students take up what a classmate said, and add to it or question it.", NULL,
               NULL, NULL } },
  { .kind = CW_ACADEMY_PLAN,
    .title = "Harder tasks, more time",
    .team = "Math leads",
    .texts = { "Students stay with a problem that has no steps given, for ten minutes and longer.",
               "Work samples once a month: is there a second try?",
               "The task asks for a plan before an answer", NULL } },
  { .kind = CW_ACADEMY_PLAN,
    .title = "Reasons, not answers",
    .team = "Grade 4 team",
    .texts = { "Students give reasons for what they say in math, to each other and in writing.",
               "Exit slips with a sentence that begins “because”: 40 % now, 70 % in May. Interim block "
               "on fractions.",
               "Pairs ask each other “How do you know?”. The teacher waits after a question. The task "
               "asks for a sentence, not a number alone.",
               "Ask “How do you know?” once in each lesson and wait five seconds (all, from January). "
               "Visit each other once before spring break." } },
};

/* What each person saw in the same lesson, look-for by look-for. */
static gint64
mark_lesson (CwStore *store, const CwSchool *school, const char *marks)
{
  CwWalkPlan plan = { .title = "Academy, session 3", .day = "2026-11-18", .code = "academy" };
  CwVisitPlan visit = { .grade = "4", .subject = "Math" };
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  plan.school = cw_school_new (store, school->name, school->code, NULL, &error);
  g_assert_no_error (error);
  plan.form = cw_form_find (store, "core-walk", &error);
  g_assert_no_error (error);
  visit.walk = cw_walk_new (store, &plan, NULL, &error);
  g_assert_no_error (error);
  items = cw_form_items (store, plan.form, NULL);
  for (guint room = 0; room < 2; room++)
    {
      gint64 id = cw_visit_start (store, &visit, NULL, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < items->len && marks[i] != '\0'; i++)
        {
          const CwItem *item = items->pdata[i];
          int turn = room == 1 && i % 2 == 1;
          int mark = marks[i] - '0';
          int value = item->level_count > 0 ? 1 + (mark + turn) % 2 : (mark + turn) % 2;

          cw_mark_set (store, id, item->id, value, NULL, &error);
          g_assert_no_error (error);
        }
    }
  return visit.walk;
}

void
gallery_academy_add (CwStore *store, Partner *ben, gint64 school, GalleryAcademy *academy)
{
  g_autoptr (GPtrArray) schools = cw_school_list (store, NULL);
  g_autoptr (GError) error = NULL;
  const CwSchool *found = NULL;
  gint64 walk;

  for (guint i = 0; i < schools->len; i++)
    if (((const CwSchool *) schools->pdata[i])->id == school)
      found = schools->pdata[i];
  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    {
      CwAcademyPlan work = works[i];
      gint64 id;

      work.school = school;
      id = cw_academy_new (store, &work, NULL, &error);
      g_assert_no_error (error);
      *(work.kind == CW_ACADEMY_PLAN ? &academy->plan : &academy->project) = id;
    }
  walk = mark_lesson (store, found, "110101101");
  mark_lesson (ben->store, found, "110100101");
  academy->calibration =
      cw_calibration_new (store, walk, 0, "Fractions on a number line, grade 4", NULL, &error);
  g_assert_no_error (error);
  cw_record_edit (
      store, academy->calibration, "agreement",
      "“Students explain” is seen when two different students do, without being asked.", NULL,
      &error);
  g_assert_no_error (error);
}
