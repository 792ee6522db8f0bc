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
  const char *text = call_text (call, "value");

  if (record < 0)
    return FALSE;
  if (text == NULL)
    text = g_hash_table_lookup (call->driver->uuids,
                                cw_json_string (cw_json_member (value, "ref")));

  return cw_record_edit (call->store, record, call_text (call, "field"), text,
                         call_moment (call), error);
}

static gboolean delete (Call *call, GError **error)
{
  gint64 record = call_id (call, "record", error);

  return record >= 0 && cw_record_delete (call->store, record, call_moment (call), error);
}

static gboolean
restore (Call *call, GError **error)
{
  gint64 record = call_id (call, "record", error);

  return record >= 0 && cw_record_restore (call->store, record, call_moment (call), error);
}

static gboolean
seal (Call *call, GError **error)
{
  gint64 record = call_id (call, "record", error);

  return record >= 0 && cw_record_seal (call->store, record, call_moment (call), error);
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

  return record >= 0 && cw_visit_end (call->store, record, call_moment (call), error);
}

static gboolean
close_walk (Call *call, GError **error)
{
  gint64 record = call_id (call, "record", error);

  return record >= 0 && cw_walk_close (call->store, record, call_moment (call), error);
}

const Act driver_changing[] = {
  { "edit", ON_STORE, edit },
  { "delete", ON_STORE, delete },
  { "restore", ON_STORE, restore },
  { "seal", ON_STORE, seal },
  { "undo", ON_STORE, undo },
  { "redo", ON_STORE, redo },
  { "end", ON_STORE, end_visit },
  { "close-walk", ON_STORE, close_walk },
  { NULL },
};
