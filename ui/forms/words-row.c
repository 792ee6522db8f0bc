#include "ui/forms/words-row.h"

#include "ui/parts/tab-way.h"

struct _CwWordsRow
{
  AdwPreferencesRow parent_instance;

  int most;
  gboolean is_cutting;

  GtkTextView *view;
  GtkTextBuffer *buffer;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwWordsRow, cw_words_row, ADW_TYPE_PREFERENCES_ROW)

/* What does not fit any more is taken away as it is typed, as in an entry. */
static void
cut (CwWordsRow *self)
{
  GtkTextIter from, to;

  if (gtk_text_buffer_get_char_count (self->buffer) <= self->most)
    return;

  self->is_cutting = TRUE;
  gtk_text_buffer_get_iter_at_offset (self->buffer, &from, self->most);
  gtk_text_buffer_get_end_iter (self->buffer, &to);
  gtk_text_buffer_delete (self->buffer, &from, &to);
  self->is_cutting = FALSE;
  gtk_widget_error_bell (GTK_WIDGET (self));
}

/* A text view knows its height only after it was shown: a label with the same words, which nobody sees,
 * gives the row its height. An empty last line counts as one. */
static char *
pad (CwWordsRow *self, const char *words)
{
  return g_strconcat (words, "\u200b", NULL);
}

static void
changed_cb (CwWordsRow *self)
{
  if (self->is_cutting)
    return;

  cut (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
cw_words_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CW_WORDS_ROW (widget)->view));
}

static void
cw_words_row_class_init (CwWordsRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->focus = cw_tab_way_focus;
  widget_class->grab_focus = cw_words_row_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", CW_TYPE_WORDS_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/words-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CwWordsRow, view);
  gtk_widget_class_bind_template_child (widget_class, CwWordsRow, buffer);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pad);
}

static void
cw_words_row_init (CwWordsRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_words_row_new (const char *title, const char *name, const char *words, int most)
{
  CwWordsRow *self = g_object_new (CW_TYPE_WORDS_ROW, "title", title, NULL);

  self->most = G_MAXINT;
  gtk_text_buffer_set_text (self->buffer, words, -1);
  self->most = most;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  return GTK_WIDGET (self);
}

char *
cw_words_row_dup_words (CwWordsRow *self)
{
  char *text = NULL;

  g_object_get (self->buffer, "text", &text, NULL);
  return text;
}
