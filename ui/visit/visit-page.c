#include "ui/visit/visit-page.h"

#include "corewalk/cycle-event.h"
#include "corewalk/form-document.h"
#include "corewalk/form.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "ui/parts/times.h"
#include "ui/parts/trouble.h"
#include "ui/visit/evidence-pane.h"
#include "ui/visit/history-dialog.h"
#include "ui/visit/kept-mark.h"
#include "ui/visit/look-for-pane.h"
#include "ui/visit/tool-strip.h"
#include "ui/visit/visit-details.h"
#include "ui/walks/visit-row.h"

#include <glib/gi18n.h>

#define CLOCK_SECONDS 5

struct _CwVisitPage
{
  AdwBin parent_instance;

  CwWorkSession *session;
  CwVisit *visit;
  CwFormDocument *form; /* NULL for one that can't be read */
  guint clock;          /* moves the minutes on */

  GtkMenuButton *title_button;
  AdwWindowTitle *title;
  CwVisitDetails *details;
  CwKeptMark *kept;
  GtkWidget *end_button;
  GtkWidget *next_button;
  GtkWidget *look_fors_button;
  GtkRevealer *trouble_revealer;
  GtkLabel *trouble;
  AdwFlap *flap;
  CwToolStrip *tools;
  CwEvidencePane *evidence;
  CwLookForPane *look_fors;
};

G_DEFINE_FINAL_TYPE (CwVisitPage, cw_visit_page, ADW_TYPE_BIN)

static void
show_minutes (CwVisitPage *self)
{
  gint64 until_ms = self->visit->ended_ms != 0 ? self->visit->ended_ms : cw_moment_now ().at_ms;
  g_autofree char *minutes = cw_times_dup_minutes (self->visit->started.at_ms, until_ms);
  g_autofree char *ended = g_strdup_printf (_ ("%s · ended"), minutes);

  adw_window_title_set_subtitle (self->title, self->visit->ended_ms != 0 ? ended : minutes);
}

static gboolean
clock_cb (gpointer user_data)
{
  show_minutes (CW_VISIT_PAGE (user_data));
  return G_SOURCE_CONTINUE;
}

static void
show_kept (CwVisitPage *self)
{
  CwKeeper *keeper = cw_work_session_get_keeper (self->session);
  const char *trouble = cw_keeper_get_trouble (keeper);

  cw_kept_mark_show (self->kept, cw_keeper_get_state (keeper));
  if (trouble != NULL)
    gtk_label_set_text (self->trouble, trouble);
  gtk_revealer_set_reveal_child (self->trouble_revealer, trouble != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visit.copy-waiting",
                                 cw_keeper_get_waiting (keeper)->len > 0);
}

static void
folded_cb (CwVisitPage *self)
{
  cw_kept_mark_set_narrow (self->kept, adw_flap_get_folded (self->flap));
}

static void
show_head (CwVisitPage *self)
{
  CwStore *store = cw_work_session_get_store (self->session);
  g_autofree char *title =
      cw_visit_row_dup_title (self->visit, cw_store_get_person (store)->name);
  g_autoptr (CwWalk) walk = cw_walk_get (store, self->visit->walk, NULL);

  adw_window_title_set_title (self->title, title);
  gtk_widget_set_visible (self->end_button, self->visit->ended_ms == 0);
  gtk_widget_set_visible (self->next_button, walk != NULL && walk->closed_ms == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visit.next-room",
                                 walk != NULL && walk->closed_ms == 0);
  show_minutes (self);
}

/* Lines, marks and counts go on; what has to look into the record waits. */
static void
show_busy (CwVisitPage *self)
{
  static const char *const actions[] = { "visit.end",       "visit.next-room", "visit.link",
                                         "visit.link-line", "visit.history",   NULL };
  gboolean is_free = !cw_work_session_is_lent (self->session);

  gtk_widget_set_sensitive (GTK_WIDGET (self->details), is_free);
  for (guint i = 0; actions[i] != NULL; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], is_free);
  if (is_free && gtk_widget_get_mapped (GTK_WIDGET (self)))
    cw_visit_page_refresh (self);
}

