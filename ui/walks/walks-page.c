#include "ui/walks/walks-page.h"

#include "ui/parts/tab-way.h"
#include "ui/parts/trouble.h"
#include "ui/shell/main-menu.h"
#include "ui/shell/sidebar-button.h"
#include "ui/walks/hit-item.h"
#include "ui/walks/walk-asking.h"
#include "ui/walks/walk-filter.h"
#include "ui/walks/walk-list.h"

#define FIRST_ROWS 100 /* what is looked at before all the others are known */

struct _CwWalksPage
{
  AdwBin parent_instance;

  CwWorkSession *session;
  CwWalkList *list;
  GCancellable *cancellable; /* of what is being read */
  enum
  {
    READS_ALL,
    READS_FIRST, /* the rows that are looked at first */
    READS_REST,
  } reads;
  gint64 chosen;        /* the walk shown beside the list, or 0 */
  gboolean is_choosing; /* the choice comes from here, not from a person */

  AdwHeaderBar *header_bar;
  GtkSearchEntry *search_entry;
  GtkWidget *filter_button;
  CwWalkFilter *filter;
  GtkStack *stack;
  GtkListView *list_view;
  GtkListView *hit_view;
  GtkSingleSelection *selection;
  GListStore *hits;
  AdwStatusPage *failure;
};

G_DEFINE_FINAL_TYPE (CwWalksPage, cw_walks_page, ADW_TYPE_BIN)

static void
show_failure (CwWalksPage *self, const GError *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;

  text = cw_trouble_dup_act_text (error);
  adw_status_page_set_description (self->failure, text);
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

static void ids_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
read_ids (CwWalksPage *self, guint limit)
{
  CwWalkQuestion question = cw_walk_filter_get (self->filter);
  gboolean is_filtered = cw_walk_filter_is_active (self->filter);

  cw_jobs_run_async (cw_work_session_get_jobs (self->session), &cw_walk_asking_ids,
                     cw_walk_asking_new (is_filtered ? &question : NULL, NULL, limit),
                     self->cancellable, ids_read_cb, g_object_ref (self));
}

static void
mark_chosen (CwWalksPage *self)
{
  guint position = cw_walk_list_find (self->list, self->chosen);

  self->is_choosing = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->is_choosing = FALSE;
}

/* Beside the list stands what a walk is, and the button that starts one. */
static const char *
name_empty (CwWalksPage *self)
{
  return gtk_list_view_get_single_click_activate (self->list_view) ? "empty" : "none-yet";
}

/* Takes @ids. */
static void
show_ids (CwWalksPage *self, GArray *ids)
{
  gboolean has_more = self->reads == READS_FIRST && ids->len == FIRST_ROWS;
  const char *none = cw_walk_filter_is_active (self->filter) ? "unfit" : name_empty (self);

  gtk_stack_set_visible_child_name (self->stack, ids->len > 0 ? "walks" : none);
  self->is_choosing = TRUE;
  if (self->reads == READS_REST)
    cw_walk_list_take_rest (self->list, ids);
  else
    cw_walk_list_take_ids (self->list, ids);
  self->is_choosing = FALSE;
  mark_chosen (self);

  self->reads = READS_REST;
  if (has_more)
    read_ids (self, 0);
}

static void
ids_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CwWalksPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GArray *ids = cw_jobs_run_finish (result, &error);

  if (ids == NULL)
    {
      show_failure (self, error);
      return;
    }
  if (cw_work_session_get_store (self->session) ==
      NULL) /* closed while the answer was on its way */
    {
      g_array_unref (ids);
      return;
    }

  show_ids (self, ids);
}

static void
show_hits (CwWalksPage *self, GPtrArray *found)
{
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CwWalk) walk = NULL;

  g_ptr_array_set_free_func (found, NULL); /* the items take the hits */
  for (guint i = 0; i < found->len; i++)
    {
      CwHit *hit = g_ptr_array_index (found, i);

      if (walk == NULL || walk->id != hit->walk)
        {
          g_clear_pointer (&walk, cw_walk_free);
          walk = hit->walk != 0 ? cw_walk_get (store, hit->walk, NULL) : NULL;
        }
      g_ptr_array_add (items, cw_hit_item_new (hit, walk != NULL ? walk->title : ""));
    }

  g_list_store_splice (self->hits, 0, g_list_model_get_n_items (G_LIST_MODEL (self->hits)),
                       items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "hits" : "nothing");
}

static void
words_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CwWalksPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = cw_jobs_run_finish (result, &error);

  if (found == NULL)
    show_failure (self, error);
  else if (cw_work_session_get_store (self->session) != NULL)
    show_hits (self, found);
}

static void
find_words (CwWalksPage *self, const char *words)
{
  CwWalkQuestion question = cw_walk_filter_get (self->filter);
  gboolean is_filtered = cw_walk_filter_is_active (self->filter);

  cw_jobs_run_async (cw_work_session_get_jobs (self->session), &cw_walk_asking_hits,
                     cw_walk_asking_new (is_filtered ? &question : NULL, words, 0),
                     self->cancellable, words_found_cb, g_object_ref (self));
}

