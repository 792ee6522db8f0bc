#include "ui/walks/visit-row.h"

#include "ui/parts/times.h"

#include <glib/gi18n.h>

struct _CwVisitRow
{
  AdwActionRow parent_instance;

  gint64 visit;

  GtkWidget *going_on;
};

G_DEFINE_FINAL_TYPE (CwVisitRow, cw_visit_row, ADW_TYPE_ACTION_ROW)

char *
cw_visit_row_dup_title (const CwVisit *visit, const char *own_name)
{
  GString *title = g_string_new (NULL);

  g_string_printf (title, _ ("Visit %d"), (int) visit->number);
  if (g_strcmp0 (visit->walker, own_name) != 0)
    g_string_append_printf (title, " · %s", visit->walker);
  if (visit->grade != NULL)
    {
      g_string_append (title, " · ");
      g_string_append_printf (title, _ ("Grade %s"), visit->grade);
    }
  if (visit->subject != NULL)
    g_string_append_printf (title, " · %s", visit->subject);

  return g_string_free (title, FALSE);
}

static void
append (GString *text, char *take_part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", take_part);
  g_free (take_part);
}

static char *
dup_counts (const CwVisit *visit)
{
  gulong note_count = (gulong) visit->note_count;
  gulong mark_count = (gulong) visit->mark_count;
  GString *text = g_string_new (NULL);

  append (text, cw_times_dup_clock (visit->started));
  if (visit->ended_ms != 0)
    append (text, cw_times_dup_minutes (visit->started.at_ms, visit->ended_ms));
  append (text, g_strdup_printf (ngettext ("%lu line", "%lu lines", note_count), note_count));
  if (mark_count > 0)
    append (text, g_strdup_printf (ngettext ("%lu look-for marked", "%lu look-fors marked",
                                             mark_count),
                                   mark_count));

  return g_string_free (text, FALSE);
}

static void
cw_visit_row_class_init (CwVisitRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/visit-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CwVisitRow, going_on);
}

static void
cw_visit_row_init (CwVisitRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_visit_row_new (const CwVisit *visit, const char *own_name)
{
  CwVisitRow *self = g_object_new (CW_TYPE_VISIT_ROW, NULL);
  g_autofree char *title = cw_visit_row_dup_title (visit, own_name);
  g_autofree char *counts = dup_counts (visit);

  self->visit = visit->id;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), counts);
  gtk_widget_set_visible (self->going_on, visit->ended_ms == 0);
  return GTK_WIDGET (self);
}

gint64
cw_visit_row_get_visit (CwVisitRow *self)
{
  return self->visit;
}
