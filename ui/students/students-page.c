#include "ui/students/students-page.h"

#include "corewalk/place.h"
#include "ui/charts/chart-card.h"
#include "ui/paper/result-content.h"
#include "ui/parts/trouble.h"
#include "ui/parts/wrap-layout.h"
#include "ui/shell/main-menu.h"
#include "ui/shell/sidebar-button.h"
#include "ui/students/students-job.h"

#include <glib/gi18n.h>

#define MOST_CARDS 12 /* charts that a person scrolls through; a choice above leads to more */

struct _CwStudentsPage
{
  AdwBin parent_instance;

  CwWorkSession *session;
  GCancellable *cancellable; /* of what is being asked */
  GPtrArray *schools;        /* of CwSchool, as they are offered, after "any" */
  GPtrArray *tests;          /* of char *, as above */
  gboolean is_offering;      /* the choice comes from here, not from a person */

  GtkWidget *choices;
  GtkDropDown *school;
  GtkDropDown *test;
  GtkDropDown *view;
  GtkDropDown *rule;
  GtkStack *stack;
  AdwStatusPage *failure;
  GtkWidget *none;
  GtkWidget *cards;
  GtkLabel *more;
};

G_DEFINE_FINAL_TYPE (CwStudentsPage, cw_students_page, ADW_TYPE_BIN)

/* As the choice offers them. */
static const char *const rules[] = { "ten", "connecticut" };

static CwStudentsAsk
asked (CwStudentsPage *self)
{
  guint school = gtk_drop_down_get_selected (self->school);
  guint test = gtk_drop_down_get_selected (self->test);
  CwStudentsAsk ask = {
    .question = { .from_day = G_MININT64, .to_day = G_MAXINT64 },
    .view = (CwResultView) gtk_drop_down_get_selected (self->view),
  };

  if (self->schools != NULL && school > 0 && school <= self->schools->len)
    ask.question.school = ((const CwSchool *) self->schools->pdata[school - 1])->id;
  if (self->tests != NULL && test > 0 && test <= self->tests->len)
    ask.instrument = self->tests->pdata[test - 1];
  cw_suppress_rule_parse (rules[gtk_drop_down_get_selected (self->rule)], &ask.rule);
  return ask;
}

/* One name that is far down the list is found by typing. */
static void
offer (CwStudentsPage *self, GtkDropDown *choice, GtkStringList *names, guint selected)
{
  self->is_offering = TRUE;
  gtk_drop_down_set_model (choice, G_LIST_MODEL (names));
  gtk_drop_down_set_enable_search (choice,
                                   g_list_model_get_n_items (G_LIST_MODEL (names)) > 12);
  gtk_drop_down_set_selected (choice, selected);
  self->is_offering = FALSE;
}

static void
offer_schools (CwStudentsPage *self, CwStore *store)
{
  gint64 chosen = asked (self).question.school;
  g_autoptr (GPtrArray) schools = cw_school_list (store, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _ ("Any school"));
  for (guint i = 0; schools != NULL && i < schools->len; i++)
    {
      const CwSchool *school = schools->pdata[i];

      gtk_string_list_append (names, school->name);
      if (school->id == chosen)
        selected = i + 1;
    }
  g_clear_pointer (&self->schools, g_ptr_array_unref);
  self->schools = g_steal_pointer (&schools);
  offer (self, self->school, names, selected);
}

static void
offer_tests (CwStudentsPage *self, GPtrArray *take_tests)
{
  g_autofree char *chosen = g_strdup (asked (self).instrument);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _ ("Any test"));
  for (guint i = 0; i < take_tests->len; i++)
    {
      gtk_string_list_append (names, take_tests->pdata[i]);
      if (g_strcmp0 (take_tests->pdata[i], chosen) == 0)
        selected = i + 1;
    }
  g_clear_pointer (&self->tests, g_ptr_array_unref);
  self->tests = take_tests;
  offer (self, self->test, names, selected);
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
add_card (CwStudentsPage *self, const CwResultSeries *series, CwChart *take_chart)
{
  g_autofree char *title = cw_result_series_dup_title (series);
  GtkWidget *card = cw_chart_card_new (title);

  cw_chart_card_show (CW_CHART_CARD (card), take_chart);
  gtk_box_append (GTK_BOX (self->cards), card);
}

