#include "ui/exchange/senders-page.h"

#include "corewalk/moment.h"
#include "ui/exchange/sender-row.h"
#include "ui/exchange/sender-words.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

struct _CwSendersPage
{
  AdwBin parent_instance;

  CwWorkSession *session;

  GtkStack *stack;
  AdwStatusPage *failure;
  GtkLabel *summary;
  GtkListBox *senders;
};

G_DEFINE_FINAL_TYPE (CwSendersPage, cw_senders_page, ADW_TYPE_BIN)

static void
show_senders (CwSendersPage *self, const GPtrArray *senders)
{
  gint64 today = cw_moment_local_day (cw_moment_now ());
  g_autofree char *summary = cw_sender_words_dup_summary (senders, today);
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (self->senders, 0)) != NULL)
    gtk_list_box_remove (self->senders, GTK_WIDGET (row));
  for (guint i = 0; i < senders->len; i++)
    gtk_list_box_append (self->senders, cw_sender_row_new (senders->pdata[i], today));

  gtk_label_set_text (self->summary, summary);
  gtk_stack_set_visible_child_name (self->stack, senders->len == 0 ? "empty" : "senders");
}

static void
refresh (CwSendersPage *self)
{
  g_autoptr (GPtrArray) senders = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  CwStore *store = NULL;

  if (self->session == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  store = cw_work_session_get_store (self->session);
  if (store == NULL)
    return;

  senders = cw_sender_list (store, &error);
  if (senders != NULL)
    {
      show_senders (self, senders);
      return;
    }

  text = cw_trouble_dup_act_text (error);
  adw_status_page_set_description (self->failure, text);
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  refresh (CW_SENDERS_PAGE (widget));
}

static void
cw_senders_page_dispose (GObject *object)
{
  CwSendersPage *self = CW_SENDERS_PAGE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_senders_page_parent_class)->dispose (object);
}

static void
cw_senders_page_class_init (CwSendersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_senders_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/senders-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwSendersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CwSendersPage, failure);
  gtk_widget_class_bind_template_child (widget_class, CwSendersPage, summary);
  gtk_widget_class_bind_template_child (widget_class, CwSendersPage, senders);
  gtk_widget_class_install_action (widget_class, "senders.refresh", NULL, refresh_action);
}

static void
cw_senders_page_init (CwSendersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (refresh), NULL);
}

void
cw_senders_page_set_session (CwSendersPage *self, CwWorkSession *session)
{
  g_set_object (&self->session, session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (refresh), self);
}
