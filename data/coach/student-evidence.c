#include "corewalk/student-evidence.h"

#include "corewalk/json.h"
#include "data/base/stmt.h"
#include "data/base/text.h"
#include "data/coach/circle.h"
#include "sql.h"

#include <string.h>

#define MOST_TESTED 10000
#define LEAST_LEVELS 2
#define MOST_LEVELS 12

static const char *const stage_names[] = { "baseline", "interim", "end" };

const char *
cw_stage_get_name (CwStage stage)
{
  return stage_names[stage];
}

gboolean
cw_stage_parse (const char *text, CwStage *stage)
{
  for (guint i = 0; i < G_N_ELEMENTS (stage_names); i++)
    if (strcmp (text, stage_names[i]) == 0)
      {
        *stage = (CwStage) i;
        return TRUE;
      }

  return FALSE;
}

static void
free_level (gpointer data)
{
  CwLevelCount *level = data;

  g_free (level->label);
  g_free (level);
}

void
cw_evidence_free (CwEvidence *evidence)
{
  if (evidence == NULL)
    return;

  g_free (evidence->instrument);
  g_free (evidence->students);
  g_free (evidence->scorer);
  g_ptr_array_unref (evidence->levels);
  g_free (evidence);
}

/* What somebody else wrote: levels that can't be read are none. */
static void
read_levels (const char *text, GPtrArray *levels)
{
  g_autoptr (CwJson) json = text == NULL ? NULL : cw_json_parse (text, strlen (text), NULL);

  if (json == NULL || cw_json_kind (json) != CW_JSON_ARRAY)
    return;

  for (guint i = 0; i < cw_json_length (json); i++)
    {
      const CwJson *said = cw_json_at (json, i);
      gboolean is_object = cw_json_kind (said) == CW_JSON_OBJECT;
      const CwJson *label = is_object ? cw_json_member (said, "label") : NULL;
      const CwJson *count = is_object ? cw_json_member (said, "count") : NULL;
      CwLevelCount *level;

      if (label == NULL || cw_json_kind (label) != CW_JSON_STRING || count == NULL ||
          cw_json_kind (count) != CW_JSON_INTEGER)
        {
          g_ptr_array_set_size (levels, 0);
          return;
        }
      level = g_new0 (CwLevelCount, 1);
      level->label = g_strdup (cw_json_string (label));
      level->count = cw_json_integer (count);
      g_ptr_array_add (levels, level);
    }
}

static CwEvidence *
read_evidence (CwStmt *stmt)
{
  CwEvidence *evidence = g_new0 (CwEvidence, 1);

  evidence->id = cw_stmt_int (stmt, 0);
  evidence->cycle = cw_stmt_int (stmt, 1);
  evidence->made.at_ms = cw_stmt_int (stmt, 2);
  evidence->made.offset_min = (int) cw_stmt_int (stmt, 3);
  if (!cw_stage_parse (cw_stmt_text (stmt, 4), &evidence->stage))
    evidence->stage = CW_STAGE_INTERIM;
  evidence->instrument = cw_stmt_dup_text (stmt, 5);
  evidence->day = cw_stmt_int (stmt, 6);
  evidence->students = cw_stmt_dup_text (stmt, 7);
  evidence->tested = cw_stmt_int (stmt, 8);
  evidence->levels = g_ptr_array_new_with_free_func (free_level);
  read_levels (cw_stmt_text (stmt, 9), evidence->levels);
  evidence->met = cw_stmt_is_null (stmt, 10) ? -1 : cw_stmt_int (stmt, 10);
  evidence->is_same = g_strcmp0 (cw_stmt_text (stmt, 11), "same") == 0;
  evidence->scorer = cw_stmt_dup_text (stmt, 12);
  return evidence;
}

CwEvidence *
cw_evidence_get (CwStore *store, gint64 id, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_evidence_get);
  g_autoptr (CwEvidence) evidence = NULL;

  cw_stmt_bind_int (stmt, ":id", id);
  if (cw_stmt_next (stmt))
    evidence = read_evidence (stmt);
  if (!cw_stmt_done (stmt, error))
    return NULL;
  if (evidence == NULL)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such evidence");

  return g_steal_pointer (&evidence);
}

