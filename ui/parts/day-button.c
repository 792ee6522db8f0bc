#include "ui/parts/day-button.h"

#include "ui/parts/times.h"

struct _CwDayButton
{
  AdwBin parent_instance;

  gint64 day; /* G_MININT64 for none */
  char *none;
  char *what;

  GtkMenuButton *button;
  GtkPopover *popover;
  GtkCalendar *calendar;
  GtkButton *none_button;
};

enum
{
  PROP_NONE = 1,
  PROP_WHAT,
  N_PROPS
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwDayButton, cw_day_button, ADW_TYPE_BIN)

static void
show (CwDayButton *self)
{
  g_autofree char *day = self->day != G_MININT64 ? cw_times_dup_day (self->day) : NULL;
  const char *text = day != NULL ? day : self->none != NULL ? self->none : "";
  g_autofree char *said =
      self->what != NULL ? g_strdup_printf ("%s: %s", self->what, text) : g_strdup (text);

  gtk_menu_button_set_label (self->button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  said, -1);
}

void
cw_day_button_set_day (CwDayButton *self, gint64 day)
{
  self->day = day;
  show (self);
}

gint64
cw_day_button_get_day (CwDayButton *self)
{
  return self->day;
}

static void
choose (CwDayButton *self, gint64 day)
{
  gtk_popover_popdown (self->popover);
  if (day == self->day)
    return;

  cw_day_button_set_day (self, day);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
day_chosen_cb (CwDayButton *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%d");
  gint64 day = self->day;

  if (cw_day_parse (text, &day))
    choose (self, day);
}

static void
no_day_cb (CwDayButton *self)
{
  choose (self, G_MININT64);
}

static void
cw_day_button_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CwDayButton *self = CW_DAY_BUTTON (object);

  if (id == PROP_NONE)
    {
      g_free (self->none);
      self->none = g_value_dup_string (value);
      gtk_button_set_label (self->none_button, self->none);
      gtk_widget_set_visible (GTK_WIDGET (self->none_button), self->none != NULL);
    }
  else
    {
      g_free (self->what);
      self->what = g_value_dup_string (value);
    }
  show (self);
}

static void
cw_day_button_finalize (GObject *object)
{
  CwDayButton *self = CW_DAY_BUTTON (object);

  g_free (self->none);
  g_free (self->what);
  G_OBJECT_CLASS (cw_day_button_parent_class)->finalize (object);
}

static void
cw_day_button_class_init (CwDayButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = cw_day_button_set_property;
  object_class->finalize = cw_day_button_finalize;
  properties[PROP_NONE] = g_param_spec_string ("none", NULL, NULL, NULL, flags);
  properties[PROP_WHAT] = g_param_spec_string ("what", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHOSEN] = g_signal_new ("chosen", CW_TYPE_DAY_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/day-button.ui");
  gtk_widget_class_bind_template_child (widget_class, CwDayButton, button);
  gtk_widget_class_bind_template_child (widget_class, CwDayButton, popover);
  gtk_widget_class_bind_template_child (widget_class, CwDayButton, calendar);
  gtk_widget_class_bind_template_child (widget_class, CwDayButton, none_button);
  gtk_widget_class_bind_template_callback (widget_class, day_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, no_day_cb);
}

static void
cw_day_button_init (CwDayButton *self)
{
  self->day = G_MININT64;
  gtk_widget_init_template (GTK_WIDGET (self));
}
