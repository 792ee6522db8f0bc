#include "ui/trends/trends-page.h"

#include "corewalk/moment.h"
#include "ui/charts/chart-card.h"
#include "ui/parts/tab-way.h"
#include "ui/parts/trouble.h"
#include "ui/shell/main-menu.h"
#include "ui/shell/sidebar-button.h"
#include "ui/trends/trend-job.h"
#include "ui/walks/walk-filter.h"

#include <glib/gi18n.h>

#define WEEKS_LATELY 6 /* what "lately" means where visits are counted */

struct _CwTrendsPage
{
  AdwBin parent_instance;

  CwWorkSession *session;
  GCancellable *cancellable; /* of all that is being asked */
  GArray *items;             /* of gint64: the look-fors that the choice offers */
  gint64 item;               /* the chosen one; 0 for none */
  gboolean is_offering;      /* the choice comes from here, not from a person */
  guint awaited;             /* charts of other things than look-fors that were asked for */
  gboolean has_any;          /* something was there to draw */

  CwWalkFilter *filter;
  GtkStack *stack;
  AdwStatusPage *empty;
  AdwBin *overview_place;
  CwChartCard *overview;
  GtkDropDown *item_choice;
  GtkWidget *item_part;
  GtkWidget *item_charts;
  GtkWidget *other_charts;
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

static void
ask (CwTrendsPage *self, const CwTrendPart *part, CwChartCard *card, GAsyncReadyCallback done)
{
  const CwWalkQuestion chosen = cw_walk_filter_get (self->filter);
  const CwTrendQuestion scope = {
    .school = chosen.school,
    .from_day = chosen.from_day,
    .to_day = chosen.to_day,
    .item = self->item,
    .today = cw_moment_local_day (cw_moment_now ()),
    .week_count = WEEKS_LATELY,
  };

  cw_chart_card_wait (card);
  cw_jobs_run_async (cw_work_session_get_jobs (self->session), &cw_trend_job,
                     cw_trend_ask_new (part, &scope, chosen.form), self->cancellable, done,
                     asked_new (self, card));
}

static void
show_empty (CwTrendsPage *self, const char *why)
{
  adw_status_page_set_description (self->empty, why);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
show_nothing (CwTrendsPage *self)
{
  show_empty (self,
              cw_walk_filter_is_active (self->filter)
                  ? _ ("No room was marked in what is chosen above.")
                  : _ ("Charts show how often look-fors were seen, once rooms were visited "
                       "and marked."));
}

static void
show_other (CwTrendsPage *self, CwChartCard *card, gboolean is_drawn)
{
  gtk_widget_set_visible (GTK_WIDGET (card), is_drawn);
  self->has_any |= is_drawn;
  if (--self->awaited == 0 && !self->has_any)
    show_nothing (self);
}

/* A chart of other things than look-fors is there only where there is something to draw. */
static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asked) asked = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CwTrendReply) reply = cw_jobs_run_finish (result, &error);
  CwChartCard *card = asked->card;

  if (!is_answer (asked, error))
    return;
  if (gtk_widget_is_ancestor (GTK_WIDGET (card), asked->page->other_charts))
    show_other (asked->page, card, reply == NULL || cw_chart_count_rows (reply->chart) > 0);
  if (reply == NULL)
    {
      cw_chart_card_fail (card, error);
      return;
    }
  cw_chart_card_show (card, g_steal_pointer (&reply->chart));
}

/* Each part after the first has a card, in the order of the table. */
static void
ask_parts (CwTrendsPage *self, gboolean of_item)
{
  GtkWidget *card =
      gtk_widget_get_first_child (of_item ? self->item_charts : self->other_charts);

  for (const CwTrendPart *part = cw_trend_parts + 1; part->name != NULL; part++)
    {
      if (part->is_of_item != of_item)
        continue;
      self->awaited += !of_item;
      ask (self, part, CW_CHART_CARD (card), made_cb);
      card = gtk_widget_get_next_sibling (card);
    }
}

/* The look-for that was chosen stays where it is still there; else the first. */
static void
offer_items (CwTrendsPage *self, const CwTrendReply *reply)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_clear_pointer (&self->items, g_array_unref);
  self->items = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < reply->rows->len; i++)
    {
      const CwTrendHead *head =
          reply->table->rows->pdata[g_array_index (reply->rows, guint, i)];

      gtk_string_list_append (names, head->label);
      g_array_append_val (self->items, head->id);
      if (head->id == self->item)
        selected = i;
    }
  self->item = g_array_index (self->items, gint64, selected);
  self->is_offering = TRUE;
  gtk_drop_down_set_model (self->item_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->item_choice, selected);
  self->is_offering = FALSE;
}

static void
overview_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Asked) asked = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CwTrendReply) reply = cw_jobs_run_finish (result, &error);
  CwTrendsPage *self = asked->page;

  if (!is_answer (asked, error))
    return;
  if (reply == NULL)
    {
      g_autofree char *cause = cw_trouble_dup_act_text (error);

      show_empty (self, cause);
      return;
    }
  self->has_any = cw_chart_count_rows (reply->chart) > 0;
  gtk_widget_set_visible (GTK_WIDGET (asked->card), self->has_any);
  gtk_widget_set_visible (self->item_part, self->has_any);
  gtk_stack_set_visible_child_name (self->stack, "charts");
  if (self->has_any)
    {
      cw_chart_card_show (asked->card, g_steal_pointer (&reply->chart));
      offer_items (self, reply);
      ask_parts (self, TRUE);
    }
  ask_parts (self, FALSE);
}

/* What was asked before is of no use any more. */
static void
begin_asking (CwTrendsPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->awaited = 0;
}

static void
refresh (CwTrendsPage *self)
{
  CwStore *store = cw_work_session_get_store (self->session);

  if (store != NULL)
    cw_walk_filter_offer (self->filter, store);
  begin_asking (self);
  ask (self, cw_trend_parts, self->overview, overview_made_cb);
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

  self->item = g_array_index (self->items, gint64, selected);
  begin_asking (self);
  ask_parts (self, TRUE);
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
  g_clear_pointer (&self->items, g_array_unref);
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
  widget_class->focus = cw_tab_way_focus;
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
  gtk_widget_class_bind_template_child (widget_class, CwTrendsPage, item_part);
  gtk_widget_class_bind_template_child (widget_class, CwTrendsPage, item_charts);
  gtk_widget_class_bind_template_child (widget_class, CwTrendsPage, other_charts);
  gtk_widget_class_bind_template_callback (widget_class, scope_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_changed_cb);
}

static void
cw_trends_page_init (CwTrendsPage *self)
{
  g_autoptr (GtkExpression) words = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  cw_walk_filter_set_wide (self->filter, _ ("Show _Everything"));
  self->overview = CW_CHART_CARD (cw_chart_card_new (_ (cw_trend_parts->title)));
  adw_bin_set_child (self->overview_place, GTK_WIDGET (self->overview));
  g_signal_connect_swapped (self->overview, "chosen", G_CALLBACK (row_chosen_cb), self);
  for (const CwTrendPart *part = cw_trend_parts + 1; part->name != NULL; part++)
    gtk_box_append (GTK_BOX (part->is_of_item ? self->item_charts : self->other_charts),
                    cw_chart_card_new (_ (part->title)));
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
