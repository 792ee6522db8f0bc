#include "corewalk/waiting.h"
#include "tests/merge/driver.h"

static gboolean
list_waiting (Call *call, GError **error)
{
  g_autoptr (GPtrArray) list = cw_waiting_list (call->store, error);

  if (list == NULL)
    return FALSE;

  cw_json_begin_array (call->answer, "waiting");
  for (guint i = 0; i < list->len; i++)
    {
      const CwWaiting *waiting = list->pdata[i];

      cw_json_begin_object (call->answer, NULL);
      cw_json_add_string (call->answer, "author", waiting->author);
      cw_json_add_string (call->answer, "sender", waiting->sender);
      cw_json_add_int (call->answer, "missing_from", waiting->missing_from);
      cw_json_add_int (call->answer, "missing_to", waiting->missing_to);
      cw_json_add_int (call->answer, "from", waiting->from);
      cw_json_add_int (call->answer, "to", waiting->to);
      cw_json_add_bool (call->answer, "shown", waiting->is_shown);
      cw_json_end_object (call->answer);
    }
  cw_json_end_array (call->answer);
  return TRUE;
}

static gboolean
accept_waiting (Call *call, GError **error)
{
  gint64 shown = 0;

  if (!cw_waiting_accept (call->store, call_text (call, "author"), &shown, error))
    return FALSE;

  cw_json_add_int (call->answer, "shown", shown);
  return TRUE;
}

const Act driver_waiting[] = {
  { "waiting", ON_STORE, list_waiting },
  { "accept", ON_STORE, accept_waiting },
  { NULL },
};
