#include "ui/coach/share-card.h"

#include "corewalk/cycle-share.h"
#include "corewalk/cycle.h"
#include "ui/coach/share-window.h"
#include "ui/coach/share-words.h"

#include <glib/gi18n.h>

#define KEY_SHARE "cw-share"

struct _CwShareCard
{
  AdwBin parent_instance;

  CwWorkSession *session;
  gint64 cycle;

  GtkWidget *add_button;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (CwShareCard, cw_share_card, ADW_TYPE_BIN)

static GtkWidget *
row_new (CwStore *store, const CwShare *share)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *reader = cw_share_words_dup_reader (store, share);
  g_autofree char *state = cw_share_words_dup_state (share);
  /* Translators: who would read a summary, and how it stands */
  g_autofree char *about = g_strdup_printf (_ ("For: %s. %s"), reader, state);
  gint64 *id = g_new (gint64, 1);

  *id = share->id;
  g_object_set_data_full (G_OBJECT (row), KEY_SHARE, id, g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), share->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), cw_share_words_chip_new (share));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

void
cw_share_card_refresh (CwShareCard *self)
{
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (CwCycle) cycle = store != NULL ? cw_cycle_get (store, self->cycle, NULL) : NULL;
  g_autoptr (GPtrArray) shares =
      cycle != NULL ? cw_share_list (store, self->cycle, NULL) : NULL;
  gboolean is_focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
  GtkListBoxRow *row = NULL;

  if (shares == NULL)
    return;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < shares->len; i++)
    gtk_list_box_append (self->list, row_new (store, shares->pdata[i]));
  gtk_widget_set_visible (self->add_button, cycle->is_mine);
  if (is_focused)
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwShareCard *self = CW_SHARE_CARD (widget);

  if (cw_work_session_get_store (self->session) != NULL)
    gtk_window_present (GTK_WINDOW (cw_share_window_new (self->session, self->cycle, widget)));
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwShareCard *self = CW_SHARE_CARD (widget);

  if (cw_work_session_get_store (self->session) != NULL)
    gtk_window_present (GTK_WINDOW (
        cw_share_window_new_for (self->session, g_variant_get_int64 (parameter), widget)));
}

static void
chosen_cb (CwShareCard *self, GtkListBoxRow *row)
{
  const gint64 *share = g_object_get_data (G_OBJECT (row), KEY_SHARE);

  gtk_widget_activate_action (GTK_WIDGET (self), "shares.show", "x", *share);
}

static void
cw_share_card_dispose (GObject *object)
{
  CwShareCard *self = CW_SHARE_CARD (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_share_card_parent_class)->dispose (object);
}

static void
cw_share_card_class_init (CwShareCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_share_card_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/share-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CwShareCard, add_button);
  gtk_widget_class_bind_template_child (widget_class, CwShareCard, list);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_install_action (widget_class, "shares.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "shares.show", "x", show_action);
}

static void
cw_share_card_init (CwShareCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_share_card_new (CwWorkSession *session, gint64 cycle)
{
  CwShareCard *self = g_object_new (CW_TYPE_SHARE_CARD, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (cw_share_card_refresh), self);
  cw_share_card_set_cycle (self, cycle);
  return GTK_WIDGET (self);
}

void
cw_share_card_set_cycle (CwShareCard *self, gint64 cycle)
{
  self->cycle = cycle;
  cw_share_card_refresh (self);
}
