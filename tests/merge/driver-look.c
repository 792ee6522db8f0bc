#include "corewalk/keep.h"
#include "corewalk/record.h"
#include "tests/merge/driver.h"
#include "tests/table-dump.h"

#include <string.h>

typedef struct
{
  Call *call;
  GChecksum *digest;
} Dump;

static gboolean
dump_line_cb (const char *line, gpointer user_data)
{
  Dump *dump = user_data;
  g_autofree char *hidden = driver_hide_ids (dump->call->driver, line);

  g_checksum_update (dump->digest, (const guchar *) line, (gssize) strlen (line) + 1);
  cw_json_add_string (dump->call->answer, NULL, hidden);
  return TRUE;
}

/* The lines with handles; the digest is of the lines as they were. */
static gboolean
dump (Call *call, GError **error)
{
  g_autoptr (GChecksum) digest = g_checksum_new (G_CHECKSUM_SHA256);
  Dump state = { .call = call, .digest = digest };
  gboolean is_done;

  cw_json_begin_array (call->answer, "lines");
  is_done = cw_dump (call->store, call_flag (call, "private"), dump_line_cb, &state, error);
  cw_json_end_array (call->answer);
  cw_json_add_string (call->answer, "digest", g_checksum_get_string (digest));
  return is_done;
}

static gboolean
check (Call *call, GError **error)
{
  g_autoptr (CwCheck) check = cw_check (call->store, NULL, NULL, error);

  if (check == NULL)
    return FALSE;

  cw_json_begin_array (call->answer, "faults");
  for (guint i = 0; i < check->faults->len; i++)
    cw_json_add_string (call->answer, NULL, check->faults->pdata[i]);
  cw_json_end_array (call->answer);
  return TRUE;
}

static gboolean
rebuild (Call *call, GError **error)
{
  return cw_rebuild (call->store, NULL, NULL, error);
}

/* What @text says of table @name is left out: which bundles came is told each time. */
static char *
leave_out (const char *text, const char *name)
{
  g_autofree char *heading = g_strdup_printf ("== %s\n", name);
  const char *from = strstr (text, heading);
  const char *to = from == NULL ? NULL : strstr (from + 1, "\n== ");

  return to == NULL ? g_strdup (text)
                    : g_strdup_printf ("%.*s%s", (int) (from - text), text, to + 1);
}

/* A digest of all tables: a second merge of the same may change no row. */
static gboolean
tables (Call *call, GError **error)
{
  const char *but = call_text (call, "but");
  g_autofree char *all = table_dump (call->store);
  g_autofree char *text = leave_out (all, but == NULL ? "" : but);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  cw_json_add_string (call->answer, "digest", digest);
  return TRUE;
}

static gboolean
history (Call *call, GError **error)
{
  static const char *const acts[] = { "made",     "changed", "deleted",
                                      "restored", "sealed",  "taken-back" };
  gint64 record = call_id (call, "record", error);
  g_autoptr (GPtrArray) entries =
      record <= 0 ? NULL : cw_record_history (call->store, record, error);

  if (entries == NULL)
    return FALSE;

  cw_json_begin_array (call->answer, "entries");
  for (guint i = 0; i < entries->len; i++)
    {
      const CwHistoryEntry *entry = entries->pdata[i];

      cw_json_begin_object (call->answer, NULL);
      cw_json_add_string (call->answer, "act", acts[entry->act]);
      cw_json_add_string (call->answer, "author", entry->author);
      cw_json_add_string (call->answer, "field", entry->field);
      cw_json_add_string (call->answer, "before", entry->before);
      cw_json_add_string (call->answer, "after", entry->after);
      cw_json_add_bool (call->answer, "amendment", entry->is_amendment);
      cw_json_end_object (call->answer);
    }
  cw_json_end_array (call->answer);
  return TRUE;
}

static void
search (Call *call, const char *path, const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autofree char *bytes = NULL;
  const char *name;
  gsize length;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      search (call, inside, text);
    }
  if (dir == NULL && g_file_get_contents (path, &bytes, &length, NULL) &&
      memmem (bytes, length, text, strlen (text)) != NULL)
    cw_json_add_string (call->answer, NULL, path + strlen (call->driver->root) + 1);
}

/* Files that hold the text byte for byte. */
static gboolean
find_text (Call *call, GError **error)
{
  g_autofree char *path = call_path (call, "in");

  cw_json_begin_array (call->answer, "files");
  search (call, path, call_text (call, "text"));
  cw_json_end_array (call->answer);
  return TRUE;
}

const Act driver_looking[] = {
  { "dump", ON_STORE, dump },
  { "check", ON_STORE, check },
  { "rebuild", ON_STORE, rebuild },
  { "tables", ON_STORE, tables },
  { "history", ON_STORE, history },
  { "find", ON_NOTHING, find_text },
  { NULL },
};
