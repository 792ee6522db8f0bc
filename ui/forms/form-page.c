#include "ui/forms/form-page.h"

#include "corewalk/form.h"
#include "ui/forms/form-rows.h"
#include "ui/forms/form-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define KEY_FORM "cw-form"

struct _CwFormPage
{
  AdwBin parent_instance;

  gint64 form;
  char *key;

  AdwWindowTitle *window_title;
  GtkScrolledWindow *scrolled;
  GtkLabel *title;
  GtkLabel *summary;
  GtkLabel *purpose;
  GtkLabel *when_to_use;
  GtkWidget *edit_button;
  GtkWidget *copy_button;
  GtkLabel *source;
  GtkLabel *not_for_evaluation;
  GtkWidget *items_group;
  GtkListBox *items;
  GtkWidget *tools_group;
  GtkListBox *tools;
  GtkWidget *versions_group;
  GtkListBox *versions;
};

G_DEFINE_FINAL_TYPE (CwFormPage, cw_form_page, ADW_TYPE_BIN)

static void
add_row (GtkListBox *list, const char *title, const char *subtitle, const char *details)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *inner = adw_preferences_row_new ();
  GtkWidget *label = gtk_label_new (details);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), *details != '\0');
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "form-details");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (inner), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (inner), FALSE);
  gtk_widget_set_focusable (inner, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), inner);
  gtk_list_box_append (list, row);
}

static void
fill_parts (CwFormPage *self, const CwFormDocument *document)
{
  cw_form_rows_clear (self->items);
  for (guint i = 0; i < document->items->len; i++)
    {
      const CwFormItem *item = document->items->pdata[i];
      g_autofree char *title = g_strdup_printf ("%u. %s", i + 1, item->label);
      g_autofree char *subtitle = cw_form_words_dup_item (item);
      g_autofree char *details = cw_form_words_dup_item_details (item);

      add_row (self->items, title, subtitle, details);
    }
  gtk_widget_set_visible (self->items_group, document->items->len > 0);

  cw_form_rows_clear (self->tools);
  for (guint part = CW_FORM_COUNTERS; part < CW_FORM_PARTS; part++)
    {
      GPtrArray *list = cw_form_document_part (document, (CwFormPart) part);

      for (guint i = 0; i < list->len; i++)
        {
          const CwFormTool *tool = list->pdata[i];
          g_autofree char *more = cw_form_words_dup_tool ((CwFormPart) part, tool);
          g_autofree char *place = cw_form_words_dup_place ((CwFormPart) part, i);
          g_autofree char *subtitle =
              g_strdup_printf ("%s%s%s", place, *more != '\0' ? " · " : "", more);
          g_autofree char *details = cw_form_words_dup_tool_details (tool);

          add_row (self->tools, tool->label, subtitle, details);
        }
    }
  gtk_widget_set_visible (self->tools_group,
                          gtk_list_box_get_row_at_index (self->tools, 0) != NULL);
}

static void
fill_head (CwFormPage *self, const CwForm *form, const CwFormDocument *document)
{
  g_autofree char *summary =
      cw_form_words_dup_summary (form->version, form->item_count, form->walk_count);
  g_autofree char *source =
      g_strdup_printf (_ ("Words: %s\nLicense: %s"), document->source, document->license);

  adw_window_title_set_title (self->window_title, document->title);
  gtk_label_set_text (self->title, document->title);
  gtk_label_set_text (self->summary, summary);
  gtk_label_set_text (self->purpose, document->purpose);
  gtk_label_set_text (self->when_to_use, document->when_to_use);
  gtk_widget_set_visible (GTK_WIDGET (self->when_to_use), *document->when_to_use != '\0');
  gtk_label_set_text (self->source, source);
  gtk_widget_set_visible (GTK_WIDGET (self->not_for_evaluation), document->not_for_evaluation);
  gtk_widget_set_visible (self->edit_button, !form->is_built_in);
  gtk_button_set_label (GTK_BUTTON (self->copy_button),
                        form->is_built_in ? _ ("Make a _Copy to Change") : _ ("Make a _Copy"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form-page.hide", !form->is_retired);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form-page.unhide", form->is_retired);
}

static void
fill_versions (CwFormPage *self, GPtrArray *forms, const CwForm *shown)
{
  cw_form_rows_clear (self->versions);
  for (guint i = 0; i < forms->len; i++)
    {
      const CwForm *form = forms->pdata[i];
      g_autofree char *title = NULL;
      g_autofree char *summary = NULL;
      GtkWidget *row = NULL;
      gint64 *id = NULL;

      if (form->id == shown->id || !g_str_equal (form->key, shown->key))
        continue;
      title = g_strdup_printf (_ ("Version %d"), (int) form->version);
      summary = cw_form_words_dup_summary (0, form->item_count, form->walk_count);
      row = adw_action_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), summary);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      id = g_new (gint64, 1);
      *id = form->id;
      g_object_set_data_full (G_OBJECT (row), KEY_FORM, id, g_free);
      gtk_list_box_append (self->versions, row);
    }
  gtk_widget_set_visible (self->versions_group,
                          gtk_list_box_get_row_at_index (self->versions, 0) != NULL);
}

