#include "ui/help/help-window.h"

#include "ui/help/help-text.h"
#include "ui/parts/tab-way.h"

struct _CwHelpWindow
{
  AdwWindow parent_instance;

  GPtrArray *texts; /* of char *, in the order of cw_help_pages */

  AdwLeaflet *leaflet;
  AdwHeaderBar *contents_header;
  AdwHeaderBar *page_header;
  AdwWindowTitle *page_title;
  GtkWidget *contents;
  GtkWidget *page;
  GtkWidget *back_button;
  GtkEditable *search;
  GtkListBox *list;
  GtkTextView *text;
};

G_DEFINE_FINAL_TYPE (CwHelpWindow, cw_help_window, ADW_TYPE_WINDOW)

static const char *
text_of (CwHelpWindow *self, GtkListBoxRow *row)
{
  return g_ptr_array_index (self->texts, gtk_list_box_row_get_index (row));
}

static void
selected_cb (CwHelpWindow *self, GtkListBoxRow *row)
{
  GtkTextBuffer *buffer = NULL;
  GtkTextIter start;
  g_autofree char *title = NULL;

  if (row == NULL)
    return;

  title = cw_help_text_dup_title (text_of (self, row));
  buffer = gtk_text_view_get_buffer (self->text);
  cw_help_text_show (text_of (self, row), gtk_editable_get_text (self->search), buffer);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_view_scroll_to_iter (self->text, &start, 0, FALSE, 0, 0);
  adw_window_title_set_title (self->page_title, title);
}

static void
activated_cb (CwHelpWindow *self, GtkListBoxRow *row)
{
  adw_leaflet_set_visible_child (self->leaflet, self->page);
}

static void
back_cb (CwHelpWindow *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->contents);
}

static gboolean
is_found (GtkListBoxRow *row, gpointer user_data)
{
  CwHelpWindow *self = user_data;

  return cw_help_text_matches (text_of (self, row), gtk_editable_get_text (self->search));
}

/* The first page that has the words is shown at once. */
static void
searched_cb (CwHelpWindow *self)
{
  GtkListBoxRow *row = NULL;

  gtk_list_box_invalidate_filter (self->list);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (is_found (row, self))
      {
        gtk_list_box_select_row (self->list, row);
        selected_cb (self, row);
        return;
      }
}

static void
stop_cb (CwHelpWindow *self)
{
  if (*gtk_editable_get_text (self->search) == '\0')
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_editable_set_text (self->search, "");
}

static void
folded_cb (CwHelpWindow *self)
{
  gboolean is_folded = adw_leaflet_get_folded (self->leaflet);

  adw_header_bar_set_show_end_title_buttons (self->contents_header, is_folded);
  adw_header_bar_set_show_start_title_buttons (self->page_header, is_folded);
  gtk_widget_set_visible (self->back_button, is_folded);
}

static void
cw_help_window_finalize (GObject *object)
{
  g_ptr_array_unref (CW_HELP_WINDOW (object)->texts);
  G_OBJECT_CLASS (cw_help_window_parent_class)->finalize (object);
}

static void
cw_help_window_class_init (CwHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cw_help_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwHelpWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CwHelpWindow, contents_header);
  gtk_widget_class_bind_template_child (widget_class, CwHelpWindow, page_header);
  gtk_widget_class_bind_template_child (widget_class, CwHelpWindow, page_title);
  gtk_widget_class_bind_template_child (widget_class, CwHelpWindow, contents);
  gtk_widget_class_bind_template_child (widget_class, CwHelpWindow, page);
  gtk_widget_class_bind_template_child (widget_class, CwHelpWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, CwHelpWindow, search);
  gtk_widget_class_bind_template_child (widget_class, CwHelpWindow, list);
  gtk_widget_class_bind_template_child (widget_class, CwHelpWindow, text);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, searched_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
add_row (CwHelpWindow *self, const char *text)
{
  g_autofree char *title = cw_help_text_dup_title (text);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_list_box_append (self->list, row);
}

static void
cw_help_window_init (CwHelpWindow *self)
{
  self->texts = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  cw_tab_way_out (GTK_WIDGET (self->list));
  for (guint i = 0; cw_help_pages[i] != NULL; i++)
    {
      g_ptr_array_add (self->texts, cw_help_text_dup (cw_help_pages[i]));
      add_row (self, g_ptr_array_index (self->texts, i));
    }
  gtk_list_box_set_filter_func (self->list, is_found, self, NULL);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  folded_cb (self);
}

GtkWidget *
cw_help_window_new (GtkWindow *parent)
{
  return g_object_new (CW_TYPE_HELP_WINDOW, "transient-for", parent, NULL);
}
