#include "ui/host/handout-window.h"

#include "ui/host/handout-print.h"
#include "ui/parts/file-choice.h"
#include "ui/parts/say.h"

#include <glib/gi18n.h>
#include <string.h>

#define LEFT_CHARS_LEAST 12
#define LEFT_CHARS_MOST 20

struct _CwHandoutWindow
{
  AdwWindow parent_instance;

  CwHandout *handout;
  char *file_name;

  AdwToastOverlay *toasts;
  GtkWidget *scroller;
  GtkBox *page;
  GtkButton *done_button;
};

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwHandoutWindow, cw_handout_window, ADW_TYPE_WINDOW)

static GtkWidget *
make_label (const char *text, const char *style, int above_px)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  gtk_widget_set_margin_top (label, above_px);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* What stands at the left, and what it is about, under one another where there is no room. */
static GtkWidget *
make_line (int left_chars, const CwHandoutBlock *block, int above_px)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = make_label (block->text, NULL, 0);

  gtk_widget_set_margin_top (line, above_px);
  if (block->kind == CW_HANDOUT_TODO)
    {
      GtkWidget *box = make_label ("☐", NULL, 0);

      gtk_widget_set_valign (box, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (line), box);
    }
  if (block->left != NULL && *block->left != '\0')
    {
      GtkWidget *left = make_label (block->left, "heading", 0);

      gtk_label_set_width_chars (GTK_LABEL (left), left_chars);
      gtk_label_set_max_width_chars (GTK_LABEL (left), LEFT_CHARS_MOST);
      gtk_widget_set_valign (left, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (line), left);
    }
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (line), text);
  return line;
}

/* What stands at the left is a column as wide as its longest, within reason. */
static int
count_left_chars (const CwHandout *handout)
{
  glong most = LEFT_CHARS_LEAST;

  for (guint i = 0; i < handout->blocks->len; i++)
    {
      const CwHandoutBlock *block = handout->blocks->pdata[i];

      if (block->left != NULL)
        most = MAX (most, g_utf8_strlen (block->left, -1));
    }
  return (int) MIN (most, LEFT_CHARS_MOST);
}

static gboolean
is_line (const CwHandoutBlock *block)
{
  return block != NULL && (block->kind == CW_HANDOUT_LINE || block->kind == CW_HANDOUT_TODO);
}

/* Lines stand close to one another and to their heading. */
static void
show_block (CwHandoutWindow *self,
            int left_chars,
            const CwHandoutBlock *block,
            const CwHandoutBlock *before)
{
  switch (block->kind)
    {
    case CW_HANDOUT_TITLE:
      gtk_box_append (self->page, make_label (block->text, "title-2", 0));
      break;
    case CW_HANDOUT_HEADING:
      gtk_box_append (self->page, make_label (block->text, "heading", 24));
      break;
    case CW_HANDOUT_TEXT:
      gtk_box_append (self->page, make_label (block->text, NULL, is_line (before) ? 24 : 9));
      break;
    case CW_HANDOUT_LINE:
    case CW_HANDOUT_TODO:
      gtk_box_append (self->page,
                      make_line (left_chars, block,
                                 before != NULL && before->kind == CW_HANDOUT_TITLE ? 15 : 6));
      break;
    }
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwHandoutWindow *self = CW_HANDOUT_WINDOW (widget);
  g_autofree char *text = cw_handout_dup_text (self->handout);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  cw_say (self->toasts, _ ("The page is on the clipboard"), NULL, NULL);
}

static void
file_chosen_cb (const char *const *files, gpointer user_data)
{
  CwHandoutWindow *self = user_data;
  g_autofree char *text = cw_handout_dup_text (self->handout);
  g_autoptr (GError) error = NULL;

  if (g_file_set_contents (files[0], text, -1, &error))
    cw_say (self->toasts, _ ("The page is saved"), NULL, NULL);
  else
    cw_say_failed (self->toasts, error);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwHandoutWindow *self = CW_HANDOUT_WINDOW (widget);

  cw_file_choice_save (widget, gtk_window_get_title (GTK_WINDOW (self)), self->file_name,
                       CW_FILE_CHOICE_TEXT, file_chosen_cb);
}

/* @file: NULL for the printer that the desktop's own dialog offers. */
static gboolean
print (CwHandoutWindow *self, const char *file, GError **error)
{
  g_autoptr (GtkPrintOperation) operation =
      cw_handout_print_new (self->handout, gtk_window_get_title (GTK_WINDOW (self)));

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
  CwHandoutWindow *self = CW_HANDOUT_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (!print (self, NULL, &error))
    cw_say_failed (self->toasts, error);
}

void
cw_handout_window_save_pdf (CwHandoutWindow *self, const char *file)
{
  g_autoptr (GError) error = NULL;

  if (print (self, file, &error))
    cw_say (self->toasts, _ ("The page is saved"), NULL, NULL);
  else
    cw_say_failed (self->toasts, error);
}

static void
pdf_chosen_cb (const char *const *files, gpointer user_data)
{
  cw_handout_window_save_pdf (user_data, files[0]);
}

/* Proposed is the name of the text with another ending. */
static void
save_pdf_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwHandoutWindow *self = CW_HANDOUT_WINDOW (widget);
  const char *dot = strrchr (self->file_name, '.');
  g_autofree char *stem = dot != NULL
                              ? g_strndup (self->file_name, (gsize) (dot - self->file_name))
                              : g_strdup (self->file_name);
  g_autofree char *name = g_strconcat (stem, ".pdf", NULL);

  cw_file_choice_save (widget, _ ("Save as PDF"), name, CW_FILE_CHOICE_PDF, pdf_chosen_cb);
}

static void
done_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[DONE], 0);
  gtk_window_close (GTK_WINDOW (widget));
}

static void
cw_handout_window_finalize (GObject *object)
{
  CwHandoutWindow *self = CW_HANDOUT_WINDOW (object);

  cw_handout_free (self->handout);
  g_free (self->file_name);
  G_OBJECT_CLASS (cw_handout_window_parent_class)->finalize (object);
}

static void
cw_handout_window_class_init (CwHandoutWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cw_handout_window_finalize;

  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/handout-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwHandoutWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CwHandoutWindow, scroller);
  gtk_widget_class_bind_template_child (widget_class, CwHandoutWindow, page);
  gtk_widget_class_bind_template_child (widget_class, CwHandoutWindow, done_button);
  gtk_widget_class_install_action (widget_class, "handout.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "handout.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "handout.save-pdf", NULL, save_pdf_action);
  gtk_widget_class_install_action (widget_class, "handout.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "handout.done", NULL, done_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK,
                                       "handout.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cw_handout_window_init (CwHandoutWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_handout_window_new (GtkWindow *parent,
                       const char *title,
                       CwHandout *take_handout,
                       const char *file_name,
                       const char *done_label)
{
  CwHandoutWindow *self =
      g_object_new (CW_TYPE_HANDOUT_WINDOW, "transient-for", parent, "title", title, NULL);
  int left_chars = 0;

  self->handout = take_handout;
  left_chars = count_left_chars (take_handout);
  self->file_name = g_strdup (file_name);
  gtk_widget_set_visible (GTK_WIDGET (self->done_button), done_label != NULL);
  if (done_label != NULL)
    gtk_button_set_label (self->done_button, done_label);
  for (guint i = 0; i < take_handout->blocks->len; i++)
    show_block (self, left_chars, take_handout->blocks->pdata[i],
                i == 0 ? NULL : take_handout->blocks->pdata[i - 1]);
  gtk_widget_grab_focus (self->scroller);
  return GTK_WIDGET (self);
}
