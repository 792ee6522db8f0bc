#include "ui/shell/undoing.h"

#include "corewalk/record.h"
#include "ui/parts/say.h"

#include <glib/gi18n.h>

gboolean
cw_undoing_undo (CwWorkSession *session, AdwToastOverlay *toasts)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *text = NULL;

  cw_keeper_flush (cw_work_session_get_keeper (session));
  undone = cw_undo (cw_work_session_get_store (session), &error);
  if (undone != NULL)
    {
      text = g_strdup_printf (_ ("Undone: %s"), undone);
      cw_say (toasts, text, _ ("_Redo"), "work.redo");
    }
  else if (g_error_matches (error, CW_ERROR, CW_ERROR_NOT_FOUND))
    cw_say (toasts, _ ("There is nothing to undo"), NULL, NULL);
  else
    cw_say_failed (toasts, error);

  return undone != NULL;
}

gboolean
cw_undoing_redo (CwWorkSession *session, AdwToastOverlay *toasts)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *redone = cw_redo (cw_work_session_get_store (session), &error);
  g_autofree char *text = NULL;

  if (redone != NULL)
    {
      text = g_strdup_printf (_ ("Done again: %s"), redone);
      cw_say (toasts, text, _ ("_Undo"), "work.undo");
    }
  else if (g_error_matches (error, CW_ERROR, CW_ERROR_NOT_FOUND))
    cw_say (toasts, _ ("There is nothing to do again"), NULL, NULL);
  else
    cw_say_failed (toasts, error);

  return redone != NULL;
}