static void
show_cards (CwStudentsPage *self, CwStudentsReply *reply)
{
  guint count = MIN (reply->charts->len, MOST_CARDS), left_out = reply->charts->len - count;
  g_autofree char *more = g_strdup_printf (
      ngettext ("%u more is not shown. Choose a school or a test to see it.",
                "%u more are not shown. Choose a school or a test to see them.", left_out),
      left_out);

  clear (self->cards);
  g_ptr_array_set_free_func (reply->charts, NULL);
  for (guint i = 0; i < count; i++)
    add_card (self, reply->series->pdata[i], reply->charts->pdata[i]);
  for (guint i = count; i < reply->charts->len; i++)
    cw_chart_free (reply->charts->pdata[i]);
  gtk_label_set_text (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), left_out > 0);
  gtk_widget_set_visible (self->none, count == 0);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CwStudentsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CwStudentsReply) reply = cw_jobs_run_finish (result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (reply == NULL)
    {
      g_autofree char *text = cw_trouble_dup_act_text (error);

      adw_status_page_set_description (self->failure, text);
      gtk_stack_set_visible_child_name (self->stack, "failure");
      return;
    }
  if (reply->tests->len == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  offer_tests (self, g_steal_pointer (&reply->tests));
  show_cards (self, reply);
  gtk_stack_set_visible_child_name (self->stack, "results");
}

static void
refresh (CwStudentsPage *self)
{
  CwStore *store = cw_work_session_get_store (self->session);
  CwStudentsAsk ask;

  if (store != NULL)
    offer_schools (self, store);
  ask = asked (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cw_jobs_run_async (cw_work_session_get_jobs (self->session), &cw_students_job,
                     cw_students_ask_copy (&ask), self->cancellable, read_cb,
                     g_object_ref (self));
}

static void
chosen_cb (CwStudentsPage *self)
{
  if (!self->is_offering && self->session != NULL)
    refresh (self);
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  refresh (CW_STUDENTS_PAGE (widget));
}

static void
changed_cb (CwStudentsPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
cw_students_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cw_students_page_parent_class)->map (widget);
  refresh (CW_STUDENTS_PAGE (widget));
}

static void
cw_students_page_dispose (GObject *object)
{
  CwStudentsPage *self = CW_STUDENTS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->schools, g_ptr_array_unref);
  g_clear_pointer (&self->tests, g_ptr_array_unref);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_students_page_parent_class)->dispose (object);
}

static void
cw_students_page_class_init (CwStudentsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_students_page_dispose;
  widget_class->map = cw_students_page_map;

  g_type_ensure (CW_TYPE_MAIN_MENU);
  g_type_ensure (CW_TYPE_SIDEBAR_BUTTON);
  g_type_ensure (CW_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/students-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwStudentsPage, choices);
  gtk_widget_class_bind_template_child (widget_class, CwStudentsPage, school);
  gtk_widget_class_bind_template_child (widget_class, CwStudentsPage, test);
  gtk_widget_class_bind_template_child (widget_class, CwStudentsPage, view);
  gtk_widget_class_bind_template_child (widget_class, CwStudentsPage, rule);
  gtk_widget_class_bind_template_child (widget_class, CwStudentsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CwStudentsPage, failure);
  gtk_widget_class_bind_template_child (widget_class, CwStudentsPage, none);
  gtk_widget_class_bind_template_child (widget_class, CwStudentsPage, cards);
  gtk_widget_class_bind_template_child (widget_class, CwStudentsPage, more);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_install_action (widget_class, "students.refresh", NULL, refresh_action);
}

static void
cw_students_page_init (CwStudentsPage *self)
{
  g_autoptr (GtkExpression) words = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->choices, g_object_new (CW_TYPE_WRAP_LAYOUT, NULL));
  words = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  gtk_drop_down_set_expression (self->school, words);
  gtk_drop_down_set_expression (self->test, words);
}

GtkWidget *
cw_students_page_new (CwWorkSession *session)
{
  CwStudentsPage *self = g_object_new (CW_TYPE_STUDENTS_PAGE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (changed_cb), self);
  return GTK_WIDGET (self);
}
