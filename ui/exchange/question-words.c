#include "ui/exchange/question-words.h"

#include "corewalk/cycle-model.h"
#include "corewalk/form.h"
#include "corewalk/id.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "ui/parts/times.h"

#include <glib/gi18n.h>

typedef enum
{
  SAYS_WORDS, /* typed by a person: an answer can be, too */
  SAYS_CHOICE,
  SAYS_DAY,
  SAYS_MOMENT,
  SAYS_RECORD,
  SAYS_PHASE, /* of the cycle that the record is */
  SAYS_MODEL,
} Says;

static const struct
{
  const char *name;
  const char *label;
  Says says;
} fields[] = {
  { "title", N_ ("Title"), SAYS_WORDS },
  { "text", N_ ("Words"), SAYS_WORDS },
  { "theory", N_ ("Theory of action"), SAYS_WORDS },
  { "results", N_ ("Student results"), SAYS_WORDS },
  { "grade", N_ ("Grade"), SAYS_WORDS },
  { "subject", N_ ("Subject"), SAYS_WORDS },
  { "segment", N_ ("Part of the lesson"), SAYS_CHOICE },
  { "day", N_ ("Day"), SAYS_DAY },
  { "closed_ms", N_ ("Closing"), SAYS_MOMENT },
  { "ended_ms", N_ ("End"), SAYS_MOMENT },
  { "stopped_ms", N_ ("End"), SAYS_MOMENT },
  { "tags", N_ ("Tags"), SAYS_CHOICE },
  { "value", N_ ("Mark"), SAYS_CHOICE },
  { "item", N_ ("Look-for"), SAYS_RECORD },
  { "question", N_ ("Question"), SAYS_WORDS },
  { "step", N_ ("Column"), SAYS_CHOICE },
  { "owner", N_ ("Who does it"), SAYS_WORDS },
  { "due", N_ ("By when"), SAYS_DAY },
  { "done", N_ ("Done on"), SAYS_DAY },
  { "help", N_ ("With what help"), SAYS_WORDS },
  { "state", N_ ("What became of it"), SAYS_CHOICE },
  { "outcome", N_ ("What became of it, in words"), SAYS_WORDS },
  { "under", N_ ("Pattern"), SAYS_RECORD },
  { "notes", N_ ("Evidence behind it"), SAYS_RECORD },
  { "school", N_ ("School"), SAYS_RECORD },
  { "class", N_ ("Class"), SAYS_RECORD },
  { "counter", N_ ("What is counted"), SAYS_WORDS },
  { "by", N_ ("Count"), SAYS_WORDS },
  { "k", N_ ("How many"), SAYS_WORDS },
  { "n", N_ ("Of how many"), SAYS_WORDS },
  { "name", N_ ("Name"), SAYS_WORDS },
  { "goal", N_ ("Goal"), SAYS_WORDS },
  { "measure", N_ ("Measure"), SAYS_WORDS },
  { "target", N_ ("Target"), SAYS_WORDS },
  { "agreement", N_ ("Agreement"), SAYS_WORDS },
  { "reflection", N_ ("Reflection"), SAYS_WORDS },
  { "team", N_ ("Team"), SAYS_WORDS },
  { "data", N_ ("Data"), SAYS_WORDS },
  { "actions", N_ ("Actions"), SAYS_WORDS },
  { "lookfors", N_ ("Look-fors"), SAYS_WORDS },
  { "reason", N_ ("Reason"), SAYS_WORDS },
  { "phase", N_ ("Phase"), SAYS_PHASE },
  { "document", N_ ("Phases"), SAYS_MODEL },
  { "begun", N_ ("First day"), SAYS_DAY },
  { "until", N_ ("Last day"), SAYS_DAY },
  { "closed", N_ ("Day of closing"), SAYS_DAY },
  { "focus", N_ ("Focus"), SAYS_WORDS },
  { "seat", N_ ("Seat"), SAYS_WORDS },
  { "host", N_ ("Host"), SAYS_WORDS },
  { "seen_by", N_ ("Readers"), SAYS_WORDS },
  { "minutes", N_ ("Minutes"), SAYS_WORDS },
  { "planned_ms", N_ ("Planned time"), SAYS_MOMENT },
  { "debrief_ms", N_ ("Time of the talk"), SAYS_MOMENT },
  { "started_ms", N_ ("Beginning"), SAYS_MOMENT },
  { "form", N_ ("Form"), SAYS_RECORD },
  { "agreed", N_ ("Day agreed"), SAYS_DAY },
  { "check_back", N_ ("Check-back day"), SAYS_DAY },
  { "evidence", N_ ("Evidence"), SAYS_WORDS },
  { "result", N_ ("Result"), SAYS_WORDS },
  { "instrument", N_ ("Instrument"), SAYS_WORDS },
  { "students", N_ ("Students"), SAYS_WORDS },
  { "tested", N_ ("Number tested"), SAYS_WORDS },
  { "met", N_ ("Number who met the target"), SAYS_WORDS },
  { "scorer", N_ ("Scorer"), SAYS_WORDS },
  { "stage", N_ ("Stage"), SAYS_CHOICE },
  { "same", N_ ("Same students or others"), SAYS_CHOICE },
};

