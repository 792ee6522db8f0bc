#include "ui/exchange/leaving-plan.h"

#include "corewalk/place.h"
#include "corewalk/trust.h"
#include "ui/exchange/export-lines.h"
#include "ui/parts/file-choice.h"

#include <glib/gi18n.h>

struct _CwLeavingPlan
{
  AdwBin parent_instance;

  CwWorkSession *session;
  GPtrArray *people;  /* of CwTrusted; those with a row */
  GPtrArray *checks;  /* of GtkCheckButton, for each of them */
  GPtrArray *schools; /* of CwSchool; behind "all schools" */
  gint64 wanted;      /* the school to choose when the schools are shown next; 0 for none */
  char *receipt;      /* NULL for none */
  gboolean is_setting;

  AdwPreferencesGroup *whom_group;
  AdwActionRow *nobody_row;
  AdwComboRow *scope_row;
  AdwComboRow *school_row;
  GtkWidget *everyone_row;
  GtkSwitch *everyone;
  AdwActionRow *receipt_row;
  GtkWidget *forget_button;
};

enum
{
  PLAN_CHANGED,
  WHOM_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwLeavingPlan, cw_leaving_plan, ADW_TYPE_BIN)

static void
whom_cb (CwLeavingPlan *self)
{
  if (!self->is_setting)
    g_signal_emit (self, signals[WHOM_CHANGED], 0);
}

static CwScope
chosen_scope (CwLeavingPlan *self)
{
  return adw_combo_row_get_selected (self->scope_row) == 0 ? CW_SCOPE_SCHOOL
                                                           : CW_SCOPE_DISTRICT;
}

static void
show_scope (CwLeavingPlan *self)
{
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (self->scope_row),
      chosen_scope (self) == CW_SCOPE_SCHOOL
          ? _ ("What was seen and heard, too: for those who may read a school’s evidence")
          : _ ("Walks, visits, marks and counts, and no line of evidence: for the district"));
}

static void
plan_cb (CwLeavingPlan *self)
{
  show_scope (self);
  if (!self->is_setting)
    g_signal_emit (self, signals[PLAN_CHANGED], 0);
}

static gboolean
is_chosen (CwLeavingPlan *self, guint position)
{
  return gtk_check_button_get_active (self->checks->pdata[position]);
}

/* Who was chosen, by their keys: rows come and go. */
static GHashTable *
dup_chosen (CwLeavingPlan *self)
{
  GHashTable *chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->checks->len; i++)
    if (is_chosen (self, i))
      g_hash_table_add (chosen,
                        g_strdup (((CwTrusted *) self->people->pdata[i])->card->recipient));

  return chosen;
}

static void
add_person (CwLeavingPlan *self, CwTrusted *take_person, gboolean is_on)
{
  const CwSenderCard *card = take_person->card;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_on);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  card->name, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), card->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), card->organization);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (self->whom_group, row);
  g_signal_connect_object (check, "toggled", G_CALLBACK (whom_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->people, take_person);
  g_ptr_array_add (self->checks, check);
}

static void
forget_people (CwLeavingPlan *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    adw_preferences_group_remove (self->whom_group,
                                  gtk_widget_get_ancestor (self->checks->pdata[i],
                                                           ADW_TYPE_ACTION_ROW));
  g_ptr_array_set_size (self->checks, 0);
  g_ptr_array_set_size (self->people, 0);
}

static void
fill_people (CwLeavingPlan *self, CwStore *store)
{
  g_autoptr (GHashTable) chosen = dup_chosen (self);
  g_autoptr (GPtrArray) trusted = cw_trust_list (store, NULL);

  forget_people (self);
  for (guint i = 0; trusted != NULL && i < trusted->len; i++)
    {
      CwTrusted *one = trusted->pdata[i];

      if (one->is_own || one->is_retired)
        continue;

      trusted->pdata[i] = NULL;
      add_person (self, one, g_hash_table_contains (chosen, one->card->recipient));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->nobody_row), self->people->len == 0);
}

static void
fill_schools (CwLeavingPlan *self, CwStore *store)
{
  guint position = adw_combo_row_get_selected (self->school_row);
  gint64 chosen = self->schools != NULL && position > 0 && position <= self->schools->len
                      ? ((CwSchool *) self->schools->pdata[position - 1])->id
                      : 0;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint again = 0;

  g_clear_pointer (&self->schools, g_ptr_array_unref);
  self->schools = cw_school_list (store, NULL);
  gtk_string_list_append (names, _ ("All Schools"));
  for (guint i = 0; self->schools != NULL && i < self->schools->len; i++)
    {
      const CwSchool *school = self->schools->pdata[i];

      gtk_string_list_append (names, school->name);
      if (school->id == (self->wanted != 0 ? self->wanted : chosen))
        again = i + 1;
    }
  self->wanted = 0;
  adw_combo_row_set_model (self->school_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->school_row, again);
  gtk_widget_set_visible (GTK_WIDGET (self->school_row),
                          self->schools != NULL && self->schools->len > 1);
}

static void
show_receipt (CwLeavingPlan *self)
{
  g_autofree char *name =
      self->receipt != NULL ? g_filename_display_basename (self->receipt) : NULL;

  adw_action_row_set_subtitle (
      self->receipt_row,
      name != NULL ? name
                   : _ ("With their receipt the file is smaller. Without one all of it goes"));
  gtk_widget_set_visible (self->forget_button, self->receipt != NULL);
}

static void
receipt_chosen_cb (const char *const *files, gpointer user_data)
{
  CwLeavingPlan *self = user_data;

  g_free (self->receipt);
  self->receipt = g_strdup (files[0]);
  show_receipt (self);
  plan_cb (self);
}

