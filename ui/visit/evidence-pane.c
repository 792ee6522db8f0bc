#include "ui/visit/evidence-pane.h"

#include "corewalk/id.h"
#include "corewalk/record.h"
#include "ui/parts/times.h"
#include "ui/parts/trouble.h"
#include "ui/session/half-typed.h"
#include "ui/visit/evidence-entry.h"
#include "ui/visit/evidence-item.h"
#include "ui/visit/evidence-lines.h"

#include <glib/gi18n.h>

struct _CwEvidencePane
{
  AdwBin parent_instance;

  CwEvidencePlace place; /* holds its session and items */
  char *draft;           /* the place of half-typed text */
  gint64 edited;         /* the kept line that is in the entry, or 0 for a new one */
  guint waiting_count;
  guint scroll_idle;
  guint scroll_position; /* past the end for the last line */

  GtkStack *stack;
  GtkListView *list_view;
  GtkSingleSelection *selection;
  GListStore *lines;
  AdwStatusPage *failure;
  CwEvidenceEntry *entry;
};

G_DEFINE_FINAL_TYPE (CwEvidencePane, cw_evidence_pane, ADW_TYPE_BIN)

static void
say_failed (CwEvidencePane *self, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_act_text (error);

  gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s", text);
}

static void
scroll_to (CwEvidencePane *self, guint position)
{
  if (position < cw_evidence_lines_count (self->lines))
    gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u",
                                position);
}

static gboolean
scroll_cb (gpointer user_data)
{
  CwEvidencePane *self = user_data;

  self->scroll_idle = 0;
  scroll_to (self, MIN (self->scroll_position, cw_evidence_lines_count (self->lines) - 1));
  return G_SOURCE_REMOVE;
}

/* Once the rows have their heights: a list that was never laid out can't be scrolled. */
static void
scroll_later (CwEvidencePane *self, guint position)
{
  self->scroll_position = position;
  if (self->scroll_idle == 0)
    self->scroll_idle = g_idle_add_full (G_PRIORITY_LOW, scroll_cb, self, NULL);
}

static void
show_count (CwEvidencePane *self)
{
  gtk_stack_set_visible_child_name (self->stack, cw_evidence_lines_count (self->lines) > 0
                                                     ? "lines"
                                                     : "empty");
}

void
cw_evidence_pane_refresh (CwEvidencePane *self)
{
  g_autoptr (GError) error = NULL;

  self->waiting_count =
      cw_keeper_get_waiting (cw_work_session_get_keeper (self->place.session))->len;
  if (cw_evidence_lines_load (self->lines, &self->place, &error))
    {
      show_count (self);
      scroll_later (self, G_MAXUINT);
    }
  else
    {
      g_autofree char *text = cw_trouble_dup_act_text (error);

      adw_status_page_set_description (self->failure, text);
      gtk_stack_set_visible_child_name (self->stack, "failure");
    }
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_evidence_pane_refresh (CW_EVIDENCE_PANE (widget));
}

static void
kept_cb (CwEvidencePane *self, gint64 visit, gint64 note)
{
  if (visit != self->place.visit)
    return;

  cw_evidence_lines_add (self->lines, &self->place, note);
  show_count (self);
  scroll_later (self, G_MAXUINT);
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
  g_autofree char *text = cw_evidence_entry_dup_text (self->entry);
  g_autofree char *packed =
      cw_half_typed_pack (cw_work_session_get_store (self->place.session),
                          cw_evidence_entry_get_tags (self->entry), self->edited, text);
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
  cw_evidence_entry_set_hint (self->entry, hint);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  scroll_to (self, position);
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

  if (!is_untouched (self) || position >= cw_evidence_lines_count (self->lines))
    return FALSE;

  edit_line_at (self, position);
  return TRUE;
}

static gboolean
later_cb (CwEvidencePane *self)
{
  guint position = 0;

  if (self->edited == 0 || !is_untouched (self))
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
delete_line (CwEvidencePane *self, gint64 note)
{
  g_autoptr (GError) error = NULL;

  if (!cw_record_delete (cw_work_session_get_store (self->place.session), note, NULL, &error))
    {
      say_failed (self, error);
      return;
    }

  cw_evidence_pane_refresh (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "work.say-undo", "s", _ ("Line deleted"));
}

static gboolean
edit_line (CwEvidencePane *self, const char *text, CwTags tags, GError **error)
{
  CwStore *store = cw_work_session_get_store (self->place.session);
  g_autoptr (CwNote) note = cw_note_get (store, self->edited, error);
  g_autofree char *names = cw_evidence_item_dup_tag_names (tags);

  if (note == NULL)
    return FALSE;
  if (!g_str_equal (note->text, text) &&
      !cw_record_edit (store, note->id, "text", text, NULL, error))
    return FALSE;

  return note->tags == tags || cw_record_edit (store, note->id, "tags", names, NULL, error);
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
line_activated_cb (CwEvidencePane *self, guint position)
{
  if (cw_evidence_lines_get (self->lines, position)->id == 0)
    return;

  if (is_untouched (self))
    edit_line_at (self, position);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s",
                                _ ("Finish what you are typing first: Enter keeps it."));
}

static gboolean
list_key_cb (CwEvidencePane *self, guint keyval, guint keycode, GdkModifierType state)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (keyval != GDK_KEY_Delete || position >= cw_evidence_lines_count (self->lines) ||
      cw_evidence_lines_get (self->lines, position)->id == 0)
    return FALSE;

  delete_line (self, cw_evidence_lines_get (self->lines, position)->id);
  return TRUE;
}

