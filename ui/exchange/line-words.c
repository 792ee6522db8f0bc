#include "ui/exchange/line-words.h"

#include "corewalk/form.h"
#include "corewalk/json.h"
#include "corewalk/record.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "ui/parts/times.h"

#include <glib/gi18n.h>
#include <string.h>

/* What was looked up for the last lines, which are mostly about the same. */
struct _CwLineWords
{
  gint64 visit_id, walk_id, form_id;
  CwVisit *visit;
  CwWalk *walk;
  GPtrArray *items; /* of CwItem, of the form */
};

CwLineWords *
cw_line_words_new (void)
{
  return g_new0 (CwLineWords, 1);
}

void
cw_line_words_free (CwLineWords *self)
{
  cw_visit_free (self->visit);
  cw_walk_free (self->walk);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

static const CwVisit *
look_up_visit (CwLineWords *self, CwStore *store, gint64 id)
{
  if (id != self->visit_id)
    {
      cw_visit_free (self->visit);
      self->visit = id != 0 ? cw_visit_get (store, id, NULL) : NULL;
      self->visit_id = id;
    }

  return self->visit;
}

static const CwWalk *
look_up_walk (CwLineWords *self, CwStore *store, gint64 id)
{
  if (id != self->walk_id)
    {
      cw_walk_free (self->walk);
      self->walk = id != 0 ? cw_walk_get (store, id, NULL) : NULL;
      self->walk_id = id;
    }

  return self->walk;
}

static const char *
look_up_item (CwLineWords *self, CwStore *store, gint64 form, gint64 id)
{
  if (form != self->form_id)
    {
      g_clear_pointer (&self->items, g_ptr_array_unref);
      self->items = form != 0 ? cw_form_items (store, form, NULL) : NULL;
      self->form_id = form;
    }
  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    if (((CwItem *) self->items->pdata[i])->id == id)
      return ((CwItem *) self->items->pdata[i])->label;

  return NULL;
}

/* A line while it is put into words. */
typedef struct
{
  CwLineWords *words;
  CwStore *store;
  const char *kind;
  const CwJson *fields;
  CwRecord *record; /* NULL where it is about none that is known */
  const CwVisit *visit;
  const CwWalk *walk;
} Line;

static const char *
get_text (const CwJson *fields, const char *name)
{
  const CwJson *field = cw_json_member (fields, name);

  return field != NULL && cw_json_kind (field) == CW_JSON_STRING ? cw_json_string (field)
                                                                 : NULL;
}

static gint64
get_number (const Line *line, const char *name)
{
  const CwJson *field = cw_json_member (line->fields, name);

  return field != NULL && cw_json_kind (field) == CW_JSON_INTEGER ? cw_json_integer (field) : 0;
}

static gint64
get_ref (const Line *line, const char *name)
{
  const CwFieldValue *value =
      line->record != NULL ? cw_record_get_field (line->record, name) : NULL;

  return value != NULL && value->type == CW_VALUE_REF ? value->integer : 0;
}

static gboolean
sets (const Line *line, const char *name)
{
  return cw_json_member (line->fields, name) != NULL;
}

/* The numbers that leave, as the line has them. */
static char *
say_activity (const Line *line)
{
  const char *month = get_text (line->fields, "month");
  gint64 cycles = get_number (line, "cycles");
  g_autofree char *begun =
      g_strdup_printf (ngettext ("%d cycle", "%d cycles", (gulong) cycles), (int) cycles);
  g_autoptr (GString) text = g_string_new (month);

  g_string_append_printf (text, "%s%s", month != NULL ? ": " : "", begun);
  g_string_append_printf (text, " · %s · %s: %d", get_text (line->fields, "events"),
                          _ ("Minutes together"), (int) get_number (line, "minutes"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
say_walk (const Line *line)
{
  const char *title = get_text (line->fields, "title");

  if (title != NULL)
    return g_strdup_printf (_ ("Walk “%s”"), title);
  if (sets (line, "closed_ms"))
    return g_strdup (get_number (line, "closed_ms") != 0 ? _ ("The walk was closed")
                                                         : _ ("The walk was opened again"));
  return g_strdup (_ ("A walk"));
}

static void
add_part (GString *text, const char *format, const char *part)
{
  if (part == NULL)
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  if (format == NULL)
    g_string_append (text, part);
  else
    {
      g_autofree char *label = g_strconcat (format, " ", part, NULL);

      g_string_append (text, label);
    }
}

static const char *
segment_name (const char *segment)
{
  if (segment == NULL)
    return NULL;

  return g_str_equal (segment, "opening")  ? _ ("opening")
         : g_str_equal (segment, "middle") ? _ ("middle")
                                           : _ ("closing");
}

static char *
say_visit (const Line *line)
{
  GString *text = g_string_new (NULL);

  if (sets (line, "number"))
    g_string_printf (text, _ ("Visit %d"), (int) get_number (line, "number"));
  add_part (text, _ ("Grade"), get_text (line->fields, "grade"));
  add_part (text, NULL, get_text (line->fields, "subject"));
  add_part (text, NULL, segment_name (get_text (line->fields, "segment")));
  if (text->len == 0)
    g_string_append (text, sets (line, "ended_ms") ? _ ("The visit ended") : _ ("A visit"));

  return g_string_free (text, FALSE);
}

static char *
say_mark (const Line *line)
{
  const char *value = get_text (line->fields, "value");
  const char *label =
      line->walk != NULL
          ? look_up_item (line->words, line->store, line->walk->form, get_ref (line, "item"))
          : NULL;
  g_autofree char *said =
      value == NULL ? g_strdup_printf (_ ("Level %d"), (int) get_number (line, "value"))
      : g_str_equal (value, "seen")     ? g_strdup (_ ("Seen"))
      : g_str_equal (value, "not-seen") ? g_strdup (_ ("Not seen"))
                                        : g_strdup (_ ("Not observable"));

  return g_strdup_printf ("%s: %s", said, label != NULL ? label : _ ("a look-for"));
}

/* Counters come with names such as "student-question". */
static char *
dup_counter (const Line *line, const char *field)
{
  const char *name = get_text (line->fields, field);
  char *words = g_strdup (name != NULL ? name : _ ("a count"));

  return g_strdelimit (words, "-_", ' ');
}

static char *
say_count (const Line *line)
{
  g_autofree char *counter =
      dup_counter (line, g_str_equal (line->kind, "timer") ? "name" : "counter");

  if (g_str_equal (line->kind, "interval"))
    /* Translators: what was looked for, how many showed it, of how many */
    return g_strdup_printf (_ ("%s: %d of %d"), counter, (int) get_number (line, "k"),
                            (int) get_number (line, "n"));
  if (g_str_equal (line->kind, "timer"))
    return g_strdup_printf (sets (line, "stopped_ms") ? _ ("Stopwatch %s, stopped")
                                                      : _ ("Stopwatch %s"),
                            counter);
  return g_strdup_printf ("%s: %+d", counter, (int) get_number (line, "by"));
}

static char *
say_debrief (const Line *line, const char *text)
{
  const char *step = get_text (line->fields, "step");

  if (step == NULL)
    return g_strdup (text);

  return g_strdup_printf ("%s: %s",
                          g_str_equal (step, "describe")  ? _ ("Describe")
                          : g_str_equal (step, "pattern") ? _ ("Pattern")
                          : g_str_equal (step, "predict") ? _ ("Predict")
                                                          : _ ("Next level of work"),
                          text);
}

/* What is about the record as a whole. */
static char *
say_act (const Line *line)
{
  const char *author = get_text (line->fields, "author");

  if (g_str_equal (line->kind, "stream"))
    return g_strdup_printf (_ ("Who writes: %s"), author != NULL ? author : _ ("somebody"));
  if (g_str_equal (line->kind, "void"))
    return g_strdup (_ ("Taken back: nothing is left of this line"));
  if (g_str_equal (line->kind, "delete"))
    return g_strdup (_ ("Removed"));
  if (g_str_equal (line->kind, "restore"))
    return g_strdup (_ ("Brought back"));
  if (g_str_equal (line->kind, "seal"))
    return g_strdup (_ ("Fixed as it stands"));

  return NULL;
}

static char *
say (const Line *line)
{
  const char *text = get_text (line->fields, "text");
  const char *title = get_text (line->fields, "title"), *name = get_text (line->fields, "name");
  char *act = say_act (line);

  if (act != NULL)
    return act;
  if (g_str_equal (line->kind, "walk"))
    return say_walk (line);
  if (g_str_equal (line->kind, "visit"))
    return say_visit (line);
  if (g_str_equal (line->kind, "mark"))
    return say_mark (line);
  if (g_str_equal (line->kind, "tally") || g_str_equal (line->kind, "interval") ||
      g_str_equal (line->kind, "timer"))
    return say_count (line);
  if (g_str_equal (line->kind, "answer") && text != NULL && sets (line, "question"))
    return g_strdup_printf ("%s — %s", get_text (line->fields, "question"), text);
  if (g_str_equal (line->kind, "card") && text != NULL)
    return say_debrief (line, text);
  if (g_str_equal (line->kind, "erase") && sets (line, "reason"))
    return g_strdup_printf (_ ("An order to erase. Reason: %s"),
                            get_text (line->fields, "reason"));
  if (g_str_equal (line->kind, "activity") && sets (line, "events"))
    return say_activity (line);
  if (g_str_equal (line->kind, "sameclass") && sets (line, "one"))
    return g_strdup (_ ("Two classes or rooms in the lists are one"));
  if (g_str_equal (line->kind, "visitclass"))
    return g_strdup (_ ("Which class the visit was in"));
  if (text == NULL && title == NULL && name == NULL)
    return g_strdup (line->record != NULL ? _ ("A detail was changed")
                                          : _ ("Something that a newer Corewalk shows"));

  return g_strdup (text != NULL ? text : title != NULL ? title : name);
}

static char *
dup_about (const Line *line, const CwJson *root)
{
  GString *about = g_string_new (NULL);
  const CwJson *at = cw_json_member (root, "at"), *zone = cw_json_member (root, "z");

  if (line->visit != NULL && !g_str_equal (line->kind, "visit"))
    g_string_printf (about, _ ("Visit %d"), (int) line->visit->number);
  if (line->walk != NULL && !g_str_equal (line->kind, "walk"))
    add_part (about, NULL, line->walk->title);
  if (line->walk != NULL && g_str_equal (line->kind, "walk"))
    add_part (about, NULL, line->walk->school_name);
  if (at != NULL && zone != NULL && !g_str_equal (line->kind, "stream"))
    {
      const CwMoment moment = { cw_json_integer (at), (int) cw_json_integer (zone) };
      g_autofree char *day = cw_times_dup_day (cw_moment_local_day (moment));
      g_autofree char *clock = cw_times_dup_clock (moment);
      g_autofree char *both = g_strdup_printf ("%s, %s", day, clock);

      add_part (about, NULL, both);
    }

  return g_string_free (about, FALSE);
}

static void
look_up (Line *line, const CwExportLine *entry)
{
  const char *kind;
  gint64 walk;

  line->record = entry->record != 0 ? cw_record_read (line->store, entry->record, NULL) : NULL;
  if (line->record == NULL)
    return;

  kind = line->record->kind;
  line->visit =
      look_up_visit (line->words, line->store,
                     g_str_equal (kind, "visit") ? entry->record : get_ref (line, "visit"));
  walk = g_str_equal (kind, "walk") ? entry->record
         : line->visit != NULL      ? line->visit->walk
                                    : get_ref (line, "walk");
  line->walk = look_up_walk (line->words, line->store, walk);
}

char *
cw_line_words_dup (CwLineWords *self,
                   CwStore *store,
                   const CwExportLine *entry,
                   const char *json,
                   char **about)
{
  g_autoptr (CwJson) root = cw_json_parse (json, strlen (json), NULL);
  const CwJson *said = root != NULL ? cw_json_member (root, "line") : NULL;
  Line line = { .words = self, .store = store, .kind = entry->kind };
  char *words = NULL;

  *about = NULL;
  if (said == NULL || cw_json_kind (said) != CW_JSON_OBJECT)
    {
      *about = g_strdup ("");
      return g_strdup (_ ("Taken back: nothing is left of this line"));
    }

  line.fields = cw_json_member (said, "f");
  look_up (&line, entry);
  words = say (&line);
  *about = dup_about (&line, said);
  cw_record_free (line.record);
  return words;
}
