#include "ui/exchange/export-lines-page.h"

#include "corewalk/record.h"
#include "ui/exchange/export-line-list.h"
#include "ui/exchange/line-kind.h"
#include "ui/parts/tab-way.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

/* One entry of the list of filters. */
typedef struct
{
  const char *audience, *kind; /* NULL for all */
  gboolean is_named;
} Filter;

struct _CwExportLinesPage
{
  AdwBin parent_instance;

  CwWorkSession *session;
  CwExportLines *lines;
  CwExportLineList *list;
  GArray *offers; /* of Filter, as in the drop-down */
  Filter filter;
  gboolean is_setting;

  GtkDropDown *drop_down;
  GtkStringList *filters;
  GtkListView *list_view;
  GtkSingleSelection *selection;
  GtkWidget *foot;
  GtkLabel *hint;
  GtkWidget *reword_button;
  GtkWidget *take_back_button;
  GtkTextView *verbatim;
};

enum
{
  BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwExportLinesPage, cw_export_lines_page, ADW_TYPE_BIN)

static CwExportLineItem *
chosen (CwExportLinesPage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
show_chosen (CwExportLinesPage *self)
{
  CwExportLineItem *item = chosen (self);
  const CwExportLine *line = item != NULL ? cw_export_line_item_get_line (item) : NULL;
  g_autofree char *text = NULL;
  gboolean can_reword = FALSE;

  gtk_widget_set_visible (self->foot, item != NULL);
  if (item == NULL)
    return;

  can_reword = line->can_unsay &&
               cw_line_kind_find_text (line, cw_export_line_item_get_json (item),
                                       cw_export_line_item_get_warning (item), &text) != NULL;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->verbatim),
                            cw_export_line_item_get_json (item), -1);
  gtk_label_set_text (self->hint, line->can_unsay
                                      ? _ ("Nobody has this yet.")
                                      : _ ("It was sent before. It can be changed in its walk, "
                                           "but not taken back."));
  gtk_widget_set_visible (self->reword_button, can_reword);
  gtk_widget_set_visible (self->take_back_button, cw_line_kind_can_go (line));
}

static void
selected_cb (CwExportLinesPage *self)
{
  if (self->session != NULL)
    show_chosen (self);
}

static void
show_filtered (CwExportLinesPage *self)
{
  cw_export_line_list_show (self->list, self->lines, self->filter.audience, self->filter.kind,
                            self->filter.is_named);
  show_chosen (self);
}

static void
add_filter (CwExportLinesPage *self, Filter filter, char *take_title)
{
  g_array_append_val (self->offers, filter);
  gtk_string_list_take (self->filters, take_title);
}

static void
offer_filters (CwExportLinesPage *self)
{
  gulong total = (gulong) self->lines->total, named = (gulong) self->lines->named;

  g_array_set_size (self->offers, 0);
  gtk_string_list_splice (self->filters, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->filters)), NULL);
  add_filter (self, (Filter){ 0 },
              g_strdup_printf (ngettext ("All of it: %lu line", "All of it: %lu lines", total),
                               total));
  if (named > 0)
    add_filter (self, (Filter){ .is_named = TRUE },
                g_strdup_printf (ngettext ("With a name: %lu line", "With a name: %lu lines",
                                           named),
                                 named));
  for (guint i = 0; i < self->lines->counts->len; i++)
    {
      const CwExportCount *count = &g_array_index (self->lines->counts, CwExportCount, i);
      const char *reach = g_str_equal (count->audience, "school")     ? _ ("for the school")
                          : g_str_equal (count->audience, "district") ? _ ("for the district")
                                                                      : _ ("for all");

      /* Translators: a kind of things, for whom, how many */
      add_filter (self, (Filter){ count->audience, count->kind, FALSE },
                  g_strdup_printf (_ ("%s, %s: %lu"), cw_line_kind_get_name (count->kind),
                                   reach, (gulong) count->count));
    }
}

/* What was chosen may be gone: all of it is shown then. */
static void
choose_filter (CwExportLinesPage *self)
{
  guint position = 0;

  for (guint i = 0; i < self->offers->len; i++)
    {
      const Filter *offer = &g_array_index (self->offers, Filter, i);

      if (offer->audience == self->filter.audience && offer->kind == self->filter.kind &&
          offer->is_named == self->filter.is_named)
        position = i;
    }

  self->filter = g_array_index (self->offers, Filter, position);
  gtk_drop_down_set_selected (self->drop_down, position);
}

static void
filter_cb (CwExportLinesPage *self)
{
  guint position = gtk_drop_down_get_selected (self->drop_down);

  if (self->is_setting || self->lines == NULL || position >= self->offers->len)
    return;

  self->filter = g_array_index (self->offers, Filter, position);
  show_filtered (self);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[BACK], 0);
}

static void
say_failed (CwExportLinesPage *self, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_act_text (error);

  gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s", text);
}

static void
take_back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwExportLinesPage *self = CW_EXPORT_LINES_PAGE (widget);
  CwStore *store = cw_work_session_get_store (self->session);
  CwExportLineItem *item = chosen (self);
  g_autoptr (GError) error = NULL;

  if (item == NULL || store == NULL)
    return;

  if (!cw_record_delete (store, cw_export_line_item_get_line (item)->record, NULL, &error))
    {
      say_failed (self, error);
      return;
    }

  gtk_widget_activate_action (widget, "work.say-undo", "s", _ ("Taken back"));
  cw_work_session_changed (self->session);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

