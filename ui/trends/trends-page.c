#include "ui/trends/trends-page.h"

#include "ui/parts/trouble.h"
#include "ui/shell/main-menu.h"
#include "ui/shell/sidebar-button.h"
#include "ui/trends/chart-card.h"
#include "ui/trends/trend-charts.h"
#include "ui/walks/walk-filter.h"

#include <glib/gi18n.h>

struct _CwTrendsPage
{
  AdwBin parent_instance;

  CwWorkSession *session;
  GCancellable *cancellable; /* of all that is being asked */
  GPtrArray *items;          /* of CwRate: what the choice of a look-for offers */
  gint64 item;               /* the chosen one; 0 for none */
  gboolean is_offering;      /* the choice comes from here, not from a person */

  CwWalkFilter *filter;
  GtkStack *stack;
  AdwStatusPage *empty;
  AdwBin *overview_place;
  CwChartCard *overview;
  GtkDropDown *item_choice;
  GtkWidget *charts;
};

G_DEFINE_FINAL_TYPE (CwTrendsPage, cw_trends_page, ADW_TYPE_BIN)

/* Who asked, and which card waits for the answer. */
typedef struct
{
  CwTrendsPage *page;
  CwChartCard *card;
} Asked;

static Asked *
asked_new (CwTrendsPage *page, CwChartCard *card)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->page = g_object_ref (page);
  asked->card = g_object_ref (card);
  return asked;
}

static void
asked_free (Asked *asked)
{
  g_object_unref (asked->page);
  g_object_unref (asked->card);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static gboolean
is_answer (const Asked *asked, const GError *error)
{
  return asked->page->session != NULL &&
         !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static CwTrendScope *
scope_of (CwTrendsPage *self)
{
  const CwWalkQuestion chosen = cw_walk_filter_get (self->filter);
  const CwTrendScope scope = {
    .school = chosen.school,
    .form = (char *) chosen.form,
    .from_day = chosen.from_day,
    .to_day = chosen.to_day,
    .item = self->item,
  };

  return cw_trend_scope_copy (&scope);
}

static void
chart_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asked) asked = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CwChart) chart = cw_jobs_run_finish (result, &error);

  if (!is_answer (asked, error))
    return;
  if (chart != NULL)
    cw_chart_card_show (asked->card, g_steal_pointer (&chart));
  else
    cw_chart_card_fail (asked->card, error);
}

static void
ask_charts (CwTrendsPage *self)
{
  GtkWidget *card = gtk_widget_get_first_child (self->charts);
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self->item_choice);

  for (const CwTrendChart *chart = cw_trend_charts; chart->name != NULL;
       chart++, card = gtk_widget_get_next_sibling (card))
    {
      cw_chart_card_set_subject (CW_CHART_CARD (card),
                                 chosen != NULL ? gtk_string_object_get_string (chosen) : NULL);
      cw_chart_card_wait (CW_CHART_CARD (card));
      cw_jobs_run_async (cw_work_session_get_jobs (self->session), &chart->job, scope_of (self),
                         self->cancellable, chart_made_cb,
                         asked_new (self, CW_CHART_CARD (card)));
    }
}

/* The look-for that was chosen stays where it is still there; else the first. */
static void
offer_items (CwTrendsPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      const CwRate *rate = self->items->pdata[i];

      gtk_string_list_append (names, rate->item_label);
      if (rate->item == self->item)
        selected = i;
    }
  self->item = ((const CwRate *) self->items->pdata[selected])->item;
  self->is_offering = TRUE;
  gtk_drop_down_set_model (self->item_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->item_choice, selected);
  self->is_offering = FALSE;
}

static void
show_overview (CwTrendsPage *self, CwTrendOverview *overview)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = g_steal_pointer (&overview->items);
  if (self->items->len == 0)
    {
      adw_status_page_set_description (
          self->empty,
          cw_walk_filter_is_active (self->filter)
              ? _ ("No room was marked in what is chosen above.")
              : _ ("Charts show how often look-fors were seen, once rooms were visited and "
                   "marked."));
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  cw_chart_card_show (self->overview, g_steal_pointer (&overview->chart));
  offer_items (self);
  gtk_stack_set_visible_child_name (self->stack, "charts");
  ask_charts (self);
}

