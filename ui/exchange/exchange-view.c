#include "ui/exchange/exchange-view.h"

#include "ui/exchange/arrivals-page.h"
#include "ui/exchange/cards-page.h"
#include "ui/exchange/leaving-page.h"
#include "ui/exchange/orders-page.h"
#include "ui/exchange/question-count.h"
#include "ui/exchange/questions-page.h"
#include "ui/exchange/senders-page.h"
#include "ui/exchange/sent-page.h"
#include "ui/parts/busy-bar.h"
#include "ui/parts/tab-way.h"
#include "ui/shell/main-menu.h"
#include "ui/shell/sidebar-button.h"

struct _CwExchangeView
{
  AdwBin parent_instance;

  CwWorkSession *session;
  CwQuestionCount *count;

  AdwLeaflet *leaflet;
  AdwHeaderBar *sections_header;
  GtkListBox *sections;
  GtkLabel *questions;
  AdwHeaderBar *page_header;
  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkStack *stack;
  CwLeavingPage *leaving_page;
  CwArrivalsPage *arrivals_page;
  CwQuestionsPage *questions_page;
  GtkLabel *orders;
  CwOrdersPage *orders_page;
  CwSendersPage *senders_page;
  CwSentPage *sent_page;
  CwCardsPage *cards_page;
  CwBusyBar *busy_bar;
};

G_DEFINE_FINAL_TYPE (CwExchangeView, cw_exchange_view, ADW_TYPE_BIN)

static GtkListBoxRow *
find_section (CwExchangeView *self, const char *name)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sections, i)) != NULL; i++)
    if (g_str_equal (gtk_widget_get_name (GTK_WIDGET (row)), name))
      return row;

  return NULL;
}

