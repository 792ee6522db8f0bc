#include "data/demo/district.h"

#include "data/demo/district-form.h"

#include <string.h>

/* The first one is all there is at the smaller scales. */
static const CwDemoSchoolPlan schools[CW_DEMO_SCHOOLS_MOST] = {
  { "Orchard Hill School", "SV-01", 0, 8, 505, 52, 7 },
  { "Millbrook Elementary School", "SV-02", 0, 5, 530, 55, 7 },
  { "Foundry Middle School", "SV-03", 6, 8, 485, 48, 8 },
  { "Sample Valley High School", "SV-04", 9, 12, 455, 51, 7 },
  { "Stone Bridge Elementary School", "SV-05", 0, 5, 530, 55, 7 },
  { "Lantern Street Elementary School", "SV-06", 0, 5, 525, 55, 7 },
  { "Canal Street Middle School", "SV-07", 6, 8, 480, 49, 8 },
  { "Harbor Technical High School", "SV-08", 9, 12, 450, 90, 4 },
  { "Riverbend Elementary School", "SV-09", 0, 5, 535, 55, 7 },
  { "North Pond Elementary School", "SV-10", 0, 5, 530, 50, 7 },
  { "Quarry Road Elementary School", "SV-11", 0, 5, 525, 55, 7 },
  { "East Ridge High School", "SV-12", 9, 12, 455, 48, 8 },
  { "Maple Run School", "SV-13", 0, 8, 510, 52, 7 },
  { "Hilltop Middle School", "SV-14", 6, 8, 485, 45, 8 },
};

static const struct
{
  guint schools, coaches, walks; /* walks of one coach in the mean */
} sizes[] = {
  [CW_DEMO_TINY] = { 1, 1, 3 },
  [CW_DEMO_SCHOOL] = { 1, 5, 200 },
  [CW_DEMO_DISTRICT] = { CW_DEMO_SCHOOLS_MOST, CW_DEMO_COACHES_MOST, 200 },
};

guint
cw_demo_band (gint grade)
{
  return grade <= 2 ? 0 : grade <= 5 ? 1 : grade <= 8 ? 2 : 3;
}

/* A grade up to the fifth has CW_DEMO_SECTIONS rooms, a later one as many for each subject. */
static guint
classes_of_grade (gint grade)
{
  return CW_DEMO_SECTIONS * (grade <= 5 ? 1 : cw_demo_subject_count ());
}

guint
cw_demo_class_count (const CwDemoSchoolPlan *school)
{
  guint count = 0;

  for (gint grade = school->first_grade; grade <= school->last_grade; grade++)
    count += classes_of_grade (grade);
  return count;
}

guint
cw_demo_class_find (const CwDemoSchoolPlan *school, gint grade, guint subject, guint section)
{
  guint number = section;

  for (gint below = school->first_grade; below < grade; below++)
    number += classes_of_grade (below);
  return number + (grade <= 5 ? 0 : subject * CW_DEMO_SECTIONS);
}

void
cw_demo_class_get (const CwDemoSchoolPlan *school,
                   guint number,
                   gint *grade,
                   gint *subject,
                   char title[96])
{
  guint room = 101 + number % 40 + number / 40 * 100;
  char name[16] = "Kindergarten";

  *grade = school->first_grade;
  while (number >= classes_of_grade (*grade))
    number -= classes_of_grade ((*grade)++);
  *subject = *grade <= 5 ? -1 : (gint) (number / CW_DEMO_SECTIONS);
  if (*grade > 0)
    g_snprintf (name, sizeof name, "Grade %d", *grade);
  if (*subject < 0)
    g_snprintf (title, 96, "%s, room %u", name, room);
  else
    g_snprintf (title, 96, "%s %s, room %u", name, cw_demo_subject_name ((guint) *subject),
                room);
}

gint
cw_demo_class_size (const CwDemoDistrict *district, guint school, guint number)
{
  guint64 hash = cw_demo_random_hash (district->seed ^ (guint64) (school + 1) << 32 ^ number);

  return 12 + (gint) (hash % 9) + (gint) (hash >> 32 & 3) + (gint) (hash >> 48 & 3);
}

