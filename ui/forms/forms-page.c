#include "ui/forms/forms-page.h"

#include "corewalk/form-draft.h"
#include "ui/forms/form-rows.h"
#include "ui/forms/form-words.h"
#include "ui/parts/times.h"
#include "ui/parts/trouble.h"
#include "ui/shell/main-menu.h"
#include "ui/shell/sidebar-button.h"

#include <glib/gi18n.h>

#define KEY_FORM "cw-form"
#define KEY_DRAFT "cw-draft"

struct _CwFormsPage
{
  AdwBin parent_instance;

  CwWorkSession *session;

  GtkStack *stack;
  AdwStatusPage *failure;
  GtkWidget *drafts_group;
  GtkListBox *drafts;
  GtkListBox *own;
  GtkListBox *built_in;
  GtkWidget *hidden_group;
  GtkListBox *hidden;
};

G_DEFINE_FINAL_TYPE (CwFormsPage, cw_forms_page, ADW_TYPE_BIN)

static GtkWidget *
row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

/* Walks that use any version. */
static gint64
count_walks (GPtrArray *forms, const char *key)
{
  gint64 count = 0;

  for (guint i = 0; i < forms->len; i++)
    {
      const CwForm *form = forms->pdata[i];

      if (g_str_equal (form->key, key))
        count += form->walk_count;
    }
  return count;
}

static void
add_form (CwFormsPage *self, GPtrArray *forms, const CwForm *form)
{
  g_autofree char *summary = cw_form_words_dup_summary (form->version, form->item_count,
                                                        count_walks (forms, form->key));
  g_autofree char *subtitle = form->is_built_in || *form->source == '\0'
                                  ? g_strdup (summary)
                                  : g_strdup_printf ("%s\n%s", summary, form->source);
  GtkWidget *row = row_new (form->title, subtitle);
  gint64 *id = g_new (gint64, 1);

  *id = form->id;
  g_object_set_data_full (G_OBJECT (row), KEY_FORM, id, g_free);
  gtk_list_box_append (form->is_retired    ? self->hidden
                       : form->is_built_in ? self->built_in
                                           : self->own,
                       row);
  if (form->is_retired)
    gtk_widget_set_visible (self->hidden_group, TRUE);
}

static void
add_draft (CwFormsPage *self, const CwFormDraft *draft)
{
  g_autofree char *day = cw_times_dup_day (cw_moment_local_day (draft->moment));
  g_autofree char *clock = cw_times_dup_clock (draft->moment);
  g_autofree char *subtitle = draft->document->version > 0
                                  ? g_strdup_printf (_ ("Goes on from version %d · %s, %s"),
                                                     (int) draft->document->version, day, clock)
                                  : g_strdup_printf (_ ("New form · %s, %s"), day, clock);
  const char *title = draft->document->title;
  GtkWidget *row = row_new (*title != '\0' ? title : _ ("Untitled Form"), subtitle);

  g_object_set_data_full (G_OBJECT (row), KEY_DRAFT, g_strdup (draft->document->key), g_free);
  gtk_list_box_append (self->drafts, row);
}

static void
show_failure (CwFormsPage *self, const GError *error)
{
  g_autofree char *cause = cw_trouble_dup_cause (error);

  adw_status_page_set_description (self->failure, cause);
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

void
cw_forms_page_refresh (CwFormsPage *self)
{
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) forms = NULL;
  g_autoptr (GPtrArray) drafts = NULL;

  if (store == NULL)
    return; /* it is lent; the session says when something changed */

  forms = cw_form_list (store, &error);
  drafts = forms != NULL ? cw_form_draft_list (store, &error) : NULL;
  if (drafts == NULL)
    {
      show_failure (self, error);
      return;
    }

  cw_form_rows_clear (self->drafts);
  cw_form_rows_clear (self->own);
  cw_form_rows_clear (self->built_in);
  cw_form_rows_clear (self->hidden);
  gtk_widget_set_visible (self->hidden_group, FALSE);
  gtk_widget_set_visible (self->drafts_group, drafts->len > 0);
  for (guint i = 0; i < drafts->len; i++)
    add_draft (self, drafts->pdata[i]);
  for (guint i = 0; i < forms->len; i++)
    if (((CwForm *) forms->pdata[i])->is_newest)
      add_form (self, forms, forms->pdata[i]);
  gtk_stack_set_visible_child_name (self->stack, "forms");
}

static void
activated_cb (CwFormsPage *self, GtkListBoxRow *row)
{
  const gint64 *form = g_object_get_data (G_OBJECT (row), KEY_FORM);

  if (form != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "forms.show", "x", *form);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "forms.go-on", "s",
                                g_object_get_data (G_OBJECT (row), KEY_DRAFT));
}

static void
again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_forms_page_refresh (CW_FORMS_PAGE (widget));
}

static void
cw_forms_page_dispose (GObject *object)
{
  CwFormsPage *self = CW_FORMS_PAGE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_forms_page_parent_class)->dispose (object);
}

static void
cw_forms_page_class_init (CwFormsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_forms_page_dispose;

  g_type_ensure (CW_TYPE_MAIN_MENU);
  g_type_ensure (CW_TYPE_SIDEBAR_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/forms-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwFormsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CwFormsPage, failure);
  gtk_widget_class_bind_template_child (widget_class, CwFormsPage, drafts_group);
  gtk_widget_class_bind_template_child (widget_class, CwFormsPage, drafts);
  gtk_widget_class_bind_template_child (widget_class, CwFormsPage, own);
  gtk_widget_class_bind_template_child (widget_class, CwFormsPage, built_in);
  gtk_widget_class_bind_template_child (widget_class, CwFormsPage, hidden_group);
  gtk_widget_class_bind_template_child (widget_class, CwFormsPage, hidden);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "forms-page.again", NULL, again_action);
}

static void
cw_forms_page_init (CwFormsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cw_forms_page_set_session (CwFormsPage *self, CwWorkSession *session)
{
  g_assert (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (cw_forms_page_refresh), self);
  cw_forms_page_refresh (self);
}