/* What is being reworded while its dialog is open. */
typedef struct
{
  CwExportLinesPage *page;
  gint64 record;
  const char *field;
  GtkTextBuffer *buffer;
} Rewording;

static void
rewording_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
reworded_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Rewording *rewording = user_data;
  CwExportLinesPage *self = rewording->page;
  CwStore *store = cw_work_session_get_store (self->session);
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  gtk_text_buffer_get_bounds (rewording->buffer, &start, &end);
  text = gtk_text_buffer_get_text (rewording->buffer, &start, &end, FALSE);
  if (store == NULL)
    return;
  if (!cw_record_edit (store, rewording->record, rewording->field, text, NULL, &error))
    {
      say_failed (self, error);
      return;
    }

  gtk_widget_activate_action (GTK_WIDGET (self), "work.say-undo", "s", _ ("Reworded"));
  cw_work_session_changed (self->session);
}

static GtkWidget *
text_view_new (GtkTextBuffer *buffer)
{
  GtkWidget *view = gtk_text_view_new_with_buffer (buffer);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_add_css_class (view, "details");
  gtk_widget_add_css_class (scrolled, "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The words"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_set_size_request (scrolled, 420, 120);
  return scrolled;
}

static void
reword_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwExportLinesPage *self = CW_EXPORT_LINES_PAGE (widget);
  CwExportLineItem *item = chosen (self);
  g_autofree char *text = NULL;
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  Rewording *rewording = NULL;
  GtkWidget *dialog = NULL;
  const char *field =
      item == NULL ? NULL
                   : cw_line_kind_find_text (cw_export_line_item_get_line (item),
                                             cw_export_line_item_get_json (item),
                                             cw_export_line_item_get_warning (item), &text);

  if (field == NULL)
    return;

  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Reword It"),
                                   _ ("Nobody has it yet: what stands here now never leaves."));
  gtk_text_buffer_set_text (buffer, text, -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), text_view_new (buffer));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"),
                                    "keep", _ ("_Keep"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "keep",
                                              ADW_RESPONSE_SUGGESTED);
  rewording = g_new0 (Rewording, 1);
  rewording->page = self;
  rewording->record = cw_export_line_item_get_line (item)->record;
  rewording->field = field;
  rewording->buffer = buffer; /* the dialog's view holds it */
  g_signal_connect_data (dialog, "response::keep", G_CALLBACK (reworded_cb), rewording,
                         rewording_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
cw_export_lines_page_dispose (GObject *object)
{
  CwExportLinesPage *self = CW_EXPORT_LINES_PAGE (object);

  g_clear_pointer (&self->lines, cw_export_lines_unref);
  g_clear_object (&self->list);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_export_lines_page_parent_class)->dispose (object);
}

static void
cw_export_lines_page_finalize (GObject *object)
{
  g_array_unref (CW_EXPORT_LINES_PAGE (object)->offers);
  G_OBJECT_CLASS (cw_export_lines_page_parent_class)->finalize (object);
}

static void
cw_export_lines_page_class_init (CwExportLinesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_export_lines_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = cw_export_lines_page_finalize;

  signals[BACK] = g_signal_new ("back", CW_TYPE_EXPORT_LINES_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CW_TYPE_EXPORT_LINE_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/export-lines-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwExportLinesPage, drop_down);
  gtk_widget_class_bind_template_child (widget_class, CwExportLinesPage, filters);
  gtk_widget_class_bind_template_child (widget_class, CwExportLinesPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, CwExportLinesPage, selection);
  gtk_widget_class_bind_template_child (widget_class, CwExportLinesPage, foot);
  gtk_widget_class_bind_template_child (widget_class, CwExportLinesPage, hint);
  gtk_widget_class_bind_template_child (widget_class, CwExportLinesPage, reword_button);
  gtk_widget_class_bind_template_child (widget_class, CwExportLinesPage, take_back_button);
  gtk_widget_class_bind_template_child (widget_class, CwExportLinesPage, verbatim);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_install_action (widget_class, "export-lines.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "export-lines.reword", NULL, reword_action);
  gtk_widget_class_install_action (widget_class, "export-lines.take-back", NULL,
                                   take_back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "export-lines.back",
                                       NULL);
}

static void
cw_export_lines_page_init (CwExportLinesPage *self)
{
  self->offers = g_array_new (FALSE, FALSE, sizeof (Filter));
  gtk_widget_init_template (GTK_WIDGET (self));
  cw_tab_way_out (GTK_WIDGET (self->list_view));

  /* Before it has lines to choose from, the button in it is named after its class. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (
                                      GTK_WIDGET (self->drop_down))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Which lines"), -1);
}

void
cw_export_lines_page_set_session (CwExportLinesPage *self, CwWorkSession *session)
{
  g_set_object (&self->session, session);
  self->list = cw_export_line_list_new (session);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->list));
}

void
cw_export_lines_page_set_lines (CwExportLinesPage *self, CwExportLines *lines)
{
  g_clear_pointer (&self->lines, cw_export_lines_unref);
  self->lines = cw_export_lines_ref (lines);

  self->is_setting = TRUE;
  offer_filters (self);
  choose_filter (self);
  self->is_setting = FALSE;
  show_filtered (self);
}

void
cw_export_lines_page_choose (CwExportLinesPage *self, const char *audience, const char *kind)
{
  self->filter = (Filter){ audience, kind, audience == NULL };
  self->is_setting = TRUE;
  choose_filter (self);
  self->is_setting = FALSE;
  show_filtered (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}
