#include "ui/visit/evidence-pane.h"

#include "corewalk/id.h"
#include "corewalk/record.h"
#include "ui/parts/times.h"
#include "ui/parts/trouble.h"
#include "ui/session/half-typed.h"
#include "ui/visit/evidence-entry.h"
#include "ui/visit/evidence-item.h"
#include "ui/visit/evidence-list.h"

#include <glib/gi18n.h>

struct _CwEvidencePane
{
  AdwBin parent_instance;

  CwEvidencePlace place; /* holds its session and items */
  char *draft;           /* the place of half-typed text */
  gint64 edited;         /* the kept line that is in the entry, or 0 for a new one */
  guint waiting_count;

  CwEvidenceList *list;
  GListStore *lines; /* borrowed from the list */
  CwEvidenceEntry *entry;
};

G_DEFINE_FINAL_TYPE (CwEvidencePane, cw_evidence_pane, ADW_TYPE_BIN)

/* Lines that are kept can be changed again when the store is back. */
static gboolean
is_lent (CwEvidencePane *self)
{
  if (!cw_work_session_is_lent (self->place.session))
    return FALSE;

  gtk_widget_activate_action (
      GTK_WIDGET (self), "work.say", "s",
      _ ("Until the long work is done new lines can be typed, and those "
         "that are there stay as they are."));
  return TRUE;
}

static void
say_failed (CwEvidencePane *self, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_act_text (error);

  gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s", text);
}

void
cw_evidence_pane_refresh (CwEvidencePane *self)
{
  self->waiting_count =
      cw_keeper_get_waiting (cw_work_session_get_keeper (self->place.session))->len;
  cw_evidence_list_refresh (self->list);
}

static void
kept_cb (CwEvidencePane *self, gint64 visit, gint64 record, gboolean has_text)
{
  if (visit == self->place.visit && has_text)
    cw_evidence_list_add (self->list, record);
}

static void
keeper_changed_cb (CwEvidencePane *self)
{
  CwKeeper *keeper = cw_work_session_get_keeper (self->place.session);

  if (cw_keeper_get_waiting (keeper)->len != self->waiting_count)
    cw_evidence_pane_refresh (self);
}

static void
keep_half_typed (CwEvidencePane *self)
{
  /* A new line names no other, for which nobody but the store knows the UUID. */
  gint64 edited = cw_work_session_is_lent (self->place.session) ? 0 : self->edited;
  g_autofree char *text = cw_evidence_entry_dup_text (self->entry);
  g_autofree char *packed =
      cw_half_typed_pack (cw_work_session_get_store (self->place.session),
                          cw_evidence_entry_get_tags (self->entry), edited, text);
  CwMoment moment = cw_evidence_entry_get_moment (self->entry);

  cw_keeper_set_draft (cw_work_session_get_keeper (self->place.session), self->draft, packed,
                       &moment);
}

static void
entry_changed_cb (CwEvidencePane *self)
{
  keep_half_typed (self);
}

static void
clear_entry (CwEvidencePane *self)
{
  self->edited = 0;
  cw_evidence_entry_set (self->entry, CW_TAG_NONE, "", NULL);
  cw_evidence_entry_set_hint (self->entry, NULL);
  cw_evidence_entry_set_taggable (self->entry, TRUE);
  keep_half_typed (self);
}

static void
edit_line_at (CwEvidencePane *self, guint position)
{
  const CwNote *note = cw_evidence_lines_get (self->lines, position);
  g_autofree char *stamp = cw_times_dup_since (note->moment, self->place.start);
  g_autofree char *hint =
      g_strdup_printf (_ ("Editing the line of %s. Enter keeps it, Esc leaves it as it was."),
                       stamp);

  self->edited = note->id;
  cw_evidence_entry_set (self->entry, note->tags, note->text, &note->moment);
  cw_evidence_entry_set_taggable (self->entry,
                                  !cw_evidence_lines_is_sample (self->lines, position));
  cw_evidence_entry_set_hint (self->entry, hint);
  gtk_widget_grab_focus (cw_evidence_entry_get_text_view (self->entry));
  cw_evidence_list_scroll_to (self->list, position);
}

static gboolean
is_untouched (CwEvidencePane *self)
{
  g_autofree char *text = cw_evidence_entry_dup_text (self->entry);
  guint position = self->edited != 0 ? cw_evidence_lines_find (self->lines, self->edited)
                                     : GTK_INVALID_LIST_POSITION;
  const CwNote *note = NULL;

  if (position == GTK_INVALID_LIST_POSITION)
    return *text == '\0';

  note = cw_evidence_lines_get (self->lines, position);
  return g_str_equal (text, note->text) &&
         note->tags == cw_evidence_entry_get_tags (self->entry);
}

