#include "ui/walks/late-room.h"

#include "corewalk/mark.h"
#include "corewalk/record.h"
#include "corewalk/visit.h"
#include "ui/parts/trouble.h"
#include "ui/parts/wrap-layout.h"
#include "ui/visit/look-for-row.h"
#include "ui/walks/late-draft.h"
#include "ui/walks/late-lines.h"
#include "ui/walks/late-marks.h"
#include "ui/walks/late-words.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CwLateRoom
{
  AdwBin parent_instance;

  CwWorkSession *session;
  gint64 walk;
  gint64 form;
  gint64 day; /* of the walk */
  gint64 visit;
  int started; /* minutes since midnight */
  int latest;  /* of the last line of evidence: the next one without a time has it too */
  gboolean is_showing; /* the change comes from here, not from a person */

  GtkLabel *title;
  GtkEditable *start;
  GtkEditable *end;
  GtkEditable *grade;
  GtkEditable *subject;
  GtkDropDown *segment;
  GtkLabel *trouble;
  GtkWidget *more;
  GtkFlowBox *look_fors;
  GtkListBox *lines;
  GtkEditable *line;
  GtkLabel *line_trouble;
};

enum
{
  BEGUN,
  GONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwLateRoom, cw_late_room, ADW_TYPE_BIN)

static const char *const segments[] = { "", "opening", "middle", "closing" };

static void
say (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
say_failed (GtkLabel *label, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_cause (error);

  say (label, text);
}

static CwStore *
get_store (CwLateRoom *self)
{
  return cw_work_session_get_store (self->session);
}

static const char *
get_text (GtkEditable *entry)
{
  const char *text = gtk_editable_get_text (entry);

  return *text != '\0' ? text : NULL;
}

/* -1, and a word beside the field, for what is no time. */
static int
read_time (CwLateRoom *self, GtkEditable *entry)
{
  int minutes = cw_late_words_parse_time (gtk_editable_get_text (entry));
  g_autofree char *text = minutes >= 0 ? cw_late_words_format_time (minutes) : NULL;

  if (minutes < 0)
    say (self->trouble, _ ("Write a time such as 9:05."));
  else
    gtk_editable_set_text (entry, text);

  return minutes;
}

static void
begin (CwLateRoom *self)
{
  CwStore *store = get_store (self);
  guint segment = gtk_drop_down_get_selected (self->segment);
  int minutes = read_time (self, self->start);
  CwMoment moment;
  g_autoptr (GError) error = NULL;
  const CwVisitPlan plan = {
    .walk = self->walk,
    .grade = get_text (self->grade),
    .subject = get_text (self->subject),
    .segment = segment > 0 && segment < G_N_ELEMENTS (segments) ? segments[segment] : NULL,
  };

  if (minutes < 0 || store == NULL)
    return;

  moment = cw_late_words_moment (self->day, minutes);
  self->visit = cw_visit_start (store, &plan, &moment, &error);
  if (self->visit == 0)
    {
      say_failed (self->trouble, error);
      return;
    }

  self->started = self->latest = minutes;
  cw_late_room_refresh (self);
  g_signal_emit (self, signals[BEGUN], 0);
  cw_work_session_changed (self->session);
}

static void
start_cb (CwLateRoom *self)
{
  say (self->trouble, NULL);
  if (self->visit == 0 && *gtk_editable_get_text (self->start) != '\0')
    begin (self);
}

/* The end of a visit that has one already is another one. */
static gboolean
keep_end (CwLateRoom *self, CwStore *store, CwMoment moment, GError **error)
{
  g_autoptr (CwVisit) visit = cw_visit_get (store, self->visit, error);
  g_autofree char *ms = g_strdup_printf ("%" G_GINT64_FORMAT, moment.at_ms);

  if (visit == NULL)
    return FALSE;
  if (visit->ended_ms == moment.at_ms)
    return TRUE;

  return visit->ended_ms == 0
             ? cw_visit_end (store, self->visit, &moment, error)
             : cw_record_edit (store, self->visit, "ended_ms", ms, NULL, error);
}

static void
end_cb (CwLateRoom *self)
{
  CwStore *store = get_store (self);
  g_autoptr (GError) error = NULL;
  int minutes = -1;

  say (self->trouble, NULL);
  if (self->visit == 0 || store == NULL || *gtk_editable_get_text (self->end) == '\0')
    return;

  minutes = read_time (self, self->end);
  if (minutes >= 0 && minutes < self->started)
    say (self->trouble, _ ("A room can’t end before it began."));
  else if (minutes >= 0)
    {
      if (keep_end (self, store, cw_late_words_moment (self->day, minutes), &error))
        cw_work_session_changed (self->session);
      else
        say_failed (self->trouble, error);
    }
}

/* A field of the visit that is there already. */
static void
keep_field (CwLateRoom *self, const char *field, const char *value)
{
  CwStore *store = get_store (self);
  g_autoptr (CwRecord) record = NULL;
  const CwFieldValue *kept = NULL;
  g_autoptr (GError) error = NULL;

  say (self->trouble, NULL);
  if (self->visit == 0 || self->is_showing || store == NULL)
    return;

  record = cw_record_read (store, self->visit, NULL);
  kept = record != NULL ? cw_record_get_field (record, field) : NULL;
  if (kept != NULL && g_strcmp0 (kept->text != NULL ? kept->text : "", value) == 0)
    return;
  if (!cw_record_edit (store, self->visit, field, value, NULL, &error))
    say_failed (self->trouble, error);
  else
    cw_work_session_changed (self->session);
}

static void
grade_cb (CwLateRoom *self)
{
  keep_field (self, "grade", gtk_editable_get_text (self->grade));
}

static void
subject_cb (CwLateRoom *self)
{
  keep_field (self, "subject", gtk_editable_get_text (self->subject));
}

static void
segment_cb (CwLateRoom *self)
{
  guint selected = gtk_drop_down_get_selected (self->segment);

  if (selected < G_N_ELEMENTS (segments))
    keep_field (self, "segment", segments[selected]);
}

static void
marked_cb (CwLateRoom *self, int value, CwLookForRow *row)
{
  const CwMoment moment = cw_late_words_moment (self->day, self->latest);
  CwStore *store = get_store (self);
  g_autoptr (GError) error = NULL;

  if (store != NULL && cw_mark_set (store, self->visit, cw_look_for_row_get_item (row), value,
                                    &moment, &error) == 0)
    say_failed (self->line_trouble, error);
  cw_late_room_refresh (self);
}

static void
cleared_cb (CwLateRoom *self, CwLookForRow *row)
{
  CwStore *store = get_store (self);
  g_autoptr (GArray) marks = store != NULL ? cw_mark_list (store, self->visit, NULL) : NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    if (g_array_index (marks, CwMark, i).item == cw_look_for_row_get_item (row) &&
        !cw_record_delete (store, g_array_index (marks, CwMark, i).id, NULL, &error))
      say_failed (self->line_trouble, error);
  cw_late_room_refresh (self);
}

/* Ctrl and a number mark that look-for, and mark it otherwise when pressed again. */
static gboolean
key_cb (CwLateRoom *self, guint key, guint code, GdkModifierType state)
{
  CwLookForRow *row = NULL;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK ||
      key < GDK_KEY_1 || key > GDK_KEY_9 || self->visit == 0)
    return FALSE;

  row = cw_late_marks_get_row (self->look_fors, (int) (key - GDK_KEY_1));
  if (row == NULL)
    return FALSE;

  marked_cb (self, cw_look_for_row_get_next_value (row), row);
  return TRUE;
}

