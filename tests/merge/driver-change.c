#include "corewalk/keep.h"
#include "corewalk/record.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "tests/merge/driver.h"

#include <string.h>

/* A value is a text, or {"ref":HANDLE}. */
static gboolean
edit (Call *call, GError **error)
{
  const CwJson *value = cw_json_member (call->order, "value");
  gint64 record = call_id (call, "record", error);
  CwMoment moment = call_moment (call);
  const char *text = call_text (call, "value");

  if (record < 0)
    return FALSE;
  if (text == NULL)
    text = g_hash_table_lookup (call->driver->uuids,
                                cw_json_string (cw_json_member (value, "ref")));

  return cw_record_edit (call->store, record, call_text (call, "field"), text, &moment, error);
}

static gboolean delete (Call *call, GError **error)
{
  gint64 record = call_id (call, "record", error);
  CwMoment moment = call_moment (call);

  return record >= 0 && cw_record_delete (call->store, record, &moment, error);
}

static gboolean
restore (Call *call, GError **error)
{
  gint64 record = call_id (call, "record", error);
  CwMoment moment = call_moment (call);

  return record >= 0 && cw_record_restore (call->store, record, &moment, error);
}

static gboolean
seal (Call *call, GError **error)
{
  gint64 record = call_id (call, "record", error);
  CwMoment moment = call_moment (call);

  return record >= 0 && cw_record_seal (call->store, record, &moment, error);
}

static gboolean
undo (Call *call, GError **error)
{
  g_autofree char *what = cw_undo (call->store, error);

  if (what != NULL)
    cw_json_add_string (call->answer, "what", what);
  return what != NULL;
}

static gboolean
redo (Call *call, GError **error)
{
  g_autofree char *what = cw_redo (call->store, error);

  if (what != NULL)
    cw_json_add_string (call->answer, "what", what);
  return what != NULL;
}

static gboolean
end_visit (Call *call, GError **error)
{
  gint64 record = call_id (call, "record", error);
  CwMoment moment = call_moment (call);

  return record >= 0 && cw_visit_end (call->store, record, &moment, error);
}

static gboolean
close_walk (Call *call, GError **error)
{
  gint64 record = call_id (call, "record", error);
  CwMoment moment = call_moment (call);

  return record >= 0 && cw_walk_close (call->store, record, &moment, error);
}

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

const Act driver_changing[] = {
  { "edit", ON_STORE, edit },       { "delete", ON_STORE, delete },
  { "restore", ON_STORE, restore }, { "seal", ON_STORE, seal },
  { "undo", ON_STORE, undo },       { "redo", ON_STORE, redo },
  { "end", ON_STORE, end_visit },   { "close-walk", ON_STORE, close_walk },
  { "dump", ON_STORE, dump },       { "check", ON_STORE, check },
  { "rebuild", ON_STORE, rebuild }, { NULL },
};
