#include "ui/coach/step-row.h"

#include "ui/coach/event-words.h"
#include "ui/parts/times.h"

#include <glib/gi18n.h>

#define KEY_STEP "cw-step"

/* Takes the part; NULL for none. */
static void
append (GString *text, char *take_part)
{
  if (take_part != NULL)
    g_string_append_printf (text, " · %s", take_part);
  g_free (take_part);
}

static char *
dup_end (const CwActionStep *step)
{
  gint64 day = step->state == CW_ACTION_OPEN ? step->check_back : step->done;
  g_autofree char *when = day != G_MININT64 ? cw_times_dup_day (day) : NULL;

  if (when == NULL)
    return NULL;
  if (step->state == CW_ACTION_OPEN)
    return g_strdup_printf (_ ("look back: %s"), when);

  return step->state == CW_ACTION_DONE ? g_strdup_printf (_ ("done: %s"), when)
                                       : g_strdup_printf (_ ("given up: %s"), when);
}

char *
cw_step_row_dup_about (const CwActionStep *step)
{
  GString *text = g_string_new (step->owner);
  g_autofree char *agreed = step->agreed != G_MININT64 ? cw_times_dup_day (step->agreed) : NULL;

  append (text, agreed != NULL ? g_strdup_printf (_ ("agreed: %s"), agreed) : NULL);
  append (text, dup_end (step));
  append (text, g_strdup (step->result));
  return g_string_free (text, FALSE);
}

GtkWidget *
cw_step_row_chip_new (const CwActionStep *step)
{
  gint64 today = cw_moment_local_day (cw_moment_now ());

  if (step->state == CW_ACTION_DONE)
    return cw_event_words_chip (_ ("Done"), NULL);
  if (step->state == CW_ACTION_DROPPED)
    return cw_event_words_chip (_ ("Given Up"), NULL);
  if (step->check_back == G_MININT64 || step->check_back > today)
    return cw_event_words_chip (_ ("Trying It"), "open");

  return step->check_back == today ? cw_event_words_chip (_ ("Look Back Today"), "late")
                                   : cw_event_words_chip (_ ("Overdue"), "late");
}

GtkWidget *
cw_step_row_new (const CwActionStep *step)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *about = cw_step_row_dup_about (step);
  gint64 *id = g_new (gint64, 1);

  *id = step->id;
  g_object_set_data_full (G_OBJECT (row), KEY_STEP, id, g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), step->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), cw_step_row_chip_new (step));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

gint64
cw_step_row_get_step (GtkListBoxRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), KEY_STEP);

  return *id;
}
