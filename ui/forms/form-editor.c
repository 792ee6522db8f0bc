#include "ui/forms/form-editor.h"

#include "corewalk/form.h"
#include "ui/forms/form-part-row.h"
#include "ui/forms/form-rows.h"
#include "ui/forms/form-save-dialog.h"
#include "ui/forms/form-undo.h"
#include "ui/forms/form-words.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>
#include <string.h>

#define KEEP_MS 250

struct _CwFormEditor
{
  AdwBin parent_instance;

  CwWorkSession *session;
  CwFormDraft *draft;
  CwFormUndo *undo;
  CwFormPen pen;
  guint timer; /* until what was typed is kept */

  AdwWindowTitle *window_title;
  GtkRevealer *trouble_revealer;
  GtkLabel *trouble;
  GtkScrolledWindow *scrolled;
  GtkWidget *faults_group;
  GtkListBox *faults;
  GtkListBox *head;
  GtkListBox *items;
  GtkListBox *tools;
  GtkBox *tool_groups;
  GtkListBox *lists[CW_FORM_PARTS]; /* of CwFormPartRow; NULL for what the form has none of */
};

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwFormEditor, cw_form_editor, ADW_TYPE_BIN)

static void fill (CwFormEditor *self);

static void
show_title (CwFormEditor *self)
{
  const CwFormDocument *document = self->draft->document;
  g_autofree char *subtitle =
      document->version > 0
          ? g_strdup_printf (_ ("Going on from version %d"), (int) document->version)
          : g_strdup (_ ("New form"));

  adw_window_title_set_title (self->window_title,
                              *document->title != '\0' ? document->title : _ ("Untitled Form"));
  adw_window_title_set_subtitle (self->window_title, subtitle);
}

static void
show_trouble (CwFormEditor *self, const char *text)
{
  gtk_revealer_set_reveal_child (self->trouble_revealer, text != NULL);
  if (text != NULL)
    gtk_label_set_text (self->trouble, text);
}

static gboolean
keep (CwFormEditor *self)
{
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GError) error = NULL;
  g_autofree char *cause = NULL;
  g_autofree char *text = NULL;

  if (store == NULL)
    return FALSE; /* it is lent: the timer tries again */
  if (cw_form_draft_keep (store, self->draft, &error))
    {
      show_trouble (self, NULL);
      return TRUE;
    }

  cause = cw_trouble_dup_cause (error);
  text = g_strdup_printf (_ ("What you typed is not kept yet: %s It stays on the screen, and "
                             "is tried again as you type."),
                          cause);
  show_trouble (self, text);
  return FALSE;
}

static gboolean
keep_cb (gpointer user_data)
{
  CwFormEditor *self = user_data;

  if (cw_work_session_get_store (self->session) == NULL)
    return G_SOURCE_CONTINUE;

  self->timer = 0;
  keep (self);
  return G_SOURCE_REMOVE;
}

static void
changing_cb (gpointer owner, gconstpointer place)
{
  CwFormEditor *self = owner;

  cw_form_undo_note (self->undo, self->draft->document, place);
}

static void
changed_cb (gpointer owner)
{
  CwFormEditor *self = owner;

  show_title (self);
  if (self->timer == 0)
    self->timer = g_timeout_add (KEEP_MS, keep_cb, self);
}

gboolean
cw_form_editor_flush (CwFormEditor *self)
{
  if (self->timer == 0)
    return TRUE;

  g_clear_handle_id (&self->timer, g_source_remove);
  return keep (self);
}

static CwFormPartRow *
find_row (CwFormEditor *self, CwFormPart part, guint at)
{
  return self->lists[part] == NULL
             ? NULL
             : CW_FORM_PART_ROW (gtk_list_box_get_row_at_index (self->lists[part], (int) at));
}

