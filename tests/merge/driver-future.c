#include "corewalk/id.h"
#include "data/log/log.h"
#include "data/record/act.h"
#include "tests/merge/driver.h"

static void
put_fields (Call *call, CwLine *line)
{
  const CwJson *fields = cw_json_member (call->order, "fields");

  /* A line's fields go up by name: whoever drives says them so. */
  for (guint i = 0; i < cw_json_length (fields); i++)
    {
      const CwJson *field = cw_json_at (fields, i);

      if (cw_json_kind (field) == CW_JSON_INTEGER)
        cw_line_put_int (line, cw_json_key (field), cw_json_integer (field));
      else
        cw_line_put_text (line, cw_json_key (field), cw_json_string (field));
    }
}

/* A line as a program of another day might write it: of a kind, and with fields, that nobody knows yet. */
static gboolean
write_future (Call *call, GError **error)
{
  gint64 school = call_id (call, "school", error), record = call_id (call, "record", error), id;
  g_autofree char *scope = school <= 0 ? NULL : cw_id_dup_text (call->store, school);
  const CwStream *stream;
  CwLine line;

  if (school < 0 || record < 0 ||
      !cw_act_begin (call->store, FALSE, "a thing of another day", call_moment (call), error))
    return FALSE;

  stream = cw_store_stream (call->store, call_text (call, "audience"),
                            scope == NULL ? "" : scope, error);
  if (stream == NULL)
    return cw_act_abort (call->store);

  cw_line_clear (&line);
  line.kind = call_text (call, "kind");
  put_fields (call, &line);
  line.has_record =
      record != 0 && cw_log_make_ref (call->store->log, stream, record, &line.record);
  id = cw_act_add (call->store, stream, &line, error);
  if (id == 0)
    return cw_act_abort (call->store);

  return cw_act_commit (call->store, error) && call_name (call, "as", id, error);
}

const Act driver_coming[] = {
  { "future", ON_STORE, write_future },
  { NULL },
};
