#include "ui/forms/forms-view.h"

#include "corewalk/form-draft.h"
#include "corewalk/form.h"
#include "ui/forms/form-editor.h"
#include "ui/forms/form-page.h"
#include "ui/forms/form-trial.h"
#include "ui/forms/forms-page.h"
#include "ui/paper/form-sheet.h"
#include "ui/parts/file-choice.h"
#include "ui/parts/paper-print.h"
#include "ui/parts/tab-way.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CwFormsView
{
  AdwBin parent_instance;

  CwWorkSession *session;
  gint64 exported;      /* while a person chooses where to */
  CwFormDraft *dropped; /* what can be brought back */
  const char *from;     /* the page from which a form is tried */

  AdwToastOverlay *toasts;
  GtkStack *stack;
  CwFormsPage *forms_page;
  CwFormPage *form_page;
  CwFormEditor *editor;
  CwFormTrial *trial;
};

G_DEFINE_FINAL_TYPE (CwFormsView, cw_forms_view, ADW_TYPE_BIN)

static const char *
shown (CwFormsView *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}

static void
show (CwFormsView *self, const char *page)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
say (CwFormsView *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s", text);
}

static void
say_failed (CwFormsView *self, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_act_text (error);

  say (self, text);
}

/* NULL while the store is lent; nothing can be done with forms then. */
static CwStore *
get_store (CwFormsView *self)
{
  return cw_work_session_get_store (self->session);
}

void
cw_forms_view_show_form (CwFormsView *self, gint64 form)
{
  CwStore *store = get_store (self);
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return;
  if (cw_form_page_set_form (self->form_page, store, form, &error))
    show (self, "form");
  else
    say_failed (self, error);
}

static void
show_editor (CwFormsView *self, CwFormDraft *take_draft)
{
  cw_form_editor_begin (self->editor, self->session, take_draft);
  show (self, "editor");
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_forms_view_show_form (CW_FORMS_VIEW (widget), g_variant_get_int64 (parameter));
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwFormsView *self = CW_FORMS_VIEW (widget);
  CwStore *store = get_store (self);

  if (store != NULL)
    show_editor (self, cw_form_draft_new (store));
}

static void
go_on_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwFormsView *self = CW_FORMS_VIEW (widget);
  CwStore *store = get_store (self);
  CwFormDraft *draft =
      store != NULL ? cw_form_draft_get (store, g_variant_get_string (parameter, NULL)) : NULL;

  if (draft != NULL)
    show_editor (self, draft);
}

/* Editing a form, or a copy of it: what the action is called says which. */
static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwFormsView *self = CW_FORMS_VIEW (widget);
  CwStore *store = get_store (self);
  gint64 form = g_variant_get_int64 (parameter);
  g_autoptr (GError) error = NULL;
  CwFormDraft *draft = NULL;

  if (store == NULL)
    return;

  draft = g_str_has_suffix (name, "copy") ? cw_form_draft_copy (store, form, NULL, &error)
                                          : cw_form_draft_edit (store, form, &error);
  if (draft != NULL)
    show_editor (self, draft);
  else
    say_failed (self, error);
}

static CwFormDocument *
read_form (CwFormsView *self, gint64 form, GError **error)
{
  CwStore *store = get_store (self);
  g_autofree char *text = store != NULL ? cw_form_dup_document (store, form, error) : NULL;

  return text != NULL ? cw_form_document_parse (text, strlen (text), error) : NULL;
}

static void
try_document (CwFormsView *self, const CwFormDocument *document)
{
  self->from = g_str_equal (shown (self), "editor") ? "editor" : "form";
  cw_form_trial_begin (self->trial, document);
  show (self, "trial");
}

static void
try_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwFormsView *self = CW_FORMS_VIEW (widget);
  g_autoptr (CwFormDocument) document = read_form (self, g_variant_get_int64 (parameter), NULL);

  if (document != NULL)
    try_document (self, document);
}

static void
try_draft_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwFormsView *self = CW_FORMS_VIEW (widget);

  cw_form_editor_flush (self->editor);
  try_document (self, cw_form_editor_get_document (self->editor));
}

