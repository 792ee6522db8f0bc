#include "ui/academy/calibration-page.h"

#include "corewalk/academy.h"
#include "corewalk/id.h"
#include "corewalk/record.h"
#include "ui/academy/agreement-words.h"
#include "ui/parts/times.h"
#include "ui/parts/trouble.h"
#include "ui/visit/history-dialog.h"
#include "ui/walks/walk-text.h"

#include <glib/gi18n.h>

struct _CwCalibrationPage
{
  AdwBin parent_instance;

  CwWorkSession *session; /* NULL while nothing is shown */
  GCancellable *cancellable;
  gint64 calibration;
  gint64 walk;

  AdwWindowTitle *window_title;
  GtkLabel *title;
  GtkLabel *about;
  CwWalkText *agreement;
  AdwPreferencesGroup *group;
  GtkListBox *items;
};

G_DEFINE_FINAL_TYPE (CwCalibrationPage, cw_calibration_page, ADW_TYPE_BIN)

typedef struct
{
  gint64 walk, room;
} Ask;

/* Two thousand resamplings for each look-for take their time. */
static gpointer
compare (CwStore *store, gpointer input, GError **error)
{
  const Ask *ask = input;

  return cw_agreement_of_walk (store, ask->walk, ask->room, CW_WEIGHTS_LINEAR, error);
}

static const CwJobClass job = {
  .work = compare,
  .free_input = g_free,
  .free_result = (GDestroyNotify) cw_agreement_answer_free,
};

static CwStore *
get_store (CwCalibrationPage *self)
{
  return self->session != NULL ? cw_work_session_get_store (self->session) : NULL;
}

static void
add_item (CwCalibrationPage *self,
          const CwAgreementAnswer *answer,
          const CwAgreement *agreement,
          const char *label)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *words = cw_agreement_words_dup (agreement);
  g_autofree char *caution = cw_agreement_words_dup_caution (agreement);
  g_autofree char *subtitle =
      caution != NULL ? g_strdup_printf ("%s\n%s", words, caution) : g_strdup (words);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  if (agreement->item != 0)
    {
      GtkWidget *table = cw_agreement_words_table (answer, agreement);
      GtkWidget *scroller = gtk_scrolled_window_new ();

      gtk_widget_add_css_class (table, "ratings");
      gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                      GTK_POLICY_NEVER);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), table);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), scroller);
    }
  else
    adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), FALSE);
  gtk_list_box_append (self->items, row);
}

static void
show_answer (CwCalibrationPage *self, const CwAgreementAnswer *answer)
{
  g_autoptr (GString) people = g_string_new (NULL);
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (self->items, 0)) != NULL)
    gtk_list_box_remove (self->items, GTK_WIDGET (row));
  for (guint i = 0; i < answer->walkers->len; i++)
    g_string_append_printf (people, "%s%s", i > 0 ? ", " : "",
                            (const char *) answer->walkers->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->items), answer->items->len > 0);
  if (answer->items->len == 0)
    {
      adw_preferences_group_set_description (
          self->group,
          _ ("No two people marked the same look-for here yet. Everybody marks the lesson in a "
             "walk of the same school, day and team code; when their files are here, "
             "their marks stand beside each other."));
      return;
    }
  adw_preferences_group_set_description (self->group, people->str);
  for (guint i = 0; i < answer->items->len; i++)
    {
      const CwAgreement *agreement = answer->items->pdata[i];

      add_item (self, answer, agreement, agreement->label);
    }
  if (answer->items->len > 1)
    add_item (self, answer, answer->all, _ ("All Look-fors Together"));
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CwCalibrationPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CwAgreementAnswer) answer = cw_jobs_run_finish (result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer != NULL)
    show_answer (self, answer);
  else
    {
      g_autofree char *text = cw_trouble_dup_act_text (error);

      adw_preferences_group_set_description (self->group, text);
    }
}

static void
ask (CwCalibrationPage *self, const CwCalibration *calibration)
{
  Ask *input = g_new0 (Ask, 1);

  input->walk = calibration->walk;
  input->room = calibration->room;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cw_jobs_run_async (cw_work_session_get_jobs (self->session), &job, input, self->cancellable,
                     compared_cb, g_object_ref (self));
}

static void
show (CwCalibrationPage *self, const CwCalibration *calibration)
{
  g_autofree char *day = cw_times_dup_long_day (calibration->day);
  g_autoptr (GString) about = g_string_new (calibration->walk_title);

  if (*calibration->school_name != '\0')
    g_string_append_printf (about, " · %s", calibration->school_name);
  g_string_append_printf (about, " · %s · ", day);
  if (calibration->room > 0)
    g_string_append_printf (about, _ ("Visit %d"), (int) calibration->room);
  else
    g_string_append (about, _ ("All rooms of the walk"));
  adw_window_title_set_title (self->window_title, _ ("Calibration"));
  gtk_label_set_text (self->title, calibration->title);
  gtk_label_set_text (self->about, about->str);
  cw_walk_text_show (self->agreement,
                     calibration->agreement != NULL ? calibration->agreement : "");
  ask (self, calibration);
}