static void
say_failed (CwVisitPage *self, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_act_text (error);

  gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s", text);
}

static gboolean
end_visit (CwVisitPage *self)
{
  g_autoptr (GError) error = NULL;

  if (self->visit->ended_ms != 0 ||
      cw_visit_end (cw_work_session_get_store (self->session), self->visit->id, NULL, &error))
    return TRUE;

  say_failed (self, error);
  return FALSE;
}

/* An observation is over with its visit: the time spent is from start to stop. */
static gboolean
end_event (CwVisitPage *self, GError **error)
{
  CwStore *store = cw_work_session_get_store (self->session);
  gint64 event = cw_event_of_walk (store, self->visit->walk);

  return event == 0 || cw_event_stop (store, event, NULL, error);
}

static void
end_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwVisitPage *self = CW_VISIT_PAGE (widget);
  g_autoptr (GError) error = NULL;

  if (!end_visit (self))
    return;

  if (!end_event (self, &error))
    say_failed (self, error);
  gtk_widget_activate_action (widget, "work.back", NULL);
}

static void
next_room_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwVisitPage *self = CW_VISIT_PAGE (widget);
  const CwVisitPlan plan = { .walk = self->visit->walk };
  g_autoptr (GError) error = NULL;
  gint64 next = 0;

  if (!end_visit (self))
    return;

  next = cw_visit_start (cw_work_session_get_store (self->session), &plan, NULL, &error);
  if (next != 0)
    gtk_widget_activate_action (widget, "work.show-visit", "x", next);
  else
    say_failed (self, error);
}

static void
tag_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_evidence_pane_toggle_tag (CW_VISIT_PAGE (widget)->evidence,
                               (CwTags) g_variant_get_int32 (parameter));
}

static void
look_for_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwVisitPage *self = CW_VISIT_PAGE (widget);

  if (!adw_flap_get_locked (self->flap))
    adw_flap_set_reveal_flap (self->flap, TRUE);
  if (!cw_look_for_pane_press (self->look_fors, (guint) g_variant_get_int32 (parameter)))
    gtk_widget_error_bell (widget);
}

static void
link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwVisitPage *self = CW_VISIT_PAGE (widget);

  cw_evidence_pane_link_or_unlink (self->evidence,
                                   parameter != NULL ? g_variant_get_int64 (parameter) : 0,
                                   cw_look_for_pane_get_current (self->look_fors));
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwVisitPage *self = CW_VISIT_PAGE (widget);
  gint64 chosen = cw_evidence_pane_get_chosen (self->evidence);

  if (chosen != 0)
    cw_history_dialog_show (widget, cw_work_session_get_store (self->session), chosen);
  else
    gtk_widget_error_bell (widget);
}

static void
details_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (CW_VISIT_PAGE (widget)->title_button);
}

static void
dropped_cb (CwVisitPage *self, gint64 item, gint64 note)
{
  cw_evidence_pane_link (self->evidence, note, item);
}

static void
copy_waiting_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwVisitPage *self = CW_VISIT_PAGE (widget);
  GPtrArray *waiting = cw_keeper_get_waiting (cw_work_session_get_keeper (self->session));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < waiting->len; i++)
    {
      const CwVisitAct *line = g_ptr_array_index (waiting, i);

      if (line->text != NULL)
        g_string_append_printf (text, "%s\n", line->text);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
}

/* A form without look-fors leaves the room to the lines. */
static void
show_flap (CwVisitPage *self, gboolean has_items)
{
  adw_flap_set_locked (self->flap, !has_items);
  adw_flap_set_reveal_flap (self->flap, has_items && !adw_flap_get_folded (self->flap));
  adw_flap_set_swipe_to_open (self->flap, has_items);
  gtk_widget_set_sensitive (self->look_fors_button, has_items);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visit.look-fors", has_items);
}

