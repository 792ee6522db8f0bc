#include "ui/exchange/sender-row.h"

#include "ui/exchange/sender-words.h"
#include "ui/parts/wrap-layout.h"

#include <glib/gi18n.h>

struct _CwSenderRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *title;
  GtkLabel *story;
  GtkBox *chips;
};

G_DEFINE_FINAL_TYPE (CwSenderRow, cw_sender_row, GTK_TYPE_LIST_BOX_ROW)

static void
cw_sender_row_class_init (CwSenderRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/sender-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CwSenderRow, title);
  gtk_widget_class_bind_template_child (widget_class, CwSenderRow, story);
  gtk_widget_class_bind_template_child (widget_class, CwSenderRow, chips);
}

static void
cw_sender_row_init (CwSenderRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->chips),
                                 g_object_new (CW_TYPE_WRAP_LAYOUT, NULL));
}

static void
add_chip (CwSenderRow *self, const char *text, const char *style)
{
  GtkWidget *chip = gtk_label_new (text);

  gtk_widget_add_css_class (chip, "chip");
  if (style != NULL)
    gtk_widget_add_css_class (chip, style);
  gtk_box_append (self->chips, chip);
}

static void
show_chips (CwSenderRow *self, const CwSender *sender, gint64 today)
{
  g_autofree char *silence = cw_sender_words_dup_silence (sender, today);

  if (sender->refused_ms != 0)
    add_chip (self, _ ("Set aside"), "refused");
  if (silence != NULL)
    add_chip (self, silence, sender->is_expected ? "late" : NULL);
  if (sender->is_elsewhere)
    add_chip (self, _ ("Another district"), NULL);
  if (!sender->is_expected)
    add_chip (self, _ ("Not expected"), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->chips),
                          gtk_widget_get_first_child (GTK_WIDGET (self->chips)) != NULL);
}

GtkWidget *
cw_sender_row_new (const CwSender *sender, gint64 today)
{
  CwSenderRow *self = g_object_new (CW_TYPE_SENDER_ROW, NULL);
  g_autofree char *story = cw_sender_words_dup_story (sender, today);
  g_autofree char *title =
      sender->organization[0] == '\0'
          ? g_strdup (sender->name)
          : g_strdup_printf ("%s · %s", sender->name, sender->organization);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->story, story);
  show_chips (self, sender, today);
  return GTK_WIDGET (self);
}