static void
line_cb (CwLateRoom *self)
{
  CwStore *store = get_store (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  CwTags tags = CW_TAG_NONE;
  CwMoment moment;
  int minutes = -1;

  text = cw_late_words_split (gtk_editable_get_text (self->line), &minutes, &tags);
  say (self->line_trouble, NULL);
  if (*text == '\0' || store == NULL)
    return;
  if (minutes >= 0 && minutes < self->started)
    {
      say (self->line_trouble, _ ("That is before the room began."));
      return;
    }

  moment = cw_late_words_moment (self->day, minutes >= 0 ? minutes : self->latest);
  if (cw_note_add (store, self->visit, tags, text, &moment, &error) == 0)
    {
      say_failed (self->line_trouble, error);
      return;
    }

  self->latest = minutes >= 0 ? minutes : self->latest;
  gtk_editable_set_text (self->line, "");
  cw_keeper_flush (cw_work_session_get_keeper (self->session)); /* it is half-typed no more */
  cw_late_room_refresh (self);
  cw_work_session_changed (self->session);
}

static void
line_changed_cb (CwLateRoom *self)
{
  if (self->visit != 0 && get_store (self) != NULL)
    cw_late_draft_keep (self->session, self->visit, gtk_editable_get_text (self->line));
}

static void
show_visit (CwLateRoom *self, const CwVisit *visit)
{
  self->is_showing = TRUE;
  gtk_editable_set_text (self->grade, visit->grade != NULL ? visit->grade : "");
  gtk_editable_set_text (self->subject, visit->subject != NULL ? visit->subject : "");
  for (guint i = 0; i < G_N_ELEMENTS (segments); i++)
    if (g_strcmp0 (visit->segment != NULL ? visit->segment : "", segments[i]) == 0)
      gtk_drop_down_set_selected (self->segment, i);
  if (visit->ended_ms == 0)
    gtk_editable_set_text (self->end, "");
  self->is_showing = FALSE;
}

void
cw_late_room_refresh (CwLateRoom *self)
{
  CwStore *store = get_store (self);
  g_autoptr (CwVisit) visit =
      self->visit != 0 && store != NULL ? cw_visit_get (store, self->visit, NULL) : NULL;
  gboolean is_gone = self->visit != 0 && store != NULL && visit == NULL;

  if (is_gone)
    self->visit = 0;
  gtk_editable_set_editable (self->start, self->visit == 0);
  gtk_widget_set_visible (self->more, self->visit != 0);
  if (visit != NULL)
    {
      show_visit (self, visit);
      cw_late_marks_show (self->look_fors, store, self->visit);
      cw_late_lines_show (self->lines, store, self->visit);
    }
  if (is_gone)
    g_signal_emit (self, signals[GONE], 0);
}

void
cw_late_room_begin (CwLateRoom *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->start));
}

