#include "ui/coach/share-window.h"

#include "corewalk/cycle-share.h"
#include "corewalk/cycle.h"
#include "corewalk/id.h"
#include "corewalk/place.h"
#include "corewalk/record.h"
#include "ui/coach/event-words.h"
#include "ui/coach/share-words.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

struct _CwShareWindow
{
  AdwWindow parent_instance;

  CwWorkSession *session;
  GtkWidget *speaker; /* borrowed: it outlives this window */
  gint64 cycle;
  gint64 id;       /* 0 for a new one */
  CwShare *share;  /* as it was read last; NULL for a new one, or once it is deleted */
  GArray *schools; /* of gint64: what the rows of the choice stand for, 0 for the district */
  char *draft;     /* where half-typed words are kept; NULL while they are put there */

  GtkWidget *cancel_button;
  GtkWidget *propose_button;
  GtkWidget *delete_button;
  GtkWidget *finish_button;
  GtkTextBuffer *words;
  GtkTextView *words_view;
  GtkLabel *news;
  GtkLabel *trouble;
  GtkWidget *reader_row;
  GtkDropDown *reader;
  GtkStringList *readers;
  GtkWidget *voices_group;
  AdwPreferencesGroup *voices_head;
  GtkListBox *voices;
  GtkButton *yes_button;
  GtkWidget *back_button;
};

G_DEFINE_FINAL_TYPE (CwShareWindow, cw_share_window, ADW_TYPE_WINDOW)

static char *
dup_words (CwShareWindow *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->words, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (self->words, &start, &end, FALSE));
}

static void
show (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
show_error (CwShareWindow *self, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_cause (error);

  show (self->trouble, text);
}

static CwStore *
find_store (CwShareWindow *self)
{
  CwStore *store = cw_work_session_get_store (self->session);

  if (store == NULL)
    show (self->trouble, _ ("Corewalk is busy with the walks. Try again in a moment."));
  return store;
}

static void
forget_draft (CwShareWindow *self)
{
  cw_keeper_set_draft (cw_work_session_get_keeper (self->session), self->draft, NULL, NULL);
}

static void
show_voices (CwShareWindow *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->voices, 0)) != NULL)
    gtk_list_box_remove (self->voices, GTK_WIDGET (row));
  for (guint i = 0; i < self->share->voices->len; i++)
    {
      const CwShareVoice *voice = self->share->voices->pdata[i];
      GtkWidget *partner = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (partner), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (partner), voice->name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (partner),
                                   voice->is_own ? _ ("On this laptop") : "");
      adw_action_row_add_suffix (ADW_ACTION_ROW (partner),
                                 cw_share_words_voice_chip_new (voice));
      gtk_list_box_append (self->voices, partner);
    }
}

/* What can be done follows from who has said yes. */
static void
show_share (CwShareWindow *self)
{
  const CwShareVoice *own = cw_share_words_find_own (self->share);
  gboolean is_to_publish =
      self->share->is_agreed && (self->share->copy == 0 || !self->share->is_current);
  g_autofree char *state = cw_share_words_dup_state (self->share);

  adw_preferences_group_set_description (self->voices_head, state);
  show_voices (self);
  cw_event_words_set_label (self->yes_button,
                            is_to_publish ? _ ("_Publish It") : _ ("_Say Yes to These Words"));
  gtk_widget_set_visible (GTK_WIDGET (self->yes_button),
                          own != NULL && (!own->agrees || is_to_publish));
  gtk_widget_set_visible (self->back_button, own != NULL && own->agrees);
  gtk_text_view_set_editable (self->words_view, own != NULL);
  gtk_widget_set_visible (self->delete_button, own != NULL && self->share->copy == 0);
}

/* FALSE when it is gone. */
static gboolean
read_share (CwShareWindow *self)
{
  CwStore *store = cw_work_session_get_store (self->session);
  CwShare *share = store != NULL ? cw_share_get (store, self->id, NULL) : NULL;

  if (share == NULL)
    return FALSE;

  g_clear_pointer (&self->share, cw_share_free);
  self->share = share;
  show_share (self);
  return TRUE;
}

static void
propose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwShareWindow *self = CW_SHARE_WINDOW (widget);
  CwStore *store = find_store (self);
  g_autofree char *words = dup_words (self);
  gint64 school =
      g_array_index (self->schools, gint64, gtk_drop_down_get_selected (self->reader));
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return;
  if (*words == '\0')
    {
      show (self->trouble, _ ("Write what you want others to read."));
      gtk_widget_grab_focus (GTK_WIDGET (self->words_view));
      return;
    }

  if (cw_share_new (store, self->cycle, words, school != 0 ? "school" : "district", school,
                    NULL, &error) == 0)
    {
      show_error (self, error);
      return;
    }

  forget_draft (self);
  gtk_widget_activate_action (self->speaker, "work.say-undo", "s",
                              _ ("Proposed. Nobody has said yes to it yet."));
  cw_work_session_changed (self->session);
  gtk_window_close (GTK_WINDOW (self));
}

