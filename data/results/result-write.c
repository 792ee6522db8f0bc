#include "data/results/result-write.h"

#include "corewalk/id.h"
#include "data/base/text.h"
#include "data/record/writer.h"

#include <string.h>

#define MOST_COUNT 1000000

static gboolean
check_optional (const char *name, const char *text, GError **error)
{
  return text == NULL || cw_text_check_name (name, text, error);
}

static gboolean
check_levels (const CwResultPlan *plan, GError **error)
{
  guint count = 0;

  for (; plan->levels[count] != NULL; count++)
    {
      if (!cw_text_check_name ("a level's name", plan->levels[count], error))
        return FALSE;
      if (count < CW_RESULT_MOST_LEVELS && plan->counts[count] >= 0 &&
          plan->counts[count] <= MOST_COUNT)
        continue;
      g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
                   "there must be at most %d levels, and from 0 to %d students at each",
                   CW_RESULT_MOST_LEVELS, MOST_COUNT);
      return FALSE;
    }
  if (count > 0)
    return TRUE;

  g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID, "there are no levels");
  return FALSE;
}

gboolean
cw_result_check (const CwResultPlan *plan, GError **error)
{
  static const char *const kinds[] = { "levels", "blocks", "target", "other", NULL };

  if (!cw_text_check_name ("the instrument", plan->instrument, error) ||
      !check_optional ("the grade", plan->grade, error) ||
      !check_optional ("the subject", plan->subject, error) ||
      !check_optional ("the group of students", plan->students, error) ||
      !check_optional ("the source", plan->source, error) || !check_levels (plan, error))
    return FALSE;
  if (g_strv_contains (kinds, plan->kind))
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
               "the kind must be levels, blocks, target or other, not '%s'", plan->kind);
  return FALSE;
}

/* The same group, instrument and day is one result, wherever it was written down. */
static void
name_result (CwStore *store, const CwResultPlan *plan, CwUuid *uuid)
{
  g_autofree char *school = cw_id_dup_text (store, plan->school);
  g_autofree char *day = cw_day_format (plan->day);
  g_autofree char *name =
      g_strjoin ("\n", plan->instrument, day, plan->grade == NULL ? "" : plan->grade,
                 plan->subject == NULL ? "" : plan->subject,
                 plan->students == NULL ? "" : plan->students,
                 plan->is_matched ? "matched" : NULL, NULL);
  g_autofree char *folded = g_utf8_casefold (name, -1);

  cw_uuid_named (school, "result", folded, uuid);
}

gint64
cw_result_find (CwStore *store, const CwResultPlan *plan)
{
  CwUuid uuid;

  name_result (store, plan, &uuid);
  return cw_log_find_uuid (store->log, &uuid);
}

static void
put_optional (CwLine *line, const char *name, const char *text)
{
  if (text != NULL)
    cw_line_put_text (line, name, text);
}

static gint64
add_result (CwStore *store, const CwStream *stream, const CwResultPlan *plan, GError **error)
{
  g_autofree char *day = cw_day_format (plan->day);
  g_autofree char *levels = g_strjoinv ("\n", (char **) plan->levels);
  g_autofree char *dated = cw_moment_format_utc (cw_act_moment (store));
  g_autoptr (GString) counts = g_string_new (NULL);
  char room[CW_UUID_TEXT_LENGTH + 1];
  CwUuid uuid;
  CwLine line;

  cw_line_clear (&line);
  line.kind = "result";
  line.has_named = TRUE;
  name_result (store, plan, &line.named);
  uuid = line.named;
  for (guint i = 0; plan->levels[i] != NULL; i++)
    g_string_append_printf (counts, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", plan->counts[i]);

  cw_writer_put_ref (store, stream, &line, "school", plan->school, room);
  cw_line_put_text (&line, "instrument", plan->instrument);
  cw_line_put_text (&line, "type", plan->kind);
  cw_line_put_text (&line, "day", day);
  put_optional (&line, "grade", plan->grade);
  put_optional (&line, "subject", plan->subject);
  put_optional (&line, "students", plan->students);
  cw_line_put_text (&line, "levels", levels);
  cw_line_put_text (&line, "counts", counts->str);
  put_optional (&line, "source", plan->source);
  cw_line_put_text (&line, "dated", dated);
  put_optional (&line, "matched", plan->is_matched ? "yes" : NULL);
  return cw_act_add (store, stream, &line, error) == 0 ? 0
                                                       : cw_log_find_uuid (store->log, &uuid);
}

gint64
cw_result_write (CwStore *store,
                 const CwResultPlan *plans,
                 guint count,
                 const CwMoment *moment,
                 GError **error)
{
  const CwStream *stream;
  gint64 id = 0;

  if (!cw_act_begin (store, FALSE, "students' results", moment, error))
    return 0;
  stream = cw_store_stream (store, "reference", "", error);
  for (guint i = 0; stream != NULL && i < count; i++)
    if ((id = add_result (store, stream, &plans[i], error)) == 0)
      break;
  if (id == 0)
    return cw_act_abort (store);

  return cw_act_commit (store, error) ? id : 0;
}

gint64
cw_result_add (CwStore *store, const CwResultPlan *plan, const CwMoment *moment, GError **error)
{
  CwUuid uuid;

  if (!cw_result_check (plan, error))
    return 0;
  if (plan->school == 0 || !cw_log_to_uuid (store->log, plan->school, &uuid))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such school");
      return 0;
    }

  return cw_result_write (store, plan, 1, moment, error);
}