static gboolean
earlier_cb (CwEvidencePane *self)
{
  guint position = self->edited != 0 ? cw_evidence_lines_find (self->lines, self->edited) - 1
                                     : cw_evidence_lines_find_last_kept (self->lines);

  if (!is_untouched (self) || position >= cw_evidence_lines_count (self->lines) ||
      cw_work_session_is_lent (self->place.session))
    return FALSE;

  edit_line_at (self, position);
  return TRUE;
}

static gboolean
later_cb (CwEvidencePane *self)
{
  guint position = 0;

  if (self->edited == 0 || !is_untouched (self) ||
      cw_work_session_is_lent (self->place.session))
    return FALSE;

  position = cw_evidence_lines_find (self->lines, self->edited);
  if (position < cw_evidence_lines_find_last_kept (self->lines))
    edit_line_at (self, position + 1);
  else
    clear_entry (self);
  return TRUE;
}

static void
escaped_cb (CwEvidencePane *self)
{
  if (self->edited != 0)
    clear_entry (self);
}

static void
deleted_cb (CwEvidencePane *self, gint64 record)
{
  if (record == self->edited)
    clear_entry (self);
  cw_evidence_pane_refresh (self);
}

static gboolean
edit_line (CwEvidencePane *self, const char *text, CwTags tags, GError **error)
{
  CwStore *store = cw_work_session_get_store (self->place.session);
  guint position = cw_evidence_lines_find (self->lines, self->edited);
  const CwNote *note = NULL;
  g_autofree char *names = cw_evidence_item_dup_tag_names (tags);

  if (position >= cw_evidence_lines_count (self->lines))
    return cw_record_edit (store, self->edited, "text", text, NULL, error); /* says why not */

  note = cw_evidence_lines_get (self->lines, position);
  if (!g_str_equal (note->text, text) &&
      !cw_record_edit (store, note->id, "text", text, NULL, error))
    return FALSE;

  return note->tags == tags || cw_evidence_lines_is_sample (self->lines, position) ||
         cw_record_edit (store, note->id, "tags", names, NULL, error);
}

static void
entered_cb (CwEvidencePane *self)
{
  g_autofree char *text = cw_evidence_entry_dup_text (self->entry);
  CwTags tags = cw_evidence_entry_get_tags (self->entry);
  CwMoment moment = cw_evidence_entry_get_moment (self->entry);
  g_autoptr (GError) error = NULL;

  if (strlen (text) > CW_TEXT_MOST)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s",
                                  _ ("This line is longer than a line can be. Shorten it; it "
                                     "stays here meanwhile."));
      return;
    }

  if (self->edited == 0)
    {
      clear_entry (self);
      cw_keeper_add (cw_work_session_get_keeper (self->place.session), self->place.visit, tags,
                     text, &moment);
    }
  else if (is_lent (self))
    return;
  else if (edit_line (self, text, tags, &error))
    {
      clear_entry (self);
      cw_keeper_flush (cw_work_session_get_keeper (self->place.session));
      cw_evidence_pane_refresh (self);
    }
  else
    say_failed (self, error);
}

static void
edit_asked_cb (CwEvidencePane *self, guint position)
{
  if (is_lent (self))
    return;
  if (is_untouched (self))
    edit_line_at (self, position);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s",
                                _ ("Finish what you are typing first: Enter keeps it."));
}

static void
forget_visit (CwEvidencePane *self)
{
  CwKeeper *keeper =
      self->place.session != NULL ? cw_work_session_get_keeper (self->place.session) : NULL;

  if (keeper != NULL) /* a closed session has none */
    g_signal_handlers_disconnect_by_data (keeper, self);
  if (self->list != NULL)
    cw_evidence_list_set_place (self->list, NULL);
  g_clear_object (&self->place.session);
  g_clear_pointer (&self->place.items, g_ptr_array_unref);
  g_clear_pointer (&self->draft, g_free);
}

static void
cw_evidence_pane_dispose (GObject *object)
{
  forget_visit (CW_EVIDENCE_PANE (object));
  G_OBJECT_CLASS (cw_evidence_pane_parent_class)->dispose (object);
}