static void
read_anew (CwWalksPage *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->session == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  if (*words != '\0')
    {
      find_words (self, words);
      return;
    }

  /* A list that shows nothing yet begins with what is looked at first. */
  self->reads = g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0 &&
                        !cw_walk_filter_is_active (self->filter)
                    ? READS_FIRST
                    : READS_ALL;
  read_ids (self, self->reads == READS_FIRST ? FIRST_ROWS : 0);
}

static void
changed_cb (CwWalksPage *self)
{
  CwStore *store = self->session != NULL ? cw_work_session_get_store (self->session) : NULL;

  if (store != NULL && cw_walk_filter_is_active (self->filter))
    cw_walk_filter_offer (self->filter, store);
  read_anew (self);
}

/* What there is to choose from is read when somebody wants to choose. */
static void
filter_shown_cb (CwWalksPage *self)
{
  CwStore *store = self->session != NULL ? cw_work_session_get_store (self->session) : NULL;

  if (store != NULL)
    cw_walk_filter_offer (self->filter, store);
}

static void
filter_changed_cb (CwWalksPage *self)
{
  if (cw_walk_filter_is_active (self->filter))
    gtk_widget_add_css_class (self->filter_button, "suggested-action");
  else
    gtk_widget_remove_css_class (self->filter_button, "suggested-action");
  read_anew (self);
}

static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_walk_filter_clear (CW_WALKS_PAGE (widget)->filter);
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_stack_set_visible_child_name (CW_WALKS_PAGE (widget)->stack, "loading");
  read_anew (CW_WALKS_PAGE (widget));
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (CW_WALKS_PAGE (widget)->search_entry));
}

static void
search_changed_cb (CwWalksPage *self)
{
  read_anew (self);
}

static void
stop_search_cb (CwWalksPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
show_walk_at (CwWalksPage *self, guint position)
{
  gint64 walk = cw_walk_list_get_id (self->list, position);

  if (walk == 0)
    return;

  self->chosen = walk;
  gtk_widget_activate_action (GTK_WIDGET (self), "work.show-walk", "x", walk);
}

static void
selected_cb (CwWalksPage *self)
{
  gboolean is_folded = gtk_list_view_get_single_click_activate (self->list_view);

  if (!self->is_choosing && !is_folded)
    show_walk_at (self, gtk_single_selection_get_selected (self->selection));
}

static void
walk_activated_cb (CwWalksPage *self, guint position)
{
  show_walk_at (self, position);
}

static void
hit_activated_cb (CwWalksPage *self, guint position)
{
  g_autoptr (CwHitItem) item = g_list_model_get_item (G_LIST_MODEL (self->hits), position);
  const CwHit *hit = cw_hit_item_get_hit (item);

  gtk_widget_activate_action (GTK_WIDGET (self), "work.show-hit", "(xxx)", hit->walk,
                              hit->visit, hit->id);
}

static void
search_activated_cb (CwWalksPage *self)
{
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "hits"))
    hit_activated_cb (self, 0);
}

static void
cw_walks_page_dispose (GObject *object)
{
  CwWalksPage *self = CW_WALKS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (cw_walks_page_parent_class)->dispose (object);
}

static void
cw_walks_page_class_init (CwWalksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_walks_page_dispose;

  g_type_ensure (CW_TYPE_WALK_ITEM);
  g_type_ensure (CW_TYPE_HIT_ITEM);
  g_type_ensure (CW_TYPE_WALK_FILTER);
  g_type_ensure (CW_TYPE_MAIN_MENU);
  g_type_ensure (CW_TYPE_SIDEBAR_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/walks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwWalksPage, header_bar);
  gtk_widget_class_bind_template_child (widget_class, CwWalksPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CwWalksPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, CwWalksPage, filter);
  gtk_widget_class_bind_template_child (widget_class, CwWalksPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CwWalksPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, CwWalksPage, hit_view);
  gtk_widget_class_bind_template_child (widget_class, CwWalksPage, selection);
  gtk_widget_class_bind_template_child (widget_class, CwWalksPage, hits);
  gtk_widget_class_bind_template_child (widget_class, CwWalksPage, failure);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, walk_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, hit_activated_cb);
  gtk_widget_class_install_action (widget_class, "walks.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "walks.show-all", NULL, show_all_action);
  gtk_widget_class_install_action (widget_class, "walks.search", NULL, search_action);
}

static void
cw_walks_page_init (CwWalksPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cw_tab_way_out (GTK_WIDGET (self->list_view));
  cw_tab_way_out (GTK_WIDGET (self->hit_view));
}

void
cw_walks_page_set_session (CwWalksPage *self, CwWorkSession *session)
{
  g_set_object (&self->session, session);
  self->list = cw_walk_list_new (session);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->list));
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self));
  g_signal_connect_swapped (session, "changed", G_CALLBACK (changed_cb), self);
  read_anew (self);
}

void
cw_walks_page_choose (CwWalksPage *self, gint64 walk)
{
  self->chosen = walk;
  mark_chosen (self);
}

void
cw_walks_page_set_folded (CwWalksPage *self, gboolean is_folded)
{
  adw_header_bar_set_show_end_title_buttons (self->header_bar, is_folded);
  gtk_list_view_set_single_click_activate (self->list_view, is_folded);
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack),
                   is_folded ? "none-yet" : "empty"))
    gtk_stack_set_visible_child_name (self->stack, name_empty (self));
}
