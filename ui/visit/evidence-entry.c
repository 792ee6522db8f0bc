#include "ui/visit/evidence-entry.h"

#include "ui/visit/judgement.h"
#include "ui/visit/key-time.h"

#include <glib/gi18n.h>

#define TAGS_MOST 2

struct _CwEvidenceEntry
{
  AdwBin parent_instance;

  GHashTable *judging_words;
  CwKeyTime keys;
  CwMoment moment;     /* of the first key */
  gboolean has_moment; /* whether there was one */
  gboolean is_setting; /* the change comes from the program, not from a person */
  gboolean is_composing;
  gboolean has_judgements; /* some word is underlined */
  CwTags prefix_tag;       /* the tag that a leading "t:" just became, or none */

  GtkTextBuffer *buffer;
  GtkWidget *text_view;
  GtkWidget *placeholder;
  GtkLabel *hint;
  GtkRevealer *hint_revealer;
  GtkLabel *tip;
  GtkWidget *enter_button;
  GtkToggleButton *teacher;
  GtkToggleButton *student;
  GtkToggleButton *task;
};

enum
{
  CHANGED,
  ENTERED,
  EARLIER,
  LATER,
  ESCAPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwEvidenceEntry, cw_evidence_entry, ADW_TYPE_BIN)

static char *
dup_raw (CwEvidenceEntry *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

static gboolean
is_empty (CwEvidenceEntry *self)
{
  return gtk_text_buffer_get_char_count (self->buffer) == 0;
}

static GtkToggleButton *
tag_button (CwEvidenceEntry *self, CwTags tag)
{
  if (tag == CW_TAG_TEACHER)
    return self->teacher;

  return tag == CW_TAG_STUDENT ? self->student : self->task;
}

static void
show_judgements (CwEvidenceEntry *self, const char *text)
{
  g_autoptr (GArray) found = cw_judgement_find (self->judging_words, text);
  g_autofree char *word = NULL;
  g_autofree char *tip = NULL;
  GtkTextIter start, end;

  if (found->len == 0 && !self->has_judgements)
    return; /* as for most keys: nothing is drawn anew */

  self->has_judgements = found->len > 0;
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (self->buffer, "judgement", &start, &end);
  for (guint i = 0; i < found->len; i++)
    {
      const CwJudgement *judgement = &g_array_index (found, CwJudgement, i);

      gtk_text_buffer_get_iter_at_offset (self->buffer, &start, judgement->start);
      gtk_text_buffer_get_iter_at_offset (self->buffer, &end, judgement->end);
      gtk_text_buffer_apply_tag_by_name (self->buffer, "judgement", &start, &end);
    }

  if (found->len > 0)
    {
      word = gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
      /* Translators: %s is a word that judges, such as "good" */
      tip = g_strdup_printf (_ ("Instead of “%s”: I saw … I heard …"), word);
    }
  gtk_label_set_text (self->tip, tip != NULL ? tip : "");
}

static void
show_state (CwEvidenceEntry *self)
{
  g_autofree char *text = dup_raw (self);

  gtk_widget_set_visible (self->placeholder, *text == '\0' && !self->is_composing);
  gtk_widget_set_sensitive (self->enter_button, *text != '\0');
  show_judgements (self, text);
}

static void
buffer_changed_cb (CwEvidenceEntry *self)
{
  if (!self->is_setting)
    {
      if (is_empty (self))
        self->has_moment = FALSE;
      else if (!self->has_moment)
        {
          self->moment = cw_key_time_get (&self->keys);
          self->has_moment = TRUE;
        }
    }

  show_state (self);
  if (!self->is_setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
preedit_changed_cb (CwEvidenceEntry *self, const char *preedit)
{
  self->is_composing = *preedit != '\0';
  gtk_widget_set_visible (self->placeholder, is_empty (self) && !self->is_composing);
}

static void
tag_toggled_cb (CwEvidenceEntry *self, GtkToggleButton *button)
{
  CwTags tags = cw_evidence_entry_get_tags (self);

  if (self->is_setting)
    return;

  if (__builtin_popcount (tags) > TAGS_MOST)
    {
      self->is_setting = TRUE;
      gtk_toggle_button_set_active (button, FALSE);
      self->is_setting = FALSE;
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  self->prefix_tag = CW_TAG_NONE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
enter_clicked_cb (CwEvidenceEntry *self)
{
  g_autofree char *text = cw_evidence_entry_dup_text (self);

  if (*text != '\0')
    g_signal_emit (self, signals[ENTERED], 0);
}

static CwTags
tag_of_letter (gunichar letter)
{
  switch (g_unichar_tolower (letter))
    {
    case 't':
      return CW_TAG_TEACHER;
    case 's':
      return CW_TAG_STUDENT;
    case 'k':
      return CW_TAG_TASK;
    default:
      return CW_TAG_NONE;
    }
}

static void
replace_text (CwEvidenceEntry *self, const char *text)
{
  self->is_setting = TRUE;
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_set_text (self->buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (self->buffer);
  self->is_setting = FALSE;
}

static void
set_tags (CwEvidenceEntry *self, CwTags tags)
{
  self->is_setting = TRUE;
  for (CwTags tag = CW_TAG_TEACHER; tag <= CW_TAG_TASK; tag <<= 1)
    gtk_toggle_button_set_active (tag_button (self, tag), (tags & tag) != 0);
  self->is_setting = FALSE;
}

/* A colon after a single t, s or k at the beginning becomes the tag. */
static gboolean
colon_becomes_tag (CwEvidenceEntry *self)
{
  CwTags tags = cw_evidence_entry_get_tags (self);
  GtkTextIter start, cursor;
  CwTags tag = CW_TAG_NONE;

  gtk_text_buffer_get_start_iter (self->buffer, &start);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &cursor,
                                    gtk_text_buffer_get_insert (self->buffer));
  if (gtk_text_iter_get_offset (&cursor) == 1)
    tag = tag_of_letter (gtk_text_iter_get_char (&start));
  if (tag == CW_TAG_NONE || !gtk_widget_get_sensitive (GTK_WIDGET (self->teacher)) ||
      (tags & tag) != 0 || __builtin_popcount (tags) >= TAGS_MOST)
    return FALSE;

  self->is_setting = TRUE;
  gtk_text_buffer_delete (self->buffer, &start, &cursor);
  self->is_setting = FALSE;
  set_tags (self, tags | tag);
  self->prefix_tag = tag;
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

static gboolean
is_cursor_at_start (CwEvidenceEntry *self)
{
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &cursor,
                                    gtk_text_buffer_get_insert (self->buffer));
  return gtk_text_iter_is_start (&cursor) && !gtk_text_buffer_get_has_selection (self->buffer);
}

/* Backspace at the beginning gives back the letter and the colon that became a tag. */
static gboolean
tag_becomes_text (CwEvidenceEntry *self)
{
  CwTags tag = self->prefix_tag;
  GtkTextIter start;

  if (tag == CW_TAG_NONE || !is_cursor_at_start (self))
    return FALSE;

  self->prefix_tag = CW_TAG_NONE;
  set_tags (self, cw_evidence_entry_get_tags (self) & ~tag);
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  gtk_text_buffer_insert (self->buffer, &start,
                          tag == CW_TAG_TEACHER   ? "t:"
                          : tag == CW_TAG_STUDENT ? "s:"
                                                  : "k:",
                          2);
  return TRUE;
}

/* Whether Up or Down would leave the text. */
static gboolean
is_on_outer_line (CwEvidenceEntry *self, gboolean is_first)
{
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &cursor,
                                    gtk_text_buffer_get_insert (self->buffer));
  if (is_first)
    return !gtk_text_view_backward_display_line (GTK_TEXT_VIEW (self->text_view), &cursor);

  return !gtk_text_view_forward_display_line (GTK_TEXT_VIEW (self->text_view), &cursor) ||
         gtk_text_iter_is_end (&cursor);
}

/* What was typed is taken back letter by letter first, then what was kept. */
static gboolean
take_back (CwEvidenceEntry *self, gboolean is_redo)
{
  if (is_redo ? gtk_text_buffer_get_can_redo (self->buffer)
              : gtk_text_buffer_get_can_undo (self->buffer))
    return FALSE;

  gtk_text_buffer_set_enable_undo (self->buffer, FALSE); /* what comes again is the line now */
  gtk_text_buffer_set_enable_undo (self->buffer, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self), is_redo ? "work.redo" : "work.undo", NULL);
  return TRUE;
}

/* Whether another line came into the entry; if not, the key moves the cursor as usual. */
static gboolean
leaves (CwEvidenceEntry *self, guint signal)
{
  gboolean is_left = FALSE;

  g_signal_emit (self, signals[signal], 0, &is_left);
  return is_left;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                CwEvidenceEntry *self)
{
  const GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK);

  if (self->is_composing)
    return FALSE;
  cw_key_time_note (&self->keys, keys);
  if (keyval == GDK_KEY_colon)
    return colon_becomes_tag (self);
  if ((held & ~GDK_SHIFT_MASK) == GDK_CONTROL_MASK && gdk_keyval_to_lower (keyval) == GDK_KEY_z)
    return take_back (self, (held & GDK_SHIFT_MASK) != 0);
  if (held != 0)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      enter_clicked_cb (self);
      return TRUE;

    case GDK_KEY_BackSpace:
      return tag_becomes_text (self);

    case GDK_KEY_space: /* the one that follows "t:" */
      return self->prefix_tag != CW_TAG_NONE && is_empty (self);

    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return is_on_outer_line (self, TRUE) && leaves (self, EARLIER);

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return is_on_outer_line (self, FALSE) && leaves (self, LATER);

    case GDK_KEY_Escape:
      g_signal_emit (self, signals[ESCAPED], 0);
      return FALSE;

    default:
      return FALSE;
    }
}

static void
cw_evidence_entry_finalize (GObject *object)
{
  g_hash_table_unref (CW_EVIDENCE_ENTRY (object)->judging_words);
  G_OBJECT_CLASS (cw_evidence_entry_parent_class)->finalize (object);
}

static guint
plain_signal (const char *name)
{
  return g_signal_new (name, CW_TYPE_EVIDENCE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static guint
asking_signal (const char *name)
{
  return g_signal_new (name, CW_TYPE_EVIDENCE_ENTRY, G_SIGNAL_RUN_LAST, 0,
                       g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 0);
}

static void
cw_evidence_entry_class_init (CwEvidenceEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cw_evidence_entry_finalize;

  signals[CHANGED] = plain_signal ("changed");
  signals[ENTERED] = plain_signal ("entered");
  signals[EARLIER] = asking_signal ("earlier");
  signals[LATER] = asking_signal ("later");
  signals[ESCAPED] = plain_signal ("escaped");

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/evidence-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceEntry, buffer);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceEntry, text_view);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceEntry, placeholder);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceEntry, hint);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceEntry, hint_revealer);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceEntry, tip);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceEntry, enter_button);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceEntry, teacher);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceEntry, student);
  gtk_widget_class_bind_template_child (widget_class, CwEvidenceEntry, task);
  gtk_widget_class_bind_template_callback (widget_class, buffer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, preedit_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, tag_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
cw_evidence_entry_init (CwEvidenceEntry *self)
{
  static const GdkRGBA amber = { 0.90f, 0.56f, 0.08f, 1.0f };

  self->judging_words = cw_judgement_load_words ();
  gtk_widget_init_template (GTK_WIDGET (self));
  /* GTK draws an error underline as dots. */
  gtk_text_buffer_create_tag (self->buffer, "judgement", "underline", PANGO_UNDERLINE_ERROR,
                              "underline-rgba", &amber, NULL);
  gtk_text_buffer_set_enable_undo (self->buffer, TRUE);
  show_state (self);
}

char *
cw_evidence_entry_dup_text (CwEvidenceEntry *self)
{
  return g_strstrip (dup_raw (self));
}

CwTags
cw_evidence_entry_get_tags (CwEvidenceEntry *self)
{
  CwTags tags = CW_TAG_NONE;

  for (CwTags tag = CW_TAG_TEACHER; tag <= CW_TAG_TASK; tag <<= 1)
    if (gtk_toggle_button_get_active (tag_button (self, tag)))
      tags |= tag;

  return tags;
}

CwMoment
cw_evidence_entry_get_moment (CwEvidenceEntry *self)
{
  return self->has_moment ? self->moment : cw_moment_now ();
}

void
cw_evidence_entry_set (CwEvidenceEntry *self,
                       CwTags tags,
                       const char *text,
                       const CwMoment *moment)
{
  self->prefix_tag = CW_TAG_NONE;
  self->has_moment = moment != NULL && *text != '\0';
  if (self->has_moment)
    self->moment = *moment;
  set_tags (self, tags);
  replace_text (self, text);
}

void
cw_evidence_entry_toggle_tag (CwEvidenceEntry *self, CwTags tag)
{
  GtkToggleButton *button = tag_button (self, tag);

  if (!gtk_widget_get_sensitive (GTK_WIDGET (button)))
    return;

  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

void
cw_evidence_entry_set_taggable (CwEvidenceEntry *self, gboolean is_taggable)
{
  for (CwTags tag = CW_TAG_TEACHER; tag <= CW_TAG_TASK; tag <<= 1)
    gtk_widget_set_sensitive (GTK_WIDGET (tag_button (self, tag)), is_taggable);
}

void
cw_evidence_entry_set_hint (CwEvidenceEntry *self, const char *hint)
{
  gtk_label_set_text (self->hint, hint != NULL ? hint : "");
  gtk_revealer_set_reveal_child (self->hint_revealer, hint != NULL);
}

GtkWidget *
cw_evidence_entry_get_text_view (CwEvidenceEntry *self)
{
  return self->text_view;
}
