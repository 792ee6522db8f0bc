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
  g_autofree char *address = cw_id_dup_address (preview->call->store, line->record);
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
  const CwJson *audience = cw_json_member (cw_json_member (read, "f"), "audience");
  gboolean is_walk = g_str_equal (cw_json_string (cw_json_member (read, "k")), "walk");
  g_autofree char *address = NULL;
  g_autofree char *text = NULL;

  if (!is_walk || audience == NULL || cw_json_kind (audience) != CW_JSON_STRING)
    return;
  address = cw_id_dup_address (preview->call->store, line->record);
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

  if (read != NULL && line->record != 0)
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