static void
choose_receipt_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_file_choice_open (widget, _ ("Choose a Receipt"), CW_FILE_CHOICE_RECEIPT, FALSE,
                       receipt_chosen_cb);
}

static void
forget_receipt_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwLeavingPlan *self = CW_LEAVING_PLAN (widget);

  g_clear_pointer (&self->receipt, g_free);
  show_receipt (self);
  plan_cb (self);
}

static void
cw_leaving_plan_dispose (GObject *object)
{
  g_clear_object (&CW_LEAVING_PLAN (object)->session);
  G_OBJECT_CLASS (cw_leaving_plan_parent_class)->dispose (object);
}

static void
cw_leaving_plan_finalize (GObject *object)
{
  CwLeavingPlan *self = CW_LEAVING_PLAN (object);

  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->checks);
  g_clear_pointer (&self->schools, g_ptr_array_unref);
  g_free (self->receipt);
  G_OBJECT_CLASS (cw_leaving_plan_parent_class)->finalize (object);
}

static void
cw_leaving_plan_class_init (CwLeavingPlanClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_leaving_plan_dispose;
  G_OBJECT_CLASS (klass)->finalize = cw_leaving_plan_finalize;

  signals[PLAN_CHANGED] = g_signal_new ("plan-changed", CW_TYPE_LEAVING_PLAN, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[WHOM_CHANGED] = g_signal_new ("whom-changed", CW_TYPE_LEAVING_PLAN, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/leaving-plan.ui");
  gtk_widget_class_bind_template_child (widget_class, CwLeavingPlan, whom_group);
  gtk_widget_class_bind_template_child (widget_class, CwLeavingPlan, nobody_row);
  gtk_widget_class_bind_template_child (widget_class, CwLeavingPlan, scope_row);
  gtk_widget_class_bind_template_child (widget_class, CwLeavingPlan, school_row);
  gtk_widget_class_bind_template_child (widget_class, CwLeavingPlan, everyone_row);
  gtk_widget_class_bind_template_child (widget_class, CwLeavingPlan, everyone);
  gtk_widget_class_bind_template_child (widget_class, CwLeavingPlan, receipt_row);
  gtk_widget_class_bind_template_child (widget_class, CwLeavingPlan, forget_button);
  gtk_widget_class_bind_template_callback (widget_class, plan_cb);
  gtk_widget_class_install_action (widget_class, "plan.choose-receipt", NULL,
                                   choose_receipt_action);
  gtk_widget_class_install_action (widget_class, "plan.forget-receipt", NULL,
                                   forget_receipt_action);
}

static void
cw_leaving_plan_init (CwLeavingPlan *self)
{
  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_trusted_free);
  self->checks = g_ptr_array_new ();
  self->is_setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  show_scope (self);
  show_receipt (self);
  self->is_setting = FALSE;
}

void
cw_leaving_plan_set_session (CwLeavingPlan *self, CwWorkSession *session)
{
  const char *role = cw_store_get_person (cw_work_session_get_store (session))->role;
  gboolean is_central = g_str_equal (role, "district") || g_str_equal (role, "academy");

  g_set_object (&self->session, session);
  self->is_setting = TRUE;
  gtk_widget_set_visible (self->everyone_row, is_central);
  gtk_switch_set_active (self->everyone, is_central);
  self->is_setting = FALSE;
}

void
cw_leaving_plan_refresh (CwLeavingPlan *self)
{
  CwStore *store = cw_work_session_get_store (self->session);

  self->is_setting = TRUE;
  fill_people (self, store);
  fill_schools (self, store);
  self->is_setting = FALSE;
}

void
cw_leaving_plan_want_school (CwLeavingPlan *self, gint64 school)
{
  self->wanted = school;
}

CwExportPlan *
cw_leaving_plan_dup_plan (CwLeavingPlan *self)
{
  guint position = adw_combo_row_get_selected (self->school_row);
  g_autoptr (GPtrArray) recipients = g_ptr_array_new_with_free_func (g_free);
  CwExportPlan plan = {
    .scope = chosen_scope (self),
    .has_everyone = gtk_switch_get_active (self->everyone),
    .receipt = self->receipt,
  };

  if (self->schools != NULL && position > 0 && position <= self->schools->len)
    plan.school = ((CwSchool *) self->schools->pdata[position - 1])->id;
  for (guint i = 0; i < self->people->len; i++)
    if (is_chosen (self, i))
      g_ptr_array_add (recipients,
                       g_strdup (((CwTrusted *) self->people->pdata[i])->card->recipient));
  if (recipients->len > 0)
    plan.recipients = recipients;

  return cw_export_plan_copy (&plan);
}

guint
cw_leaving_plan_count_people (CwLeavingPlan *self)
{
  guint count = 0;

  for (guint i = 0; i < self->people->len; i++)
    count += is_chosen (self, i);
  return count;
}

char *
cw_leaving_plan_dup_whom (CwLeavingPlan *self)
{
  guint others = cw_leaving_plan_count_people (self);

  for (guint i = 0; i < self->people->len; i++)
    {
      const char *name = ((CwTrusted *) self->people->pdata[i])->card->name;

      if (!is_chosen (self, i))
        continue;

      others--;
      return others == 0 ? g_strdup_printf (_ ("For %s"), name)
                         : g_strdup_printf (ngettext ("For %s and %u other",
                                                      "For %s and %u others", others),
                                            name, others);
    }

  return NULL;
}

char *
cw_leaving_plan_dup_names (CwLeavingPlan *self)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < self->people->len; i++)
    if (is_chosen (self, i))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              ((CwTrusted *) self->people->pdata[i])->card->name);

  return g_string_free (names, FALSE);
}