GPtrArray *
cw_evidence_list (CwStore *store, gint64 cycle, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_evidence_free);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_evidence_list);

  cw_stmt_bind_int (stmt, ":cycle", cycle);
  while (cw_stmt_next (stmt))
    {
      CwEvidence *evidence = cw_evidence_get (store, cw_stmt_int (stmt, 0), error);

      if (evidence == NULL)
        return NULL;
      g_ptr_array_add (list, evidence);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&list) : NULL;
}

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check_levels (const CwEvidencePlan *plan, GError **error)
{
  gint64 sum = 0;

  if (plan->level_count == 0)
    return TRUE;
  if (plan->level_count < LEAST_LEVELS || plan->level_count > MOST_LEVELS)
    return fail (error, "there can be 2 to 12 levels");

  for (guint i = 0; i < plan->level_count; i++)
    {
      if (!cw_text_check_name ("the level", plan->levels[i].label, error))
        return FALSE;
      if (plan->levels[i].count < 0 || plan->levels[i].count > plan->tested)
        return fail (error, "a level's count must be 0 to the number of students tested");
      sum += plan->levels[i].count;
    }
  if (sum == plan->tested)
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
               "the levels add up to %" G_GINT64_FORMAT ", but %" G_GINT64_FORMAT
               " students were tested",
               sum, plan->tested);
  return FALSE;
}

static gboolean
check_plan (const CwEvidencePlan *plan, GError **error)
{
  gint64 day;

  if (!cw_text_check_name ("the instrument", plan->instrument, error) ||
      (plan->students != NULL && !cw_text_check_name ("the group", plan->students, error)) ||
      (plan->scorer != NULL && !cw_text_check_name ("the scorer", plan->scorer, error)))
    return FALSE;
  if (plan->day != NULL && !cw_day_parse (plan->day, &day))
    return fail (error, "the date must be a day such as 2026-03-04");
  if (plan->tested < 1 || plan->tested > MOST_TESTED)
    return fail (error, "1 to 10000 students can be tested");
  if (plan->met < -1 || plan->met > plan->tested)
    return fail (error, "no more students can meet the target than were tested");

  return check_levels (plan, error);
}

static char *
write_levels (const CwEvidencePlan *plan)
{
  GString *text = g_string_new (NULL);
  g_autoptr (CwJsonWriter) json = cw_json_writer_new (text, CW_JSON_COMPACT);

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < plan->level_count; i++)
    {
      cw_json_begin_object (json, NULL);
      cw_json_add_string (json, "label", plan->levels[i].label);
      cw_json_add_int (json, "count", plan->levels[i].count);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
  return g_string_free (text, FALSE);
}

gint64
cw_evidence_add (CwStore *store,
                 const CwEvidencePlan *plan,
                 const CwMoment *moment,
                 GError **error)
{
  CwMoment at = moment != NULL ? *moment : cw_moment_now ();
  g_autofree char *today = cw_day_format (cw_moment_local_day (at));
  g_autofree char *levels = NULL;
  char room[CW_UUID_TEXT_LENGTH + 1];
  const CwStream *stream;
  CwLine line;

  if (!check_plan (plan, error))
    return 0;
  stream = cw_circle_begin (store, "evidence", plan->cycle, &at, &line, room, error);
  if (stream == NULL)
    return 0;

  levels = write_levels (plan);
  cw_line_put_text (&line, "stage", stage_names[plan->stage]);
  cw_line_put_text (&line, "instrument", plan->instrument);
  cw_line_put_text (&line, "day", plan->day != NULL ? plan->day : today);
  cw_line_put_int (&line, "tested", plan->tested);
  if (plan->students != NULL)
    cw_line_put_text (&line, "students", plan->students);
  if (plan->level_count > 0)
    cw_line_put_text (&line, "levels", levels);
  if (plan->met >= 0)
    cw_line_put_int (&line, "met", plan->met);
  cw_line_put_text (&line, "same", plan->is_same ? "same" : "other");
  if (plan->scorer != NULL)
    cw_line_put_text (&line, "scorer", plan->scorer);
  return cw_writer_finish (store, stream, &line, error);
}
