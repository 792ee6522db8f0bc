#include "ui/students/results-file-page.h"

#include "corewalk/results.h"
#include "ui/parts/file-choice.h"
#include "ui/parts/file-drop.h"
#include "ui/parts/times.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define MOST_ROWS 100 /* lines of a file that are shown; all of them are kept */

struct _CwResultsFilePage
{
  AdwBin parent_instance;

  CwWorkSession *session;
  char *text; /* of the file that is shown; NULL for none, as the next */
  char *name;

  GtkRevealer *trouble_revealer;
  GtkLabel *trouble;
  GtkStack *stack;
  AdwPreferencesGroup *summary;
  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (CwResultsFilePage, cw_results_file_page, ADW_TYPE_BIN)

static void
show_trouble (CwResultsFilePage *self, const char *text)
{
  if (text != NULL)
    gtk_label_set_text (self->trouble, text);
  gtk_revealer_set_reveal_child (self->trouble_revealer, text != NULL);
}

static void
forget_file (CwResultsFilePage *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->name, g_free);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "results.keep", FALSE);
  gtk_stack_set_visible_child_name (self->stack, "choice");
}

static char *
dup_title (const CwResult *result)
{
  GString *title = g_string_new (result->instrument);

  if (result->subject != NULL)
    g_string_append_printf (title, " · %s", result->subject);
  if (result->grade != NULL)
    {
      g_string_append (title, " · ");
      g_string_append_printf (title, _ ("Grade %s"), result->grade);
    }
  if (result->students != NULL)
    g_string_append_printf (title, " · %s", result->students);
  if (result->is_matched)
    g_string_append_printf (title, " · %s", _ ("Matched"));
  return g_string_free (title, FALSE);
}

/* "Riverside, Mon, May 12, 2025 · Below 12, Met 30" */
static char *
dup_subtitle (const CwResult *result)
{
  g_autofree char *day = cw_times_dup_day (result->day);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s · %s · ", result->school_name, day);
  for (guint i = 0; i < result->level_count; i++)
    g_string_append_printf (text, "%s%s: %" G_GINT64_FORMAT, i > 0 ? ", " : "",
                            result->levels[i], result->counts[i]);
  return g_string_free (text, FALSE);
}

static void
add_row (CwResultsFilePage *self, const CwResult *result)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = dup_title (result), *subtitle = dup_subtitle (result);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (result->id != 0)
    {
      GtkWidget *chip = gtk_label_new (_ ("Takes the place of one"));

      gtk_widget_add_css_class (chip, "chip");
      gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
    }
  gtk_list_box_append (self->rows, row);
}

static void
show_preview (CwResultsFilePage *self, const GPtrArray *results)
{
  guint again = 0;
  g_autoptr (GString) said = g_string_new (NULL);
  GtkWidget *row = NULL;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->rows, 0))) != NULL)
    gtk_list_box_remove (self->rows, row);
  for (guint i = 0; i < results->len; i++)
    {
      again += ((const CwResult *) results->pdata[i])->id != 0;
      if (i < MOST_ROWS)
        add_row (self, results->pdata[i]);
    }
  g_string_append_printf (said,
                          ngettext ("%u result is in it.", "%u results are in it.",
                                    results->len),
                          results->len);
  if (again > 0)
    g_string_append_printf (said,
                            ngettext (" %u takes the place of one that is here.",
                                      " %u take the place of ones that are here.", again),
                            again);
  if (results->len > MOST_ROWS)
    g_string_append_printf (said, _ (" The first %u are shown."), MOST_ROWS);
  g_string_append_printf (said, " %s", _ ("Nothing is kept yet."));
  adw_preferences_group_set_title (self->summary, self->name);
  adw_preferences_group_set_description (self->summary, said->str);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "results.keep", TRUE);
  gtk_stack_set_visible_child_name (self->stack, "preview");
}

/* NULL where it can't be such a file. */
static char *
read_file (const char *file, GError **error)
{
  GStatBuf about;
  char *text = NULL;

  if (g_stat (file, &about) == 0 && (!S_ISREG (about.st_mode) || about.st_size > CW_TEXT_MOST))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT,
                           _ ("it is too large to be a table of counts"));
      return NULL;
    }
  if (!g_file_get_contents (file, &text, NULL, error))
    return NULL;
  if (g_utf8_validate (text, -1, NULL))
    return text;

  g_free (text);
  g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT,
                       _ ("it is not saved as CSV in UTF-8. Save it so from the spreadsheet"));
  return NULL;
}

void
cw_results_file_page_show (CwResultsFilePage *self, const char *file)
{
  CwStore *store = cw_work_session_get_store (self->session);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = NULL;

  if (store == NULL)
    return;

  forget_file (self);
  text = read_file (file, &error);
  self->name = g_path_get_basename (file);
  results = text != NULL ? cw_results_preview (store, text, self->name, &error) : NULL;
  if (results == NULL)
    {
      g_autofree char *cause = cw_trouble_dup_cause (error);
      g_autofree char *said = g_strdup_printf (_ ("“%s” is not read. %s"), self->name, cause);

      show_trouble (self, said);
      return;
    }
  show_trouble (self, NULL);
  self->text = g_steal_pointer (&text);
  show_preview (self, results);
}

static void
chosen_cb (const char *const *files, gpointer user_data)
{
  cw_results_file_page_show (user_data, files[0]);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_file_choice_open (widget, _ ("Choose a File of Results"), CW_FILE_CHOICE_TABLE, FALSE,
                       chosen_cb);
}

static gboolean
dropped_cb (CwResultsFilePage *self, const GValue *dropped)
{
  g_auto (GStrv) files = cw_file_drop_dup_names (dropped);

  if (files[0] == NULL)
    return FALSE;
  cw_results_file_page_show (self, files[0]);
  return TRUE;
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwResultsFilePage *self = CW_RESULTS_FILE_PAGE (widget);
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  guint count;

  if (store == NULL || self->text == NULL)
    return;

  count = cw_results_import (store, self->text, self->name, NULL, &error);
  if (count == 0)
    {
      said = cw_trouble_dup_act_text (error);
      show_trouble (self, said);
      return;
    }
  said = g_strdup_printf (ngettext ("%u result added", "%u results added", count), count);
  gtk_widget_activate_action (widget, "work.say-undo", "s", said);
  cw_work_session_changed (self->session);
  gtk_widget_activate_action (widget, "work.back", NULL);
}

static void
cw_results_file_page_dispose (GObject *object)
{
  CwResultsFilePage *self = CW_RESULTS_FILE_PAGE (object);

  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_results_file_page_parent_class)->dispose (object);
}

static void
cw_results_file_page_class_init (CwResultsFilePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_results_file_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/results-file-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwResultsFilePage, trouble_revealer);
  gtk_widget_class_bind_template_child (widget_class, CwResultsFilePage, trouble);
  gtk_widget_class_bind_template_child (widget_class, CwResultsFilePage, stack);
  gtk_widget_class_bind_template_child (widget_class, CwResultsFilePage, summary);
  gtk_widget_class_bind_template_child (widget_class, CwResultsFilePage, rows);
  gtk_widget_class_install_action (widget_class, "results.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "results.keep", NULL, keep_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK,
                                       "results.choose", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "results.keep", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "work.back", NULL);
}

static void
cw_results_file_page_init (CwResultsFilePage *self)
{
  GtkDropTarget *target = cw_file_drop_target_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
cw_results_file_page_begin (CwResultsFilePage *self, CwWorkSession *session)
{
  g_set_object (&self->session, session);
  forget_file (self);
  show_trouble (self, NULL);
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}
