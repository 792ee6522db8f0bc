#include "ui/academy/work-page.h"

#include "corewalk/academy.h"
#include "corewalk/id.h"
#include "corewalk/record.h"
#include "ui/academy/slides.h"
#include "ui/paper/poster-sheet.h"
#include "ui/parts/paper-print.h"
#include "ui/parts/trouble.h"
#include "ui/visit/history-dialog.h"
#include "ui/walks/walk-text.h"

#include <glib/gi18n.h>

struct _CwWorkPage
{
  AdwBin parent_instance;

  CwWorkSession *session; /* NULL while nothing is shown */
  gint64 work;
  CwAcademyKind kind;

  AdwWindowTitle *window_title;
  AdwEntryRow *title;
  AdwEntryRow *team;
  CwWalkText *texts[CW_ACADEMY_TEXTS];
};

G_DEFINE_FINAL_TYPE (CwWorkPage, cw_work_page, ADW_TYPE_BIN)

static void
say_failed (CwWorkPage *self, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_act_text (error);

  gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s", text);
}

/* What was typed about one work is kept before another one is shown. */
static void
leave (CwWorkPage *self)
{
  for (guint i = 0; self->session != NULL && i < CW_ACADEMY_TEXTS; i++)
    cw_walk_text_finish (self->texts[i]);
  g_clear_object (&self->session);
  self->work = 0;
}

static void
name_texts (CwWorkPage *self)
{
  static const char *const hints[][CW_ACADEMY_TEXTS] = {
    { N_ ("What do we want to know about learning here?"),
      N_ ("Which results, which look-fors, which rooms?"), N_ ("What did we try, and when?"),
      N_ ("What is different now, and how do we know?") },
    { N_ ("Begin here: “Students give reasons for what they say.”"),
      N_ ("What would students write, say or make?"),
      N_ ("What would we see and hear in rooms?"),
      N_ ("Who does what, by when, with what help?") },
  };

  for (guint i = 0; i < CW_ACADEMY_TEXTS; i++)
    g_object_set (self->texts[i], "title", cw_poster_get_head (self->kind, i), "hint",
                  _ (hints[self->kind][i]), NULL);
}

static void
take_places (CwWorkPage *self, CwStore *store)
{
  CwKeeper *keeper = cw_work_session_get_keeper (self->session);
  g_autofree char *uuid = cw_id_dup_text (store, self->work);

  for (guint i = 0; i < CW_ACADEMY_TEXTS; i++)
    {
      g_autofree char *place =
          g_strdup_printf ("academy:%s:%s", cw_academy_get_field (self->kind, i), uuid);
      g_autofree char *draft = cw_draft_dup (store, place, NULL);

      cw_walk_text_set_place (self->texts[i], keeper, place, draft);
    }
}

static void
show_entry (AdwEntryRow *row, const char *text)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
show_work (CwWorkPage *self, const CwAcademyWork *work)
{
  adw_window_title_set_title (self->window_title,
                              work->kind == CW_ACADEMY_PLAN ? _ ("Plan") : _ ("Project"));
  adw_window_title_set_subtitle (self->window_title, work->school_name);
  show_entry (self->title, work->title);
  show_entry (self->team, work->team != NULL ? work->team : "");
  for (guint i = 0; i < CW_ACADEMY_TEXTS; i++)
    cw_walk_text_show (self->texts[i], work->texts[i] != NULL ? work->texts[i] : "");
}

gboolean
cw_work_page_set_work (CwWorkPage *self, CwWorkSession *session, gint64 id, GError **error)
{
  CwStore *store = cw_work_session_get_store (session);
  g_autoptr (CwAcademyWork) work = NULL;

  if (store == NULL)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_BUSY, _ ("other work is being done"));
      return FALSE;
    }
  leave (self);
  work = cw_academy_get (store, id, error);
  if (work == NULL)
    return FALSE;

  g_set_object (&self->session, session);
  self->work = id;
  self->kind = work->kind;
  name_texts (self);
  take_places (self, store);
  show_work (self, work);
  return TRUE;
}

gboolean
cw_work_page_refresh (CwWorkPage *self)
{
  CwStore *store = self->session != NULL ? cw_work_session_get_store (self->session) : NULL;
  g_autoptr (CwAcademyWork) work = NULL;

  if (store == NULL)
    return self->work != 0;

  work = cw_academy_get (store, self->work, NULL);
  if (work != NULL)
    show_work (self, work);
  return work != NULL;
}

