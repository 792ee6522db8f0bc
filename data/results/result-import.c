#include "data/results/result-write.h"

#include "corewalk/place.h"
#include "data/roster/roster-table.h"

#include <string.h>

enum
{
  SCHOOL,
  INSTRUMENT,
  DATE,
  KIND,
  GRADE,
  SUBJECT,
  STUDENTS,
  MATCHED,
  KNOWN,
};

static const char *const heads[KNOWN] = {
  [SCHOOL] = "school",     [INSTRUMENT] = "instrument", [DATE] = "date",
  [KIND] = "kind",         [GRADE] = "grade",           [SUBJECT] = "subject",
  [STUDENTS] = "students", [MATCHED] = "matched",
};

typedef struct
{
  CwStore *store;
  const char *source;
  int places[KNOWN];  /* the column of each, -1 for none */
  GPtrArray *levels;  /* by column: the name of the level, or NULL */
  GArray *plans;      /* of CwResultPlan */
  GStringChunk *room; /* their texts */
  GPtrArray *lists;   /* their levels and counts */
} Import;

static void
clear_import (Import *import)
{
  g_ptr_array_unref (import->levels);
  g_array_unref (import->plans);
  g_string_chunk_free (import->room);
  g_ptr_array_unref (import->lists);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, clear_import)

/* @place: of the column, -1 for the whole line; @said: (nullable): what stands there instead */
static gboolean
fail (const CwRosterRecord *record,
      int place,
      const char *what,
      const char *said,
      GError **error)
{
  const char *quote = said != NULL ? "'" : "";
  g_autofree char *column = place < 0 ? NULL : g_strdup_printf (", column %d", place + 1);

  g_set_error (error, CW_ERROR, CW_ERROR_FORMAT, "line %" G_GINT64_FORMAT "%s: %s%s%s%s%s",
               record->line, column != NULL ? column : "", what, said != NULL ? " " : "", quote,
               said != NULL ? said : "", quote);
  return FALSE;
}

static char *
dup_cell (const CwRosterRecord *record, int place)
{
  return place < 0 || (guint) place >= record->n_cells
             ? g_strdup ("")
             : g_strstrip (g_strdup (record->cells[place]));
}

static gboolean
read_heads (Import *import, const CwRosterRecord *record, GError **error)
{
  guint level_count = 0;

  for (guint i = 0; i < KNOWN; i++)
    import->places[i] = -1;
  for (guint i = 0; i < record->n_cells; i++)
    {
      g_autofree char *head = dup_cell (record, (int) i);
      char *level = NULL;
      guint known = 0;

      while (known < KNOWN && g_ascii_strcasecmp (head, heads[known]) != 0)
        known++;
      if (known < KNOWN)
        import->places[known] = (int) i;
      else if (*head != '\0')
        level = g_string_chunk_insert (import->room, head);
      level_count += level != NULL;
      g_ptr_array_add (import->levels, level);
    }

  for (guint i = SCHOOL; i <= DATE; i++)
    if (import->places[i] < 0)
      return fail (record, -1, "there is no column", heads[i], error);
  return level_count > 0 ||
         fail (record, -1, "no column is a level. The heads of its columns are their names",
               NULL, error);
}

static const char *
keep_cell (Import *import, const CwRosterRecord *record, guint known)
{
  g_autofree char *cell = dup_cell (record, import->places[known]);

  return *cell == '\0' ? NULL : g_string_chunk_insert_const (import->room, cell);
}

/* The levels of which this row has a count. */
static gboolean
read_counts (Import *import, const CwRosterRecord *record, CwResultPlan *plan, GError **error)
{
  const char **levels = g_new0 (const char *, record->n_cells + 1);
  gint64 *counts = g_new0 (gint64, record->n_cells + 1);
  guint count = 0;

  g_ptr_array_add (import->lists, levels);
  g_ptr_array_add (import->lists, counts);
  for (guint i = 0; i < MIN (record->n_cells, import->levels->len); i++)
    {
      g_autofree char *cell = dup_cell (record, (int) i);
      guint64 number;

      if (import->levels->pdata[i] == NULL || *cell == '\0')
        continue;
      if (!g_ascii_string_to_unsigned (cell, 10, 0, 1000000, &number, NULL))
        return fail (record, (int) i, "students at a level must be a number, not", cell, error);
      levels[count] = import->levels->pdata[i];
      counts[count++] = (gint64) number;
    }
  plan->levels = levels;
  plan->counts = counts;
  return TRUE;
}

static gboolean
read_matched (Import *import, const CwRosterRecord *record, CwResultPlan *plan, GError **error)
{
  g_autofree char *cell = dup_cell (record, import->places[MATCHED]);

  plan->is_matched = g_ascii_strcasecmp (cell, "yes") == 0;
  return plan->is_matched || *cell == '\0' || g_ascii_strcasecmp (cell, "no") == 0 ||
         fail (record, import->places[MATCHED], "matched must be yes or no, not", cell, error);
}

