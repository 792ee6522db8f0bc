#include "tests/ui/gallery-results.h"

#include "corewalk/results.h"

typedef struct
{
  const char *day;
  const char *grade;
  const char *students;
  gboolean is_matched;
  gint64 counts[4];
} Year;

/* Every later date of a group comes after the earlier ones. */
static const Year sbac[] = {
  { "2024-05-14", "3", NULL, FALSE, { 24, 21, 19, 14 } },
  { "2025-05-13", "3", NULL, FALSE, { 20, 22, 21, 13 } },
  { "2026-05-12", "3", NULL, FALSE, { 15, 21, 25, 18 } },
  { "2024-05-14", "4", NULL, FALSE, { 26, 23, 17, 11 } },
  { "2025-05-13", "4", NULL, FALSE, { 22, 22, 20, 13 } },
  { "2026-05-12", "4", NULL, FALSE, { 16, 20, 24, 17 } },
  { "2025-05-13", "5", NULL, FALSE, { 23, 20, 18, 14 } },
  { "2026-05-12", "5", NULL, FALSE, { 17, 20, 22, 16 } },
  { "2024-05-14", "4", "English learners", FALSE, { 4, 3, 1, 0 } },
  { "2025-05-13", "4", "English learners", FALSE, { 8, 5, 2, 1 } },
  { "2026-05-12", "4", "English learners", FALSE, { 7, 7, 4, 2 } },
};

static const Year matched[] = {
  { "2024-05-14", "3", NULL, TRUE, { 18, 16, 15, 11 } },
  { "2025-05-13", "4", NULL, TRUE, { 16, 17, 16, 11 } },
  { "2026-05-12", "5", NULL, TRUE, { 13, 15, 17, 15 } },
};

static const Year blocks[] = {
  { "2026-10-08", "4", NULL, FALSE, { 31, 28, 19 } },
  { "2026-11-12", "4", NULL, FALSE, { 24, 29, 25 } },
};

static void
add (CwStore *store,
     gint64 school,
     const char *instrument,
     const char *kind,
     const char *const *levels,
     const Year *year)
{
  CwResultPlan plan = { .school = school,
                        .instrument = instrument,
                        .kind = kind,
                        .grade = year->grade,
                        .subject = "Mathematics",
                        .students = year->students,
                        .levels = levels,
                        .counts = year->counts,
                        .is_matched = year->is_matched };
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_day_parse (year->day, &plan.day));
  cw_result_add (store, &plan, NULL, &error);
  g_assert_no_error (error);
}

void
gallery_results_add (CwStore *store, gint64 school)
{
  static const char *const levels[] = { "Does not meet", "Approaches", "Meets", "Exceeds",
                                        NULL };
  static const char *const near[] = { "Below", "Near", "Above", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (sbac); i++)
    add (store, school, "SBAC Mathematics", "levels", levels, &sbac[i]);
  for (guint i = 0; i < G_N_ELEMENTS (matched); i++)
    add (store, school, "State test, matched", "levels", levels, &matched[i]);
  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    add (store, school, "Interim block: Fractions", "blocks", near, &blocks[i]);
}
