#include "ui/coach/when-row.h"

#include "ui/coach/event-words.h"
#include "ui/parts/day-button.h"

#include <glib/gi18n.h>

#define USUAL_HOUR 9 /* of a day that is chosen before a time */

struct _CwWhenRow
{
  AdwActionRow parent_instance;

  gint64 at_ms;

  CwDayButton *day;
  GtkEditable *time;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwWhenRow, cw_when_row, ADW_TYPE_ACTION_ROW)

static char *
dup_clock (gint64 at_ms)
{
  g_autoptr (GDateTime) then =
      at_ms != 0 ? g_date_time_new_from_unix_local (at_ms / 1000) : NULL;

  return then != NULL ? g_strdup_printf ("%d:%02d", g_date_time_get_hour (then),
                                         g_date_time_get_minute (then))
                      : g_strdup ("");
}

static void
show (CwWhenRow *self)
{
  g_autofree char *clock = dup_clock (self->at_ms);

  cw_day_button_set_day (self->day,
                         self->at_ms != 0 ? cw_event_words_get_day (self->at_ms) : G_MININT64);
  if (!g_str_equal (gtk_editable_get_text (self->time), clock))
    gtk_editable_set_text (self->time, clock);
  gtk_widget_set_visible (GTK_WIDGET (self->time), self->at_ms != 0);
  gtk_widget_remove_css_class (GTK_WIDGET (self->time), "error");
}

/* "9", "9:15" or "09:15". FALSE for anything else. */
static gboolean
parse_clock (const char *text, int *hour, int *minute)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 2);
  guint64 hours = 0, minutes = 0;

  if (parts[0] == NULL || !g_ascii_string_to_unsigned (parts[0], 10, 0, 23, &hours, NULL) ||
      (parts[1] != NULL && !g_ascii_string_to_unsigned (parts[1], 10, 0, 59, &minutes, NULL)))
    return FALSE;

  *hour = (int) hours;
  *minute = (int) minutes;
  return TRUE;
}

static void
choose (CwWhenRow *self, gint64 day, int hour, int minute)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (day * 24 * 60 * 60);
  g_autoptr (GDateTime) then =
      g_date_time_new_local (g_date_time_get_year (date), g_date_time_get_month (date),
                             g_date_time_get_day_of_month (date), hour, minute, 0);
  gint64 at_ms = then != NULL ? g_date_time_to_unix (then) * 1000 : 0;
  gboolean is_other = at_ms != self->at_ms;

  self->at_ms = at_ms;
  show (self);
  if (is_other)
    g_signal_emit (self, signals[CHOSEN], 0);
}

static void
day_cb (CwWhenRow *self)
{
  gint64 day = cw_day_button_get_day (self->day);
  int hour = USUAL_HOUR, minute = 0;

  if (day == G_MININT64)
    {
      self->at_ms = 0;
      show (self);
      g_signal_emit (self, signals[CHOSEN], 0);
      return;
    }

  parse_clock (gtk_editable_get_text (self->time), &hour, &minute);
  choose (self, day, hour, minute);
}

static void
time_cb (CwWhenRow *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->time)));
  int hour, minute;

  if (self->at_ms == 0)
    return;
  if (parse_clock (typed, &hour, &minute))
    choose (self, cw_event_words_get_day (self->at_ms), hour, minute);
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->time), "error");
}

static void
title_cb (CwWhenRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  g_autofree char *name = g_strdup_printf (_ ("Time, %s"), title);

  g_object_set (self->day, "what", title, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->time), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
cw_when_row_class_init (CwWhenRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHOSEN] = g_signal_new ("chosen", CW_TYPE_WHEN_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  g_type_ensure (CW_TYPE_DAY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/when-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CwWhenRow, day);
  gtk_widget_class_bind_template_child (widget_class, CwWhenRow, time);
  gtk_widget_class_bind_template_callback (widget_class, day_cb);
  gtk_widget_class_bind_template_callback (widget_class, time_cb);
}

static void
cw_when_row_init (CwWhenRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::title", G_CALLBACK (title_cb), NULL);
}

void
cw_when_row_set_moment (CwWhenRow *self, gint64 at_ms)
{
  if (at_ms == self->at_ms && gtk_widget_get_visible (GTK_WIDGET (self->time)) == (at_ms != 0))
    return;

  self->at_ms = at_ms;
  show (self);
}

gint64
cw_when_row_get_moment (CwWhenRow *self)
{
  return self->at_ms;
}