void
cw_forms_view_import (CwFormsView *self, const char *path)
{
  CwStore *store = get_store (self);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gint64 form = 0;

  if (store == NULL)
    return;

  if (g_file_get_contents (path, &text, NULL, &error))
    form = cw_form_import (store, text, NULL, &error);
  if (form == 0)
    {
      g_autofree char *name = g_filename_display_basename (path);
      g_autofree char *cause = cw_trouble_dup_cause (error);
      g_autofree char *sentence =
          g_strdup_printf (_ ("“%s” is not taken in. %s Nothing was changed."), name, cause);

      say (self, sentence);
      return;
    }

  cw_work_session_changed (self->session);
  cw_forms_view_show_form (self, form);
}

static void
import_chosen (const char *const *files, gpointer user_data)
{
  cw_forms_view_import (CW_FORMS_VIEW (user_data), files[0]);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_file_choice_open (widget, _ ("Import a Form"), CW_FILE_CHOICE_FORM, FALSE, import_chosen);
}

static void
export_chosen (const char *const *files, gpointer user_data)
{
  CwFormsView *self = CW_FORMS_VIEW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwFormDocument) document = read_form (self, self->exported, &error);
  g_autofree char *text = document != NULL ? cw_form_document_dup_text (document) : NULL;

  if (text != NULL && g_file_set_contents (files[0], text, -1, &error))
    say (self, _ ("The form is in the file."));
  else if (error != NULL)
    say_failed (self, error);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwFormsView *self = CW_FORMS_VIEW (widget);
  g_autoptr (CwFormDocument) document = NULL;
  g_autofree char *file = NULL;

  self->exported = g_variant_get_int64 (parameter);
  document = read_form (self, self->exported, NULL);
  if (document == NULL)
    return;

  file = g_strdup_printf ("%s.form.json", document->title);
  g_strdelimit (file, "/\\", '-');
  cw_file_choice_save (widget, _ ("Export the Form"), file, CW_FILE_CHOICE_FORM, export_chosen);
}

typedef struct
{
  CwFormDocument *form;
  CwNorms *norms; /* NULL for none */
} Blank;

static void
free_blank (gpointer data)
{
  Blank *blank = data;

  cw_form_document_free (blank->form);
  cw_norms_free (blank->norms);
  g_free (blank);
}

static CwPaper *
make_rooms_sheet (double width, double height, gpointer data)
{
  const Blank *blank = data;

  return cw_form_sheet_new (width, height, CW_FORM_SHEET_ROOMS, blank->form, blank->norms);
}

static CwPaper *
make_visit_sheet (double width, double height, gpointer data)
{
  const Blank *blank = data;

  return cw_form_sheet_new (width, height, CW_FORM_SHEET_VISIT, blank->form, blank->norms);
}

/* Blank, for six rooms or for one visit: what the action is called says which. */
static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwFormsView *self = CW_FORMS_VIEW (widget);
  CwFormDocument *document = read_form (self, g_variant_get_int64 (parameter), NULL);
  Blank *blank;

  if (document == NULL)
    return;

  blank = g_new0 (Blank, 1);
  blank->form = document;
  blank->norms = cw_norms_get (get_store (self), "walks", NULL);
  cw_paper_print (widget, document->title,
                  g_str_has_suffix (name, "rooms") ? make_rooms_sheet : make_visit_sheet, blank,
                  free_blank);
}

static void
retire_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwFormsView *self = CW_FORMS_VIEW (widget);
  CwStore *store = get_store (self);
  const char *key = NULL;
  gboolean is_retired = FALSE;
  g_autoptr (GError) error = NULL;

  g_variant_get (parameter, "(&sb)", &key, &is_retired);
  if (store == NULL)
    return;
  if (!cw_form_retire (store, key, is_retired, &error))
    {
      say_failed (self, error);
      return;
    }

  cw_work_session_changed (self->session);
  cw_forms_view_show_form (self, cw_form_page_get_form (self->form_page));
  say (self, is_retired ? _ ("New walks on this laptop don’t show this form any more.")
                        : _ ("New walks on this laptop show this form again."));
}

static void
drop_draft_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwFormsView *self = CW_FORMS_VIEW (widget);
  CwStore *store = get_store (self);
  const char *key = g_variant_get_string (parameter, NULL);
  g_autoptr (CwFormDraft) draft = store != NULL ? cw_form_draft_get (store, key) : NULL;
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return;
  if (!cw_form_draft_drop (store, key, &error))
    {
      say_failed (self, error);
      return;
    }

  cw_forms_page_refresh (self->forms_page);
  show (self, "forms");
  if (draft != NULL)
    {
      AdwToast *toast = adw_toast_new (_ ("Thrown away"));

      cw_form_draft_free (self->dropped);
      self->dropped = g_steal_pointer (&draft);
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "forms.bring-back");
      adw_toast_overlay_add_toast (self->toasts, toast);
    }
}

