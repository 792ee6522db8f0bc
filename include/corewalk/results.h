/* corewalk/results.h - students' results as counts by level: no student, no name, no score
 *
 * One result is one group of students, one instrument and one date. Levels of different instruments are
 * not comparable, and neither are the levels of a test with those of its interim blocks.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"
#include "corewalk/suppression.h"

G_BEGIN_DECLS

#define CW_RESULT_MOST_LEVELS 12

typedef struct
{
  gint64 school;
  const char *instrument; /* 1 to 200 characters: "SBAC Mathematics" */
  const char *kind;       /* "levels", "blocks" (below, near, above), "target" or "other" */
  gint64 day;             /* of the test, days since 1970-01-01 */
  const char *grade;      /* NULL for all grades */
  const char *subject;    /* or NULL */
  const char *students;   /* which of them: "English learners"; NULL for all */
  const char *const
      *levels; /* their names from the lowest, NULL-ended; 1 to CW_RESULT_MOST_LEVELS */
  const gint64 *counts; /* students at each level, 0 to 1,000,000 */
  const char *source;   /* the file that says so, or NULL for what was typed in */
  gboolean
      is_matched; /* of those alone who took it on every date of a series of the same name */
} CwResultPlan;

typedef struct
{
  gint64 id;
  gint64 school;
  char *school_name; /* "" when it is not known here */
  char *instrument;
  char *kind;
  gint64 day;
  char *grade; /* NULL for all, as the next two */
  char *subject;
  char *students;
  char **levels;
  guint level_count;
  gint64 *counts; /* by level; -1 where it is hidden */
  gint64 tested;  /* their sum; -1 where it is hidden */
  char *source;   /* or NULL */
  gboolean is_matched;
} CwResult;

/* Which students the dates of a series are about. */
typedef enum
{
  CW_RESULT_GRADE, /* one grade: from year to year other students */
  CW_RESULT_COHORT, /* students who move up a grade together, with who joined and left meanwhile */
  CW_RESULT_MATCHED, /* only those who were tested on every date */
} CwResultView;

/* Results that can stand beside each other: one school, test, subject and group, the same levels. */
typedef struct
{
  CwResultView view;
  GPtrArray *results; /* (element-type CwResult), not owned: by day, at least one */
} CwResultSeries;

typedef struct
{
  gint64 school;          /* 0 for all */
  const char *instrument; /* NULL for all, as the next two */
  const char *grade;
  const char *subject;
  gint64 from_day, to_day; /* G_MININT64 and G_MAXINT64 for no bounds */
} CwResultQuestion;

/** cw_result_free: frees @result and what it holds; %NULL is allowed. */
void cw_result_free (CwResult *result);

/**
 * cw_result_add:
 *
 * Keeps one result. The same group, instrument and day again takes the place of what was there.
 *
 * Returns: its id, or 0 on %CW_ERROR_INVALID (with the field), %CW_ERROR_NOT_FOUND (school),
 *   %CW_ERROR_FULL or %CW_ERROR_STORAGE.
 */
gint64 cw_result_add (CwStore *store,
                      const CwResultPlan *plan,
                      const CwMoment *moment,
                      GError **error);

/**
 * cw_results_import:
 * @text: a CSV with a line of heads: school, instrument, date, and where it has them kind, grade,
 *   subject, students, matched (yes or no); every other head is the name of a level, from the lowest
 * @source: its file's name
 *
 * Keeps all results of a file in one act, or none. Schools are named by code or name and must be here;
 * an empty cell under a level says that this group's test does not have it.
 *
 * Returns: how many there were, 1 and more; 0 on %CW_ERROR_FORMAT (with line and column), %CW_ERROR_FULL
 *   or %CW_ERROR_STORAGE.
 */
guint cw_results_import (CwStore *store,
                         const char *text,
                         const char *source,
                         const CwMoment *moment,
                         GError **error);

/**
 * cw_results_preview:
 *
 * Reads a file as cw_results_import() does, and keeps nothing of it.
 *
 * Returns: (transfer full) (element-type CwResult): in the order of the file, at least one; the id is that
 *   of the result whose place it would take, 0 for none. %NULL on %CW_ERROR_FORMAT (with line and
 *   column) or %CW_ERROR_STORAGE.
 */
GPtrArray *
cw_results_preview (CwStore *store, const char *text, const char *source, GError **error);

/**
 * cw_result_list:
 * @rule: (nullable): what is hidden; %NULL hides nothing: for the school's own eyes
 *
 * Of each school, instrument, day, subject and grade the groups are hidden together: what remains of all
 * students without a group counts as one that nobody may work out.
 *
 * Returns: (transfer full) (element-type CwResult): by school, instrument, subject, grade, day, students
 *   (all first); %NULL on %CW_ERROR_STORAGE.
 */
GPtrArray *cw_result_list (CwStore *store,
                           const CwResultQuestion *question,
                           const CwSuppressRule *rule,
                           GError **error);

/** cw_result_series_free: frees @series, not its results; %NULL is allowed. */
void cw_result_series_free (CwResultSeries *series);

/**
 * cw_result_series_list:
 * @results: (element-type CwResult): as cw_result_list() gave them; must outlive the series
 *
 * A cohort is told from grade and school year, which begins in July: only results of a grade "K" or a number
 * have one. Series of one date are left out of cohorts, which follow somebody. Matched results are in series
 * of their own alone.
 *
 * Returns: (transfer full) (element-type CwResultSeries): in the order of @results; none where no result
 *   fits @view.
 */
GPtrArray *cw_result_series_list (const GPtrArray *results, CwResultView view);

/** cw_result_view_get_name: (transfer none): "grade", "cohort" or "matched". */
const char *cw_result_view_get_name (CwResultView view);

/** cw_result_view_parse: whether @text is one of these names; @view is untouched when it is not. */
gboolean cw_result_view_parse (const char *text, CwResultView *view);

/** cw_result_school_year: the calendar year in which the school year of @day began, on a first of July. */
int cw_result_school_year (gint64 day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwResult, cw_result_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwResultSeries, cw_result_series_free)

G_END_DECLS
