#include "ui/coach/new-cycle-page.h"

#include "corewalk/cycle-model.h"
#include "corewalk/cycle.h"
#include "ui/coach/model-words.h"
#include "ui/coach/partner-choice.h"
#include "ui/forms/words-row.h"
#include "ui/parts/day-button.h"
#include "ui/parts/tab-way.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

#define MOST_GOAL 4000 /* characters */

struct _CwNewCyclePage
{
  AdwBin parent_instance;

  CwWorkSession *session;
  GPtrArray *models; /* of CwCycleModel, in the order of their row */

  GtkRevealer *trouble_revealer;
  GtkLabel *trouble;
  CwPartnerChoice *partners;
  GtkEditable *cycle_title;
  CwDayButton *until;
  AdwComboRow *model;
  GtkLabel *about_model;
  GtkListBox *goal_list;
  CwWordsRow *goal;
  GtkLabel *goal_check;
};

enum
{
  MADE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwNewCyclePage, cw_new_cycle_page, ADW_TYPE_BIN)

static void
show_trouble (CwNewCyclePage *self, const GError *error)
{
  g_autofree char *text = error != NULL ? cw_trouble_dup_cause (error) : NULL;

  if (text != NULL)
    gtk_label_set_text (self->trouble, text);
  gtk_revealer_set_reveal_child (self->trouble_revealer, text != NULL);
}

static const CwCycleModel *
get_model (CwNewCyclePage *self)
{
  return self->models
      ->pdata[MIN (adw_combo_row_get_selected (self->model), self->models->len - 1)];
}

static void
changed_cb (CwNewCyclePage *self)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (self->cycle_title)));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "new-cycle.begin",
                                 *title != '\0' &&
                                     cw_partner_choice_has_chosen (self->partners));
}

static void
model_chosen_cb (CwNewCyclePage *self)
{
  g_autofree char *about = NULL;
  g_autofree char *check = NULL;

  if (self->models == NULL)
    return;

  about = cw_model_words_dup_about (get_model (self));
  check = cw_model_words_dup_check (get_model (self));
  gtk_label_set_text (self->about_model, about);
  gtk_label_set_text (self->goal_check, check);
  gtk_widget_set_visible (GTK_WIDGET (self->goal_check), *check != '\0');
}

static gint64
make_cycle (CwNewCyclePage *self, CwStore *store, GError **error)
{
  g_auto (GStrv) partners = cw_partner_choice_dup_chosen (self->partners);
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (self->cycle_title)));
  g_autofree char *goal = g_strstrip (cw_words_row_dup_words (self->goal));
  gint64 last = cw_day_button_get_day (self->until);
  g_autofree char *until = last != G_MININT64 ? cw_day_format (last) : NULL;
  const CwCyclePlan plan = {
    .title = title,
    .model = get_model (self)->key,
    .partners = (const char *const *) partners,
    .until = until,
    .goal = *goal != '\0' ? goal : NULL,
  };

  return cw_cycle_new (store, &plan, NULL, error);
}

static void
begin_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwNewCyclePage *self = CW_NEW_CYCLE_PAGE (widget);
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GError) error = NULL;
  gint64 cycle = store != NULL ? make_cycle (self, store, &error) : 0;

  if (cycle != 0)
    g_signal_emit (self, signals[MADE], 0, cycle);
  else if (error != NULL)
    show_trouble (self, error);
}

/* Enter in the title. */
static void
entered_cb (CwNewCyclePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "new-cycle.begin", NULL);
}

static gboolean
cw_new_cycle_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CW_NEW_CYCLE_PAGE (widget)->partners));
}

static void
cw_new_cycle_page_dispose (GObject *object)
{
  CwNewCyclePage *self = CW_NEW_CYCLE_PAGE (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->models, g_ptr_array_unref);
  G_OBJECT_CLASS (cw_new_cycle_page_parent_class)->dispose (object);
}

static void
cw_new_cycle_page_class_init (CwNewCyclePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_new_cycle_page_dispose;
  widget_class->focus = cw_tab_way_focus;
  widget_class->grab_focus = cw_new_cycle_page_grab_focus;

  signals[MADE] = g_signal_new ("made", CW_TYPE_NEW_CYCLE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  g_type_ensure (CW_TYPE_PARTNER_CHOICE);
  g_type_ensure (CW_TYPE_DAY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/new-cycle-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwNewCyclePage, trouble_revealer);
  gtk_widget_class_bind_template_child (widget_class, CwNewCyclePage, trouble);
  gtk_widget_class_bind_template_child (widget_class, CwNewCyclePage, partners);
  gtk_widget_class_bind_template_child (widget_class, CwNewCyclePage, cycle_title);
  gtk_widget_class_bind_template_child (widget_class, CwNewCyclePage, until);
  gtk_widget_class_bind_template_child (widget_class, CwNewCyclePage, model);
  gtk_widget_class_bind_template_child (widget_class, CwNewCyclePage, about_model);
  gtk_widget_class_bind_template_child (widget_class, CwNewCyclePage, goal_list);
  gtk_widget_class_bind_template_child (widget_class, CwNewCyclePage, goal_check);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, model_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_install_action (widget_class, "new-cycle.begin", NULL, begin_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "work.back", NULL);
}

static void
cw_new_cycle_page_init (CwNewCyclePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_models (CwNewCyclePage *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  g_clear_pointer (&self->models, g_ptr_array_unref);
  self->models = cw_cycle_model_list ();
  for (guint i = 0; i < self->models->len; i++)
    gtk_string_list_append (titles, ((CwCycleModel *) self->models->pdata[i])->title);
  adw_combo_row_set_model (self->model, G_LIST_MODEL (titles));
  model_chosen_cb (self);
}

void
cw_new_cycle_page_begin (CwNewCyclePage *self, CwWorkSession *session)
{
  g_set_object (&self->session, session);
  show_trouble (self, NULL);
  gtk_editable_set_text (self->cycle_title, "");
  cw_day_button_set_day (self->until, G_MININT64);
  fill_models (self);
  if (self->goal != NULL)
    gtk_list_box_remove (self->goal_list, GTK_WIDGET (self->goal));
  self->goal = CW_WORDS_ROW (cw_words_row_new (_ ("What students will be able to do or say"),
                                               _ ("Goal in students’ words"), "", MOST_GOAL));
  gtk_list_box_append (self->goal_list, GTK_WIDGET (self->goal));
  cw_partner_choice_show (self->partners, session, NULL);
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}
