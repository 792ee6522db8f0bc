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
} CwResult;

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
 *   subject, students; every other head is the name of a level, from the lowest
 * @source: its file's name
 *
 * Keeps all results of a file in one act, or none. Schools are named by code or name and must be here;
 * an empty cell under a level says that this group's test does not have it.
 *
 * Returns: how many there were, 1 and more; 0 on %CW_ERROR_FORMAT (with the line), %CW_ERROR_FULL or
 *   %CW_ERROR_STORAGE.
 */
guint cw_results_import (CwStore *store,
                         const char *text,
                         const char *source,
                         const CwMoment *moment,
                         GError **error);

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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwResult, cw_result_free)

G_END_DECLS