static void
show_section (CwExchangeView *self, GtkListBoxRow *row)
{
  gtk_stack_set_visible_child_name (self->stack, gtk_widget_get_name (GTK_WIDGET (row)));
  adw_window_title_set_title (self->title,
                              adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

static void
section_selected_cb (CwExchangeView *self, GtkListBoxRow *row)
{
  if (row != NULL)
    show_section (self, row);
}

static void
section_activated_cb (CwExchangeView *self, GtkListBoxRow *row)
{
  show_section (self, row);
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwExchangeView *self = CW_EXCHANGE_VIEW (widget);
  GtkListBoxRow *row = find_section (self, g_variant_get_string (parameter, NULL));

  if (row == NULL)
    return;

  gtk_list_box_select_row (self->sections, row);
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static void
announce_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_busy_bar_set_text (CW_EXCHANGE_VIEW (widget)->busy_bar,
                        g_variant_get_string (parameter, NULL));
}

/* Nothing else can be done with the store while it is lent. */
static void
busy_cb (CwExchangeView *self)
{
  gboolean is_busy = FALSE;

  g_object_get (self->session, "is-busy", &is_busy, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->leaflet), !is_busy);
}

static void
counted_cb (CwExchangeView *self)
{
  guint count = cw_question_count_get (self->count);
  g_autofree char *number = g_strdup_printf ("%u", count);

  gtk_label_set_text (self->questions, number);
  gtk_widget_set_visible (GTK_WIDGET (self->questions), count > 0);
}

static void
asked_cb (CwExchangeView *self)
{
  guint asking = cw_orders_page_get_asking (self->orders_page);
  g_autofree char *number = g_strdup_printf ("%u", asking);

  gtk_label_set_text (self->orders, number);
  gtk_widget_set_visible (GTK_WIDGET (self->orders), asking > 0);
}

static void
folded_cb (CwExchangeView *self)
{
  gboolean is_folded = adw_leaflet_get_folded (self->leaflet);

  adw_header_bar_set_show_end_title_buttons (self->sections_header, is_folded);
  adw_header_bar_set_show_start_title_buttons (self->page_header, is_folded);
  gtk_widget_set_visible (self->back_button, is_folded);
}

static gboolean
cw_exchange_view_grab_focus (GtkWidget *widget)
{
  CwExchangeView *self = CW_EXCHANGE_VIEW (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->sections);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
cw_exchange_view_dispose (GObject *object)
{
  CwExchangeView *self = CW_EXCHANGE_VIEW (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->count);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_exchange_view_parent_class)->dispose (object);
}

static void
cw_exchange_view_class_init (CwExchangeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_exchange_view_dispose;
  widget_class->focus = cw_tab_way_focus;
  widget_class->grab_focus = cw_exchange_view_grab_focus;

  g_type_ensure (CW_TYPE_ARRIVALS_PAGE);
  g_type_ensure (CW_TYPE_BUSY_BAR);
  g_type_ensure (CW_TYPE_CARDS_PAGE);
  g_type_ensure (CW_TYPE_LEAVING_PAGE);
  g_type_ensure (CW_TYPE_MAIN_MENU);
  g_type_ensure (CW_TYPE_ORDERS_PAGE);
  g_type_ensure (CW_TYPE_QUESTIONS_PAGE);
  g_type_ensure (CW_TYPE_SENDERS_PAGE);
  g_type_ensure (CW_TYPE_SENT_PAGE);
  g_type_ensure (CW_TYPE_SIDEBAR_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/exchange-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CwExchangeView, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CwExchangeView, sections_header);
  gtk_widget_class_bind_template_child (widget_class, CwExchangeView, sections);
  gtk_widget_class_bind_template_child (widget_class, CwExchangeView, page_header);
  gtk_widget_class_bind_template_child (widget_class, CwExchangeView, title);
  gtk_widget_class_bind_template_child (widget_class, CwExchangeView, back_button);
  gtk_widget_class_bind_template_child (widget_class, CwExchangeView, stack);
  gtk_widget_class_bind_template_child (widget_class, CwExchangeView, leaving_page);
  gtk_widget_class_bind_template_child (widget_class, CwExchangeView, arrivals_page);
  gtk_widget_class_bind_template_child (widget_class, CwExchangeView, questions);
  gtk_widget_class_bind_template_child (widget_class, CwExchangeView, questions_page);
  gtk_widget_class_bind_template_child (widget_class, CwExchangeView, orders);
  gtk_widget_class_bind_template_child (widget_class, CwExchangeView, orders_page);
  gtk_widget_class_bind_template_child (widget_class, CwExchangeView, senders_page);
  gtk_widget_class_bind_template_child (widget_class, CwExchangeView, sent_page);
  gtk_widget_class_bind_template_child (widget_class, CwExchangeView, cards_page);
  gtk_widget_class_bind_template_child (widget_class, CwExchangeView, busy_bar);
  gtk_widget_class_bind_template_callback (widget_class, section_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_install_action (widget_class, "exchange.show", "s", show_action);
  gtk_widget_class_install_action (widget_class, "exchange.announce", "s", announce_action);
}

static void
cw_exchange_view_init (CwExchangeView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cw_tab_way_out (GTK_WIDGET (self->sections));
  gtk_list_box_select_row (self->sections, gtk_list_box_get_row_at_index (self->sections, 0));
  folded_cb (self);
}

void
cw_exchange_view_set_session (CwExchangeView *self, CwWorkSession *session)
{
  g_set_object (&self->session, session);
  g_signal_connect_swapped (session, "notify::is-busy", G_CALLBACK (busy_cb), self);
  cw_leaving_page_set_session (self->leaving_page, session);
  cw_arrivals_page_set_session (self->arrivals_page, session);
  cw_questions_page_set_session (self->questions_page, session);
  g_signal_connect_object (self->orders_page, "notify::asking", G_CALLBACK (asked_cb), self,
                           G_CONNECT_SWAPPED);
  cw_orders_page_set_session (self->orders_page, session);
  cw_senders_page_set_session (self->senders_page, session);
  cw_sent_page_set_session (self->sent_page, session);
  cw_cards_page_set_session (self->cards_page, session);
  cw_busy_bar_set_session (self->busy_bar, session);
  self->count = CW_QUESTION_COUNT (cw_question_count_new (session));
  g_signal_connect_object (self->count, "notify::count", G_CALLBACK (counted_cb), self,
                           G_CONNECT_SWAPPED);
}

void
cw_exchange_view_share (CwExchangeView *self, gint64 school)
{
  cw_leaving_page_want_school (self->leaving_page, school);
  gtk_widget_activate_action (GTK_WIDGET (self), "exchange.show", "s", "leaving");
}

void
cw_exchange_view_look_at (CwExchangeView *self, const char *const *files)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "exchange.show", "s", "arrivals");
  cw_arrivals_page_look_at (self->arrivals_page, files);
}

gboolean
cw_exchange_view_go_back (CwExchangeView *self)
{
  return adw_leaflet_get_folded (self->leaflet) &&
         adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}
