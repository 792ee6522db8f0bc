#include "ui/coach/event-agreed.h"

#include "corewalk/form.h"
#include "corewalk/id.h"
#include "corewalk/record.h"
#include "ui/coach/when-row.h"
#include "ui/parts/trouble.h"
#include "ui/walks/walk-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define TEXTS 4

struct _CwEventAgreed
{
  AdwBin parent_instance;

  CwWorkSession *session; /* NULL while nothing is shown */
  gint64 event;
  gint64 minutes_kept;
  GArray *forms; /* of gint64: what the rows of the choice stand for, 0 for none */
  gboolean is_showing;

  CwWalkText *focus;
  CwWalkText *seat;
  CwWalkText *host;
  CwWalkText *seen_by;
  CwWhenRow *planned;
  GtkSpinButton *minutes;
  GtkWidget *form_row;
  GtkDropDown *form;
  CwWhenRow *debrief;
};

G_DEFINE_FINAL_TYPE (CwEventAgreed, cw_event_agreed, ADW_TYPE_BIN)

static const char *const fields[TEXTS] = { "focus", "seat", "host", "seen_by" };

static CwWalkText *
text_of (CwEventAgreed *self, guint index)
{
  CwWalkText *texts[TEXTS] = { self->focus, self->seat, self->host, self->seen_by };

  return texts[index];
}

static const char *
words_of (const CwEvent *event, guint index)
{
  const char *const words[TEXTS] = { event->focus, event->seat, event->host, event->seen_by };

  return words[index] != NULL ? words[index] : "";
}

static CwStore *
find_store (CwEventAgreed *self, GError **error)
{
  CwStore *store = cw_work_session_get_store (self->session);

  if (store == NULL)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_BUSY,
                         "the record is being read. Try again in a moment");
  return store;
}

static gboolean
edit (CwEventAgreed *self, const char *field, const char *value, GError **error)
{
  CwStore *store = find_store (self, error);

  return store != NULL && cw_record_edit (store, self->event, field, value, NULL, error);
}

/* Says what happened to what was chosen, not typed. */
static void
say_kept (CwEventAgreed *self, gboolean is_kept, const GError *error)
{
  g_autofree char *trouble = is_kept ? NULL : cw_trouble_dup_act_text (error);

  if (is_kept)
    gtk_widget_activate_action (GTK_WIDGET (self), "work.say-undo", "s", _ ("Kept"));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s", trouble);
  cw_work_session_changed (self->session);
}

static void
keep (CwEventAgreed *self, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  gboolean is_kept;

  if (self->is_showing || self->session == NULL)
    return;

  is_kept = edit (self, field, value, &error);
  say_kept (self, is_kept, error);
}

static void
edited_cb (CwEventAgreed *self, const char *text, CwWalkText *widget)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *trouble = NULL;
  guint index = 0;

  if (self->session == NULL)
    return;

  while (text_of (self, index) != widget)
    index++;
  if (!edit (self, fields[index], text, &error))
    {
      trouble = cw_trouble_dup_cause (error);
      cw_walk_text_say (widget, trouble);
      return;
    }

  cw_walk_text_show (widget, text);
  gtk_widget_activate_action (GTK_WIDGET (self), "work.say-undo", "s",
                              *text == '\0' ? _ ("Cleared") : _ ("Kept"));
  cw_work_session_changed (self->session);
}

/* As the record reads moments: milliseconds since 1970, UTC. */
static void
when_cb (CwEventAgreed *self, CwWhenRow *row)
{
  gint64 at_ms = cw_when_row_get_moment (row);
  g_autofree char *text =
      at_ms != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, at_ms) : g_strdup ("");

  keep (self, row == self->planned ? "planned_ms" : "debrief_ms", text);
}

static void
minutes_cb (CwEventAgreed *self)
{
  gint64 minutes = gtk_spin_button_get_value_as_int (self->minutes);
  g_autofree char *text = minutes != 0 ? g_strdup_printf ("%d", (int) minutes) : g_strdup ("");

  if (self->is_showing || minutes == self->minutes_kept)
    return;

  self->minutes_kept = minutes;
  keep (self, "minutes", text);
}

static void
form_cb (CwEventAgreed *self)
{
  guint selected = gtk_drop_down_get_selected (self->form);
  g_autoptr (GError) error = NULL;
  CwStore *store;
  gboolean is_kept;

  if (self->is_showing || self->session == NULL || selected >= self->forms->len)
    return;

  store = find_store (self, &error);
  is_kept = store != NULL &&
            cw_event_set_form (store, self->event,
                               g_array_index (self->forms, gint64, selected), NULL, &error);
  say_kept (self, is_kept, error);
}

static gboolean
is_offered (const CwForm *form, gint64 chosen)
{
  return form->id == chosen || (form->is_newest && !form->is_retired);
}

/* (transfer full): of gint64: the forms that can be chosen, 0 for none; their titles go into @names. */
static GArray *
list_forms (CwStore *store, gint64 chosen, GtkStringList *names)
{
  g_autoptr (GPtrArray) forms = cw_form_list (store, NULL);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 none = 0;

  gtk_string_list_append (names, _ ("Blank Script"));
  g_array_append_val (ids, none);
  for (guint i = 0; forms != NULL && i < forms->len; i++)
    {
      const CwForm *form = forms->pdata[i];

      if (!is_offered (form, chosen) || g_str_equal (form->key, "blank-script"))
        continue;
      gtk_string_list_append (names, form->title);
      g_array_append_val (ids, form->id);
    }

  return ids;
}

