#include "ui/charts/chart-card.h"

#include "ui/charts/chart-table.h"
#include "ui/charts/chart-view.h"
#include "ui/paper/chart-csv.h"
#include "ui/paper/chart-pages.h"
#include "ui/paper/paper-chart.h"
#include "ui/parts/file-choice.h"
#include "ui/parts/paper-print.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>
#include <string.h>

#define FILE_WIDTH 640.0 /* points, of a chart that is a file of its own */

struct _CwChartCard
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *subject;
  GtkSpinner *spinner;
  GtkToggleButton *table_button;
  GtkWidget *menu_button;
  GtkStack *stack;
  GtkLabel *nothing;
  CwChartView *view;
  GtkLabel *words;
  GtkScrolledWindow *table_scroller;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwChartCard, cw_chart_card, ADW_TYPE_BIN)

static gboolean
is_empty (const CwChart *chart)
{
  return chart == NULL || cw_chart_count_rows (chart) == 0 ||
         cw_chart_count_columns (chart) == 0;
}

static void
show_page (CwChartCard *self)
{
  const CwChart *chart = cw_chart_view_get_chart (self->view);

  gtk_stack_set_visible_child_name (self->stack,
                                    is_empty (chart) ? "nothing"
                                    : gtk_toggle_button_get_active (self->table_button)
                                        ? "table"
                                        : "chart");
}

static void
toggled_cb (CwChartCard *self)
{
  show_page (self);
}

static void
moved_cb (CwChartCard *self)
{
  g_autofree char *words = cw_chart_view_dup_words (self->view);

  /* The line keeps its room, so that nothing below moves with the pointer. */
  gtk_label_set_text (self->words, words != NULL ? words : " ");
}

static void
chosen_cb (CwChartCard *self, guint row)
{
  g_signal_emit (self, signals[CHOSEN], 0, row);
}

static char *
dup_full_title (CwChartCard *self)
{
  const char *subject = gtk_label_get_text (self->subject);

  return *subject != '\0'
             ? g_strdup_printf ("%s – %s", subject, gtk_label_get_text (self->title))
             : g_strdup (gtk_label_get_text (self->title));
}

static gboolean
write_chart (CwChartCard *self, const char *file, GError **error)
{
  const CwChart *chart = cw_chart_view_get_chart (self->view);
  g_autofree char *csv = NULL;

  if (!g_str_has_suffix (file, ".csv"))
    return cw_chart_write (chart, FILE_WIDTH, file, error);

  csv = cw_chart_to_csv (chart);
  return g_file_set_contents (file, csv, (gssize) strlen (csv), error);
}

static void
save_to (const char *const *files, gpointer user_data)
{
  CwChartCard *self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_saved = write_chart (self, files[0], &error);
  g_autofree char *name = g_path_get_basename (files[0]);
  g_autofree char *cause = is_saved ? NULL : cw_trouble_dup_cause (error);
  g_autofree char *text = is_saved ? g_strdup_printf (_ ("“%s” is saved"), name)
                                   : g_strdup_printf (_ ("It is not saved. %s"), cause);

  gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s", text);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwChartCard *self = CW_CHART_CARD (widget);
  const char *ending = g_variant_get_string (parameter, NULL);
  g_autofree char *title = dup_full_title (self);
  g_autofree char *name = g_strdup_printf ("%s.%s", title, ending);

  g_strdelimit (name, "/\\:", '-');
  cw_file_choice_save (widget, _ ("Save This Chart"), name,
                       g_str_equal (ending, "csv")   ? CW_FILE_CHOICE_TABLE
                       : g_str_equal (ending, "png") ? CW_FILE_CHOICE_PICTURE
                       : g_str_equal (ending, "svg") ? CW_FILE_CHOICE_DRAWING
                                                     : CW_FILE_CHOICE_PDF,
                       save_to);
}

static CwPaper *
make_paper (double width, double height, gpointer user_data)
{
  CwChartCard *self = user_data;
  g_autofree char *title = dup_full_title (self);
  g_autoptr (GPtrArray) charts = g_ptr_array_new ();

  g_ptr_array_add (charts, (gpointer) cw_chart_view_get_chart (self->view));
  return cw_chart_pages_new (width, height, title, charts, NULL);
}

static void
print_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *title = dup_full_title (CW_CHART_CARD (widget));

  cw_paper_print (widget, title, make_paper, g_object_ref (widget), g_object_unref);
}

static void
cw_chart_card_class_init (CwChartCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHOSEN] = g_signal_new ("chosen", CW_TYPE_CHART_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  g_type_ensure (CW_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/chart-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CwChartCard, title);
  gtk_widget_class_bind_template_child (widget_class, CwChartCard, subject);
  gtk_widget_class_bind_template_child (widget_class, CwChartCard, spinner);
  gtk_widget_class_bind_template_child (widget_class, CwChartCard, table_button);
  gtk_widget_class_bind_template_child (widget_class, CwChartCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CwChartCard, stack);
  gtk_widget_class_bind_template_child (widget_class, CwChartCard, nothing);
  gtk_widget_class_bind_template_child (widget_class, CwChartCard, view);
  gtk_widget_class_bind_template_child (widget_class, CwChartCard, words);
  gtk_widget_class_bind_template_child (widget_class, CwChartCard, table_scroller);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_install_action (widget_class, "chart.save", "s", save_action);
  gtk_widget_class_install_action (widget_class, "chart.print", NULL, print_action);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cw_chart_card_init (CwChartCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

GtkWidget *
cw_chart_card_new (const char *title)
{
  CwChartCard *self = g_object_new (CW_TYPE_CHART_CARD, NULL);

  g_autofree char *table = g_strdup_printf (_ ("%s as a table"), title);
  g_autofree char *save = g_strdup_printf (_ ("Save or print “%s”"), title);

  gtk_label_set_text (self->title, title);
  set_name (GTK_WIDGET (self), title);
  set_name (GTK_WIDGET (self->table_button), table);
  set_name (self->menu_button, save);
  return GTK_WIDGET (self);
}

static void
set_ways (CwChartCard *self, gboolean is_shown)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->table_button), is_shown);
  gtk_widget_set_sensitive (self->menu_button, is_shown);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.save", is_shown);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.print", is_shown);
}

void
cw_chart_card_wait (CwChartCard *self)
{
  gtk_spinner_start (self->spinner);
}

void
cw_chart_card_show (CwChartCard *self, CwChart *take_chart)
{
  gboolean is_shown = !is_empty (take_chart);
  const char *subject = cw_chart_get_subject (take_chart);

  gtk_label_set_text (self->subject, subject != NULL ? subject : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subject), subject != NULL);
  gtk_spinner_stop (self->spinner);
  gtk_label_set_text (self->nothing, _ ("Nothing was marked there."));
  gtk_scrolled_window_set_child (self->table_scroller,
                                 is_shown ? cw_chart_table_new (take_chart) : NULL);
  cw_chart_view_set_chart (self->view, take_chart);
  set_ways (self, is_shown);
  show_page (self);
}

void
cw_chart_card_fail (CwChartCard *self, const GError *error)
{
  g_autofree char *cause = cw_trouble_dup_cause (error);

  gtk_spinner_stop (self->spinner);
  gtk_label_set_text (self->nothing, cause);
  cw_chart_view_set_chart (self->view, NULL);
  set_ways (self, FALSE);
  show_page (self);
}