static const struct
{
  const char *value;
  const char *label;
} choices[] = {
  { "seen", N_ ("Seen") },
  { "not-seen", N_ ("Not seen") },
  { "not-observable", N_ ("Not observable") },
  { "opening", N_ ("Opening") },
  { "middle", N_ ("Middle") },
  { "closing", N_ ("Closing") },
  { "teacher", N_ ("Teacher") },
  { "student", N_ ("Student") },
  { "task", N_ ("Task") },
  { "describe", N_ ("Describe") },
  { "pattern", N_ ("Pattern") },
  { "predict", N_ ("Predict") },
  { "next", N_ ("Next level of work") },
  { "done", N_ ("Done") },
  { "dropped", N_ ("Given up") },
  { "paused", N_ ("Rests") },
  { "stopped", N_ ("Closed") },
  { "baseline", N_ ("Baseline") },
  { "interim", N_ ("In between") },
  { "end", N_ ("End") },
  { "same", N_ ("The same students") },
  { "other", N_ ("Other students") },
};

static int
find_field (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (name, fields[i].name))
      return (int) i;

  return -1;
}

const char *
cw_question_words_get_kind (const char *kind)
{
  static const char *const names[][2] = {
    { "walk", N_ ("a walk") },
    { "visit", N_ ("a visit") },
    { "note", N_ ("a line of evidence") },
    { "mark", N_ ("a look-for") },
    { "tally", N_ ("a tally") },
    { "interval", N_ ("a count") },
    { "timer", N_ ("a stopwatch") },
    { "answer", N_ ("a student’s answer") },
    { "task", N_ ("a task sample") },
    { "card", N_ ("a debrief note") },
    { "problem", N_ ("a problem of practice") },
    { "calibration", N_ ("a calibration") },
    { "project", N_ ("an academy project") },
    { "plan", N_ ("an academy plan") },
    { "publication", N_ ("a published text") },
    { "result", N_ ("students’ results") },
    { "norms", N_ ("joint norms") },
    { "volunteer", N_ ("a volunteer") },
    { "revocation", N_ ("an order to revoke a card") },
    { "activity", N_ ("how much coaching there was") },
    { "visitclass", N_ ("which class a visit was in") },
    { "sameclass", N_ ("two rooms that are one") },
    { "cycle", N_ ("a coaching cycle") },
    { "event", N_ ("an event of a coaching cycle") },
    { "remark", N_ ("a remark at an event") },
    { "step", N_ ("an action step") },
    { "evidence", N_ ("student evidence") },
    { "share", N_ ("a text to share") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (kind, names[i][0]))
      return _ (names[i][1]);

  return _ ("something");
}

char *
cw_question_words_dup_title (const char *kind, const char *field)
{
  int found = find_field (field);

  if (g_str_equal (field, "alive"))
    /* Translators: %s is such as "a walk" */
    return g_strdup_printf (_ ("One removed %s, another one changed it"),
                            cw_question_words_get_kind (kind));

  /* Translators: a field and what it is of, such as "Title", "a walk" */
  return g_strdup_printf (_ ("%s of %s"), found >= 0 ? _ (fields[found].label) : _ ("A detail"),
                          cw_question_words_get_kind (kind));
}

char *
cw_question_words_dup_field (const char *field)
{
  int found = find_field (field);

  return g_strdup (found >= 0 ? _ (fields[found].label) : _ ("A detail"));
}

static gint64
get_ref (const CwRecord *record, const char *name)
{
  const CwFieldValue *value = record != NULL ? cw_record_get_field (record, name) : NULL;

  return value != NULL && value->type == CW_VALUE_REF ? value->integer : 0;
}

static CwVisit *
visit_of (CwStore *store, const CwRecord *record)
{
  gint64 visit = record == NULL                        ? 0
                 : g_str_equal (record->kind, "visit") ? record->id
                                                       : get_ref (record, "visit");

  return visit != 0 ? cw_visit_get (store, visit, NULL) : NULL;
}

static CwWalk *
walk_of (CwStore *store, const CwRecord *record, const CwVisit *visit)
{
  gint64 walk = record == NULL                       ? 0
                : g_str_equal (record->kind, "walk") ? record->id
                : visit != NULL                      ? visit->walk
                                                     : get_ref (record, "walk");

  return walk != 0 ? cw_walk_get (store, walk, NULL) : NULL;
}

static const char *
get_text (const CwRecord *record, const char *name)
{
  const CwFieldValue *value = record != NULL ? cw_record_get_field (record, name) : NULL;

  return value != NULL ? value->text : NULL;
}

/* (transfer full) (nullable): the title of the cycle that it is, or is of. */
static char *
dup_cycle (CwStore *store, const CwRecord *record)
{
  gint64 id = get_ref (record, "cycle");
  g_autoptr (CwRecord) cycle = id != 0 ? cw_record_read (store, id, NULL) : NULL;

  return g_strdup (get_text (cycle != NULL ? cycle : record, "title"));
}

char *
cw_question_words_dup_about (CwStore *store, const CwRecord *record)
{
  g_autoptr (CwVisit) visit = visit_of (store, record);
  g_autoptr (CwWalk) walk = walk_of (store, record, visit);
  g_autofree char *number =
      visit != NULL ? g_strdup_printf (_ ("Visit %d"), (int) visit->number) : NULL;
  g_autofree char *day = walk != NULL ? cw_times_dup_day (walk->day) : NULL;

  if (walk == NULL && number == NULL)
    {
      char *cycle = dup_cycle (store, record);

      return cycle != NULL ? cycle : g_strdup ("");
    }
  if (walk == NULL)
    return g_strdup (number);

  return number != NULL ? g_strdup_printf ("%s · %s · %s", number, walk->title, day)
                        : g_strdup_printf ("%s · %s · %s", walk->title, walk->school_name, day);
}

static char *
say_choice (const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (choices); j++)
      if (g_str_equal (parts[i], choices[j].value))
        {
          g_free (parts[i]);
          parts[i] = g_strdup (_ (choices[j].label));
          break;
        }
  if (g_ascii_isdigit (value[0]))
    return g_strdup_printf (_ ("Level %s"), value);

  return g_strjoinv (", ", parts);
}