static void
flap_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwVisitPage *self = CW_VISIT_PAGE (widget);

  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, !adw_flap_get_reveal_flap (self->flap));
}

static gboolean
takes_keys (GtkWidget *focus, guint keyval)
{
  if (focus == NULL)
    return FALSE;
  if (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus) ||
      gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return TRUE;

  return keyval == GDK_KEY_space; /* presses what has the focus */
}

/* Whatever has the focus, a printable key goes to the line, and the line is seen. */
static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                CwVisitPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *line = cw_evidence_pane_get_text_view (self->evidence);
  gunichar c = gdk_keyval_to_unicode (keyval);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || c == 0 ||
      !g_unichar_isprint (c))
    return FALSE;
  if (focus != line && takes_keys (focus, keyval))
    return FALSE;

  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  if (focus == line)
    return FALSE;

  gtk_widget_grab_focus (line);
  return gtk_event_controller_key_forward (keys, line);
}

static void
map_cb (CwVisitPage *self)
{
  if (!cw_tool_strip_focus_line (self->tools))
    gtk_widget_grab_focus (cw_evidence_pane_get_text_view (self->evidence));
}

/* Once an answer is typed, the line of evidence has the keys again. */
static void
asking_cb (CwVisitPage *self, gboolean is_asking)
{
  if (!is_asking)
    map_cb (self);
}

static void
forget_visit (CwVisitPage *self)
{
  CwKeeper *keeper = self->session != NULL ? cw_work_session_get_keeper (self->session) : NULL;

  if (keeper != NULL) /* a closed session has none */
    g_signal_handlers_disconnect_by_data (keeper, self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (self->tools != NULL)
    cw_tool_strip_forget (self->tools);
  g_clear_object (&self->session);
  g_clear_pointer (&self->form, cw_form_document_free);
  g_clear_pointer (&self->visit, cw_visit_free);
  g_clear_handle_id (&self->clock, g_source_remove);
}

static void
cw_visit_page_dispose (GObject *object)
{
  forget_visit (CW_VISIT_PAGE (object));
  G_OBJECT_CLASS (cw_visit_page_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  const GdkModifierType control = GDK_CONTROL_MASK;

  for (guint i = 0; i < 3; i++)
    {
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK,
                                           "visit.tag", "i", 1 << i);
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_1 + i, GDK_ALT_MASK,
                                           "visit.tag", "i", 1 << i);
    }
  for (guint i = 0; i < 9; i++)
    {
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, control,
                                           "visit.look-for", "i", i + 1);
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_1 + i, control,
                                           "visit.look-for", "i", i + 1);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, control, "visit.link", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, control, "visit.details", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, control, "visit.history", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, control, "visit.end", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, control, "visit.next-room",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "visit.look-fors", NULL);
}