static void
version_activated_cb (CwFormPage *self, GtkListBoxRow *row)
{
  const gint64 *form = g_object_get_data (G_OBJECT (row), KEY_FORM);

  gtk_widget_activate_action (GTK_WIDGET (self), "forms.show", "x", *form);
}

/* The page's own buttons: the same word in the group "forms", with the version that is shown. */
static void
pass_on_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwFormPage *self = CW_FORM_PAGE (widget);
  g_autofree char *action = g_strconcat ("forms", strchr (name, '.'), NULL);

  gtk_widget_activate_action (widget, action, "x", self->form);
}

static void
hide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "forms.retire", "(sb)", CW_FORM_PAGE (widget)->key,
                              g_str_has_suffix (name, ".hide"));
}

static void
cw_form_page_finalize (GObject *object)
{
  g_free (CW_FORM_PAGE (object)->key);
  G_OBJECT_CLASS (cw_form_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CwFormPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, CwFormPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, CwFormPage, title);
  gtk_widget_class_bind_template_child (widget_class, CwFormPage, summary);
  gtk_widget_class_bind_template_child (widget_class, CwFormPage, purpose);
  gtk_widget_class_bind_template_child (widget_class, CwFormPage, when_to_use);
  gtk_widget_class_bind_template_child (widget_class, CwFormPage, edit_button);
  gtk_widget_class_bind_template_child (widget_class, CwFormPage, copy_button);
  gtk_widget_class_bind_template_child (widget_class, CwFormPage, source);
  gtk_widget_class_bind_template_child (widget_class, CwFormPage, not_for_evaluation);
  gtk_widget_class_bind_template_child (widget_class, CwFormPage, items_group);
  gtk_widget_class_bind_template_child (widget_class, CwFormPage, items);
  gtk_widget_class_bind_template_child (widget_class, CwFormPage, tools_group);
  gtk_widget_class_bind_template_child (widget_class, CwFormPage, tools);
  gtk_widget_class_bind_template_child (widget_class, CwFormPage, versions_group);
  gtk_widget_class_bind_template_child (widget_class, CwFormPage, versions);
}

static void
cw_form_page_class_init (CwFormPageClass *klass)
{
  static const char *const actions[] = { "form-page.edit", "form-page.copy", "form-page.try",
                                         "form-page.export", NULL };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cw_form_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/form-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, version_activated_cb);
  for (guint i = 0; actions[i] != NULL; i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, pass_on_action);
  gtk_widget_class_install_action (widget_class, "form-page.hide", NULL, hide_action);
  gtk_widget_class_install_action (widget_class, "form-page.unhide", NULL, hide_action);
}

static void
cw_form_page_init (CwFormPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

gboolean
cw_form_page_set_form (CwFormPage *self, CwStore *store, gint64 form, GError **error)
{
  g_autofree char *text = cw_form_dup_document (store, form, error);
  g_autoptr (CwFormDocument) document =
      text != NULL ? cw_form_document_parse (text, strlen (text), error) : NULL;
  g_autoptr (GPtrArray) forms = document != NULL ? cw_form_list (store, error) : NULL;
  const CwForm *shown = NULL;

  for (guint i = 0; forms != NULL && i < forms->len; i++)
    if (((CwForm *) forms->pdata[i])->id == form)
      shown = forms->pdata[i];
  if (shown == NULL)
    return FALSE;

  g_free (self->key);
  self->key = g_strdup (shown->key);
  if (self->form != form)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  self->form = form;
  fill_head (self, shown, document);
  fill_parts (self, document);
  fill_versions (self, forms, shown);
  return TRUE;
}

gint64
cw_form_page_get_form (CwFormPage *self)
{
  return self->form;
}
