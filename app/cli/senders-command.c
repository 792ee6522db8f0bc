#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/session.h"

#include "corewalk/senders.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)

static void
add_sender (CwJsonWriter *json, const CwSender *sender)
{
  cw_json_begin_object (json, NULL);
  cw_json_add_string (json, "name", sender->name);
  cw_json_add_string (json, "organization", sender->organization);
  cw_json_add_string (json, "key", sender->key);
  cw_json_add_bool (json, "expected", sender->is_expected);
  cw_json_add_bool (json, "elsewhere", sender->is_elsewhere);
  cli_add_ms (json, "received", sender->received_ms);
  cli_add_ms (json, "made", sender->made_ms);
  cw_json_add_int (json, "bundles", sender->bundles);
  cw_json_add_int (json, "lines", sender->lines);
  cw_json_add_int (json, "waiting", sender->waiting);
  cli_add_ms (json, "refused", sender->refused_ms);
  cw_json_add_string (json, "reason", sender->reason);
  cw_json_end_object (json);
}

static void
add_senders (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  GPtrArray *senders = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < senders->len; i++)
    add_sender (json, senders->pdata[i]);
  cw_json_end_array (json);
}

static char *
say_silence (const CwSender *sender)
{
  gint64 days = (cw_moment_now ().at_ms - sender->received_ms) / DAY_MS;

  if (sender->received_ms == 0)
    return g_strdup (sender->is_expected ? "nothing came yet" : "");
  if (days < 7)
    return g_strdup ("");
  return g_strdup_printf (days < 14 ? "%" G_GINT64_FORMAT " week"
                                    : "%" G_GINT64_FORMAT " weeks",
                          days / 7);
}

/* What the clerk has to look into. */
static char *
say_matter (const CwSender *sender)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (sender->reason != NULL)
    g_string_append_printf (text, "refused: %s", sender->reason);
  if (sender->is_elsewhere)
    g_string_append_printf (text, "%sof %s", text->len > 0 ? "; " : "", sender->organization);
  if (!sender->is_expected)
    g_string_append_printf (text, "%sno trusted card", text->len > 0 ? "; " : "");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
format_ms (gint64 at_ms)
{
  CwMoment moment = { .at_ms = at_ms, .offset_min = cw_moment_now ().offset_min };

  return at_ms != 0 ? cw_moment_format_local (moment) : NULL;
}

static void
print_senders (GPtrArray *senders)
{
  static const char *const heads[] = { "who",    "last received", "silent for",   ">bundles",
                                       ">lines", ">waiting",      "to look into", NULL };
  CliTable *table = cli_table_new (heads);

  for (guint i = 0; i < senders->len; i++)
    {
      const CwSender *sender = senders->pdata[i];

      cli_table_add (table, sender->name);
      cli_table_add_take (table, format_ms (sender->received_ms));
      cli_table_add_take (table, say_silence (sender));
      cli_table_add_int (table, sender->bundles);
      cli_table_add_int (table, sender->lines);
      cli_table_add_int (table, sender->waiting);
      cli_table_add_take (table, say_matter (sender));
    }
  cli_table_print (table);
}

static gboolean
run_list (CliCall *call, GError **error)
{
  g_autoptr (GPtrArray) senders = cw_sender_list (call->store, error);

  if (senders == NULL)
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_senders, senders);
  else
    print_senders (senders);
  return TRUE;
}

const CliCommand cli_senders_commands[] = {
  {
      "senders",
      "list",
      "",
      "List whose bundles came and whose did not, those silent for longest first",
      "Everybody is expected whose card is trusted. A bundle that was refused is listed until a good "
      "one comes.",
      "senders list",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_list,
  },
  { NULL },
};
