#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/session.h"

#include "corewalk/sent.h"

static char *
dup_readers (const CwSent *sent)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < sent->recipients->len; i++)
    {
      const char *name = sent->recipients->pdata[i];

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                              *name != '\0' ? name : "somebody whose card is not here");
    }
  return sent->is_open ? g_strdup ("whoever gets it")
                       : g_string_free (g_steal_pointer (&names), FALSE);
}

static void
add_sent (CliCall *call, CwJsonWriter *json, const CwSent *sent)
{
  cw_json_add_int (json, "number", sent->number);
  cli_add_moment (json, "at", sent->moment);
  cw_json_add_string (json, "file", sent->file);
  cw_json_add_string (json, "scope", sent->scope);
  cw_json_add_string (json, "school", sent->school);
  cw_json_begin_array (json, "recipients");
  for (guint i = 0; i < sent->recipients->len; i++)
    cw_json_add_string (json, NULL, sent->recipients->pdata[i]);
  cw_json_end_array (json);
  cw_json_add_bool (json, "open", sent->is_open);
  cw_json_add_bool (json, "whole", sent->is_whole);
  cw_json_add_int (json, "lines", sent->lines);
}

static void
add_list (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const GPtrArray *list = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < list->len; i++)
    {
      cw_json_begin_object (json, NULL);
      add_sent (call, json, list->pdata[i]);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static gboolean
run_list (CliCall *call, GError **error)
{
  static const char *const heads[] = {
    ">", "when", "file", "scope", ">lines", "for", "", NULL
  };
  g_autoptr (GPtrArray) list = cw_sent_list (call->store, error);
  CliTable *table;

  if (list == NULL)
    return FALSE;
  if (call->is_json)
    {
      cli_print_json (call, add_list, list);
      return TRUE;
    }

  table = cli_table_new (heads);
  for (guint i = 0; i < list->len; i++)
    {
      const CwSent *sent = list->pdata[i];

      cli_table_add_int (table, sent->number);
      cli_table_add_take (table, cw_moment_format_local (sent->moment));
      cli_table_add (table, sent->file);
      cli_table_add_take (table, sent->school != NULL
                                     ? g_strdup_printf ("%s, %s", sent->scope, sent->school)
                                     : g_strdup (sent->scope));
      cli_table_add_int (table, sent->lines);
      cli_table_add_take (table, dup_readers (sent));
      cli_table_add (table, sent->is_whole ? "" : "perhaps not written whole");
    }
  cli_table_print (table);
  return TRUE;
}

typedef struct
{
  const CwSent *sent;
  GPtrArray *counts;
} Shown;

static void
add_one (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const Shown *shown = user_data;

  cw_json_begin_object (json, NULL);
  add_sent (call, json, shown->sent);
  cw_json_begin_array (json, "counts");
  for (guint i = 0; i < shown->counts->len; i++)
    {
      const CwSentCount *count = shown->counts->pdata[i];

      cw_json_begin_object (json, NULL);
      cw_json_add_string (json, "audience", count->audience);
      cw_json_add_string (json, "kind", count->kind);
      cw_json_add_int (json, "lines", count->lines);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
  cw_json_end_object (json);
}

static void
print_counts (const GPtrArray *counts)
{
  static const char *const heads[] = { "audience", "kind", ">lines", NULL };
  CliTable *table = cli_table_new (heads);

  for (guint i = 0; i < counts->len; i++)
    {
      const CwSentCount *count = counts->pdata[i];

      cli_table_add (table, count->audience);
      cli_table_add (table, count->kind);
      cli_table_add_int (table, count->lines);
    }
  cli_table_print (table);
}

static gboolean
run_show (CliCall *call, GError **error)
{
  g_autoptr (GPtrArray) list = cw_sent_list (call->store, error);
  gint64 number = cli_to_int (cli_call_argument (call, 0));
  g_autoptr (GPtrArray) counts = NULL;
  Shown shown = { 0 };

  for (guint i = 0; list != NULL && i < list->len; i++)
    if (((const CwSent *) list->pdata[i])->number == number)
      shown.sent = list->pdata[i];
  if (list != NULL && shown.sent == NULL)
    g_set_error (error, CW_ERROR, CW_ERROR_NOT_FOUND,
                 "nothing of that number was sent. 'sent list' shows what was");
  if (shown.sent == NULL)
    return FALSE;

  shown.counts = counts = cw_sent_count (call->store, number, error);
  if (counts == NULL)
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_one, &shown);
  else
    print_counts (counts);
  return TRUE;
}

const CliCommand cli_sent_commands[] = {
  {
      "sent",
      "list",
      "",
      "List the files that were written for others: when, what, for whom",
      "The list is kept on this laptop only. Names are as they were on the cards then.",
      "sent list",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_list,
  },
  {
      "sent",
      "show",
      "N",
      "Count the lines that were in one of them, by kind",
      NULL,
      "sent show 3",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_show,
  },
  { NULL },
};