/* Other words than before need a new yes of everybody. */
static gboolean
keep_words (CwShareWindow *self, GError **error)
{
  g_autofree char *words = dup_words (self);

  if (self->share == NULL || g_str_equal (words, self->share->text))
    return TRUE;
  if (!cw_record_edit (cw_work_session_get_store (self->session), self->id, "text", words, NULL,
                       error))
    return FALSE;

  forget_draft (self);
  return TRUE;
}

static void
yes_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwShareWindow *self = CW_SHARE_WINDOW (widget);
  CwStore *store = find_store (self);
  CwShareState state = CW_SHARE_WAITS;
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return;
  if (!keep_words (self, &error) ||
      !cw_share_agree (store, self->id, FALSE, NULL, &state, &error))
    {
      show_error (self, error);
      return;
    }

  show (self->trouble, NULL);
  show (self->news,
        state == CW_SHARE_WAITS
            ? _ ("Your yes is kept. The others get it with the next file of this cycle.")
            : _ ("It is published, and leaves with the next file."));
  cw_work_session_changed (self->session);
  read_share (self);
}

static void
withdraw (CwShareWindow *self)
{
  CwStore *store = find_store (self);
  CwShareWithdrawal withdrawal = CW_SHARE_UNSAID;
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return;
  if (!cw_share_withdraw (store, self->id, NULL, &withdrawal, &error))
    {
      show_error (self, error);
      return;
    }

  show (self->news, cw_share_words_get_withdrawal (withdrawal));
  cw_work_session_changed (self->session);
  read_share (self);
}

static void
answered_cb (CwShareWindow *self, const char *answer)
{
  if (g_str_equal (answer, "withdraw"))
    withdraw (self);
}