static gboolean
edit (CwWorkPage *self, const char *field, const char *text, GError **error)
{
  CwStore *store = self->session != NULL ? cw_work_session_get_store (self->session) : NULL;

  if (store == NULL || !cw_record_edit (store, self->work, field, text, NULL, error))
    return FALSE;

  gtk_widget_activate_action (GTK_WIDGET (self), "work.say-undo", "s",
                              *text == '\0' ? _ ("Cleared") : _ ("Kept"));
  cw_work_session_changed (self->session);
  return TRUE;
}

static void
edited_cb (CwWorkPage *self, const char *text, CwWalkText *widget)
{
  g_autoptr (GError) error = NULL;
  guint index = 0;

  while (self->texts[index] != widget)
    index++;
  if (edit (self, cw_academy_get_field (self->kind, index), text, &error))
    cw_walk_text_show (widget, text);
  else if (error != NULL)
    {
      g_autofree char *trouble = cw_trouble_dup_cause (error);

      cw_walk_text_say (widget, trouble);
    }
}

static void
named_cb (CwWorkPage *self, AdwEntryRow *row)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  g_autoptr (GError) error = NULL;

  if (edit (self, row == self->title ? "title" : "team", typed, &error))
    return;
  if (error != NULL)
    say_failed (self, error);
  cw_work_page_refresh (self);
}

static CwAcademyWork *
read_work (CwWorkPage *self)
{
  CwStore *store = self->session != NULL ? cw_work_session_get_store (self->session) : NULL;

  for (guint i = 0; store != NULL && i < CW_ACADEMY_TEXTS; i++)
    cw_walk_text_finish (self->texts[i]);
  return store != NULL ? cw_academy_get (store, self->work, NULL) : NULL;
}

static CwPaper *
make_paper (double width, double height, gpointer work)
{
  return cw_poster_sheet_new (width, height, work);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwAcademyWork *work = read_work (CW_WORK_PAGE (widget));

  if (work != NULL)
    cw_paper_print (widget, work->title, make_paper, work,
                    (GDestroyNotify) cw_academy_work_free);
}

static void
project_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwAcademyWork *work = read_work (CW_WORK_PAGE (widget));
  GPtrArray *works = NULL;

  if (work == NULL)
    return;

  works = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_academy_work_free);
  g_ptr_array_add (works, work);
  cw_slides_show (widget, works);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWorkPage *self = CW_WORK_PAGE (widget);
  CwStore *store = self->session != NULL ? cw_work_session_get_store (self->session) : NULL;

  if (store != NULL)
    cw_history_dialog_show (widget, store, self->work);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWorkPage *self = CW_WORK_PAGE (widget);
  CwStore *store = self->session != NULL ? cw_work_session_get_store (self->session) : NULL;
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return;
  if (!cw_record_delete (store, self->work, NULL, &error))
    {
      say_failed (self, error);
      return;
    }
  gtk_widget_activate_action (widget, "work.say-undo", "s",
                              self->kind == CW_ACADEMY_PLAN ? _ ("Plan deleted")
                                                            : _ ("Project deleted"));
  gtk_widget_activate_action (widget, "work.back", NULL);
  cw_work_session_changed (self->session);
}

static void
cw_work_page_unmap (GtkWidget *widget)
{
  CwWorkPage *self = CW_WORK_PAGE (widget);

  for (guint i = 0; self->session != NULL && i < CW_ACADEMY_TEXTS; i++)
    cw_walk_text_finish (self->texts[i]);
  GTK_WIDGET_CLASS (cw_work_page_parent_class)->unmap (widget);
}

static void
cw_work_page_dispose (GObject *object)
{
  g_clear_object (&CW_WORK_PAGE (object)->session); /* what is half typed is in its draft */
  G_OBJECT_CLASS (cw_work_page_parent_class)->dispose (object);
}

static void
cw_work_page_class_init (CwWorkPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_work_page_dispose;
  widget_class->unmap = cw_work_page_unmap;
  g_type_ensure (CW_TYPE_WALK_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/work-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwWorkPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, CwWorkPage, title);
  gtk_widget_class_bind_template_child (widget_class, CwWorkPage, team);
  for (gsize i = 0; i < CW_ACADEMY_TEXTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("text%d", (int) i);

      gtk_widget_class_bind_template_child_full (widget_class, g_intern_string (name), FALSE,
                                                 (gssize) (G_STRUCT_OFFSET (CwWorkPage, texts) +
                                                           i * sizeof (CwWalkText *)));
    }
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, named_cb);
  gtk_widget_class_install_action (widget_class, "academy-work.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "academy-work.project", NULL, project_action);
  gtk_widget_class_install_action (widget_class, "academy-work.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "academy-work.delete", NULL, delete_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "academy-work.project",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK,
                                       "academy-work.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "work.back", NULL);
}

static void
cw_work_page_init (CwWorkPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
