#include "ui/debrief/card-row.h"

#include "ui/parts/times.h"

#include <glib/gi18n.h>

struct _CwCardRow
{
  GtkListBoxRow parent_instance;

  gint64 card;

  GtkWidget *body;
  GtkLabel *text;
  GtkLabel *rooms;
  GtkLabel *owner;
  GtkLabel *help;
  GtkLabel *state;
};

enum
{
  DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwCardRow, cw_card_row, GTK_TYPE_LIST_BOX_ROW)

static char *
dup_visits (const CwCard *card)
{
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint i = 0; i < card->rooms->len; i++)
    g_string_append_printf (numbers, "%s%d", i > 0 ? ", " : "",
                            (int) g_array_index (card->rooms, gint64, i));

  return g_strdup_printf (ngettext ("Visit %s", "Visits %s", card->rooms->len), numbers->str);
}

char *
cw_card_row_dup_rooms (const CwCard *card, gint64 room_count)
{
  gulong all = (gulong) room_count;

  if (card->step == CW_STEP_PATTERN)
    return card->rooms->len == 0
               ? g_strdup (_ ("No evidence yet"))
               : g_strdup_printf (ngettext ("In %u of %lu room", "In %u of %lu rooms", all),
                                  card->rooms->len, all);

  return card->rooms->len > 0 ? dup_visits (card) : NULL;
}

/* Shows nothing where there is nothing to say. */
static void
show (GtkLabel *label, char *take_text)
{
  gtk_label_set_text (label, take_text != NULL ? take_text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), take_text != NULL);
  g_free (take_text);
}

static char *
dup_owner (const CwCard *card)
{
  g_autofree char *day = card->due != G_MININT64 ? cw_times_dup_day (card->due) : NULL;

  if (card->owner != NULL && day != NULL)
    /* Translators: who does it, and by when */
    return g_strdup_printf (_ ("%s · by %s"), card->owner, day);
  if (day != NULL)
    return g_strdup_printf (_ ("By %s"), day);

  return g_strdup (card->owner);
}

static void
show_state (CwCardRow *self, const CwCard *card)
{
  gboolean is_late = card->state == CW_CARD_OPEN && card->due != G_MININT64 &&
                     card->due < cw_moment_local_day (cw_moment_now ());
  const char *word = card->state == CW_CARD_DONE      ? _ ("Done")
                     : card->state == CW_CARD_DROPPED ? _ ("Given Up")
                     : is_late                        ? _ ("Overdue")
                                                      : NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (self->state), "late");
  if (is_late)
    gtk_widget_add_css_class (GTK_WIDGET (self->state), "late");
  show (self->state, word == NULL            ? NULL
                     : card->outcome != NULL ? g_strdup_printf ("%s: %s", word, card->outcome)
                                             : g_strdup (word));
}

static void
set_class (GtkWidget *widget, const char *name, gboolean has_it)
{
  if (has_it)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

void
cw_card_row_set_card (CwCardRow *self, const CwCard *card, gint64 room_count)
{
  gboolean is_next = card->step == CW_STEP_NEXT;
  g_autofree char *said = NULL;

  self->card = card->id;
  gtk_label_set_text (self->text, card->text);
  show (self->rooms, is_next ? NULL : cw_card_row_dup_rooms (card, room_count));
  show (self->owner, is_next ? dup_owner (card) : NULL);
  show (self->help,
        is_next && card->help != NULL ? g_strdup_printf (_ ("Help: %s"), card->help) : NULL);
  if (is_next)
    show_state (self, card);
  else
    gtk_widget_set_visible (GTK_WIDGET (self->state), FALSE);

  set_class (GTK_WIDGET (self), "pattern", card->step == CW_STEP_PATTERN);
  set_class (GTK_WIDGET (self), "under", card->step == CW_STEP_DESCRIBE && card->under != 0);
  set_class (GTK_WIDGET (self), "settled", is_next && card->state != CW_CARD_OPEN);
  set_class (GTK_WIDGET (self->rooms), "chip", card->step == CW_STEP_PATTERN);

  said = g_strdup_printf ("%s. %s", card->text, gtk_label_get_text (self->rooms));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  *gtk_label_get_text (self->rooms) != '\0' ? said : card->text,
                                  -1);
}

static GdkContentProvider *
drag_prepare_cb (CwCardRow *self)
{
  return gdk_content_provider_new_typed (G_TYPE_INT64, self->card);
}

static void
drag_begin_cb (CwCardRow *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (self->body);

  gtk_drag_source_set_icon (source, picture, 12, 12);
}

static gboolean
drop_cb (CwCardRow *self, const GValue *value, double x, double y)
{
  gboolean is_after = y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;

  g_signal_emit (self, signals[DROPPED], 0, g_value_get_int64 (value), is_after);
  return TRUE;
}

static void
cw_card_row_class_init (CwCardRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[DROPPED] = g_signal_new ("dropped", CW_TYPE_CARD_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/card-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CwCardRow, body);
  gtk_widget_class_bind_template_child (widget_class, CwCardRow, text);
  gtk_widget_class_bind_template_child (widget_class, CwCardRow, rooms);
  gtk_widget_class_bind_template_child (widget_class, CwCardRow, owner);
  gtk_widget_class_bind_template_child (widget_class, CwCardRow, help);
  gtk_widget_class_bind_template_child (widget_class, CwCardRow, state);
  gtk_widget_class_bind_template_callback (widget_class, drag_prepare_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
}

static void
cw_card_row_init (CwCardRow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
cw_card_row_new (void)
{
  return g_object_new (CW_TYPE_CARD_ROW, NULL);
}

gint64
cw_card_row_get_card (CwCardRow *self)
{
  return self->card;
}
