#include "ui/coach/evidence-window.h"

#include "corewalk/student-evidence.h"
#include "ui/coach/evidence-level.h"
#include "ui/parts/day-button.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

#define MOST_LEVELS 12

struct _CwEvidenceWindow
{
  AdwWindow parent_instance;

  CwWorkSession *session;
  gint64 cycle;

  GtkRevealer *trouble_revealer;
  GtkLabel *trouble;
  AdwComboRow *stage;
  GtkEditable *instrument;
  CwDayButton *day;
  GtkEditable *students;
  GtkSpinButton *tested;
  GtkSwitch *has_met;
  GtkSpinButton *met;
  GtkWidget *same_row;
  GtkSwitch *same;
  GtkListBox *levels;
  GtkLabel *sum;
  GtkEditable *scorer;
};

enum
{
  ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwEvidenceWindow, cw_evidence_window, ADW_TYPE_WINDOW)

static CwEvidenceLevel *
get_level (CwEvidenceWindow *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->levels, index);

  return row != NULL ? CW_EVIDENCE_LEVEL (row) : NULL;
}

static guint
count_levels (CwEvidenceWindow *self)
{
  guint count = 0;

  while (get_level (self, (int) count) != NULL)
    count++;
  return count;
}

/* How far the levels make up the number of students, and what can be done. */
static void
changed_cb (CwEvidenceWindow *self)
{
  g_autofree char *instrument =
      g_strstrip (g_strdup (gtk_editable_get_text (self->instrument)));
  int tested = gtk_spin_button_get_value_as_int (self->tested);
  guint count = count_levels (self);
  gint64 sum = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < count; i++)
    sum += cw_evidence_level_get_count (get_level (self, (int) i));
  text = g_strdup_printf (_ ("The levels make up %d of %d students."), (int) sum, tested);
  gtk_label_set_text (self->sum, text);
  gtk_widget_set_visible (GTK_WIDGET (self->sum), count > 0);
  if (sum == tested)
    gtk_widget_remove_css_class (GTK_WIDGET (self->sum), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->sum), "error");
  gtk_widget_set_sensitive (GTK_WIDGET (self->met), gtk_switch_get_active (self->has_met));
  gtk_widget_set_visible (self->same_row, adw_combo_row_get_selected (self->stage) > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.keep", *instrument != '\0');
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.add-level", count < MOST_LEVELS);
}

static void
removed_cb (CwEvidenceWindow *self, GtkWidget *row)
{
  guint count = 0;

  gtk_list_box_remove (self->levels, row);
  count = count_levels (self);
  for (guint i = 0; i < count; i++)
    cw_evidence_level_set_number (get_level (self, (int) i), i + 1);
  changed_cb (self);
}

static GtkWidget *
add_level (CwEvidenceWindow *self, const char *label)
{
  GtkWidget *row = cw_evidence_level_new (count_levels (self) + 1, label);

  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->levels, row);
  return row;
}

static void
add_level_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwEvidenceWindow *self = CW_EVIDENCE_WINDOW (widget);
  GtkWidget *row = add_level (self, "");

  if (count_levels (self) == 1)
    add_level (self, ""); /* one level tells nothing */
  changed_cb (self);
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