/* A line that is kept can be dragged to a look-for. */
static GdkContentProvider *
drag_prepare_cb (GtkListItem *list_item, double x, double y, GtkDragSource *source)
{
  const CwNote *note = cw_evidence_item_get_note (gtk_list_item_get_item (list_item));

  return note->id != 0 ? gdk_content_provider_new_typed (G_TYPE_INT64, note->id) : NULL;
}

static char *
format_link (gpointer scope, const char *look_for)
{
  return g_strdup_printf ("↔ %s", look_for != NULL ? look_for : "");
}

static char *
format_link_tip (gpointer scope, const char *look_for)
{
  return g_strdup_printf (_ ("Evidence for look-for %s"), look_for != NULL ? look_for : "");
}

static gboolean
is_linked (gpointer scope, const char *look_for)
{
  return look_for != NULL && *look_for != '\0';
}

static gboolean
is_waiting (gpointer scope, gboolean is_kept)
{
  return !is_kept;
}

static void
forget_visit (CwEvidencePane *self)
{
  CwKeeper *keeper =
      self->place.session != NULL ? cw_work_session_get_keeper (self->place.session) : NULL;

  if (keeper != NULL) /* a closed session has none */
    g_signal_handlers_disconnect_by_data (keeper, self);
  g_clear_object (&self->place.session);
  g_clear_pointer (&self->place.items, g_ptr_array_unref);
  g_clear_pointer (&self->draft, g_free);
}

static void
cw_evidence_pane_dispose (GObject *object)
{
  g_clear_handle_id (&CW_EVIDENCE_PANE (object)->scroll_idle, g_source_remove);
  forget_visit (CW_EVIDENCE_PANE (object));
  G_OBJECT_CLASS (cw_evidence_pane_parent_class)->dispose (object);
}

static void
cw_evidence_pane_class_init (CwEvidencePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_evidence_pane_dispose;

  g_type_ensure (CW_TYPE_EVIDENCE_ITEM);
  g_type_ensure (CW_TYPE_EVIDENCE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/evidence-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CwEvidencePane, stack);
  gtk_widget_class_bind_template_child (widget_class, CwEvidencePane, list_view);
  gtk_widget_class_bind_template_child (widget_class, CwEvidencePane, selection);
  gtk_widget_class_bind_template_child (widget_class, CwEvidencePane, lines);
  gtk_widget_class_bind_template_child (widget_class, CwEvidencePane, failure);
  gtk_widget_class_bind_template_child (widget_class, CwEvidencePane, entry);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, earlier_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_cb);
  gtk_widget_class_bind_template_callback (widget_class, escaped_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_prepare_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_link);
  gtk_widget_class_bind_template_callback (widget_class, format_link_tip);
  gtk_widget_class_bind_template_callback (widget_class, is_linked);
  gtk_widget_class_bind_template_callback (widget_class, is_waiting);
  gtk_widget_class_install_action (widget_class, "evidence.refresh", NULL, refresh_action);
}

static void
cw_evidence_pane_init (CwEvidencePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
bring_back_half_typed (CwEvidencePane *self)
{
  CwStore *store = cw_work_session_get_store (self->place.session);
  CwMoment moment = { 0 };
  g_autofree char *packed = cw_draft_dup (store, self->draft, &moment);
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
                            GPtrArray *items)
{
  g_autofree char *uuid = cw_id_dup_text (cw_work_session_get_store (session), visit->id);
  CwKeeper *keeper = cw_work_session_get_keeper (session);

  cw_keeper_flush (keeper); /* what is half-typed in the visit shown so far */
  forget_visit (self);
  self->place.session = g_object_ref (session);
  self->place.visit = visit->id;
  self->place.start = visit->started;
  self->place.items = g_ptr_array_ref (items);
  self->draft = g_strconcat ("visit:", uuid, NULL);
  g_signal_connect_swapped (keeper, "kept", G_CALLBACK (kept_cb), self);
  g_signal_connect_swapped (keeper, "changed", G_CALLBACK (keeper_changed_cb), self);

  cw_evidence_pane_refresh (self);
  bring_back_half_typed (self);
}

void
cw_evidence_pane_show_line (CwEvidencePane *self, gint64 note)
{
  guint position = cw_evidence_lines_find (self->lines, note);

  gtk_single_selection_set_selected (self->selection, position);
  scroll_later (self, position);
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

  if (cw_note_link (cw_work_session_get_store (self->place.session), note, item, NULL, &error))
    cw_evidence_pane_refresh (self);
  else
    say_failed (self, error);
}

void
cw_evidence_pane_link_last (CwEvidencePane *self, gint64 item)
{
  guint position = cw_evidence_lines_find_last_kept (self->lines);
  const CwNote *note = NULL;

  if (position == GTK_INVALID_LIST_POSITION || item == 0)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  note = cw_evidence_lines_get (self->lines, position);
  cw_evidence_pane_link (self, note->id, note->item == item ? 0 : item);
}

GtkWidget *
cw_evidence_pane_get_text_view (CwEvidencePane *self)
{
  return cw_evidence_entry_get_text_view (self->entry);
}
