#include "corewalk/mark.h"
#include "data/demo/filling.h"

#include <string.h>

#define OPEN_STEPS 8 /* one next step in so many is not done yet */

typedef gboolean (*WriteFunc) (CwDemoFilling *filling, const CwDemoEvent *event, CwLine *line);

static gboolean
is_person (const CwDemoFilling *filling)
{
  return filling->coach == filling->person;
}

static const CwStream *
open_stream (CwDemoFilling *filling, const CwStream **kept, const char *audience)
{
  const CwAuthor author = { filling->name, TRUE, filling->key };
  const char *scope = filling->schools[filling->school];

  if (*kept == NULL)
    *kept = is_person (filling)
                ? cw_store_stream (filling->store, audience, scope, filling->error)
                : cw_bulk_stream (filling->store, &author, audience, scope, filling->error);
  return *kept;
}

static gint64
id_of (const CwDemoFilling *filling, guint number)
{
  return g_array_index (filling->ids, gint64, number);
}

static gboolean
add (CwDemoFilling *filling, const CwStream *stream, const CwDemoEvent *event, CwLine *line)
{
  gint64 id;

  if (stream == NULL)
    return FALSE;
  id = cw_bulk_add (filling->store, stream, line, filling->error);
  g_array_set_size (filling->ids, event->number + 1);
  g_array_index (filling->ids, gint64, event->number) = id;
  filling->counts.records++;
  return id != 0;
}

/* Marks, counts, visits: to the district. */
static gboolean
add_wide (CwDemoFilling *filling, const CwDemoEvent *event, CwLine *line)
{
  if (event->visit != 0)
    cw_line_put_int (line, "visit", (guint32) id_of (filling, event->visit));
  return add (filling, open_stream (filling, &filling->wide[filling->school], "district"),
              event, line);
}

/* Words: to the school. */
static gboolean
add_near (CwDemoFilling *filling, const CwDemoEvent *event, CwLine *line)
{
  if (event->visit != 0)
    cw_line_put_text (line, "visit", filling->visit_ref);
  else
    cw_line_put_text (line, "walk", filling->walk_ref);
  cw_line_put_text (line, "text", event->text);
  return add (filling, open_stream (filling, &filling->near[filling->school], "school"), event,
              line);
}

static void
say_ref (CwDemoFilling *filling, guint number, char *text)
{
  CwUuid uuid;

  cw_log_to_uuid (filling->store->log, id_of (filling, number), &uuid);
  cw_uuid_to_text (&uuid, text);
}

const char *
cw_demo_coach_keys (const CwDemoDistrict *district, guint coach, guint8 *key, guint8 *secret)
{
  static const char *const spare[] = { "Sample coach 01", "Sample coach 02",
                                       "Sample coach 03" };
  guint8 seed[crypto_sign_SEEDBYTES];
  CwDemoRandom random;

  cw_demo_random_init (&random, district->seed, 30000 + coach);
  for (guint i = 0; i < sizeof seed; i++)
    seed[i] = (guint8) cw_demo_random_below (&random, 256);
  crypto_sign_seed_keypair (key, secret, seed);
  return coach < district->coach_count ? district->coaches[coach].name : spare[coach];
}

static gboolean
begin_coach (CwDemoFilling *filling, const CwDemoEvent *event, CwLine *line)
{
  guint8 secret[crypto_sign_SECRETKEYBYTES];

  if (!cw_demo_fill_let_go (filling))
    return FALSE;

  filling->coach = event->coach;
  filling->name = cw_demo_coach_keys (filling->district, event->coach, filling->key, secret);
  filling->counts.coaches++;
  return TRUE;
}

static gboolean
write_walk (CwDemoFilling *filling, const CwDemoEvent *event, CwLine *line)
{
  g_autofree char *day = cw_day_format (event->walk_of.day);

  if (filling->progress != NULL &&
      !filling->progress ((double) filling->counts.walks /
                              (double) (filling->counts.walks + filling->walks_left),
                          filling->progress_data))
    {
      g_set_error_literal (filling->error, CW_ERROR, CW_ERROR_CANCELLED, "stopped");
      return FALSE;
    }

  filling->school = event->walk_of.school;
  filling->walks_left--;
  if (is_person (filling))
    filling->last_day = MAX (filling->last_day, event->walk_of.day);
  filling->counts.walks++;
  cw_line_put_text (line, "title", event->text);
  cw_line_put_text (line, "school", filling->schools[filling->school]);
  cw_line_put_text (line, "form", filling->form);
  cw_line_put_text (line, "day", day);
  cw_line_put_int (line, "closed_ms", event->walk_of.closed_ms);
  if (!add_wide (filling, event, line))
    return FALSE;

  say_ref (filling, event->number, filling->walk_ref);
  return TRUE;
}

