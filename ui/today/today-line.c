#include "ui/today/today-line.h"

#include "ui/parts/times.h"

#include <glib/gi18n.h>

struct _CwTodayLine
{
  AdwActionRow parent_instance;

  GtkLabel *when;
  GtkWidget *arrow;
};

G_DEFINE_FINAL_TYPE (CwTodayLine, cw_today_line, ADW_TYPE_ACTION_ROW)

static void
cw_today_line_class_init (CwTodayLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/today-line.ui");
  gtk_widget_class_bind_template_child (widget_class, CwTodayLine, when);
  gtk_widget_class_bind_template_child (widget_class, CwTodayLine, arrow);
}

static void
cw_today_line_init (CwTodayLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_today_line_new (const char *title, const char *about, const char *when, gboolean is_late)
{
  CwTodayLine *self = g_object_new (CW_TYPE_TODAY_LINE, "title", title, NULL);
  const char *parts[] = { title, NULL, NULL, NULL };
  guint count = 1;
  g_autofree char *name = NULL;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), about);
  gtk_label_set_text (self->when, when != NULL ? when : "");
  gtk_widget_set_visible (GTK_WIDGET (self->when), when != NULL);
  if (is_late)
    gtk_widget_add_css_class (GTK_WIDGET (self->when), "late");

  if (*about != '\0')
    parts[count++] = about;
  if (when != NULL)
    parts[count] = when;
  name = g_strjoinv (", ", (char **) parts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  return GTK_WIDGET (self);
}

void
cw_today_line_set_action (CwTodayLine *self, const char *action, GVariant *target)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), action);
  gtk_widget_set_visible (self->arrow, TRUE);
}

void
cw_today_line_append_more (GtkListBox *list, gint64 more)
{
  g_autofree char *text =
      g_strdup_printf (ngettext ("%d more", "%d more", (gulong) more), (int) more);
  GtkWidget *line = NULL;

  if (more <= 0)
    return;

  line = cw_today_line_new (text, "", NULL, FALSE);
  cw_today_line_set_action (CW_TODAY_LINE (line), "work.screen",
                            g_variant_new_string ("walks"));
  gtk_list_box_append (list, line);
}

char *
cw_today_line_dup_day (gint64 day, gint64 today)
{
  if (day == today)
    return g_strdup (_ ("Today"));
  if (day == today + 1)
    return g_strdup (_ ("Tomorrow"));
  if (day == today - 1)
    return g_strdup (_ ("Yesterday"));

  return cw_times_dup_short_day (day);
}

char *
cw_today_line_dup_due (gint64 due, gint64 today)
{
  g_autofree char *day = cw_times_dup_short_day (due);

  if (due == today)
    return g_strdup (_ ("Due today"));
  if (due == today + 1)
    return g_strdup (_ ("Due tomorrow"));
  if (due < today)
    return g_strdup_printf (ngettext ("%d day overdue", "%d days overdue",
                                      (gulong) (today - due)),
                            (int) (today - due));

  /* Translators: a day, "Mar 4" */
  return g_strdup_printf (_ ("Due %s"), day);
}
