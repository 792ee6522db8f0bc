#include "ui/exchange/leaving-page.h"

#include "ui/exchange/export-lines-page.h"
#include "ui/exchange/export-loan.h"
#include "ui/exchange/leaving-plan.h"
#include "ui/exchange/leaving-summary.h"
#include "ui/parts/file-choice.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

#define AGAIN_MS 150 /* until a preview that gave way is tried again */

struct _CwLeavingPage
{
  AdwBin parent_instance;

  CwWorkSession *session;
  CwExportLines *lines; /* NULL until they were gathered, and when there are none */
  gboolean is_stale;    /* what is shown is not what would leave now */
  guint again;
  char *file; /* that was asked for last */

  GtkStack *stack;
  GtkStack *found;
  AdwStatusPage *failure;
  CwLeavingPlan *plan;
  CwLeavingSummary *summary;
  CwExportLinesPage *lines_page;
  GtkLabel *whom;
};

G_DEFINE_FINAL_TYPE (CwLeavingPage, cw_leaving_page, ADW_TYPE_BIN)

static void gather (CwLeavingPage *self);

static void
show_ready (CwLeavingPage *self)
{
  g_autofree char *whom = cw_leaving_plan_dup_whom (self->plan);
  gboolean is_ready = whom != NULL && self->lines != NULL && !self->is_stale;

  gtk_label_set_text (self->whom, self->lines == NULL ? _ ("There is nothing to send yet.")
                                  : whom == NULL      ? _ ("Choose for whom the file is.")
                                                      : whom);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "leaving.export", is_ready);
}

static void
show_lines (CwLeavingPage *self, CwExportLines *take_lines)
{
  g_clear_pointer (&self->lines, cw_export_lines_unref);
  self->lines = take_lines;
  self->is_stale = FALSE;
  if (take_lines != NULL)
    {
      cw_leaving_summary_set_lines (self->summary, take_lines);
      cw_export_lines_page_set_lines (self->lines_page, take_lines);
    }
  else
    gtk_stack_set_visible_child_name (self->stack, "plan");

  gtk_stack_set_visible_child_name (self->found, take_lines != NULL ? "summary" : "nothing");
  show_ready (self);
}

static gboolean
again_cb (gpointer user_data)
{
  CwLeavingPage *self = user_data;

  self->again = 0;
  gather (self);
  return G_SOURCE_REMOVE;
}

static void
gathered_cb (gpointer result, const GError *error, gpointer user_data)
{
  CwLeavingPage *self = user_data;
  g_autofree char *text = NULL;

  if (self->session == NULL)
    {
      g_clear_pointer (&result, cw_export_lines_unref);
      return;
    }

  if (result != NULL)
    show_lines (self, result);
  else if (g_error_matches (error, CW_ERROR, CW_ERROR_INVALID))
    show_lines (self, NULL); /* nothing to send */
  else if (g_error_matches (error, CW_ERROR, CW_ERROR_CANCELLED))
    {
      if (self->again == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
        self->again = g_timeout_add (AGAIN_MS, again_cb, self);
    }
  else
    {
      text = cw_trouble_dup_act_text (error);
      adw_status_page_set_description (self->failure, text);
      gtk_stack_set_visible_child_name (self->found, "failure");
    }
}

/* What is gathered already for an older plan gives way to this. */
static void
gather (CwLeavingPage *self)
{
  self->is_stale = TRUE;
  show_ready (self);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      cw_work_session_get_store (self->session) == NULL)
    return;

  cw_work_session_lend (self->session, &cw_export_preview,
                        cw_leaving_plan_dup_plan (self->plan), gathered_cb, G_OBJECT (self));
}

static void
changed_cb (CwLeavingPage *self)
{
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gather (self);
}

static void
plan_changed_cb (CwLeavingPage *self)
{
  if (self->session != NULL)
    gather (self);
}

static void
whom_changed_cb (CwLeavingPage *self)
{
  if (self->session != NULL)
    show_ready (self);
}

static void
map_cb (CwLeavingPage *self)
{
  if (self->session == NULL || cw_work_session_get_store (self->session) == NULL)
    return;

  cw_leaving_plan_refresh (self->plan);
  gather (self);
}

static void
look_cb (CwLeavingPage *self, const char *audience, const char *kind)
{
  gtk_stack_set_visible_child_name (self->stack, "lines");
  cw_export_lines_page_choose (self->lines_page, audience, kind);
}

static void
back_cb (CwLeavingPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "plan");
  gtk_widget_child_focus (GTK_WIDGET (self->summary), GTK_DIR_TAB_FORWARD);
}

static void
retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gather (CW_LEAVING_PAGE (widget));
}

