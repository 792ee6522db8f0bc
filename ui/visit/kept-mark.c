#include "ui/visit/kept-mark.h"

#include <glib/gi18n.h>

#define REST_MS 500 /* between two keys of a person who types */

struct _CwKeptMark
{
  AdwBin parent_instance;

  CwKeptState state;  /* what is shown */
  gboolean has_state; /* whether anything is */
  guint rest;         /* says "Kept" when the hands have rested */

  GtkWidget *box;
  GtkImage *icon;
  GtkLabel *word;
};

G_DEFINE_FINAL_TYPE (CwKeptMark, cw_kept_mark, ADW_TYPE_BIN)

static void
show_now (CwKeptMark *self, CwKeptState state)
{
  const char *word = state == CW_KEPT      ? _ ("Kept")
                     : state == CW_KEEPING ? _ ("Keeping…")
                                           : _ ("Not kept");
  const char *icon = state == CW_KEPT      ? "object-select-symbolic"
                     : state == CW_KEEPING ? "content-loading-symbolic"
                                           : "dialog-warning-symbolic";

  self->state = state;
  self->has_state = TRUE;
  gtk_label_set_text (self->word, word);
  gtk_widget_set_tooltip_text (self->box, word);
  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  word, -1);
  if (state == CW_NOT_KEPT)
    gtk_widget_add_css_class (self->box, "error");
  else
    gtk_widget_remove_css_class (self->box, "error");
}

static gboolean
rest_cb (gpointer user_data)
{
  CwKeptMark *self = user_data;

  self->rest = 0;
  show_now (self, CW_KEPT);
  return G_SOURCE_REMOVE;
}

static void
cw_kept_mark_dispose (GObject *object)
{
  g_clear_handle_id (&CW_KEPT_MARK (object)->rest, g_source_remove);
  G_OBJECT_CLASS (cw_kept_mark_parent_class)->dispose (object);
}

static void
cw_kept_mark_class_init (CwKeptMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_kept_mark_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/kept-mark.ui");
  gtk_widget_class_bind_template_child (widget_class, CwKeptMark, box);
  gtk_widget_class_bind_template_child (widget_class, CwKeptMark, icon);
  gtk_widget_class_bind_template_child (widget_class, CwKeptMark, word);
}

static void
cw_kept_mark_init (CwKeptMark *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cw_kept_mark_show (CwKeptMark *self, CwKeptState state)
{
  if (self->has_state && self->state == CW_KEEPING && state == CW_KEPT)
    {
      /* Half-typed text is written several times a second: a word that changes as often is noise,
         and would lay out the head anew each time. */
      if (self->rest == 0)
        self->rest = g_timeout_add (REST_MS, rest_cb, self);
      return;
    }

  g_clear_handle_id (&self->rest, g_source_remove);
  if (!self->has_state || self->state != state)
    show_now (self, state);
}

void
cw_kept_mark_forget (CwKeptMark *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  self->has_state = FALSE;
}

void
cw_kept_mark_set_narrow (CwKeptMark *self, gboolean is_narrow)
{
  gtk_widget_set_visible (GTK_WIDGET (self->word), !is_narrow);
}