static gboolean
write_problem (CwDemoFilling *filling, const CwDemoEvent *event, CwLine *line)
{
  cw_line_put_text (line, "theory", event->problem.theory);
  cw_line_put_text (line, "results", event->problem.results);
  return add_near (filling, event, line);
}

/* Which room it was stays with the person who was there. */
static gboolean
write_room (CwDemoFilling *filling, const CwDemoEvent *event)
{
  const CwDemoSchoolPlan *school = &filling->district->schools[filling->school];
  const CwStream *stream = cw_store_stream (filling->store, "private", "", filling->error);
  gint grade, subject;
  CwDemoRef class;
  char title[96];
  CwUuid uuid;
  CwLine line;

  if (stream == NULL)
    return FALSE;
  cw_demo_class_get (school, event->visit_of.class_number, &grade, &subject, title);
  cw_demo_fill_class_ref (filling, filling->school, title, &uuid);
  cw_uuid_to_text (&uuid, class);
  cw_line_clear (&line);
  line.kind = "room";
  line.moment = event->moment;
  cw_line_put_text (&line, "visit", filling->visit_ref);
  cw_line_put_text (&line, "class", class);
  return cw_bulk_add (filling->store, stream, &line, filling->error) != 0;
}

static gboolean
write_visit (CwDemoFilling *filling, const CwDemoEvent *event, CwLine *line)
{
  char grade[4] = "K";

  if (event->visit_of.grade > 0)
    g_snprintf (grade, sizeof grade, "%d", event->visit_of.grade);
  filling->counts.visits++;
  cw_line_put_int (line, "walk", (guint32) id_of (filling, event->walk));
  cw_line_put_int (line, "number", event->visit_of.visit_number);
  cw_line_put_text (line, "grade", grade);
  cw_line_put_text (line, "subject", cw_demo_subject_name (event->visit_of.subject));
  cw_line_put_text (line, "segment", event->visit_of.segment);
  cw_line_put_int (line, "ended_ms", event->visit_of.ended_ms);
  if (!add_wide (filling, event, line))
    return FALSE;

  say_ref (filling, event->number, filling->visit_ref);
  return !is_person (filling) || write_room (filling, event);
}

static gboolean
write_note (CwDemoFilling *filling, const CwDemoEvent *event, CwLine *line)
{
  static const char *const tags[] = {
    "",     "teacher",      "student",      "teacher,student",
    "task", "teacher,task", "student,task", "teacher,student,task"
  };

  filling->counts.notes++;
  cw_line_put_text (line, "tags", tags[event->note.tags]);
  if (event->note.item >= 0)
    cw_line_put_text (line, "item", filling->items[event->note.item]);
  return add_near (filling, event, line);
}

static gboolean
write_mark (CwDemoFilling *filling, const CwDemoEvent *event, CwLine *line)
{
  const CwDemoItem *item = &filling->district->items[event->mark.item];

  filling->counts.marks++;
  cw_line_put_text (line, "item", filling->items[event->mark.item]);
  if (event->mark.value == CW_MARK_NOT_OBSERVABLE)
    cw_line_put_text (line, "value", "not-observable");
  else if (item->level_most > 0)
    cw_line_put_int (line, "value", event->mark.value);
  else
    cw_line_put_text (line, "value", event->mark.value == CW_MARK_SEEN ? "seen" : "not-seen");
  return add_wide (filling, event, line);
}

static gboolean
write_tally (CwDemoFilling *filling, const CwDemoEvent *event, CwLine *line)
{
  cw_line_put_text (line, "counter", event->count.key);
  cw_line_put_int (line, "by", event->count.k);
  return add_wide (filling, event, line);
}

static gboolean
write_scan (CwDemoFilling *filling, const CwDemoEvent *event, CwLine *line)
{
  cw_line_put_text (line, "counter", event->count.key);
  cw_line_put_int (line, "k", event->count.k);
  cw_line_put_int (line, "n", event->count.n);
  return add_wide (filling, event, line);
}