static void
init_coach (CwDemoDistrict *district, guint number, gint walks)
{
  CwDemoCoach *coach = &district->coaches[number];
  CwDemoRandom random;

  cw_demo_random_init (&random, district->seed, 1000 + number);
  g_snprintf (coach->name, sizeof coach->name, "Sample coach %02u", number + 1);
  coach->habit = cw_demo_random_next (&random);
  coach->school = number % district->school_count;
  coach->walks =
      walks == 3 ? 3
                 : cw_demo_random_around (&random, walks, walks / 5, walks / 2, 3 * walks / 2);
  coach->generosity = cw_demo_random_around (&random, 0, 55, -120, 120);
  coach->mornings = cw_demo_random_around (&random, 600, 180, 200, 950);
  coach->elsewhere =
      district->school_count > 1 ? cw_demo_random_around (&random, 150, 80, 20, 400) : 0;
  coach->skipped = cw_demo_random_around (&random, 40, 20, 0, 120);
  coach->note_minutes = cw_demo_random_around (&random, 20, 4, 12, 32);
  coach->wordiness = cw_demo_random_around (&random, 215, 40, 140, 320);
  coach->counting = cw_demo_random_around (&random, 450, 200, 50, 900);
  coach->asking = cw_demo_random_around (&random, 350, 150, 50, 800);
  coach->debriefing = cw_demo_random_around (&random, 700, 150, 300, 1000);
  for (guint i = 0; i < G_N_ELEMENTS (coach->tags); i++)
    coach->tags[i] = (guint16) cw_demo_random_between (&random, 20, 60);
  coach->tags[1] += 15;
  for (guint i = 0; i < cw_demo_subject_count (); i++)
    coach->subjects[i] = (guint16) cw_demo_random_between (&random, 0, 8);
  /* Coaches have a subject of their own. */
  coach->subjects[cw_demo_random_below (&random, cw_demo_subject_count ())] += 12;
}

/* All coaches together walk as often as their mean says: one walk more or less each, in turn. */
static void
level_walks (CwDemoDistrict *district, gint mean)
{
  gint excess = 0;

  for (guint i = 0; i < district->coach_count; i++)
    excess += district->coaches[i].walks - mean;
  for (guint i = 0; excess != 0; i = (i + 1) % district->coach_count)
    {
      district->coaches[i].walks -= excess > 0 ? 1 : -1;
      excess -= excess > 0 ? 1 : -1;
    }
}

static void
init_item (CwDemoDistrict *district, guint number)
{
  const CwFormItem *item = district->form->items->pdata[number];
  CwDemoItem *truth = &district->items[number];
  CwDemoRandom random;

  cw_demo_random_init (&random, district->seed, 2000 + number);
  truth->level_most = (gint) item->levels->len;
  truth->share = truth->level_most > 0 ? cw_demo_random_between (&random, 160, 240)
                                       : cw_demo_random_between (&random, 240, 720);
  /* A third of what a district works on moves a lot, a third little, a third not at all. */
  truth->growth = cw_demo_random_choice (&random, (const guint16[]){ 1, 1, 1 }, 3) == 0
                      ? cw_demo_random_between (&random, 120, 260)
                      : cw_demo_random_between (&random, -60, 90);
  for (guint i = 0; i < G_N_ELEMENTS (truth->hidden); i++)
    truth->hidden[i] = cw_demo_random_between (&random, 10, i == 1 ? 90 : 200);
}

CwDemoDistrict *
cw_demo_district_new (guint64 seed, CwDemoScale scale)
{
  CwDemoDistrict *district = g_new0 (CwDemoDistrict, 1);
  CwDemoRandom random;

  district->seed = seed;
  district->scale = scale;
  district->schools = schools;
  district->school_count = sizes[scale].schools;
  district->coach_count = sizes[scale].coaches;
  cw_demo_random_init (&random, seed, 1);
  cw_demo_school_year_init (&district->year, CW_DEMO_YEAR, &random);
  district->form = cw_demo_district_form ();
  district->item_count = district->form->items->len;
  g_assert (district->item_count <= CW_DEMO_ITEMS_MOST);
  for (guint i = 0; i < district->item_count; i++)
    init_item (district, i);
  for (guint i = 0; i < district->coach_count; i++)
    init_coach (district, i, (gint) sizes[scale].walks);
  level_walks (district, (gint) sizes[scale].walks);
  return district;
}

void
cw_demo_district_free (CwDemoDistrict *district)
{
  if (district == NULL)
    return;
  cw_form_document_free (district->form);
  g_free (district);
}
