#include "corewalk/cycle-event.h"

#include "corewalk/form.h"
#include "data/coach/circle.h"
#include "data/form/form-shelf.h"
#include "data/record/amend.h"

/* Inside an act. The form's own line goes before, so that the partners can read it. */
static gboolean
put_form (CwStore *store, gint64 id, gint64 form, GError **error)
{
  char room[CW_UUID_TEXT_LENGTH + 1];
  g_autoptr (CwFold) fold = cw_fold_new (store, id, error);
  const CwStream *stream = fold == NULL ? NULL : cw_amend_place (store, fold, error);
  CwLine change;

  if (stream == NULL || (form != 0 && !cw_form_shelf_use (store, form, stream, error)))
    return FALSE;

  cw_line_clear (&change);
  if (form != 0)
    cw_writer_put_ref (store, stream, &change, "form", form, room);
  else
    cw_line_put_text (&change, "form", NULL);
  return cw_amend_set (store, fold, &change, error);
}

gboolean
cw_event_set_form (CwStore *store,
                   gint64 id,
                   gint64 form,
                   const CwMoment *moment,
                   GError **error)
{
  g_autoptr (CwEvent) event = cw_event_get (store, id, error);
  g_autofree char *document = NULL;

  if (event == NULL || !cw_circle_check (store, event->cycle, error))
    return FALSE;
  if (event->walk != 0)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           "the visit has begun with its form. Plan another visit");
      return FALSE;
    }
  if (form != 0 && (document = cw_form_dup_document (store, form, error)) == NULL)
    return FALSE;
  if (form == event->form)
    return TRUE;

  if (!cw_act_begin (store, FALSE, "the data tool of an event", moment, error))
    return FALSE;
  return put_form (store, id, form, error) ? cw_act_commit (store, error)
                                           : cw_act_abort (store);
}
