#include "ui/safe/where-window.h"

#include "corewalk/where.h"
#include "ui/host/handout-print.h"
#include "ui/parts/file-choice.h"
#include "ui/parts/say.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

struct _CwWhereWindow
{
  AdwWindow parent_instance;

  GCancellable *cancellable;
  CwHandout *page; /* the same for paper and for the clipboard */

  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwStatusPage *failure;
  GtkBox *sections;
  GtkScrolledWindow *scroller;
};

G_DEFINE_FINAL_TYPE (CwWhereWindow, cw_where_window, ADW_TYPE_WINDOW)

static gpointer
list_work (CwStore *store, gpointer input, GError **error)
{
  return cw_where_list (store, error);
}

static const CwJobClass list_job = { .work = list_work,
                                     .free_result = (GDestroyNotify) g_ptr_array_unref };

/* "What was seen or heard; which visit it belongs to" */
static char *
dup_contents (const CwWhereEntry *entry)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *first = NULL;

  for (guint i = 0; i < entry->contents->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "",
                            _ ((const char *) entry->contents->pdata[i]));
  first = g_utf8_strup (text->str, (gssize) (g_utf8_next_char (text->str) - text->str));
  return g_strconcat (first, g_utf8_next_char (text->str), NULL);
}

static void
add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle, gint64 count)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (count >= 0)
    {
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, count);
      GtkWidget *label = gtk_label_new (text);

      gtk_widget_add_css_class (label, "numeric");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  adw_preferences_group_add (group, row);
}

static AdwPreferencesGroup *
add_section (CwWhereWindow *self, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *markup = description != NULL ? g_markup_escape_text (description, -1) : NULL;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), markup);
  gtk_box_append (self->sections, group);
  cw_handout_add (self->page, CW_HANDOUT_HEADING, NULL, title);
  if (description != NULL)
    cw_handout_add (self->page, CW_HANDOUT_TEXT, NULL, description);
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_line (CwWhereWindow *self, const char *title, const char *contents)
{
  /* Translators: what is kept, and which things of it */
  cw_handout_add_take (self->page, CW_HANDOUT_LINE,
                       g_strdup_printf (_ ("%s: %s"), title, contents));
}

static void
show_entries (CwWhereWindow *self, GPtrArray *entries)
{
  AdwPreferencesGroup *group = NULL;
  CwWhere where = CW_WHERE_COUNT;

  cw_handout_add (self->page, CW_HANDOUT_TITLE, NULL, _ ("What Is Where"));
  for (guint i = 0; i < entries->len; i++)
    {
      const CwWhereEntry *entry = entries->pdata[i];
      g_autofree char *contents = dup_contents (entry);

      if (entry->where != where)
        {
          g_autofree char *description = NULL;

          where = entry->where;
          description =
              g_strdup_printf (_ ("%s\n\nTaking it back: %s"), _ (cw_where_get_seen_by (where)),
                               _ (cw_where_get_taken_back (where)));
          group = add_section (self, _ (cw_where_get_title (where)), description);
        }
      add_row (group, _ (entry->title), contents, entry->count);
      add_line (self, _ (entry->title), contents);
    }

  group = add_section (self, _ ("Nowhere"), NULL);
  for (const char *const *line = cw_where_get_nowhere (); *line != NULL; line++)
    {
      add_row (group, _ (*line), NULL, -1);
      cw_handout_add (self->page, CW_HANDOUT_LINE, NULL, _ (*line));
    }
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = cw_jobs_run_finish (result, &error);
  CwWhereWindow *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (entries == NULL)
    {
      g_autofree char *cause = cw_trouble_dup_cause (error);
      g_autofree char *markup = g_markup_escape_text (cause, -1);

      adw_status_page_set_description (self->failure, markup);
      gtk_stack_set_visible_child_name (self->stack, "failure");
      return;
    }

  show_entries (self, entries);
  gtk_stack_set_visible_child_name (self->stack, "page");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "where.copy", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "where.print", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "where.save", TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->scroller));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWhereWindow *self = CW_WHERE_WINDOW (widget);
  g_autofree char *text = cw_handout_dup_text (self->page);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  cw_say (self->toasts, _ ("The page is on the clipboard"), NULL, NULL);
}

/* @file: NULL for the printer that the desktop's own dialog offers. */
static gboolean
print (CwWhereWindow *self, const char *file, GError **error)
{
  g_autoptr (GtkPrintOperation) operation =
      cw_handout_print_new (self->page, gtk_window_get_title (GTK_WINDOW (self)));

  if (file != NULL)
    gtk_print_operation_set_export_filename (operation, file);
  return gtk_print_operation_run (operation,
                                  file != NULL ? GTK_PRINT_OPERATION_ACTION_EXPORT
                                               : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                                  GTK_WINDOW (self), error) != GTK_PRINT_OPERATION_RESULT_ERROR;
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWhereWindow *self = CW_WHERE_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (!print (self, NULL, &error))
    cw_say_failed (self->toasts, error);
}

void
cw_where_window_save_pdf (CwWhereWindow *self, const char *file)
{
  g_autoptr (GError) error = NULL;

  if (print (self, file, &error))
    cw_say (self->toasts, _ ("The page is saved"), NULL, NULL);
  else
    cw_say_failed (self->toasts, error);
}

static void
file_chosen_cb (const char *const *files, gpointer user_data)
{
  cw_where_window_save_pdf (user_data, files[0]);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_file_choice_save (widget, _ ("Save as PDF"), _ ("What Is Where.pdf"), CW_FILE_CHOICE_PDF,
                       file_chosen_cb);
}

static void
cw_where_window_dispose (GObject *object)
{
  CwWhereWindow *self = CW_WHERE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (cw_where_window_parent_class)->dispose (object);
}

static void
cw_where_window_finalize (GObject *object)
{
  cw_handout_free (CW_WHERE_WINDOW (object)->page);
  G_OBJECT_CLASS (cw_where_window_parent_class)->finalize (object);
}

static void
cw_where_window_class_init (CwWhereWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_where_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = cw_where_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/where-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwWhereWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CwWhereWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CwWhereWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, CwWhereWindow, sections);
  gtk_widget_class_bind_template_child (widget_class, CwWhereWindow, scroller);
  gtk_widget_class_install_action (widget_class, "where.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "where.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "where.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "where.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cw_where_window_init (CwWhereWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->page = cw_handout_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "where.copy", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "where.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "where.save", FALSE);
}

GtkWidget *
cw_where_window_new (GtkWindow *parent, CwWorkSession *session)
{
  CwWhereWindow *self = g_object_new (CW_TYPE_WHERE_WINDOW, "transient-for", parent, NULL);

  cw_jobs_run_async (cw_work_session_get_jobs (session), &list_job, NULL, self->cancellable,
                     listed_cb, self);
  return GTK_WIDGET (self);
}
