#include "ui/coach/cycle-evidence.h"

#include "corewalk/record.h"
#include "corewalk/student-evidence.h"
#include "ui/charts/chart-view.h"
#include "ui/coach/coach-words.h"
#include "ui/coach/evidence-window.h"
#include "ui/coach/evidence-words.h"
#include "ui/parts/times.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

#define KEY_EVIDENCE "cw-evidence"

struct _CwCycleEvidence
{
  AdwBin parent_instance;

  CwWorkSession *session;
  gint64 cycle;
  gboolean is_mine;

  GtkListBox *list;
  GtkWidget *drawing;
  CwChartView *chart;
  GtkLabel *cell;
  GtkLabel *gain;
};

G_DEFINE_FINAL_TYPE (CwCycleEvidence, cw_cycle_evidence, ADW_TYPE_BIN)

static void
remove_cb (CwCycleEvidence *self, GtkWidget *button)
{
  const gint64 *evidence = g_object_get_data (G_OBJECT (button), KEY_EVIDENCE);
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return;

  if (cw_record_delete (store, *evidence, NULL, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "work.say-undo", "s",
                                _ ("Student evidence removed"));
  else
    {
      g_autofree char *trouble = cw_trouble_dup_act_text (error);

      gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s", trouble);
    }
  cw_work_session_changed (self->session);
}

static GtkWidget *
remove_button_new (CwCycleEvidence *self, const CwEvidence *evidence)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *day = cw_times_dup_short_day (evidence->day);
  g_autofree char *name =
      /* Translators: baseline, in between or end; a day */
      g_strdup_printf (_ ("Remove: %s, %s"), cw_coach_words_get_stage (evidence->stage), day);
  gint64 *id = g_new (gint64, 1);

  *id = evidence->id;
  g_object_set_data_full (G_OBJECT (button), KEY_EVIDENCE, id, g_free);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
row_new (CwCycleEvidence *self, const CwEvidence *evidence)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = cw_evidence_words_dup_title (evidence);
  g_autofree char *about = cw_evidence_words_dup_about (evidence);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  if (self->is_mine)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove_button_new (self, evidence));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
show_list (CwCycleEvidence *self, const GPtrArray *list)
{
  GtkListBoxRow *old = NULL;
  CwChart *chart = cw_evidence_words_new_chart (list);

  while ((old = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (old));
  for (guint i = 0; i < list->len; i++)
    gtk_list_box_append (self->list, row_new (self, list->pdata[i]));
  gtk_widget_set_visible (self->drawing, list->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->chart), chart != NULL);
  if (chart != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    cw_chart_get_title (chart), -1);
  cw_chart_view_set_chart (self->chart, chart);
}

gboolean
cw_cycle_evidence_show (CwCycleEvidence *self,
                        CwWorkSession *session,
                        const CwCycle *cycle,
                        GError **error)
{
  CwStore *store = cw_work_session_get_store (session);
  g_autoptr (GPtrArray) list = cw_evidence_list (store, cycle->id, error);
  g_autofree char *text = NULL;
  CwGain gain;

  if (list == NULL || !cw_evidence_gain (store, cycle->id, CW_GAIN_FOR_PARTNERS, &gain, error))
    return FALSE;

  g_set_object (&self->session, session);
  self->cycle = cycle->id;
  self->is_mine = cycle->is_mine;
  show_list (self, list);
  text = cw_evidence_words_dup_gain (&gain);
  gtk_label_set_text (self->gain, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "evidence.add", cycle->is_mine);
  return TRUE;
}

/* What the cursor in the drawing stands on. */
static void
moved_cb (CwCycleEvidence *self)
{
  g_autofree char *words = cw_chart_view_dup_words (self->chart);

  gtk_label_set_text (self->cell, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->cell), words != NULL);
}

static void
added_cb (CwCycleEvidence *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "work.say-undo", "s",
                              _ ("Student evidence added"));
  cw_work_session_changed (self->session);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCycleEvidence *self = CW_CYCLE_EVIDENCE (widget);
  GtkWidget *window = NULL;

  if (self->session == NULL)
    return;

  window = cw_evidence_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->session,
                                   self->cycle);
  g_signal_connect_object (window, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
cw_cycle_evidence_dispose (GObject *object)
{
  g_clear_object (&CW_CYCLE_EVIDENCE (object)->session);
  G_OBJECT_CLASS (cw_cycle_evidence_parent_class)->dispose (object);
}

static void
cw_cycle_evidence_class_init (CwCycleEvidenceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_cycle_evidence_dispose;

  g_type_ensure (CW_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/cycle-evidence.ui");
  gtk_widget_class_bind_template_child (widget_class, CwCycleEvidence, list);
  gtk_widget_class_bind_template_child (widget_class, CwCycleEvidence, drawing);
  gtk_widget_class_bind_template_child (widget_class, CwCycleEvidence, chart);
  gtk_widget_class_bind_template_child (widget_class, CwCycleEvidence, cell);
  gtk_widget_class_bind_template_child (widget_class, CwCycleEvidence, gain);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_install_action (widget_class, "evidence.add", NULL, add_action);
}

static void
cw_cycle_evidence_init (CwCycleEvidence *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
