#include "ui/exchange/orders-page.h"

#include "corewalk/order.h"
#include "ui/exchange/order-words.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

#define KEY_ORDER "cw-order"

struct _CwOrdersPage
{
  AdwBin parent_instance;

  CwWorkSession *session;
  guint asking;

  GtkStack *stack;
  AdwStatusPage *failure;
  GtkWidget *asking_group;
  GtkBox *orders;
  GtkWidget *other_group;
  GtkListBox *others;
};

enum
{
  PROP_ASKING = 1,
};

G_DEFINE_FINAL_TYPE (CwOrdersPage, cw_orders_page, ADW_TYPE_BIN)

static void
say (CwOrdersPage *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s", text);
}

static void
say_failed (CwOrdersPage *self, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_act_text (error);

  say (self, text);
}

/* Erasing writes both files anew: that takes its time. */
static gpointer
carry_out (CwStore *store,
           gpointer input,
           CwProgress progress,
           gpointer progress_data,
           GError **error)
{
  g_autofree gint64 *lines = g_new0 (gint64, 1);

  return cw_order_accept (store, *(gint64 *) input, lines, error) ? g_steal_pointer (&lines)
                                                                  : NULL;
}

static const CwLoanClass carrying_out = { .work = carry_out, .free_input = g_free };

static void
carried_out_cb (gpointer result, const GError *error, gpointer user_data)
{
  CwOrdersPage *self = user_data;
  g_autofree gint64 *lines = result;
  g_autofree char *text = NULL;

  if (self->session == NULL)
    return;

  if (lines == NULL)
    say_failed (self, error);
  else if (*lines < 0)
    say (self, _ ("The card is revoked"));
  else
    {
      text = g_strdup_printf (ngettext ("%lu line has lost its words",
                                        "%lu lines have lost their words", (gulong) *lines),
                              (gulong) *lines);
      say (self, text);
    }
  cw_work_session_changed (self->session);
}

static void
agreed_cb (GtkWidget *card)
{
  CwOrdersPage *self = CW_ORDERS_PAGE (gtk_widget_get_ancestor (card, CW_TYPE_ORDERS_PAGE));
  const CwOrder *order = g_object_get_data (G_OBJECT (card), KEY_ORDER);

  if (self == NULL)
    return;

  gtk_widget_activate_action (GTK_WIDGET (self), "exchange.announce", "s",
                              _ ("Carrying out the order"));
  if (!cw_work_session_lend (self->session, &carrying_out,
                             g_memdup2 (&order->id, sizeof order->id), carried_out_cb,
                             G_OBJECT (self)))
    say (self, _ ("Something else is still going on. Try again in a moment."));
}

static char *
dup_warning (const CwOrder *order)
{
  if (order->revokes != NULL)
    /* Translators: %s is a person */
    return g_strdup_printf (
        _ ("Nothing new is taken from the lost laptop of %s, and nothing is "
           "encrypted to its card any more. This can’t be undone."),
        order->revokes);

  return g_strdup_printf (
      ngettext ("%lu line loses its words on this laptop, wherever they are. This can’t be "
                "undone.",
                "%lu lines lose their words on this laptop, wherever they are. This can’t be "
                "undone.",
                (gulong) order->lines),
      (gulong) order->lines);
}

static void
carry_out_cb (GtkWidget *card)
{
  const CwOrder *order = g_object_get_data (G_OBJECT (card), KEY_ORDER);
  g_autofree char *text = dup_warning (order);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (card)),
                                              _ ("Carry Out the Order?"), text);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _ ("_Not Now"),
                                    "erase",
                                    order->revokes != NULL ? _ ("_Revoke the Card")
                                                           : _ ("_Erase for Good"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "erase",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response::erase", G_CALLBACK (agreed_cb), card,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
decline_cb (GtkWidget *card)
{
  CwOrdersPage *self = CW_ORDERS_PAGE (gtk_widget_get_ancestor (card, CW_TYPE_ORDERS_PAGE));
  const CwOrder *order = g_object_get_data (G_OBJECT (card), KEY_ORDER);
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return;

  if (cw_order_decline (store, order->id, &error))
    say (self, _ ("Declined. Nobody is told, and you can still carry it out."));
  else
    say_failed (self, error);
  cw_work_session_changed (self->session);
}

static GtkWidget *
label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_button (GtkWidget *card,
            GtkWidget *buttons,
            const char *text,
            const char *name,
            const char *style,
            GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (text);

  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_object (button, "clicked", clicked, card, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (buttons), button);
}

static void
add_buttons (GtkWidget *card, const char *title)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  /* Translators: %s is the title of an order; read aloud */
  g_autofree char *accept = g_strdup_printf (_ ("Carry out: %s"), title);
  g_autofree char *decline = g_strdup_printf (_ ("Decline: %s"), title);

  add_button (card, buttons, _ ("Carry _Out…"), accept, "destructive-action",
              G_CALLBACK (carry_out_cb));
  add_button (card, buttons, _ ("_Decline"), decline, NULL, G_CALLBACK (decline_cb));
  gtk_box_append (GTK_BOX (card), buttons);
}

