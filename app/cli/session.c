#include "app/cli/session.h"

#include "app/cli/output.h"

#include "corewalk/id.h"
#include "corewalk/record.h"
#include "corewalk/store.h"

#include <string.h>

char *
cli_session_directory (CliCall *call)
{
  const char *given = cli_call_option (call, "store");

  if (given == NULL)
    given = g_getenv ("COREWALK_STORE");
  if (given != NULL && *given != '\0')
    return g_strdup (given);
  return g_build_filename (g_get_user_data_dir (), "corewalk", NULL);
}

gboolean
cli_session_open (CliCall *call, gboolean is_writer, GError **error)
{
  g_autofree char *directory = cli_session_directory (call);
  g_autoptr (GError) cause = NULL;
  const char *notice;

  call->store = cw_store_open (directory, is_writer ? CW_STORE_WRITE : CW_STORE_STILL, &cause);
  if (call->store == NULL)
    {
      gboolean is_absent = g_error_matches (cause, CW_ERROR, CW_ERROR_NOT_FOUND);

      g_set_error (error, cause->domain, cause->code, "%s: %s", directory,
                   is_absent ? "there is no store yet. Make one with " CLI_NAME
                               " init, or name another with --store"
                             : cause->message);
      return FALSE;
    }
  notice = cw_store_get_notice (call->store);
  if (notice != NULL)
    cli_say_failure ("notice", notice);
  return TRUE;
}

gint64
cli_find (CliCall *call, const char *text, GError **error)
{
  return text != NULL ? cw_id_find (call->store, text, error) : 0;
}

gint64
cli_find_argument (CliCall *call, guint index, GError **error)
{
  return cli_find (call, cli_call_argument (call, index), error);
}

gboolean
cli_find_option (CliCall *call, const char *name, gint64 *id, GError **error)
{
  const char *text = cli_call_option (call, name);

  *id = 0;
  if (text == NULL)
    return TRUE;
  *id = cli_find (call, text, error);
  if (*id == 0)
    g_prefix_error (error, "--%s: ", name);
  return *id != 0;
}

void
cli_print_json (CliCall *call, CliAddJson add, gpointer user_data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (CwJsonWriter) json = cw_json_writer_new (text, CW_JSON_INDENTED);

  add (call, json, user_data);
  fwrite (text->str, 1, text->len, stdout);
  putchar ('\n');
}

static void
add_field (CwJsonWriter *json, const CwFieldValue *field)
{
  g_autoptr (CwJson) list = NULL;

  switch (field->type)
    {
    case CW_VALUE_NULL:
      cw_json_add_null (json, field->name);
      break;
    case CW_VALUE_INT:
      cw_json_add_int (json, field->name, field->integer);
      break;
    case CW_VALUE_TEXT:
    case CW_VALUE_REF:
      cw_json_add_string (json, field->name, field->text);
      break;
    case CW_VALUE_REFS:
      list = cw_json_parse (field->text, strlen (field->text), NULL);
      g_assert (list != NULL);
      cw_json_add_copy (json, field->name, list);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
add_record (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const CwRecord *record = user_data;

  cw_json_begin_object (json, NULL);
  cli_add_id (call, json, "id", record->id);
  cw_json_add_string (json, "kind", record->kind);
  cw_json_add_bool (json, "alive", record->is_alive);
  cw_json_add_bool (json, "sealed", record->is_sealed);
  cw_json_add_bool (json, "private", record->is_private);
  cli_add_moment (json, "at", record->made);
  cw_json_add_string (json, "author", record->author);
  cw_json_begin_object (json, "fields");
  for (guint i = 0; i < record->fields->len; i++)
    add_field (json, &g_array_index (record->fields, CwFieldValue, i));
  cw_json_end_object (json);
  cw_json_end_object (json);
}

gboolean
cli_print_changed (CliCall *call, gint64 id, GError **error)
{
  g_autoptr (CwRecord) record = NULL;

  if (!call->is_json)
    return TRUE;
  record = cw_record_read (call->store, id, error);
  if (record == NULL)
    return FALSE;
  cli_print_json (call, add_record, record);
  return TRUE;
}

gboolean
cli_print_made (CliCall *call, gint64 id, GError **error)
{
  if (id == 0)
    return FALSE;
  if (!call->is_json)
    {
      g_autofree char *text = cw_id_dup_text (call->store, id);

      puts (text);
    }
  return cli_print_changed (call, id, error);
}

void
cli_add_id (CliCall *call, CwJsonWriter *json, const char *key, gint64 id)
{
  g_autofree char *text = id != 0 ? cw_id_dup_text (call->store, id) : NULL;

  cw_json_add_string (json, key, text);
}

void
cli_add_moment (CwJsonWriter *json, const char *key, CwMoment moment)
{
  g_autofree char *text = cw_moment_format_utc (moment);

  cw_json_add_string (json, key, text);
}

void
cli_add_ms (CwJsonWriter *json, const char *key, gint64 at_ms)
{
  if (at_ms == 0)
    cw_json_add_null (json, key);
  else
    cli_add_moment (json, key, (CwMoment){ .at_ms = at_ms });
}

void
cli_add_day (CwJsonWriter *json, const char *key, gint64 day)
{
  g_autofree char *text = day != G_MININT64 ? cw_day_format (day) : NULL;

  cw_json_add_string (json, key, text);
}
