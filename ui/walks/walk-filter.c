#include "ui/walks/walk-filter.h"

#include "corewalk/form.h"
#include "corewalk/place.h"
#include "ui/parts/day-button.h"
#include "ui/parts/wrap-layout.h"

#include <glib/gi18n.h>

struct _CwWalkFilter
{
  AdwBin parent_instance;

  GPtrArray *schools;   /* of CwSchool, as they are offered, after "any" */
  GPtrArray *forms;     /* of char *: keys, as above */
  gboolean is_offering; /* the change comes from here, not from a person */

  GtkWidget *choices;
  GtkDropDown *school;
  GtkDropDown *form;
  CwDayButton *from_day;
  CwDayButton *to_day;
  GtkWidget *clear_button;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwWalkFilter, cw_walk_filter, ADW_TYPE_BIN)

static gint64
chosen_school (CwWalkFilter *self)
{
  guint selected = gtk_drop_down_get_selected (self->school);

  return selected == 0 || self->schools == NULL || selected > self->schools->len
             ? 0
             : ((const CwSchool *) self->schools->pdata[selected - 1])->id;
}

static const char *
chosen_form (CwWalkFilter *self)
{
  guint selected = gtk_drop_down_get_selected (self->form);

  return selected == 0 || self->forms == NULL || selected > self->forms->len
             ? NULL
             : self->forms->pdata[selected - 1];
}

CwWalkQuestion
cw_walk_filter_get (CwWalkFilter *self)
{
  gint64 to_day = cw_day_button_get_day (self->to_day);
  const CwWalkQuestion question = {
    .school = chosen_school (self),
    .form = chosen_form (self),
    .from_day = cw_day_button_get_day (self->from_day),
    .to_day = to_day != G_MININT64 ? to_day : G_MAXINT64,
  };

  return question;
}

gboolean
cw_walk_filter_is_active (CwWalkFilter *self)
{
  CwWalkQuestion question = cw_walk_filter_get (self);

  return question.school != 0 || question.form != NULL || question.from_day != G_MININT64 ||
         question.to_day != G_MAXINT64;
}

static void
changed_cb (CwWalkFilter *self)
{
  if (self->is_offering)
    return;

  gtk_widget_set_visible (self->clear_button, cw_walk_filter_is_active (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

void
cw_walk_filter_clear (CwWalkFilter *self)
{
  self->is_offering = TRUE;
  gtk_drop_down_set_selected (self->school, 0);
  gtk_drop_down_set_selected (self->form, 0);
  cw_day_button_set_day (self->from_day, G_MININT64);
  cw_day_button_set_day (self->to_day, G_MININT64);
  self->is_offering = FALSE;
  changed_cb (self);
}

/* One school that is hundreds down the list is found by typing. */
static void
offer (GtkDropDown *choice, GtkStringList *names, guint selected)
{
  gtk_drop_down_set_model (choice, G_LIST_MODEL (names));
  gtk_drop_down_set_enable_search (choice,
                                   g_list_model_get_n_items (G_LIST_MODEL (names)) > 12);
  gtk_drop_down_set_selected (choice, selected);
}

static void
offer_schools (CwWalkFilter *self, CwStore *store)
{
  gint64 chosen = chosen_school (self);
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
  offer (self->school, names, selected);
}

/* Each form once, by the title of its newest version. */
static void
offer_forms (CwWalkFilter *self, CwStore *store)
{
  g_autofree char *chosen = g_strdup (chosen_form (self));
  g_autoptr (GPtrArray) forms = cw_form_list (store, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_clear_pointer (&self->forms, g_ptr_array_unref);
  self->forms = g_ptr_array_new_with_free_func (g_free);
  gtk_string_list_append (names, _ ("Any form"));
  for (guint i = 0; forms != NULL && i < forms->len; i++)
    {
      const CwForm *form = forms->pdata[i];

      if (g_ptr_array_find_with_equal_func (self->forms, form->key, g_str_equal, NULL))
        continue;
      gtk_string_list_append (names, form->title);
      g_ptr_array_add (self->forms, g_strdup (form->key));
      if (g_strcmp0 (form->key, chosen) == 0)
        selected = self->forms->len;
    }
  offer (self->form, names, selected);
}

void
cw_walk_filter_offer (CwWalkFilter *self, CwStore *store)
{
  self->is_offering = TRUE;
  offer_schools (self, store);
  offer_forms (self, store);
  self->is_offering = FALSE;
}

static void
clear_cb (CwWalkFilter *self)
{
  cw_walk_filter_clear (self);
}

static void
cw_walk_filter_dispose (GObject *object)
{
  CwWalkFilter *self = CW_WALK_FILTER (object);

  g_clear_pointer (&self->schools, g_ptr_array_unref);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  G_OBJECT_CLASS (cw_walk_filter_parent_class)->dispose (object);
}

static void
cw_walk_filter_class_init (CwWalkFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_walk_filter_dispose;
  signals[CHANGED] = g_signal_new ("changed", CW_TYPE_WALK_FILTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CW_TYPE_DAY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/walk-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, CwWalkFilter, choices);
  gtk_widget_class_bind_template_child (widget_class, CwWalkFilter, school);
  gtk_widget_class_bind_template_child (widget_class, CwWalkFilter, form);
  gtk_widget_class_bind_template_child (widget_class, CwWalkFilter, from_day);
  gtk_widget_class_bind_template_child (widget_class, CwWalkFilter, to_day);
  gtk_widget_class_bind_template_child (widget_class, CwWalkFilter, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
cw_walk_filter_init (CwWalkFilter *self)
{
  g_autoptr (GtkExpression) words = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  words = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  gtk_drop_down_set_expression (self->school, words);
  gtk_drop_down_set_expression (self->form, words);
}

void
cw_walk_filter_set_wide (CwWalkFilter *self, const char *clear_label)
{
  gtk_widget_set_layout_manager (self->choices, g_object_new (CW_TYPE_WRAP_LAYOUT, NULL));
  gtk_button_set_label (GTK_BUTTON (self->clear_button), clear_label);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->clear_button),
                                 GTK_ACCESSIBLE_PROPERTY_LABEL);
}