void
cw_late_room_resume (CwLateRoom *self, const CwVisit *visit, const char *line)
{
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  self->visit = visit->id;
  self->started = cw_late_words_minutes (visit->started.at_ms);
  self->latest = cw_late_draft_get_latest (get_store (self), visit);
  start = cw_late_words_format_time (self->started);
  end = visit->ended_ms != 0
            ? cw_late_words_format_time (cw_late_words_minutes (visit->ended_ms))
            : NULL;
  gtk_editable_set_text (self->start, start);
  gtk_editable_set_text (self->end, end != NULL ? end : "");
  cw_late_room_refresh (self);
  gtk_editable_set_text (self->line, line);
}

void
cw_late_room_go_on (CwLateRoom *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->line));
  gtk_editable_set_position (self->line, -1);
}

gint64
cw_late_room_get_visit (CwLateRoom *self)
{
  return self->visit;
}

/* Six rooms stand below each other: each field says of which it is. */
static void
name_fields (CwLateRoom *self, const char *room)
{
  const struct
  {
    gpointer field;
    const char *name;
  } fields[] = {
    { self->start, _ ("Start, such as 9:05") },
    { self->end, _ ("End, such as 9:15") },
    { self->grade, _ ("Grade") },
    { self->subject, _ ("Subject") },
    { self->segment, _ ("Part of the lesson") },
    { self->lines, _ ("Evidence") },
    { self->line, _ ("A line of evidence, with its time before it") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s: %s", room, fields[i].name);

      gtk_accessible_update_property (GTK_ACCESSIBLE (fields[i].field),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

static void
cw_late_room_dispose (GObject *object)
{
  g_clear_object (&CW_LATE_ROOM (object)->session);
  G_OBJECT_CLASS (cw_late_room_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CwLateRoom, title);
  gtk_widget_class_bind_template_child (widget_class, CwLateRoom, start);
  gtk_widget_class_bind_template_child (widget_class, CwLateRoom, end);
  gtk_widget_class_bind_template_child (widget_class, CwLateRoom, grade);
  gtk_widget_class_bind_template_child (widget_class, CwLateRoom, subject);
  gtk_widget_class_bind_template_child (widget_class, CwLateRoom, segment);
  gtk_widget_class_bind_template_child (widget_class, CwLateRoom, trouble);
  gtk_widget_class_bind_template_child (widget_class, CwLateRoom, more);
  gtk_widget_class_bind_template_child (widget_class, CwLateRoom, look_fors);
  gtk_widget_class_bind_template_child (widget_class, CwLateRoom, lines);
  gtk_widget_class_bind_template_child (widget_class, CwLateRoom, line);
  gtk_widget_class_bind_template_child (widget_class, CwLateRoom, line_trouble);
}

static void
cw_late_room_class_init (CwLateRoomClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_late_room_dispose;
  signals[BEGUN] = g_signal_new ("begun", CW_TYPE_LATE_ROOM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[GONE] = g_signal_new ("gone", CW_TYPE_LATE_ROOM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  g_type_ensure (CW_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/late-room.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, end_cb);
  gtk_widget_class_bind_template_callback (widget_class, grade_cb);
  gtk_widget_class_bind_template_callback (widget_class, subject_cb);
  gtk_widget_class_bind_template_callback (widget_class, segment_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
cw_late_room_init (CwLateRoom *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_late_room_new (CwWorkSession *session, const CwWalk *walk, gint64 number)
{
  CwLateRoom *self = g_object_new (CW_TYPE_LATE_ROOM, NULL);
  g_autofree char *title = g_strdup_printf (_ ("Visit %d"), (int) number);

  self->session = g_object_ref (session);
  self->walk = walk->id;
  self->form = walk->form;
  self->day = walk->day;
  gtk_label_set_text (self->title, title);
  name_fields (self, title);
  cw_late_marks_offer (self->look_fors, get_store (self), self->form, G_CALLBACK (marked_cb),
                       G_CALLBACK (cleared_cb), self);
  cw_late_room_refresh (self);
  return GTK_WIDGET (self);
}