/* The list after a change of its order or length; the row @at gets the focus. */
static void
fill_again (CwFormEditor *self, CwFormPart part, guint at)
{
  CwFormPartRow *row = NULL;

  fill (self);
  changed_cb (self);
  row = find_row (self, part, at);
  if (row != NULL)
    gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

static void
moved_cb (CwFormEditor *self, int by, CwFormPartRow *row)
{
  CwFormPart part = cw_form_part_row_get_part (row);
  guint length = cw_form_document_part (self->draft->document, part)->len;
  int to = (int) cw_form_part_row_get_at (row) + by;

  if (to < 0 || to >= (int) length)
    return;

  changing_cb (self, NULL);
  cw_form_document_move (self->draft->document, part, cw_form_part_row_get_at (row),
                         (guint) to);
  fill_again (self, part, (guint) to);
}

static void
dropped_cb (CwFormEditor *self, CwFormPartRow *source, CwFormPartRow *target)
{
  moved_cb (self,
            (int) cw_form_part_row_get_at (target) - (int) cw_form_part_row_get_at (source),
            source);
}

static void
removed_cb (CwFormEditor *self, CwFormPartRow *row)
{
  CwFormPart part = cw_form_part_row_get_part (row);
  guint at = cw_form_part_row_get_at (row);

  changing_cb (self, NULL);
  cw_form_rows_clear (self->lists[part]); /* a row doesn't outlive what it writes to */
  cw_form_document_remove (self->draft->document, part, at);
  fill_again (self, part, at > 0 ? at - 1 : 0);
}

static void
fill_list (CwFormEditor *self, CwFormPart part, GtkListBox *list)
{
  GPtrArray *elements = cw_form_document_part (self->draft->document, part);

  self->lists[part] = list;
  cw_form_rows_clear (list);
  for (guint i = 0; i < elements->len; i++)
    {
      GtkWidget *row = cw_form_part_row_new (&self->pen, part, elements->pdata[i], i);

      g_signal_connect_swapped (row, "moved", G_CALLBACK (moved_cb), self);
      g_signal_connect_swapped (row, "dropped", G_CALLBACK (dropped_cb), self);
      g_signal_connect_swapped (row, "removed", G_CALLBACK (removed_cb), self);
      gtk_list_box_append (list, row);
    }
}

/* A group for each kind of tool that the form has. */
static void
fill_tool_groups (CwFormEditor *self)
{
  GtkWidget *group = NULL;

  while ((group = gtk_widget_get_first_child (GTK_WIDGET (self->tool_groups))) != NULL)
    gtk_box_remove (self->tool_groups, group);
  for (guint part = CW_FORM_COUNTERS; part < CW_FORM_PARTS; part++)
    {
      const char *title = cw_form_words_part_title ((CwFormPart) part);
      GtkWidget *list = NULL;

      self->lists[part] = NULL;
      if (cw_form_document_part (self->draft->document, (CwFormPart) part)->len == 0)
        continue;
      group = adw_preferences_group_new ();
      list = gtk_list_box_new ();
      gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
      gtk_widget_add_css_class (list, "boxed-list");
      gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      title, -1);
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
      gtk_box_append (self->tool_groups, group);
      fill_list (self, (CwFormPart) part, GTK_LIST_BOX (list));
    }
}

static void
fill (CwFormEditor *self)
{
  cw_form_rows_clear (self->head);
  cw_form_rows_fill_head (self->head, &self->pen, self->draft->document);
  cw_form_rows_clear (self->tools);
  cw_form_rows_fill_tools (self->tools, &self->pen, self->draft->document);
  fill_list (self, CW_FORM_ITEMS, self->items);
  fill_tool_groups (self);
  show_title (self);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwFormEditor *self = CW_FORM_EDITOR (widget);
  CwFormPart part = (CwFormPart) g_variant_get_int32 (parameter);
  guint at = cw_form_document_part (self->draft->document, part)->len;

  if (at >= CW_FORM_MOST_ELEMENTS)
    {
      gtk_widget_activate_action (widget, "work.say", "s",
                                  _ ("The form is full: sixty of one kind fit."));
      return;
    }

  changing_cb (self, NULL);
  cw_form_document_add (self->draft->document, part, at);
  fill_again (self, part, at);
  cw_form_part_row_open (find_row (self, part, at));
}

static void
step (CwFormEditor *self, CwFormDocument *take_document)
{
  g_autoptr (CwFormDocument) old = NULL;

  if (take_document == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  old = self->draft->document; /* the rows still write to it */
  self->draft->document = take_document;
  fill (self);
  changed_cb (self);
  gtk_widget_child_focus (GTK_WIDGET (self->scrolled), GTK_DIR_TAB_FORWARD);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwFormEditor *self = CW_FORM_EDITOR (widget);

  step (self, cw_form_undo_back (self->undo, self->draft->document));
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwFormEditor *self = CW_FORM_EDITOR (widget);

  step (self, cw_form_undo_forth (self->undo, self->draft->document));
}

static void
throw_away_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwFormEditor *self = CW_FORM_EDITOR (widget);
  g_autofree char *key = g_strdup (self->draft->document->key);

  cw_form_editor_flush (self);
  gtk_widget_activate_action (widget, "forms.drop-draft", "s", key);
}

/* What keeps the form from being saved, each leading to its place. Returns: whether there is nothing. */
static gboolean
show_faults (CwFormEditor *self)
{
  gboolean is_whole = cw_form_rows_fill_faults (self->faults, self->draft->document);

  gtk_widget_set_visible (self->faults_group, !is_whole);
  if (is_whole)
    return TRUE;

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  gtk_widget_child_focus (GTK_WIDGET (self->faults), GTK_DIR_TAB_FORWARD);
  return FALSE;
}