/* One that asks; takes @order. */
static GtkWidget *
card_new (CwStore *store, CwOrder *take_order)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *title = cw_order_words_dup_title (store, take_order);
  g_autofree char *words = cw_order_words_dup_text (store, take_order);
  g_autofree char *story = cw_order_words_dup_story (take_order);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "question");
  gtk_box_append (GTK_BOX (card), label_new (title, "heading"));
  if (words != NULL)
    gtk_box_append (GTK_BOX (card), label_new (words, "answer"));
  gtk_box_append (GTK_BOX (card), label_new (story, "dim-label"));
  add_buttons (card, title);
  g_object_set_data_full (G_OBJECT (card), KEY_ORDER, take_order,
                          (GDestroyNotify) cw_order_free);
  return card;
}

static GtkWidget *
row_new (CwStore *store, const CwOrder *order)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = cw_order_words_dup_title (store, order);
  g_autofree char *story = cw_order_words_dup_story (order);
  g_autofree char *subtitle =
      g_strdup_printf ("%s\n%s", cw_order_words_get_state (order), story);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static void
clear (CwOrdersPage *self)
{
  GtkWidget *child = NULL;
  GtkListBoxRow *row = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->orders))) != NULL)
    gtk_box_remove (self->orders, child);
  while ((row = gtk_list_box_get_row_at_index (self->others, 0)) != NULL)
    gtk_list_box_remove (self->others, GTK_WIDGET (row));
}

/* The latest first; takes those that ask out of @orders. */
static void
show_orders (CwOrdersPage *self, CwStore *store, GPtrArray *orders)
{
  guint others = 0;

  clear (self);
  for (guint i = orders->len; i-- > 0;)
    {
      CwOrder *order = orders->pdata[i];

      if (order->state == CW_ORDER_ASKS)
        {
          orders->pdata[i] = NULL;
          gtk_box_append (self->orders, card_new (store, order));
          continue;
        }
      gtk_list_box_append (self->others, row_new (store, order));
      others++;
    }

  gtk_widget_set_visible (self->asking_group, self->asking > 0);
  gtk_widget_set_visible (self->other_group, others > 0);
  gtk_stack_set_visible_child_name (self->stack, orders->len == 0 ? "empty" : "orders");
}

static void
count (CwOrdersPage *self, const GPtrArray *orders)
{
  guint asking = 0;

  for (guint i = 0; i < orders->len; i++)
    asking += ((CwOrder *) orders->pdata[i])->state == CW_ORDER_ASKS;
  if (asking == self->asking)
    return;

  self->asking = asking;
  g_object_notify (G_OBJECT (self), "asking");
}

static void
refresh (CwOrdersPage *self)
{
  CwStore *store = self->session == NULL ? NULL : cw_work_session_get_store (self->session);
  g_autoptr (GPtrArray) orders = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (store == NULL)
    return;

  orders = cw_order_list (store, &error);
  if (orders == NULL)
    {
      text = cw_trouble_dup_act_text (error);
      adw_status_page_set_description (self->failure, text);
      gtk_stack_set_visible_child_name (self->stack, "failure");
      return;
    }

  count (self, orders);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_orders (self, store, orders);
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  refresh (CW_ORDERS_PAGE (widget));
}

static void
cw_orders_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_uint (value, CW_ORDERS_PAGE (object)->asking);
}

static void
cw_orders_page_dispose (GObject *object)
{
  CwOrdersPage *self = CW_ORDERS_PAGE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_orders_page_parent_class)->dispose (object);
}

static void
cw_orders_page_class_init (CwOrdersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_orders_page_dispose;
  G_OBJECT_CLASS (klass)->get_property = cw_orders_page_get_property;
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_ASKING,
                                   g_param_spec_uint ("asking", NULL, NULL, 0, G_MAXUINT, 0,
                                                      G_PARAM_READABLE |
                                                          G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/orders-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwOrdersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CwOrdersPage, failure);
  gtk_widget_class_bind_template_child (widget_class, CwOrdersPage, asking_group);
  gtk_widget_class_bind_template_child (widget_class, CwOrdersPage, orders);
  gtk_widget_class_bind_template_child (widget_class, CwOrdersPage, other_group);
  gtk_widget_class_bind_template_child (widget_class, CwOrdersPage, others);
  gtk_widget_class_install_action (widget_class, "orders.refresh", NULL, refresh_action);
}

static void
cw_orders_page_init (CwOrdersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (refresh), NULL);
}

void
cw_orders_page_set_session (CwOrdersPage *self, CwWorkSession *session)
{
  g_set_object (&self->session, session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (refresh), self);
  refresh (self);
}

guint
cw_orders_page_get_asking (CwOrdersPage *self)
{
  return self->asking;
}