static char *
say_item (CwStore *store, const CwRecord *record, gint64 id)
{
  g_autoptr (CwVisit) visit = visit_of (store, record);
  g_autoptr (CwWalk) walk = walk_of (store, record, visit);
  g_autoptr (GPtrArray) items = walk != NULL ? cw_form_items (store, walk->form, NULL) : NULL;

  for (guint i = 0; items != NULL && i < items->len; i++)
    if (((CwItem *) items->pdata[i])->id == id)
      return g_strdup (((CwItem *) items->pdata[i])->label);

  return NULL;
}

/* What it says, never where it lies: addresses are for machines. */
static char *
say_record (CwStore *store, const CwRecord *record, const char *value)
{
  static const char *const names[] = { "title", "name", "text", NULL };
  gint64 id = cw_id_find (store, value, NULL);
  char *label = id != 0 ? say_item (store, record, id) : NULL;
  g_autoptr (CwRecord) named =
      id != 0 && label == NULL ? cw_record_read (store, id, NULL) : NULL;

  for (guint i = 0; named != NULL && names[i] != NULL && label == NULL; i++)
    {
      const CwFieldValue *field = cw_record_get_field (named, names[i]);

      if (field != NULL && field->text != NULL)
        label = g_strdup (field->text);
    }

  return label != NULL ? label : g_strdup (_ ("Another one"));
}

