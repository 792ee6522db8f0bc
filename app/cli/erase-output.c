#include "app/cli/erase-output.h"
#include "app/cli/output.h"
#include "app/cli/session.h"

#include "corewalk/id.h"

static const char *const states[] = { "waits", "asks", "done", "declined" };
static const char *const results[] = { "purged", "gone", "absent" };

static void
add_numbers (CliCall *call, CwJsonWriter *json, const CwErased *erased)
{
  cw_json_add_int (json, "erased", erased->records);
  cw_json_add_int (json, "taken_back", erased->taken_back);
  cw_json_add_int (json, "ordered", erased->ordered);
  cw_json_begin_array (json, "orders");
  for (guint i = 0; i < erased->orders->len; i++)
    cli_add_id (call, json, NULL, g_array_index (erased->orders, gint64, i));
  cw_json_end_array (json);
}

static void
add_erased (CliCall *call, CwJsonWriter *json, gpointer erased)
{
  cw_json_begin_object (json, NULL);
  add_numbers (call, json, erased);
  cw_json_end_object (json);
}

static const char *
plural (gint64 count, const char *one, const char *many)
{
  return count == 1 ? one : many;
}

static void
print_numbers (const CwErased *erased, const char *done)
{
  printf ("%s %" G_GINT64_FORMAT " %s: %" G_GINT64_FORMAT
          " %s that nobody had, %" G_GINT64_FORMAT " by order\n",
          done, erased->records, plural (erased->records, "record", "records"),
          erased->taken_back, plural (erased->taken_back, "line", "lines"), erased->ordered);
}

static void
say_left (const CwErased *erased)
{
  if (erased->is_left)
    fputs (CLI_NAME ": another program is reading the store: its last traces go when it has "
                    "ended and the store is opened for writing again.\n",
           stderr);
}

void
cli_print_erased (CliCall *call, const CwErased *erased)
{
  if (call->is_json)
    cli_print_json (call, add_erased, (gpointer) erased);
  else
    print_numbers (erased, "erased");
  say_left (erased);
}

static void
add_purged (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const CwPurged *purged = user_data;

  cw_json_begin_object (json, NULL);
  cw_json_add_string (json, "reference", purged->reference);
  cw_json_add_string (json, "reason", purged->reason);
  cw_json_begin_array (json, "records");
  for (guint i = 0; i < purged->records->len; i++)
    {
      const CwPurgedRecord *record = &g_array_index (purged->records, CwPurgedRecord, i);

      cw_json_begin_object (json, NULL);
      cw_json_add_string (json, "record", record->uuid);
      cw_json_add_string (json, "result", results[record->result]);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
  add_numbers (call, json, &purged->erased);
  cw_json_end_object (json);
}

static void
print_purged (const CwPurged *purged, gboolean is_trial)
{
  static const char *const heads[] = { "record", "result", NULL };
  CliTable *table = cli_table_new (heads);

  for (guint i = 0; i < purged->records->len; i++)
    {
      const CwPurgedRecord *record = &g_array_index (purged->records, CwPurgedRecord, i);

      cli_table_add (table, record->uuid);
      cli_table_add (table, results[record->result]);
    }
  cli_table_print (table);
  print_numbers (&purged->erased, is_trial ? "this would erase" : "erased");
}

void
cli_print_purged (CliCall *call, const CwPurged *purged, gboolean is_trial)
{
  if (call->is_json)
    cli_print_json (call, add_purged, (gpointer) purged);
  else
    print_purged (purged, is_trial);
  say_left (&purged->erased);
}

static void
add_orders (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  GPtrArray *orders = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < orders->len; i++)
    {
      const CwOrder *order = g_ptr_array_index (orders, i);

      cw_json_begin_object (json, NULL);
      cli_add_id (call, json, "order", order->id);
      cw_json_add_string (json, "state", states[order->state]);
      cw_json_add_string (json, "author", order->author);
      cw_json_add_bool (json, "own", order->is_own);
      cli_add_moment (json, "at", order->moment);
      cli_add_id (call, json, "record", order->record);
      cw_json_add_string (json, "revokes", order->revokes);
      cli_add_ms (json, "since", order->since_ms);
      cw_json_add_int (json, "lines", order->lines);
      cw_json_add_string (json, "reason", order->reason);
      cw_json_add_string (json, "reference", order->reference);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

/* What an order takes away: a record with its lines, or a card. */
static void
add_subject (CliCall *call, CliTable *table, const CwOrder *order)
{
  if (order->revokes != NULL)
    {
      cli_table_add_take (table, g_strdup_printf ("card of %s", order->revokes));
      cli_table_add (table, "");
      return;
    }

  cli_table_add_take (table, cw_id_dup_address (call->store, order->record));
  cli_table_add_int (table, order->lines);
}

void
cli_print_orders (CliCall *call, GPtrArray *orders)
{
  static const char *const heads[] = { "order",  "now",    "when",      "who", "record",
                                       ">lines", "reason", "reference", NULL };
  CliTable *table;

  if (call->is_json)
    {
      cli_print_json (call, add_orders, orders);
      return;
    }

  table = cli_table_new (heads);
  for (guint i = 0; i < orders->len; i++)
    {
      const CwOrder *order = g_ptr_array_index (orders, i);

      cli_table_add_take (table, cw_id_dup_address (call->store, order->id));
      cli_table_add (table, states[order->state]);
      cli_table_add_take (table, cw_moment_format_local (order->moment));
      cli_table_add (table, order->author);
      add_subject (call, table, order);
      cli_table_add (table, order->reason);
      cli_table_add (table, order->reference);
    }
  cli_table_print (table);
}