static void
cw_visit_page_class_init (CwVisitPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_visit_page_dispose;

  g_type_ensure (CW_TYPE_EVIDENCE_PANE);
  g_type_ensure (CW_TYPE_KEPT_MARK);
  g_type_ensure (CW_TYPE_LOOK_FOR_PANE);
  g_type_ensure (CW_TYPE_TOOL_STRIP);
  g_type_ensure (CW_TYPE_VISIT_DETAILS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/visit-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwVisitPage, title_button);
  gtk_widget_class_bind_template_child (widget_class, CwVisitPage, title);
  gtk_widget_class_bind_template_child (widget_class, CwVisitPage, details);
  gtk_widget_class_bind_template_child (widget_class, CwVisitPage, kept);
  gtk_widget_class_bind_template_child (widget_class, CwVisitPage, end_button);
  gtk_widget_class_bind_template_child (widget_class, CwVisitPage, next_button);
  gtk_widget_class_bind_template_child (widget_class, CwVisitPage, look_fors_button);
  gtk_widget_class_bind_template_child (widget_class, CwVisitPage, trouble_revealer);
  gtk_widget_class_bind_template_child (widget_class, CwVisitPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, CwVisitPage, flap);
  gtk_widget_class_bind_template_child (widget_class, CwVisitPage, tools);
  gtk_widget_class_bind_template_child (widget_class, CwVisitPage, evidence);
  gtk_widget_class_bind_template_child (widget_class, CwVisitPage, look_fors);
  gtk_widget_class_bind_template_callback (widget_class, asking_cb);
  gtk_widget_class_bind_template_callback (widget_class, dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cw_visit_page_refresh);
  gtk_widget_class_install_action (widget_class, "visit.end", NULL, end_action);
  gtk_widget_class_install_action (widget_class, "visit.next-room", NULL, next_room_action);
  gtk_widget_class_install_action (widget_class, "visit.tag", "i", tag_action);
  gtk_widget_class_install_action (widget_class, "visit.look-for", "i", look_for_action);
  gtk_widget_class_install_action (widget_class, "visit.link", NULL, link_action);
  gtk_widget_class_install_action (widget_class, "visit.link-line", "x", link_action);
  gtk_widget_class_install_action (widget_class, "visit.details", NULL, details_action);
  gtk_widget_class_install_action (widget_class, "visit.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "visit.copy-waiting", NULL,
                                   copy_waiting_action);
  gtk_widget_class_install_action (widget_class, "visit.look-fors", NULL, flap_action);
  add_keys (widget_class);
}

static void
cw_visit_page_init (CwVisitPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  folded_cb (self);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

static CwFormDocument *
read_form (CwStore *store, gint64 form)
{
  g_autofree char *text = cw_form_dup_document (store, form, NULL);

  return text != NULL ? cw_form_document_parse (text, strlen (text), NULL) : NULL;
}

gboolean
cw_visit_page_set_visit (CwVisitPage *self, CwWorkSession *session, gint64 id, GError **error)
{
  CwStore *store = cw_work_session_get_store (session);
  g_autoptr (CwVisit) visit = cw_visit_get (store, id, error);
  g_autoptr (CwWalk) walk = visit != NULL ? cw_walk_get (store, visit->walk, error) : NULL;
  g_autoptr (GPtrArray) items = walk != NULL ? cw_form_items (store, walk->form, error) : NULL;

  if (items == NULL)
    return FALSE;

  forget_visit (self);
  self->session = g_object_ref (session);
  self->visit = g_steal_pointer (&visit);
  self->clock = g_timeout_add_seconds (CLOCK_SECONDS, clock_cb, self);
  g_signal_connect_swapped (cw_work_session_get_keeper (session), "changed",
                            G_CALLBACK (show_kept), self);
  g_signal_connect_swapped (session, "notify::is-busy", G_CALLBACK (show_busy), self);

  cw_visit_details_set_visit (self->details, session, id);
  self->form = read_form (store, walk->form);
  cw_look_for_pane_set_visit (self->look_fors, session, id, self->form, walk->form_title,
                              items);
  cw_evidence_pane_set_visit (self->evidence, session, self->visit, items, self->form);
  show_flap (self, items->len > 0);
  show_head (self);
  cw_kept_mark_forget (self->kept);
  show_kept (self);
  map_cb (self);
  cw_tool_strip_set_visit (self->tools, session, self->visit, self->form);
  return TRUE;
}

gint64
cw_visit_page_get_visit (CwVisitPage *self)
{
  return self->visit != NULL ? self->visit->id : 0;
}

gboolean
cw_visit_page_refresh (CwVisitPage *self)
{
  CwVisit *visit =
      cw_visit_get (cw_work_session_get_store (self->session), self->visit->id, NULL);

  if (visit == NULL)
    return FALSE;

  cw_visit_free (self->visit);
  self->visit = visit;
  show_head (self);
  cw_look_for_pane_refresh (self->look_fors);
  cw_evidence_pane_refresh (self->evidence);
  cw_tool_strip_refresh (self->tools, visit->ended_ms != 0);
  return TRUE;
}

void
cw_visit_page_show_line (CwVisitPage *self, gint64 note)
{
  cw_evidence_pane_show_line (self->evidence, note);
}
