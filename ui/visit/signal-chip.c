#include "ui/visit/signal-chip.h"

#include "ui/parts/times.h"

#include <glib/gi18n.h>

#define SHOWN_MS 12000 /* how long a signal stays */

struct _CwSignalChip
{
  AdwBin parent_instance;

  CwMoment start;
  gint64 seconds;
  gboolean has_intervals;
  gint64 number;      /* of the last signal, which may have come before the visit was opened */
  gint64 signaled_ms; /* when the last one was shown; 0 for none that is shown now */

  GtkToggleButton *button;
  GtkImage *icon;
  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (CwSignalChip, cw_signal_chip, ADW_TYPE_BIN)

static char *
dup_stamp (CwSignalChip *self)
{
  CwMoment at = self->start;

  at.at_ms += self->number * self->seconds * 1000;
  return cw_times_dup_since (at, self->start);
}

/* (transfer full): what stands there between two signals. */
static char *
dup_rest (CwSignalChip *self)
{
  g_autofree char *stamp = dup_stamp (self);

  if (!cw_signal_chip_is_on (self) && !self->has_intervals)
    return g_strdup (_ ("No signal"));
  if (self->has_intervals)
    /* Translators: which stretch of the visit it is, and when it began */
    return g_strdup_printf (_ ("Interval %d · from %s"), (int) self->number + 1, stamp);
  if (self->seconds % 60 != 0)
    return g_strdup_printf (_ ("Signal every %d s"), (int) self->seconds);

  return g_strdup_printf (_ ("Signal every %d min"), (int) (self->seconds / 60));
}

static void
show (CwSignalChip *self)
{
  g_autofree char *stamp = dup_stamp (self);
  g_autofree char *rest = dup_rest (self);
  /* Translators: the how-many-th signal, and how long the visit has lasted */
  g_autofree char *signal = g_strdup_printf (_ ("Signal %d · %s"), (int) self->number, stamp);
  const char *text = self->signaled_ms != 0 ? signal : rest;

  gtk_label_set_text (self->text, text);
  gtk_image_set_from_icon_name (self->icon, cw_signal_chip_is_on (self)
                                                ? "alarm-symbolic"
                                                : "notifications-disabled-symbolic");
  if (self->signaled_ms != 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "pulse");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "pulse");
}

static void
toggled_cb (CwSignalChip *self)
{
  if (!gtk_toggle_button_get_active (self->button))
    self->signaled_ms = 0;
  show (self);
}

static void
cw_signal_chip_class_init (CwSignalChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/signal-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, CwSignalChip, button);
  gtk_widget_class_bind_template_child (widget_class, CwSignalChip, icon);
  gtk_widget_class_bind_template_child (widget_class, CwSignalChip, text);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
cw_signal_chip_init (CwSignalChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cw_signal_chip_begin (CwSignalChip *self,
                      CwMoment start,
                      gint64 seconds,
                      gboolean is_on,
                      gboolean has_intervals)
{
  self->start = start;
  self->seconds = seconds;
  self->has_intervals = has_intervals;
  self->signaled_ms = 0;
  self->number = MAX (cw_moment_now ().at_ms - start.at_ms, 0) / (seconds * 1000);
  gtk_toggle_button_set_active (self->button, is_on);
  show (self);
}

gboolean
cw_signal_chip_tick (CwSignalChip *self, gint64 now_ms)
{
  gint64 number = MAX (now_ms - self->start.at_ms, 0) / (self->seconds * 1000);
  gboolean is_time = number > self->number;

  if (is_time)
    {
      self->number = number;
      self->signaled_ms = cw_signal_chip_is_on (self) ? now_ms : 0;
      show (self);
    }
  else if (self->signaled_ms != 0 && now_ms - self->signaled_ms >= SHOWN_MS)
    {
      self->signaled_ms = 0;
      show (self);
    }

  return is_time && cw_signal_chip_is_on (self);
}

gboolean
cw_signal_chip_is_on (CwSignalChip *self)
{
  return gtk_toggle_button_get_active (self->button);
}