static gboolean
is_same (const GArray *these, const GArray *those)
{
  return these->len == those->len &&
         memcmp (these->data, those->data, these->len * sizeof (gint64)) == 0;
}

/* The choice is made anew only where it is another one: this may be in the middle of choosing. */
static void
show_forms (CwEventAgreed *self, CwStore *store, const CwEvent *event)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GArray) forms = list_forms (store, event->form, names);
  guint selected = 0;

  if (!is_same (forms, self->forms))
    {
      g_array_unref (self->forms);
      self->forms = g_steal_pointer (&forms);
      gtk_drop_down_set_model (self->form, G_LIST_MODEL (names));
    }
  for (guint i = 0; i < self->forms->len; i++)
    if (g_array_index (self->forms, gint64, i) == event->form)
      selected = i;
  if (gtk_drop_down_get_selected (self->form) != selected)
    gtk_drop_down_set_selected (self->form, selected);
  gtk_widget_set_sensitive (self->form_row, event->walk == 0); /* what it began with stays */
}

static void
take_places (CwEventAgreed *self, CwStore *store)
{
  CwKeeper *keeper = cw_work_session_get_keeper (self->session);
  g_autofree char *uuid = cw_id_dup_text (store, self->event);

  for (guint i = 0; i < TEXTS; i++)
    {
      g_autofree char *place = g_strdup_printf ("event:%s:%s", fields[i], uuid);
      g_autofree char *draft = cw_keeper_dup_draft (keeper, place, NULL);

      cw_walk_text_set_place (text_of (self, i), keeper, place, draft);
    }
}

void
cw_event_agreed_leave (CwEventAgreed *self)
{
  for (guint i = 0; self->session != NULL && i < TEXTS; i++)
    cw_walk_text_finish (text_of (self, i));
  g_clear_object (&self->session);
  self->event = 0;
}

void
cw_event_agreed_show (CwEventAgreed *self,
                      CwWorkSession *session,
                      const CwEvent *event,
                      gboolean can_write)
{
  CwStore *store = cw_work_session_get_store (session);
  gboolean is_visit = event->kind == CW_EVENT_VISIT;

  if (event->id != self->event)
    cw_event_agreed_leave (self);
  if (store == NULL)
    return;

  if (event->id != self->event)
    {
      self->event = event->id;
      g_set_object (&self->session, session);
      take_places (self, store);
    }

  self->is_showing = TRUE;
  for (guint i = 0; i < TEXTS; i++)
    cw_walk_text_show (text_of (self, i), words_of (event, i));
  cw_when_row_set_moment (self->planned, event->planned_ms);
  cw_when_row_set_moment (self->debrief, event->debrief_ms);
  self->minutes_kept = event->minutes;
  gtk_spin_button_set_value (self->minutes, (double) event->minutes);
  show_forms (self, store, event);
  gtk_widget_set_visible (GTK_WIDGET (self->seat), is_visit);
  gtk_widget_set_visible (self->form_row, is_visit);
  gtk_widget_set_visible (GTK_WIDGET (self->debrief), is_visit ||
                                                          event->kind == CW_EVENT_MODEL ||
                                                          event->kind == CW_EVENT_CO_TEACH);
  gtk_widget_set_sensitive (GTK_WIDGET (self), can_write);
  self->is_showing = FALSE;
}

static void
cw_event_agreed_dispose (GObject *object)
{
  CwEventAgreed *self = CW_EVENT_AGREED (object);

  g_clear_object (&self->session); /* what is half typed is in its draft */
  g_clear_pointer (&self->forms, g_array_unref);
  G_OBJECT_CLASS (cw_event_agreed_parent_class)->dispose (object);
}

static void
cw_event_agreed_class_init (CwEventAgreedClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_event_agreed_dispose;

  g_type_ensure (CW_TYPE_WALK_TEXT);
  g_type_ensure (CW_TYPE_WHEN_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/event-agreed.ui");
  gtk_widget_class_bind_template_child (widget_class, CwEventAgreed, focus);
  gtk_widget_class_bind_template_child (widget_class, CwEventAgreed, seat);
  gtk_widget_class_bind_template_child (widget_class, CwEventAgreed, host);
  gtk_widget_class_bind_template_child (widget_class, CwEventAgreed, seen_by);
  gtk_widget_class_bind_template_child (widget_class, CwEventAgreed, planned);
  gtk_widget_class_bind_template_child (widget_class, CwEventAgreed, minutes);
  gtk_widget_class_bind_template_child (widget_class, CwEventAgreed, form_row);
  gtk_widget_class_bind_template_child (widget_class, CwEventAgreed, form);
  gtk_widget_class_bind_template_child (widget_class, CwEventAgreed, debrief);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, when_cb);
  gtk_widget_class_bind_template_callback (widget_class, minutes_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_cb);
}

static void
cw_event_agreed_init (CwEventAgreed *self)
{
  self->forms = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}