static void
fault_activated_cb (CwFormEditor *self, GtkListBoxRow *row)
{
  guint at = 0;
  CwFormPart part = CW_FORM_ITEMS;
  CwFormPartRow *found =
      cw_form_rows_get_fault (row, &part, &at) ? find_row (self, part, at) : NULL;

  if (found != NULL)
    cw_form_part_row_open (found);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->head), GTK_DIR_TAB_FORWARD);
}

static void
save_now (CwFormEditor *self)
{
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GError) error = NULL;
  gint64 form = 0;

  g_clear_handle_id (&self->timer, g_source_remove);
  if (store != NULL)
    form = cw_form_draft_save (store, self->draft, NULL, &error);
  if (form != 0)
    {
      cw_work_session_changed (self->session);
      g_signal_emit (self, signals[SAVED], 0, form);
    }
  else if (error != NULL)
    {
      g_autofree char *text = cw_trouble_dup_act_text (error);

      show_trouble (self, text);
    }
}

static void
response_cb (CwFormEditor *self, const char *response)
{
  if (g_str_equal (response, "save"))
    save_now (self);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwFormEditor *self = CW_FORM_EDITOR (widget);
  CwStore *store = cw_work_session_get_store (self->session);
  g_autofree char *text = NULL;
  g_autoptr (CwFormDocument) before = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  GtkWidget *dialog = NULL;

  if (store == NULL || !show_faults (self))
    return;

  if (self->draft->base != 0)
    {
      text = cw_form_dup_document (store, self->draft->base, NULL);
      before = text != NULL ? cw_form_document_parse (text, strlen (text), NULL) : NULL;
    }
  if (before != NULL)
    changes = cw_form_document_changes (before, self->draft->document);
  if (changes != NULL && changes->len == 0)
    {
      gtk_widget_activate_action (widget, "work.say", "s", _ ("Nothing has changed yet."));
      return;
    }

  dialog = cw_form_save_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                    cw_form_draft_next_version (store, self->draft), changes);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
cw_form_editor_dispose (GObject *object)
{
  CwFormEditor *self = CW_FORM_EDITOR (object);

  if (self->session != NULL && self->draft != NULL)
    cw_form_editor_flush (self);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_form_editor_parent_class)->dispose (object);
}

static void
cw_form_editor_finalize (GObject *object)
{
  CwFormEditor *self = CW_FORM_EDITOR (object);

  cw_form_draft_free (self->draft);
  cw_form_undo_free (self->undo);
  G_OBJECT_CLASS (cw_form_editor_parent_class)->finalize (object);
}

static void
cw_form_editor_class_init (CwFormEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_form_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = cw_form_editor_finalize;

  signals[SAVED] = g_signal_new ("saved", CW_TYPE_FORM_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/form-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CwFormEditor, window_title);
  gtk_widget_class_bind_template_child (widget_class, CwFormEditor, trouble_revealer);
  gtk_widget_class_bind_template_child (widget_class, CwFormEditor, trouble);
  gtk_widget_class_bind_template_child (widget_class, CwFormEditor, scrolled);
  gtk_widget_class_bind_template_child (widget_class, CwFormEditor, faults_group);
  gtk_widget_class_bind_template_child (widget_class, CwFormEditor, faults);
  gtk_widget_class_bind_template_child (widget_class, CwFormEditor, head);
  gtk_widget_class_bind_template_child (widget_class, CwFormEditor, items);
  gtk_widget_class_bind_template_child (widget_class, CwFormEditor, tools);
  gtk_widget_class_bind_template_child (widget_class, CwFormEditor, tool_groups);
  gtk_widget_class_bind_template_callback (widget_class, fault_activated_cb);
  gtk_widget_class_install_action (widget_class, "form.add", "i", add_action);
  gtk_widget_class_install_action (widget_class, "form.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "form.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "form.throw-away", NULL, throw_away_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "form.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK, "form.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "form.save",
                                       NULL);
}

static void
cw_form_editor_init (CwFormEditor *self)
{
  self->pen = (CwFormPen){ .owner = self, .changing = changing_cb, .changed = changed_cb };
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cw_form_editor_begin (CwFormEditor *self, CwWorkSession *session, CwFormDraft *take_draft)
{
  g_autoptr (CwFormDraft) old = self->draft; /* until the rows are gone that write to it */

  if (old != NULL)
    cw_form_editor_flush (self);
  g_set_object (&self->session, session);
  self->draft = take_draft;
  cw_form_undo_free (self->undo);
  self->undo = cw_form_undo_new ();
  show_trouble (self, NULL);
  gtk_widget_set_visible (self->faults_group, FALSE);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  fill (self);
}

const CwFormDocument *
cw_form_editor_get_document (CwFormEditor *self)
{
  return self->draft != NULL ? self->draft->document : NULL;
}
