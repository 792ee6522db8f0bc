#include "app/cli/erase-output.h"
#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/cli/text-argument.h"

static gboolean
run_erase (CliCall *call, GError **error)
{
  gint64 record = cli_find_argument (call, 0, error);
  g_auto (CwErased) erased = { 0 };

  if (record == 0 ||
      !cw_erase (call->store, record, cli_call_option (call, "reason"),
                 cli_call_option (call, "reference"), call->moment, &erased, error))
    return FALSE;

  cli_print_erased (call, &erased);
  return TRUE;
}

static gboolean
run_purge (CliCall *call, GError **error)
{
  gboolean is_trial = cli_call_option (call, "dry-run") != NULL;
  const char *file = cli_call_option (call, "order");
  g_autoptr (CwPurged) purged = cw_purge (call->store, file, is_trial, call->moment, error);

  if (purged == NULL)
    {
      g_prefix_error (error, "%s: ", file);
      return FALSE;
    }

  cli_print_purged (call, purged, is_trial);
  return TRUE;
}

static gboolean
is_open (const CwOrder *order)
{
  return order->state == CW_ORDER_WAITS || order->state == CW_ORDER_ASKS;
}

static gboolean
run_list (CliCall *call, GError **error)
{
  g_autoptr (GPtrArray) orders = cw_order_list (call->store, error);

  if (orders == NULL)
    return FALSE;
  for (guint i = orders->len; i-- > 0 && cli_call_option (call, "all") == NULL;)
    if (!is_open (g_ptr_array_index (orders, i)))
      g_ptr_array_remove_index (orders, i);

  cli_print_orders (call, orders);
  return TRUE;
}

static void
add_lines (CliCall *call, CwJsonWriter *json, gpointer lines)
{
  cw_json_begin_object (json, NULL);
  cw_json_add_int (json, "lines", MAX (*(gint64 *) lines, 0));
  cw_json_end_object (json);
}

static gboolean
run_accept (CliCall *call, GError **error)
{
  gint64 order = cli_find_argument (call, 0, error), lines;

  if (order == 0 || !cw_order_accept (call->store, order, &lines, error))
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_lines, &lines);
  else if (lines < 0)
    printf ("revoked the card\n");
  else
    printf ("erased %" G_GINT64_FORMAT " %s\n", lines, lines == 1 ? "line" : "lines");
  return TRUE;
}

static gboolean
run_decline (CliCall *call, GError **error)
{
  gint64 order = cli_find_argument (call, 0, error), lines = 0;

  if (order == 0 || !cw_order_decline (call->store, order, error))
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_lines, &lines);
  return TRUE;
}

static const CliOption erase_options[] = {
  { "reason", "TEXT", "why; it travels with the order, so it should name nobody",
    CLI_OPTION_REQUIRED },
  { "reference", "TEXT", "the approval behind it, such as \"RC-075 2026-14\"" },
  { NULL },
};

static const CliOption purge_options[] = {
  { "order", "FILE", "the order: {\"reference\":…,\"reason\":…,\"records\":[UUID,…]}",
    CLI_OPTION_REQUIRED },
  { "dry-run", NULL, "say what would be purged; erase nothing" },
  { NULL },
};

static const CliOption list_options[] = {
  { "all", NULL, "those that are done or declined, too" },
  { NULL },
};

const CliCommand cli_erase_commands[] = {
  {
      "erase",
      NULL,
      "RECORD",
      "Erase a record and what hangs on it for good, everywhere",
      "What nobody has received is really taken back. For the rest an order goes with the next bundle: "
      "where it binds, the words go from the record, the log, search and all files, and no old bundle "
      "brings them back. An order binds on lines of whoever gave it, and on those of others where its "
      "card was trusted with --may-order; else a person is asked. Backups keep the words until they "
      "are restored and have met the order. This can't be undone.",
      "erase ana-7f:12 --reason \"A parent asked\"",
      CLI_NEEDS_WRITER,
      TRUE,
      erase_options,
      run_erase,
  },
  {
      "purge",
      NULL,
      "",
      "Erase what an approved order lists, with its reference",
      "The order is a JSON file: an object with \"reference\" (the approval, such as \"RC-075 2026-14\"), "
      "\"reason\" and \"records\", a list of UUIDs; without a reference it is refused. All of it is "
      "erased or nothing, as erase does. purged: erased now; gone: nothing of it was left; absent: "
      "it never came here.",
      "purge --order disposal.json --dry-run",
      CLI_NEEDS_WRITER,
      TRUE,
      purge_options,
      run_purge,
  },
  { NULL },
};

const CliCommand cli_order_commands[] = {
  {
      "order",
      "list",
      "",
      "List the orders to erase or to revoke a card that wait for lines or for you",
      NULL,
      "order list --all",
      CLI_NEEDS_READER,
      FALSE,
      list_options,
      run_list,
  },
  {
      "order",
      "accept",
      "ORDER",
      "Do what an order says, whoever wrote the lines, or revoke the card",
      "Also with those of its lines that come only later. This can't be undone.",
      "order accept zoe-3c:40",
      CLI_NEEDS_WRITER,
      FALSE,
      NULL,
      run_accept,
  },
  {
      "order",
      "decline",
      "ORDER",
      "Keep what others wrote, or a card, though an order asks otherwise",
      "That is not told to anybody.",
      "order decline zoe-3c:40",
      CLI_NEEDS_WRITER,
      FALSE,
      NULL,
      run_decline,
  },
  { NULL },
};