/* What others have read stays read: that is said before, not after. */
static void
withdraw_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwShareWindow *self = CW_SHARE_WINDOW (widget);
  GtkWidget *dialog;

  if (self->share == NULL)
    return;
  if (self->share->copy == 0)
    {
      withdraw (self);
      return;
    }

  dialog = adw_message_dialog_new (
      GTK_WINDOW (self), _ ("Take Your Yes Back?"),
      _ ("Nothing more is shared from then on. What others have received, read or printed "
         "can’t be called back."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"),
                                    "withdraw", _ ("_Take It Back"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "withdraw",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwShareWindow *self = CW_SHARE_WINDOW (widget);
  CwStore *store = find_store (self);
  g_autoptr (GError) error = NULL;

  if (store == NULL || self->share == NULL)
    return;
  if (!cw_record_delete (store, self->id, NULL, &error))
    {
      show_error (self, error);
      return;
    }

  g_clear_pointer (&self->share, cw_share_free);
  forget_draft (self);
  gtk_widget_activate_action (self->speaker, "work.say-undo", "s", _ ("Summary deleted"));
  cw_work_session_changed (self->session);
  gtk_window_close (GTK_WINDOW (self));
}

/* Whether the window has to stay. */
static gboolean
close_cb (CwShareWindow *self)
{
  g_autofree char *words = dup_words (self);
  g_autoptr (GError) error = NULL;

  if (self->share == NULL || g_str_equal (words, self->share->text))
    return FALSE;
  if (*words == '\0')
    {
      show (self->trouble, _ ("A summary needs words. To be rid of it, delete it."));
      return TRUE;
    }
  if (find_store (self) == NULL)
    return TRUE;
  if (!keep_words (self, &error))
    {
      show_error (self, error);
      return TRUE;
    }

  gtk_widget_activate_action (self->speaker, "work.say-undo", "s", _ ("Kept"));
  cw_work_session_changed (self->session);
  return FALSE;
}

static void
typed_cb (CwShareWindow *self)
{
  g_autofree char *words = dup_words (self);
  gboolean is_other = self->share == NULL || !g_str_equal (words, self->share->text);

  show (self->trouble, NULL);
  if (self->draft == NULL)
    return;

  cw_keeper_set_draft (cw_work_session_get_keeper (self->session), self->draft,
                       is_other && *words != '\0' ? words : NULL, NULL);
  if (self->share != NULL)
    show (self->news, is_other ? _ ("Other words need a new yes of everybody.") : NULL);
}

static void
cw_share_window_dispose (GObject *object)
{
  CwShareWindow *self = CW_SHARE_WINDOW (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->share, cw_share_free);
  g_clear_pointer (&self->schools, g_array_unref);
  g_clear_pointer (&self->draft, g_free);
  G_OBJECT_CLASS (cw_share_window_parent_class)->dispose (object);
}

static void
cw_share_window_class_init (CwShareWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_share_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/share-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwShareWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CwShareWindow, propose_button);
  gtk_widget_class_bind_template_child (widget_class, CwShareWindow, delete_button);
  gtk_widget_class_bind_template_child (widget_class, CwShareWindow, finish_button);
  gtk_widget_class_bind_template_child (widget_class, CwShareWindow, words);
  gtk_widget_class_bind_template_child (widget_class, CwShareWindow, words_view);
  gtk_widget_class_bind_template_child (widget_class, CwShareWindow, news);
  gtk_widget_class_bind_template_child (widget_class, CwShareWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, CwShareWindow, reader_row);
  gtk_widget_class_bind_template_child (widget_class, CwShareWindow, reader);
  gtk_widget_class_bind_template_child (widget_class, CwShareWindow, readers);
  gtk_widget_class_bind_template_child (widget_class, CwShareWindow, voices_group);
  gtk_widget_class_bind_template_child (widget_class, CwShareWindow, voices_head);
  gtk_widget_class_bind_template_child (widget_class, CwShareWindow, voices);
  gtk_widget_class_bind_template_child (widget_class, CwShareWindow, yes_button);
  gtk_widget_class_bind_template_child (widget_class, CwShareWindow, back_button);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_install_action (widget_class, "share.propose", NULL, propose_action);
  gtk_widget_class_install_action (widget_class, "share.yes", NULL, yes_action);
  gtk_widget_class_install_action (widget_class, "share.withdraw", NULL, withdraw_action);
  gtk_widget_class_install_action (widget_class, "share.delete", NULL, delete_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cw_share_window_init (CwShareWindow *self)
{
  self->schools = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_reader (CwShareWindow *self, gint64 school, const char *name)
{
  g_array_append_val (self->schools, school);
  gtk_string_list_append (self->readers, name);
}

static void
take_draft (CwShareWindow *self, const char *place, gint64 of)
{
  g_autofree char *uuid = cw_id_dup_text (cw_work_session_get_store (self->session), of);
  char *whole = g_strdup_printf ("share:%s:%s", place, uuid);
  g_autofree char *draft =
      cw_keeper_dup_draft (cw_work_session_get_keeper (self->session), whole, NULL);

  if (draft != NULL)
    gtk_text_buffer_set_text (self->words, draft, -1);
  self->draft = whole;
}

static CwShareWindow *
make (CwWorkSession *session, GtkWidget *speaker)
{
  CwShareWindow *self =
      g_object_new (CW_TYPE_SHARE_WINDOW, "transient-for", gtk_widget_get_root (speaker), NULL);

  self->session = g_object_ref (session);
  self->speaker = speaker;
  gtk_widget_grab_focus (GTK_WIDGET (self->words_view));
  return self;
}

GtkWidget *
cw_share_window_new (CwWorkSession *session, gint64 cycle, GtkWidget *speaker)
{
  CwShareWindow *self = make (session, speaker);
  g_autoptr (GPtrArray) schools = cw_school_list (cw_work_session_get_store (session), NULL);

  self->cycle = cycle;
  for (guint i = 0; schools != NULL && i < schools->len; i++)
    if (!((const CwSchool *) schools->pdata[i])->is_gone)
      add_reader (self, ((const CwSchool *) schools->pdata[i])->id,
                  ((const CwSchool *) schools->pdata[i])->name);
  add_reader (self, 0, _ ("The district"));
  take_draft (self, "new", cycle);
  return GTK_WIDGET (self);
}

GtkWidget *
cw_share_window_new_for (CwWorkSession *session, gint64 share, GtkWidget *speaker)
{
  CwShareWindow *self = make (session, speaker);
  g_autofree char *reader = NULL;

  self->id = share;
  gtk_widget_set_visible (self->cancel_button, FALSE);
  gtk_widget_set_visible (self->propose_button, FALSE);
  gtk_widget_set_visible (self->finish_button, TRUE);
  gtk_widget_set_visible (self->voices_group, TRUE);
  gtk_widget_set_sensitive (self->reader_row, FALSE);
  if (!read_share (self)) /* gone meanwhile */
    return GTK_WIDGET (self);

  gtk_text_buffer_set_text (self->words, self->share->text, -1);
  reader = cw_share_words_dup_reader (cw_work_session_get_store (session), self->share);
  add_reader (self, self->share->school, reader);
  take_draft (self, "words", share);
  return GTK_WIDGET (self);
}