static void
cw_evidence_pane_class_init (CwEvidencePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_evidence_pane_dispose;

  g_type_ensure (CW_TYPE_EVIDENCE_LIST);
  g_type_ensure (CW_TYPE_EVIDENCE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/evidence-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CwEvidencePane, list);
  gtk_widget_class_bind_template_child (widget_class, CwEvidencePane, entry);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, earlier_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_cb);
  gtk_widget_class_bind_template_callback (widget_class, escaped_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, deleted_cb);
}

static void
cw_evidence_pane_init (CwEvidencePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->lines = cw_evidence_list_get_lines (self->list);
}

static void
bring_back_half_typed (CwEvidencePane *self)
{
  CwStore *store = cw_work_session_get_store (self->place.session);
  CwMoment moment = { 0 };
  g_autofree char *packed =
      cw_keeper_dup_draft (cw_work_session_get_keeper (self->place.session), self->draft,
                           &moment);
  CwTags tags = CW_TAG_NONE;
  gint64 edited = 0;
  guint position = 0;
  const char *text = NULL;

  self->edited = 0;
  cw_evidence_entry_set (self->entry, CW_TAG_NONE, "", NULL);
  cw_evidence_entry_set_hint (self->entry, NULL);
  if (packed == NULL)
    return;

  text = cw_half_typed_unpack (store, packed, &tags, &edited);
  position =
      edited != 0 ? cw_evidence_lines_find (self->lines, edited) : GTK_INVALID_LIST_POSITION;
  if (position != GTK_INVALID_LIST_POSITION)
    edit_line_at (self, position);
  else if (cw_evidence_lines_holds_moment (self->lines, moment.at_ms))
    return; /* it ended between keeping the line and forgetting its draft */
  cw_evidence_entry_set (self->entry, tags, text, &moment);
}

void
cw_evidence_pane_set_visit (CwEvidencePane *self,
                            CwWorkSession *session,
                            const CwVisit *visit,
                            GPtrArray *items,
                            const CwFormDocument *form)
{
  g_autofree char *uuid = cw_id_dup_text (cw_work_session_get_store (session), visit->id);
  CwKeeper *keeper = cw_work_session_get_keeper (session);

  cw_keeper_flush (keeper); /* what is half-typed in the visit shown so far */
  forget_visit (self);
  self->place.session = g_object_ref (session);
  self->place.visit = visit->id;
  self->place.start = visit->started;
  self->place.items = g_ptr_array_ref (items);
  self->place.form = form;
  self->draft = g_strconcat ("visit:", uuid, NULL);
  g_signal_connect_swapped (keeper, "kept", G_CALLBACK (kept_cb), self);
  g_signal_connect_swapped (keeper, "changed", G_CALLBACK (keeper_changed_cb), self);

  self->waiting_count = cw_keeper_get_waiting (keeper)->len;
  cw_evidence_list_set_place (self->list, &self->place);
  bring_back_half_typed (self);
}

void
cw_evidence_pane_show_line (CwEvidencePane *self, gint64 note)
{
  cw_evidence_list_choose (self->list, cw_evidence_lines_find (self->lines, note));
}

void
cw_evidence_pane_toggle_tag (CwEvidencePane *self, CwTags tag)
{
  cw_evidence_entry_toggle_tag (self->entry, tag);
}

void
cw_evidence_pane_link (CwEvidencePane *self, gint64 note, gint64 item)
{
  g_autoptr (GError) error = NULL;

  if (is_lent (self))
    return;
  if (cw_note_link (cw_work_session_get_store (self->place.session), note, item, NULL, &error))
    cw_evidence_pane_refresh (self);
  else
    say_failed (self, error);
}

void
cw_evidence_pane_link_or_unlink (CwEvidencePane *self, gint64 note, gint64 item)
{
  guint position = note != 0 ? cw_evidence_lines_find (self->lines, note)
                             : cw_evidence_lines_find_last_note (self->lines);
  const CwNote *found = NULL;

  if (position >= cw_evidence_lines_count (self->lines) || item == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  found = cw_evidence_lines_get (self->lines, position);
  cw_evidence_pane_link (self, found->id, found->item == item ? 0 : item);
}

gint64
cw_evidence_pane_get_chosen (CwEvidencePane *self)
{
  return self->edited != 0 ? self->edited : cw_evidence_list_get_chosen (self->list);
}

GtkWidget *
cw_evidence_pane_get_text_view (CwEvidencePane *self)
{
  return cw_evidence_entry_get_text_view (self->entry);
}