static void
overview_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asked) asked = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CwTrendOverview) overview = cw_jobs_run_finish (result, &error);
  g_autofree char *cause = NULL;

  if (!is_answer (asked, error))
    return;
  if (overview != NULL)
    {
      show_overview (asked->page, overview);
      return;
    }
  cause = cw_trouble_dup_act_text (error);
  adw_status_page_set_description (asked->page->empty, cause);
  gtk_stack_set_visible_child_name (asked->page->stack, "empty");
}

/* What was asked before is of no use any more. */
static void
begin_asking (CwTrendsPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
}

static void
refresh (CwTrendsPage *self)
{
  CwStore *store = cw_work_session_get_store (self->session);

  if (store != NULL)
    cw_walk_filter_offer (self->filter, store);
  begin_asking (self);
  cw_chart_card_wait (self->overview);
  cw_jobs_run_async (cw_work_session_get_jobs (self->session), &cw_trend_overview_job,
                     scope_of (self), self->cancellable, overview_made_cb,
                     asked_new (self, self->overview));
}

static void
scope_changed_cb (CwTrendsPage *self)
{
  refresh (self);
}

static void
item_changed_cb (CwTrendsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->item_choice);

  if (self->is_offering || self->items == NULL || selected >= self->items->len)
    return;

  self->item = ((const CwRate *) self->items->pdata[selected])->item;
  begin_asking (self);
  ask_charts (self);
}

static void
row_chosen_cb (CwTrendsPage *self, guint row)
{
  gtk_drop_down_set_selected (self->item_choice, row);
}

static void
changed_cb (CwTrendsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
cw_trends_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cw_trends_page_parent_class)->map (widget);
  refresh (CW_TRENDS_PAGE (widget));
}

static gboolean
cw_trends_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (CW_TRENDS_PAGE (widget)->filter),
                                 GTK_DIR_TAB_FORWARD);
}

static void
cw_trends_page_dispose (GObject *object)
{
  CwTrendsPage *self = CW_TRENDS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_trends_page_parent_class)->dispose (object);
}

static void
cw_trends_page_class_init (CwTrendsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_trends_page_dispose;
  widget_class->map = cw_trends_page_map;
  widget_class->grab_focus = cw_trends_page_grab_focus;

  g_type_ensure (CW_TYPE_MAIN_MENU);
  g_type_ensure (CW_TYPE_SIDEBAR_BUTTON);
  g_type_ensure (CW_TYPE_WALK_FILTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/trends-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwTrendsPage, filter);
  gtk_widget_class_bind_template_child (widget_class, CwTrendsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CwTrendsPage, empty);
  gtk_widget_class_bind_template_child (widget_class, CwTrendsPage, overview_place);
  gtk_widget_class_bind_template_child_full (widget_class, "item", FALSE,
                                             G_STRUCT_OFFSET (CwTrendsPage, item_choice));
  gtk_widget_class_bind_template_child (widget_class, CwTrendsPage, charts);
  gtk_widget_class_bind_template_callback (widget_class, scope_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_changed_cb);
}

static void
cw_trends_page_init (CwTrendsPage *self)
{
  g_autoptr (GtkExpression) words = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  cw_walk_filter_set_wide (self->filter, _ ("Show _Everything"));
  self->overview = CW_CHART_CARD (cw_chart_card_new (_ ("How Often Each Look-for Was Seen")));
  adw_bin_set_child (self->overview_place, GTK_WIDGET (self->overview));
  g_signal_connect_swapped (self->overview, "chosen", G_CALLBACK (row_chosen_cb), self);
  for (const CwTrendChart *chart = cw_trend_charts; chart->name != NULL; chart++)
    gtk_box_append (GTK_BOX (self->charts), cw_chart_card_new (_ (chart->title)));
  words = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  gtk_drop_down_set_expression (self->item_choice, words);
}

GtkWidget *
cw_trends_page_new (CwWorkSession *session)
{
  CwTrendsPage *self = g_object_new (CW_TYPE_TRENDS_PAGE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (changed_cb), self);
  return GTK_WIDGET (self);
}