/* (transfer full) (nullable): what a person typed. */
static char *
dup_typed (GtkEditable *editable)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (editable)));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static gint64
add_evidence (CwEvidenceWindow *self, CwStore *store, GError **error)
{
  g_autofree char *instrument = dup_typed (self->instrument);
  g_autofree char *students = dup_typed (self->students);
  g_autofree char *scorer = dup_typed (self->scorer);
  g_autofree char *day = cw_day_format (cw_day_button_get_day (self->day));
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  CwLevelCount levels[MOST_LEVELS] = { 0 };
  CwEvidencePlan plan = {
    .cycle = self->cycle,
    .stage = (CwStage) MIN (adw_combo_row_get_selected (self->stage), CW_STAGE_END),
    .instrument = instrument,
    .day = day,
    .students = students,
    .tested = gtk_spin_button_get_value_as_int (self->tested),
    .levels = levels,
    .level_count = MIN (count_levels (self), MOST_LEVELS),
    .met = gtk_switch_get_active (self->has_met) ? gtk_spin_button_get_value_as_int (self->met)
                                                 : -1,
    .scorer = scorer,
  };

  plan.is_same = plan.stage == CW_STAGE_BASELINE || gtk_switch_get_active (self->same);
  for (guint i = 0; i < plan.level_count; i++)
    {
      CwEvidenceLevel *row = get_level (self, (int) i);

      g_ptr_array_add (labels, cw_evidence_level_dup_label (row));
      levels[i] = (CwLevelCount){ labels->pdata[i], cw_evidence_level_get_count (row) };
    }
  return cw_evidence_add (store, &plan, NULL, error);
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwEvidenceWindow *self = CW_EVIDENCE_WINDOW (widget);
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GError) error = NULL;
  g_autofree char *trouble = NULL;

  if (store == NULL)
    trouble = g_strdup (_ ("Other work is going on. Try again in a moment."));
  else if (add_evidence (self, store, &error) == 0)
    trouble = cw_trouble_dup_cause (error);
  if (trouble != NULL)
    {
      gtk_label_set_text (self->trouble, trouble);
      gtk_revealer_set_reveal_child (self->trouble_revealer, TRUE);
      return;
    }

  g_signal_emit (self, signals[ADDED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

/* Words of the last one, numbers of none. */
static void
fill (CwEvidenceWindow *self)
{
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GPtrArray) list =
      store != NULL ? cw_evidence_list (store, self->cycle, NULL) : NULL;
  const CwEvidence *last = list != NULL && list->len > 0 ? list->pdata[list->len - 1] : NULL;

  cw_day_button_set_day (self->day, cw_moment_local_day (cw_moment_now ()));
  if (last == NULL)
    return;

  adw_combo_row_set_selected (self->stage,
                              last->stage == CW_STAGE_END ? CW_STAGE_END : CW_STAGE_INTERIM);
  gtk_editable_set_text (self->instrument, last->instrument);
  gtk_editable_set_text (self->students, last->students != NULL ? last->students : "");
  gtk_editable_set_text (self->scorer, last->scorer != NULL ? last->scorer : "");
  gtk_spin_button_set_value (self->tested, (double) last->tested);
  gtk_switch_set_active (self->has_met, last->met >= 0);
  for (guint i = 0; i < last->levels->len; i++)
    add_level (self, ((CwLevelCount *) last->levels->pdata[i])->label);
}

static void
cw_evidence_window_dispose (GObject *object)
{
  g_clear_object (&CW_EVIDENCE_WINDOW (object)->session);
  G_OBJECT_CLASS (cw_evidence_window_parent_class)->dispose (object);
}

static void
cw_evidence_window_class_init (CwEvidenceWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_evidence_window_dispose;

  signals[ADDED] = g_signal_new ("added", CW_TYPE_EVIDENCE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (CW_TYPE_DAY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/evidence-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceWindow, trouble_revealer);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceWindow, stage);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceWindow, instrument);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceWindow, day);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceWindow, students);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceWindow, tested);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceWindow, has_met);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceWindow, met);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceWindow, same_row);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceWindow, same);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceWindow, levels);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceWindow, sum);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceWindow, scorer);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "sheet.keep", NULL, keep_action);
  gtk_widget_class_install_action (widget_class, "sheet.add-level", NULL, add_level_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "sheet.keep", NULL);
}

static void
cw_evidence_window_init (CwEvidenceWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_evidence_window_new (GtkWindow *parent, CwWorkSession *session, gint64 cycle)
{
  CwEvidenceWindow *self =
      g_object_new (CW_TYPE_EVIDENCE_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  self->cycle = cycle;
  fill (self);
  changed_cb (self);
  return GTK_WIDGET (self);
}