static void
leave (CwCalibrationPage *self)
{
  if (self->session != NULL)
    cw_walk_text_finish (self->agreement);
  g_clear_object (&self->session);
  self->calibration = 0;
}

gboolean
cw_calibration_page_set (CwCalibrationPage *self,
                         CwWorkSession *session,
                         gint64 id,
                         GError **error)
{
  CwStore *store = cw_work_session_get_store (session);
  g_autoptr (CwCalibration) calibration = NULL;
  g_autofree char *uuid = NULL, *place = NULL, *draft = NULL;

  if (store == NULL)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_BUSY, _ ("other work is being done"));
      return FALSE;
    }
  leave (self);
  calibration = cw_calibration_get (store, id, error);
  if (calibration == NULL)
    return FALSE;

  g_set_object (&self->session, session);
  self->calibration = id;
  self->walk = calibration->walk;
  uuid = cw_id_dup_text (store, id);
  place = g_strdup_printf ("calibration:%s", uuid);
  draft = cw_draft_dup (store, place, NULL);
  cw_walk_text_set_place (self->agreement, cw_work_session_get_keeper (session), place, draft);
  show (self, calibration);
  return TRUE;
}

gboolean
cw_calibration_page_refresh (CwCalibrationPage *self)
{
  CwStore *store = get_store (self);
  g_autoptr (CwCalibration) calibration = NULL;

  if (store == NULL)
    return self->calibration != 0;

  calibration = cw_calibration_get (store, self->calibration, NULL);
  if (calibration != NULL)
    show (self, calibration);
  return calibration != NULL;
}

static void
edited_cb (CwCalibrationPage *self, const char *text, CwWalkText *widget)
{
  CwStore *store = get_store (self);
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return;
  if (!cw_record_edit (store, self->calibration, "agreement", text, NULL, &error))
    {
      g_autofree char *trouble = cw_trouble_dup_cause (error);

      cw_walk_text_say (widget, trouble);
      return;
    }
  cw_walk_text_show (widget, text);
  gtk_widget_activate_action (GTK_WIDGET (self), "work.say-undo", "s",
                              *text == '\0' ? _ ("Cleared") : _ ("Kept"));
  cw_work_session_changed (self->session);
}

static void
walk_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "work.show-walk", "x",
                              CW_CALIBRATION_PAGE (widget)->walk);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCalibrationPage *self = CW_CALIBRATION_PAGE (widget);
  CwStore *store = get_store (self);

  if (store != NULL)
    cw_history_dialog_show (widget, store, self->calibration);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCalibrationPage *self = CW_CALIBRATION_PAGE (widget);
  CwStore *store = get_store (self);
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return;
  if (!cw_record_delete (store, self->calibration, NULL, &error))
    {
      g_autofree char *text = cw_trouble_dup_act_text (error);

      gtk_widget_activate_action (widget, "work.say", "s", text);
      return;
    }
  gtk_widget_activate_action (widget, "work.say-undo", "s", _ ("Calibration deleted"));
  gtk_widget_activate_action (widget, "work.back", NULL);
  cw_work_session_changed (self->session);
}

static void
cw_calibration_page_unmap (GtkWidget *widget)
{
  CwCalibrationPage *self = CW_CALIBRATION_PAGE (widget);

  if (self->session != NULL)
    cw_walk_text_finish (self->agreement);
  GTK_WIDGET_CLASS (cw_calibration_page_parent_class)->unmap (widget);
}

static void
cw_calibration_page_dispose (GObject *object)
{
  CwCalibrationPage *self = CW_CALIBRATION_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session); /* what is half typed is in its draft */
  G_OBJECT_CLASS (cw_calibration_page_parent_class)->dispose (object);
}

static void
cw_calibration_page_class_init (CwCalibrationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_calibration_page_dispose;
  widget_class->unmap = cw_calibration_page_unmap;
  g_type_ensure (CW_TYPE_WALK_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/calibration-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwCalibrationPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, CwCalibrationPage, title);
  gtk_widget_class_bind_template_child (widget_class, CwCalibrationPage, about);
  gtk_widget_class_bind_template_child (widget_class, CwCalibrationPage, agreement);
  gtk_widget_class_bind_template_child (widget_class, CwCalibrationPage, group);
  gtk_widget_class_bind_template_child (widget_class, CwCalibrationPage, items);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_install_action (widget_class, "calibration.walk", NULL, walk_action);
  gtk_widget_class_install_action (widget_class, "calibration.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "calibration.delete", NULL, delete_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "work.back", NULL);
}

static void
cw_calibration_page_init (CwCalibrationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
