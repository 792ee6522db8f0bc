#include "app/cli/preview.h"

#include "app/cli/line-printer.h"
#include "app/cli/output.h"

#include "corewalk/id.h"
#include "corewalk/json.h"

#include <string.h>

typedef struct
{
  CliCall *call;
  CliLinePrinter printer;
  gint64 warnings;
} Preview;

static const CwJson *
get (const CwJson *line, const char *key, CwJsonKind kind)
{
  const CwJson *value = cw_json_member (line, key);

  return value != NULL && cw_json_kind (value) == kind ? value : NULL;
}

/* The short address of the record that the line is about. */
static char *
address_of_record (CliCall *call, const CwBundleLine *line, const CwJson *read)
{
  const CwJson *by_number = get (read, "r", CW_JSON_INTEGER);
  const CwJson *by_uuid = get (read, "r", CW_JSON_STRING);
  g_autofree char *address = cw_id_dup_address (call->store, line->id);
  gint64 record =
      by_uuid != NULL ? cw_id_find (call->store, cw_json_string (by_uuid), NULL) : 0;

  if (record != 0)
    return cw_id_dup_address (call->store, record);
  if (by_number != NULL)
    {
      *strrchr (address, ':') = '\0';
      return g_strdup_printf ("%s:%" G_GINT64_FORMAT, address, cw_json_integer (by_number));
    }
  return g_steal_pointer (&address);
}

/* The field that says @name, or NULL. */
static const char *
find_field (const CwJson *read, const char *name)
{
  const CwJson *fields = cw_json_member (read, "f");

  for (guint i = 0; i < cw_json_length (fields); i++)
    {
      const CwJson *field = cw_json_at (fields, i);

      if (cw_json_kind (field) == CW_JSON_STRING &&
          strstr (cw_json_string (field), name) != NULL)
        return cw_json_key (field);
    }
  return NULL;
}

static void
warn_of_name (Preview *preview, const CwBundleLine *line, const CwJson *read)
{
  g_autofree char *address = address_of_record (preview->call, line, read);
  const char *field = find_field (read, line->warning);
  g_autofree char *text = NULL;

  if (!line->can_unsay)
    text = g_strdup_printf ("%s says %s. It was sent before: it can't be unsaid", address,
                            line->warning);
  else if (field == NULL)
    text = g_strdup_printf ("%s says %s. Nobody has it yet: delete %s", address, line->warning,
                            address);
  else
    text = g_strdup_printf ("%s says %s. Nobody has it yet: edit %s %s …, or delete %s",
                            address, line->warning, address, field, address);
  cli_say_failure ("warning", text);
  preview->warnings++;
}

static void
tell_reach (Preview *preview, const CwBundleLine *line, const CwJson *read)
{
  const CwJson *audience = get (cw_json_member (read, "f"), "audience", CW_JSON_STRING);
  gboolean is_walk = g_str_equal (cw_json_string (cw_json_member (read, "k")), "walk");
  g_autofree char *address = NULL;
  g_autofree char *text = NULL;

  if (!is_walk || audience == NULL)
    return;
  address = address_of_record (preview->call, line, read);
  text = g_strdup_printf (g_str_equal (cw_json_string (audience), "district")
                              ? "the walk %s sends its words to the whole district"
                              : "the walk %s keeps its marks within the school",
                          address);
  cli_say_failure ("note", text);
}

static gboolean
show (const CwBundleLine *line, gpointer user_data)
{
  Preview *preview = user_data;
  g_autoptr (CwJson) read =
      *line->text != '\0' ? cw_json_parse (line->text, strlen (line->text), NULL) : NULL;

  if (read != NULL && line->id != 0)
    {
      tell_reach (preview, line, read);
      if (*line->warning != '\0')
        warn_of_name (preview, line, read);
    }
  return cli_print_line (line->json, &preview->printer);
}

gboolean
cli_preview (CliCall *call, const CwExportPlan *plan, GError **error)
{
  Preview preview = { .call = call, .printer = { .is_json = call->is_json } };

  if (!cw_bundle_preview (call->store, plan, show, &preview, error))
    return FALSE;
  cli_print_lines_end (&preview.printer);
  if (preview.warnings > 0)
    {
      g_autofree char *text =
          g_strdup_printf (preview.warnings == 1 ? "1 line holds a name from the roster"
                                                 : "%" G_GINT64_FORMAT
                                                   " lines hold names from the roster",
                           preview.warnings);

      cli_say_failure ("preview", text);
    }
  return TRUE;
}