static void
tell_written (CwLeavingPage *self, const CwExported *exported, const char *file)
{
  g_autofree char *name = g_filename_display_basename (file);
  g_autofree char *size = g_format_size ((guint64) exported->bytes);
  g_autofree char *names = cw_leaving_plan_dup_names (self->plan);
  guint count = cw_leaving_plan_count_people (self->plan);
  gulong lines = (gulong) exported->lines;
  g_autofree char *what =
      g_strdup_printf (ngettext ("%s holds %lu line, %s.", "%s holds %lu lines, %s.", lines),
                       name, lines, size);
  g_autofree char *who = g_strdup_printf (ngettext ("%u person can open it: %s.",
                                                    "%u people can open it: %s.", count),
                                          count, names);
  g_autofree char *text = g_strdup_printf (
      "%s\n\n%s\n\n%s", what, who,
      _ ("It was read back from the disk, and every line was checked. What is in it can be "
         "changed from now on, but not taken back."));
  GtkWidget *dialog =
      adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                              _ ("The File Is Written"), text);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
written_cb (gpointer result, const GError *error, gpointer user_data)
{
  CwLeavingPage *self = user_data;
  g_autofree CwExported *exported = result;
  g_autofree char *text = NULL;

  if (self->session == NULL)
    return;

  if (exported != NULL)
    {
      tell_written (self, exported, self->file);
      cw_work_session_changed (self->session); /* nothing of it can be taken back any more */
      return;
    }

  text = g_error_matches (error, CW_ERROR, CW_ERROR_CANCELLED)
             ? g_strdup (_ ("Stopped. There is no new file."))
             : cw_trouble_dup_act_text (error);
  gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s", text);
}

static void
file_chosen_cb (const char *const *files, gpointer user_data)
{
  CwLeavingPage *self = user_data;

  if (self->session == NULL)
    return;

  gtk_widget_activate_action (GTK_WIDGET (self), "exchange.announce", "s",
                              _ ("Writing the file"));
  g_free (self->file);
  self->file = g_strdup (files[0]);
  if (!cw_work_session_lend (self->session, &cw_export_write,
                             cw_export_order_new (cw_leaving_plan_dup_plan (self->plan),
                                                  files[0]),
                             written_cb, G_OBJECT (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s",
                                _ ("Something else is still going on. Try again in a moment."));
}

/* The name says nothing: it is seen on the way. */
static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *day = cw_day_format (cw_moment_local_day (cw_moment_now ()));
  g_autofree char *file = g_strdup_printf ("corewalk-%s.walk", day);

  cw_file_choice_save (widget, _ ("Write the File"), file, CW_FILE_CHOICE_BUNDLE,
                       file_chosen_cb);
}

static void
cw_leaving_page_dispose (GObject *object)
{
  CwLeavingPage *self = CW_LEAVING_PAGE (object);

  g_clear_handle_id (&self->again, g_source_remove);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_pointer (&self->lines, cw_export_lines_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_leaving_page_parent_class)->dispose (object);
}

static void
cw_leaving_page_finalize (GObject *object)
{
  g_free (CW_LEAVING_PAGE (object)->file);
  G_OBJECT_CLASS (cw_leaving_page_parent_class)->finalize (object);
}

static void
cw_leaving_page_class_init (CwLeavingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_leaving_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = cw_leaving_page_finalize;

  g_type_ensure (CW_TYPE_EXPORT_LINES_PAGE);
  g_type_ensure (CW_TYPE_LEAVING_PLAN);
  g_type_ensure (CW_TYPE_LEAVING_SUMMARY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/leaving-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwLeavingPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CwLeavingPage, found);
  gtk_widget_class_bind_template_child (widget_class, CwLeavingPage, failure);
  gtk_widget_class_bind_template_child (widget_class, CwLeavingPage, plan);
  gtk_widget_class_bind_template_child (widget_class, CwLeavingPage, summary);
  gtk_widget_class_bind_template_child (widget_class, CwLeavingPage, lines_page);
  gtk_widget_class_bind_template_child (widget_class, CwLeavingPage, whom);
  gtk_widget_class_bind_template_callback (widget_class, plan_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, whom_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, look_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_install_action (widget_class, "leaving.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "leaving.retry", NULL, retry_action);
}

static void
cw_leaving_page_init (CwLeavingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

void
cw_leaving_page_want_school (CwLeavingPage *self, gint64 school)
{
  cw_leaving_plan_want_school (self->plan, school);
  gtk_stack_set_visible_child_name (self->stack, "plan");
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    map_cb (self);
}

void
cw_leaving_page_set_session (CwLeavingPage *self, CwWorkSession *session)
{
  g_set_object (&self->session, session);
  cw_leaving_plan_set_session (self->plan, session);
  cw_export_lines_page_set_session (self->lines_page, session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (changed_cb), self);
}
