#include "ui/exchange/arrival-row.h"

#include "ui/exchange/arrival-story.h"

#include <glib/gi18n.h>

struct _CwArrivalRow
{
  GtkListBoxRow parent_instance;

  CwArrival *arrival;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *about;
  GtkLabel *counts;
  GtkLabel *notes;
  GtkButton *dismiss_button;
  GtkButton *card_button;
  GtkButton *take_button;
};

enum
{
  ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwArrivalRow, cw_arrival_row, GTK_TYPE_LIST_BOX_ROW)

static void
take_cb (CwArrivalRow *self)
{
  g_signal_emit (self, signals[ANSWERED], 0, "take");
}

static void
card_cb (CwArrivalRow *self)
{
  g_signal_emit (self, signals[ANSWERED], 0, "card");
}

static void
dismiss_cb (CwArrivalRow *self)
{
  g_signal_emit (self, signals[ANSWERED], 0, "dismiss");
}

/* Each file has buttons of the same words: who can't see which one it is hears the name too. */
static void
name_button (GtkButton *button, const char *format, const char *title)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", format, title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
show_buttons (CwArrivalRow *self, const char *title)
{
  CwArrivalState state = self->arrival->state;
  gboolean is_simple = state == CW_ARRIVAL_READY;
  gboolean is_grave = state == CW_ARRIVAL_UNKNOWN || state == CW_ARRIVAL_HIDING;
  const char *take = is_simple ? _ ("Take In") : _ ("Take In Anyway…");
  const char *dismiss = is_simple || is_grave ? _ ("Not Now") : _ ("Close");

  gtk_widget_set_visible (GTK_WIDGET (self->take_button), is_simple || is_grave);
  gtk_widget_set_visible (GTK_WIDGET (self->card_button), state == CW_ARRIVAL_UNKNOWN);
  gtk_button_set_label (self->take_button, take);
  gtk_button_set_label (self->dismiss_button, dismiss);
  if (is_simple)
    gtk_widget_add_css_class (GTK_WIDGET (self->take_button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->take_button), "suggested-action");

  name_button (self->take_button, take, title);
  name_button (self->dismiss_button, dismiss, title);
  name_button (self->card_button, gtk_button_get_label (self->card_button), title);
}

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
show (CwArrivalRow *self)
{
  static const char *const icons[] = {
    [CW_ARRIVAL_READY] = "exchange-symbolic",
    [CW_ARRIVAL_OLD] = "object-select-symbolic",
    [CW_ARRIVAL_UNKNOWN] = "dialog-warning-symbolic",
    [CW_ARRIVAL_HIDING] = "dialog-warning-symbolic",
    [CW_ARRIVAL_REFUSED] = "dialog-error-symbolic",
    [CW_ARRIVAL_TAKEN_IN] = "object-select-symbolic",
  };
  g_autofree char *title = cw_arrival_story_dup_title (self->arrival);
  g_autofree char *about = cw_arrival_story_dup_about (self->arrival);
  g_autofree char *counts = cw_arrival_story_dup_counts (self->arrival);
  g_autofree char *notes = cw_arrival_story_dup_notes (self->arrival);
  g_autofree char *name = g_strdup_printf ("%s. %s", title, counts);
  g_autofree char *file = g_filename_display_basename (self->arrival->file);
  gboolean is_trouble = self->arrival->state == CW_ARRIVAL_UNKNOWN ||
                        self->arrival->state == CW_ARRIVAL_HIDING ||
                        self->arrival->state == CW_ARRIVAL_REFUSED;

  gtk_image_set_from_icon_name (self->icon, icons[self->arrival->state]);
  show_text (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), file);
  show_text (self->about, about);
  show_text (self->counts, counts);
  show_text (self->notes, notes);
  if (is_trouble)
    gtk_widget_add_css_class (GTK_WIDGET (self), "attention");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "attention");
  show_buttons (self, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
cw_arrival_row_finalize (GObject *object)
{
  cw_arrival_free (CW_ARRIVAL_ROW (object)->arrival);
  G_OBJECT_CLASS (cw_arrival_row_parent_class)->finalize (object);
}

static void
cw_arrival_row_class_init (CwArrivalRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cw_arrival_row_finalize;

  signals[ANSWERED] = g_signal_new ("answered", CW_TYPE_ARRIVAL_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/arrival-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CwArrivalRow, icon);
  gtk_widget_class_bind_template_child (widget_class, CwArrivalRow, title);
  gtk_widget_class_bind_template_child (widget_class, CwArrivalRow, about);
  gtk_widget_class_bind_template_child (widget_class, CwArrivalRow, counts);
  gtk_widget_class_bind_template_child (widget_class, CwArrivalRow, notes);
  gtk_widget_class_bind_template_child (widget_class, CwArrivalRow, dismiss_button);
  gtk_widget_class_bind_template_child (widget_class, CwArrivalRow, card_button);
  gtk_widget_class_bind_template_child (widget_class, CwArrivalRow, take_button);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
  gtk_widget_class_bind_template_callback (widget_class, card_cb);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_cb);
}

static void
cw_arrival_row_init (CwArrivalRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_arrival_row_new (CwArrival *arrival)
{
  CwArrivalRow *self = g_object_new (CW_TYPE_ARRIVAL_ROW, NULL);

  cw_arrival_row_set_arrival (self, arrival);
  return GTK_WIDGET (self);
}

const CwArrival *
cw_arrival_row_get_arrival (CwArrivalRow *self)
{
  return self->arrival;
}

void
cw_arrival_row_set_arrival (CwArrivalRow *self, CwArrival *arrival)
{
  cw_arrival_free (self->arrival);
  self->arrival = arrival;
  show (self);
}
