#include "ui/exchange/question-card.h"

#include <glib/gi18n.h>

#define KEY_CHANGE "cw-change"
#define ANSWER_CHARS 26 /* of a narrow column: two stand side by side where there is room */

struct _CwQuestionCard
{
  AdwBin parent_instance;

  CwQuestion *question;

  GtkLabel *title;
  GtkLabel *about;
  GtkFlowBox *answers;
  GtkWidget *own;
  GtkToggleButton *write_button;
  GtkTextBuffer *buffer;
};

enum
{
  KEEP,
  WRITE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwQuestionCard, cw_question_card, ADW_TYPE_BIN)

static void
keep_cb (CwQuestionCard *self, GtkWidget *button)
{
  g_signal_emit (self, signals[KEEP], 0, g_object_get_data (G_OBJECT (button), KEY_CHANGE));
}

static void
write_cb (CwQuestionCard *self)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  text = gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
  g_signal_emit (self, signals[WRITE], 0, text);
}

static GtkWidget *
label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
keep_button_new (CwQuestionCard *self, const CwQuestionChoice *choice)
{
  const char *label = choice->is_removal   ? _ ("Remove It")
                      : choice->is_keeping ? _ ("Keep It")
                                           : _ ("Keep This");
  GtkWidget *button = gtk_button_new_with_label (label);
  /* Translators: what to do, whose answer that is, and the answer */
  g_autofree char *name =
      g_strdup_printf (_ ("%s, as %s: %s"), label, choice->who, choice->value);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), KEY_CHANGE, g_strdup (choice->change), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (keep_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
answer_new (CwQuestionCard *self, const CwQuestionChoice *choice)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *value = label_new (choice->value, NULL);
  g_autofree char *origin = g_strdup_printf ("%s · %s", choice->who, choice->when);
  g_autofree char *shown = g_strdup_printf (_ ("%s · shown now"), origin);
  GtkWidget *who = label_new (choice->is_shown ? shown : origin, "caption");

  gtk_label_set_max_width_chars (GTK_LABEL (who), ANSWER_CHARS);
  gtk_widget_add_css_class (who, "dim-label");
  gtk_widget_add_css_class (box, "answer");
  gtk_widget_set_vexpand (value, TRUE);
  gtk_widget_set_valign (value, GTK_ALIGN_START);
  gtk_label_set_max_width_chars (GTK_LABEL (value), ANSWER_CHARS);
  gtk_label_set_lines (GTK_LABEL (value), 12);
  gtk_label_set_ellipsize (GTK_LABEL (value), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), who);
  gtk_box_append (GTK_BOX (box), value);
  gtk_box_append (GTK_BOX (box), keep_button_new (self, choice));
  return box;
}

static void
show (CwQuestionCard *self)
{
  gtk_label_set_text (self->title, self->question->title);
  gtk_label_set_text (self->about, self->question->about);
  gtk_widget_set_visible (GTK_WIDGET (self->about), *self->question->about != '\0');
  gtk_widget_set_visible (self->own, self->question->draft != NULL);
  if (self->question->draft != NULL)
    gtk_text_buffer_set_text (self->buffer, self->question->draft, -1);
  for (guint i = 0; i < self->question->choices->len; i++)
    {
      GtkWidget *answer = answer_new (self, self->question->choices->pdata[i]);

      gtk_flow_box_append (self->answers, answer);
      gtk_widget_set_focusable (gtk_widget_get_parent (answer), FALSE);
    }
}

static void
cw_question_card_finalize (GObject *object)
{
  cw_question_free (CW_QUESTION_CARD (object)->question);
  G_OBJECT_CLASS (cw_question_card_parent_class)->finalize (object);
}

static void
cw_question_card_class_init (CwQuestionCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cw_question_card_finalize;

  signals[KEEP] = g_signal_new ("keep", CW_TYPE_QUESTION_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[WRITE] = g_signal_new ("write", CW_TYPE_QUESTION_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/question-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CwQuestionCard, title);
  gtk_widget_class_bind_template_child (widget_class, CwQuestionCard, about);
  gtk_widget_class_bind_template_child (widget_class, CwQuestionCard, answers);
  gtk_widget_class_bind_template_child (widget_class, CwQuestionCard, own);
  gtk_widget_class_bind_template_child (widget_class, CwQuestionCard, write_button);
  gtk_widget_class_bind_template_child (widget_class, CwQuestionCard, buffer);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
}

static void
cw_question_card_init (CwQuestionCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_question_card_new (CwQuestion *question)
{
  CwQuestionCard *self = g_object_new (CW_TYPE_QUESTION_CARD, NULL);

  self->question = question;
  show (self);
  return GTK_WIDGET (self);
}

const CwQuestion *
cw_question_card_get_question (CwQuestionCard *self)
{
  return self->question;
}
