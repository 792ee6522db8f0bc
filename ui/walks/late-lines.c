#include "ui/walks/late-lines.h"

#include "ui/parts/times.h"

#include <glib/gi18n.h>

static char *
dup_tags (CwTags tags)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if ((tags & CW_TAG_TEACHER) != 0)
    g_string_append_printf (text, " · %s", _ ("Teacher"));
  if ((tags & CW_TAG_STUDENT) != 0)
    g_string_append_printf (text, " · %s", _ ("Student"));
  if ((tags & CW_TAG_TASK) != 0)
    g_string_append_printf (text, " · %s", _ ("Task"));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
make_row (const CwNote *note)
{
  g_autofree char *clock = cw_times_dup_clock (note->moment);
  g_autofree char *tags = dup_tags (note->tags);
  g_autofree char *said = g_strconcat (clock, tags, NULL);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), note->text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), said);
  return row;
}

void
cw_late_lines_show (GtkListBox *list, CwStore *store, gint64 visit)
{
  g_autoptr (GPtrArray) notes = cw_note_list (store, visit, NULL);
  GtkListBoxRow *old = NULL;

  while ((old = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (old));
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    gtk_list_box_append (list, make_row (notes->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (list), notes != NULL && notes->len > 0);
}