static gboolean
take_record (const CwRosterRecord *record, gpointer data, GError **error)
{
  Import *import = data;
  g_autoptr (GError) local = NULL;
  g_autofree char *school = NULL, *day = NULL;
  CwResultPlan plan = { .source = import->source };

  if (record->is_blank)
    return TRUE;
  if (import->levels->len == 0)
    return read_heads (import, record, error);

  school = dup_cell (record, import->places[SCHOOL]);
  day = dup_cell (record, import->places[DATE]);
  plan.school = cw_school_find (import->store, school, &local);
  if (plan.school == 0 && g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND))
    return fail (record, import->places[SCHOOL], "there is no school", school, error);
  if (plan.school == 0)
    return fail (record, import->places[SCHOOL], local->message, NULL, error);
  if (!cw_day_parse (day, &plan.day))
    return fail (record, import->places[DATE], "the date must be a day such as 2026-03-04, not",
                 day, error);

  plan.instrument = keep_cell (import, record, INSTRUMENT);
  plan.kind = keep_cell (import, record, KIND);
  plan.grade = keep_cell (import, record, GRADE);
  plan.subject = keep_cell (import, record, SUBJECT);
  plan.students = keep_cell (import, record, STUDENTS);
  if (plan.kind == NULL)
    plan.kind = "levels";
  if (plan.instrument == NULL)
    plan.instrument = "";
  if (!read_matched (import, record, &plan, error) ||
      !read_counts (import, record, &plan, error))
    return FALSE;
  if (!cw_result_check (&plan, &local))
    return fail (record, -1, local->message, NULL, error);

  g_array_append_val (import->plans, plan);
  return TRUE;
}

static void
begin_import (Import *import)
{
  import->levels = g_ptr_array_new ();
  import->plans = g_array_new (FALSE, FALSE, sizeof (CwResultPlan));
  import->room = g_string_chunk_new (4096);
  import->lists = g_ptr_array_new_with_free_func (g_free);
}

static gboolean
read_file (Import *import, const char *text, GError **error)
{
  g_autoptr (CwRosterTable) table = cw_roster_table_new (',', take_record, import);
  const char *begin = g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text;

  if (!cw_roster_table_feed (table, begin, strlen (begin), error) ||
      !cw_roster_table_end (table, error))
    return FALSE;
  if (import->plans->len > 0)
    return TRUE;

  g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT, "there is no result in the file");
  return FALSE;
}

guint
cw_results_import (CwStore *store,
                   const char *text,
                   const char *source,
                   const CwMoment *moment,
                   GError **error)
{
  g_auto (Import) import = { .store = store, .source = source };

  begin_import (&import);
  if (!read_file (&import, text, error))
    return 0;

  return cw_result_write (store, (const CwResultPlan *) (gpointer) import.plans->data,
                          import.plans->len, moment, error) == 0
             ? 0
             : import.plans->len;
}

static CwResult *
show_plan (CwStore *store, const CwResultPlan *plan, GHashTable *schools)
{
  CwResult *result = g_new0 (CwResult, 1);
  const char *name = g_hash_table_lookup (schools, &plan->school);

  result->id = cw_result_find (store, plan);
  result->school = plan->school;
  result->school_name = g_strdup (name != NULL ? name : "");
  result->instrument = g_strdup (plan->instrument);
  result->kind = g_strdup (plan->kind);
  result->day = plan->day;
  result->grade = g_strdup (plan->grade);
  result->subject = g_strdup (plan->subject);
  result->students = g_strdup (plan->students);
  result->is_matched = plan->is_matched;
  result->source = g_strdup (plan->source);
  result->levels = g_strdupv ((char **) plan->levels);
  result->level_count = g_strv_length (result->levels);
  result->counts = g_memdup2 (plan->counts, result->level_count * sizeof (gint64));
  for (guint i = 0; i < result->level_count; i++)
    result->tested += result->counts[i];
  return result;
}

GPtrArray *
cw_results_preview (CwStore *store, const char *text, const char *source, GError **error)
{
  g_auto (Import) import = { .store = store, .source = source };
  g_autoptr (GPtrArray) schools = NULL, results = NULL;
  g_autoptr (GHashTable) names = g_hash_table_new (g_int64_hash, g_int64_equal);

  begin_import (&import);
  schools = cw_school_list (store, error);
  if (schools == NULL || !read_file (&import, text, error))
    return NULL;

  for (guint i = 0; i < schools->len; i++)
    {
      CwSchool *school = schools->pdata[i];

      g_hash_table_insert (names, &school->id, school->name);
    }
  results = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_result_free);
  for (guint i = 0; i < import.plans->len; i++)
    g_ptr_array_add (results,
                     show_plan (store, &g_array_index (import.plans, CwResultPlan, i), names));
  return g_steal_pointer (&results);
}