/* What is kept: its own words, where it has any. */
static char *
say_alive (const CwRecord *record, const char *value)
{
  const CwFieldValue *text = record != NULL ? cw_record_get_field (record, "text") : NULL;

  if (text == NULL && record != NULL)
    text = cw_record_get_field (record, "title");
  if (g_str_equal (value, "removed"))
    return g_strdup (_ ("Removed"));

  return text != NULL && text->text != NULL ? g_strdup (text->text)
                                            : g_strdup (_ ("As it is now"));
}

/* @model: as JSON. "Goal → Baseline → …". */
static char *
say_model (const char *model)
{
  g_autoptr (CwCycleModel) read = cw_cycle_model_parse (model, -1, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; read != NULL && i < read->phases->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " → " : "",
                            ((CwCyclePhase *) read->phases->pdata[i])->title);
  if (text->len == 0)
    g_string_append (text, _ ("No phases"));
  return g_string_free (text, FALSE);
}

static char *
say_phase (CwStore *store, const CwRecord *record, const char *key)
{
  g_autoptr (CwCycleModel) model =
      record != NULL ? cw_cycle_model_get (store, record->id, NULL) : NULL;
  const CwCyclePhase *phase = model != NULL ? cw_cycle_model_find_phase (model, key) : NULL;

  return g_strdup (phase != NULL ? phase->title : key);
}

char *
cw_question_words_dup_value (CwStore *store,
                             const CwRecord *record,
                             const char *field,
                             const char *value)
{
  int found = find_field (field);
  gint64 day;

  if (g_str_equal (field, "alive"))
    return say_alive (record, value);
  if (value == NULL || *value == '\0')
    return g_strdup (g_str_equal (field, "closed_ms") ? _ ("Still open") : _ ("Nothing"));

  switch (found >= 0 ? fields[found].says : SAYS_WORDS)
    {
    case SAYS_CHOICE:
      return say_choice (value);

    case SAYS_DAY:
      return cw_day_parse (value, &day) ? cw_times_dup_day (day) : g_strdup (value);

    case SAYS_MOMENT:
      return g_str_equal (field, "closed_ms") ? g_strdup (_ ("Closed")) : g_strndup (value, 16);

    case SAYS_RECORD:
      return say_record (store, record, value);

    case SAYS_PHASE:
      return say_phase (store, record, value);

    case SAYS_MODEL:
      return say_model (value);

    case SAYS_WORDS:
      return g_strdup (value);
    }

  g_return_val_if_reached (NULL);
}

gboolean
cw_question_words_can_write (const char *field)
{
  int found = find_field (field);

  return found >= 0 && fields[found].says == SAYS_WORDS;
}