static gboolean
write_timer (CwDemoFilling *filling, const CwDemoEvent *event, CwLine *line)
{
  cw_line_put_text (line, "name", event->count.key);
  cw_line_put_int (line, "stopped_ms", event->count.stopped_ms);
  return add_wide (filling, event, line);
}

static gboolean
write_answer (CwDemoFilling *filling, const CwDemoEvent *event, CwLine *line)
{
  cw_line_put_text (line, "question", event->count.key);
  return add_near (filling, event, line);
}

static gboolean
write_card (CwDemoFilling *filling, const CwDemoEvent *event, CwLine *line)
{
  g_autofree char *due = NULL;

  cw_line_put_text (line, "step", cw_step_get_name (event->card.step));
  g_string_assign (filling->list, "[");
  for (guint i = 0; i < event->card.note_count; i++)
    g_string_append_printf (filling->list, "%s%u", i > 0 ? "," : "",
                            (guint32) id_of (filling, event->card.notes[i]));
  g_string_append_c (filling->list, ']');
  if (event->card.note_count > 0)
    cw_line_put_raw (line, "notes", filling->list->str);
  if (event->card.under != 0)
    cw_line_put_int (line, "under", (guint32) id_of (filling, event->card.under));
  if (event->card.owner != NULL)
    {
      due = cw_day_format (event->card.due);
      cw_line_put_text (line, "owner", event->card.owner);
      cw_line_put_text (line, "due", due);
      if (event->number % OPEN_STEPS != 0)
        {
          cw_line_put_text (line, "done", due);
          cw_line_put_text (line, "state", "done");
        }
    }
  return add_near (filling, event, line);
}

/* Notes to oneself of other people never come here. */
static gboolean
write_memo (CwDemoFilling *filling, const CwDemoEvent *event, CwLine *line)
{
  const CwStream *stream;

  if (!is_person (filling))
    return TRUE;
  stream = cw_store_stream (filling->store, "private", "", filling->error);
  cw_line_put_text (line, "text", event->text);
  return add (filling, stream, event, line);
}

static const struct
{
  const char *kind;
  WriteFunc write;
} writers[CW_DEMO_EVENT_COUNT] = {
  [CW_DEMO_EVENT_COACH] = { "", begin_coach },
  [CW_DEMO_EVENT_WALK] = { "walk", write_walk },
  [CW_DEMO_EVENT_PROBLEM] = { "problem", write_problem },
  [CW_DEMO_EVENT_VISIT] = { "visit", write_visit },
  [CW_DEMO_EVENT_NOTE] = { "note", write_note },
  [CW_DEMO_EVENT_MARK] = { "mark", write_mark },
  [CW_DEMO_EVENT_TALLY] = { "tally", write_tally },
  [CW_DEMO_EVENT_SCAN] = { "interval", write_scan },
  [CW_DEMO_EVENT_TIMER] = { "timer", write_timer },
  [CW_DEMO_EVENT_ANSWER] = { "answer", write_answer },
  [CW_DEMO_EVENT_TASK] = { "task", add_near },
  [CW_DEMO_EVENT_CARD] = { "card", write_card },
  [CW_DEMO_EVENT_MEMO] = { "memo", write_memo },
};

gboolean
cw_demo_fill_event (const CwDemoEvent *event, gpointer user_data)
{
  CwDemoFilling *filling = user_data;
  CwLine line;

  cw_line_clear (&line);
  line.kind = writers[event->kind].kind;
  line.moment = event->moment;
  if (writers[event->kind].write (filling, event, &line))
    return TRUE;

  filling->has_failed = TRUE;
  return FALSE;
}

gboolean
cw_demo_fill_let_go (CwDemoFilling *filling)
{
  for (guint i = 0; i < CW_DEMO_SCHOOLS_MOST; i++)
    {
      const CwStream *streams[] = { filling->wide[i], filling->near[i] };

      for (guint k = 0; k < G_N_ELEMENTS (streams); k++)
        if (streams[k] != NULL && !is_person (filling) &&
            !cw_log_let_go (filling->store->log, streams[k], filling->error))
          return FALSE;
      filling->wide[i] = filling->near[i] = NULL;
    }
  return TRUE;
}