static void
bring_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwFormsView *self = CW_FORMS_VIEW (widget);
  CwStore *store = get_store (self);
  g_autoptr (GError) error = NULL;

  if (store == NULL || self->dropped == NULL)
    return;

  if (cw_form_draft_keep (store, self->dropped, &error))
    show_editor (self, g_steal_pointer (&self->dropped));
  else
    say_failed (self, error);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_forms_view_go_back (CW_FORMS_VIEW (widget));
}

static void
saved_cb (CwFormsView *self, gint64 form)
{
  cw_forms_view_show_form (self, form);
  say (self, _ ("Saved. New walks can use it now."));
}

static gboolean
cw_forms_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (gtk_stack_get_visible_child (CW_FORMS_VIEW (widget)->stack),
                                 GTK_DIR_TAB_FORWARD);
}

static void
cw_forms_view_dispose (GObject *object)
{
  CwFormsView *self = CW_FORMS_VIEW (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_forms_view_parent_class)->dispose (object);
}

static void
cw_forms_view_finalize (GObject *object)
{
  cw_form_draft_free (CW_FORMS_VIEW (object)->dropped);
  G_OBJECT_CLASS (cw_forms_view_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "forms.show", "x", show_action);
  gtk_widget_class_install_action (widget_class, "forms.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "forms.go-on", "s", go_on_action);
  gtk_widget_class_install_action (widget_class, "forms.edit", "x", edit_action);
  gtk_widget_class_install_action (widget_class, "forms.copy", "x", edit_action);
  gtk_widget_class_install_action (widget_class, "forms.try", "x", try_action);
  gtk_widget_class_install_action (widget_class, "forms.try-draft", NULL, try_draft_action);
  gtk_widget_class_install_action (widget_class, "forms.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "forms.export", "x", export_action);
  gtk_widget_class_install_action (widget_class, "forms.print-rooms", "x", print_action);
  gtk_widget_class_install_action (widget_class, "forms.print-visit", "x", print_action);
  gtk_widget_class_install_action (widget_class, "forms.retire", "(sb)", retire_action);
  gtk_widget_class_install_action (widget_class, "forms.drop-draft", "s", drop_draft_action);
  gtk_widget_class_install_action (widget_class, "forms.bring-back", NULL, bring_back_action);
  gtk_widget_class_install_action (widget_class, "forms.back", NULL, back_action);
}

static void
cw_forms_view_class_init (CwFormsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_forms_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = cw_forms_view_finalize;
  widget_class->focus = cw_tab_way_focus;
  widget_class->grab_focus = cw_forms_view_grab_focus;

  g_type_ensure (CW_TYPE_FORM_EDITOR);
  g_type_ensure (CW_TYPE_FORM_PAGE);
  g_type_ensure (CW_TYPE_FORM_TRIAL);
  g_type_ensure (CW_TYPE_FORMS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/forms-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CwFormsView, toasts);
  gtk_widget_class_bind_template_child (widget_class, CwFormsView, stack);
  gtk_widget_class_bind_template_child (widget_class, CwFormsView, forms_page);
  gtk_widget_class_bind_template_child (widget_class, CwFormsView, form_page);
  gtk_widget_class_bind_template_child (widget_class, CwFormsView, editor);
  gtk_widget_class_bind_template_child (widget_class, CwFormsView, trial);
  gtk_widget_class_bind_template_callback (widget_class, saved_cb);
  install_actions (widget_class);
}

static void
cw_forms_view_init (CwFormsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_forms_view_new (CwWorkSession *session)
{
  CwFormsView *self = g_object_new (CW_TYPE_FORMS_VIEW, NULL);

  self->session = g_object_ref (session);
  cw_forms_page_set_session (self->forms_page, session);
  return GTK_WIDGET (self);
}

gboolean
cw_forms_view_go_back (CwFormsView *self)
{
  if (g_str_equal (shown (self), "forms"))
    return FALSE;

  if (g_str_equal (shown (self), "trial"))
    {
      show (self, self->from);
      return TRUE;
    }

  cw_form_editor_flush (self->editor);
  cw_forms_page_refresh (self->forms_page);
  show (self, "forms");
  return TRUE;
}
