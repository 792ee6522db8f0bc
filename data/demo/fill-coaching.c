#include "corewalk/cycle-model.h"
#include "data/base/stmt.h"
#include "data/coach/circle-member.h"
#include "data/coach/share-seal.h"
#include "data/demo/coaching.h"
#include "data/keep/age-x25519.h"
#include "data/record/writer.h"
#include "data/trust/card-payload.h"
#include "data/trust/card-text.h"
#include "sql.h"

#include <string.h>

#define MINUTE_MS (60 * 1000)
#define PARTNER_SEED 50000 /* and the number of the coach: what is encrypted to the partner */

/* The other one of a cycle, with what only that laptop would have. */
typedef struct
{
  const char *name;
  guint8 key[crypto_sign_PUBLICKEYBYTES], secret[crypto_sign_SECRETKEYBYTES];
  char *recipient;
} Partner;

/* One cycle under way. */
typedef struct
{
  CwDemoFilling *filling;
  const CwDemoCoachingCycle *plan;
  Partner partner;
  const CwStream *own, *other;
  gint64 cycle;
  CwLine line;
  char rooms[2][CW_UUID_TEXT_LENGTH + 1]; /* for what the line refers to */
  char days[4][16];                       /* and for its days */
  guint day_count;
} Coaching;

/* Days after the year are not planned yet: there Mondays to Fridays count. */
static gboolean
is_school_day (const CwDemoSchoolYear *year, gint64 day)
{
  return day >= year->first_day && day < year->first_day + year->count
             ? cw_demo_school_year_get (year, day) != CW_DEMO_DAY_FREE
             : cw_demo_weekday (day) < 5;
}

/* @count school days from the day to which the sample leads. */
static gint64
day_of (const Coaching *coaching, gint count)
{
  gint64 day = coaching->filling->last_day;

  while (count != 0)
    {
      day += count > 0 ? 1 : -1;
      if (is_school_day (&coaching->filling->district->year, day))
        count += count > 0 ? -1 : 1;
    }
  return day;
}

static CwMoment
moment_of (const Coaching *coaching, gint day, gint minute)
{
  return cw_demo_moment (day_of (coaching, day), minute * MINUTE_MS);
}

static void
begin (Coaching *coaching, const char *kind, CwMoment moment)
{
  cw_line_clear (&coaching->line);
  coaching->line.kind = kind;
  coaching->line.moment = moment;
  coaching->day_count = 0;
}

static void
put_ref (Coaching *coaching, gboolean is_other, const char *name, gint64 id, guint room)
{
  cw_writer_put_ref (coaching->filling->store, is_other ? coaching->other : coaching->own,
                     &coaching->line, name, id, coaching->rooms[room]);
}

static void
put_text (Coaching *coaching, const char *name, const char *text)
{
  if (text != NULL)
    cw_line_put_text (&coaching->line, name, text);
}

static void
put_day (Coaching *coaching, const char *name, gint day)
{
  g_autofree char *text = cw_day_format (day_of (coaching, day));

  char *room = coaching->days[coaching->day_count++];

  g_strlcpy (room, text, sizeof coaching->days[0]);
  cw_line_put_text (&coaching->line, name, room);
}

static gint64
add (Coaching *coaching, gboolean is_other)
{
  CwDemoFilling *filling = coaching->filling;

  filling->counts.records++;
  return cw_bulk_add (filling->store, is_other ? coaching->other : coaching->own,
                      &coaching->line, filling->error);
}

static GPtrArray *
make_members (Coaching *coaching)
{
  CwDemoFilling *filling = coaching->filling;
  CwPartner *own = cw_circle_member_own (filling->store, filling->error);
  GPtrArray *members;
  CwPartner *other;

  if (own == NULL)
    return NULL;

  other = g_new0 (CwPartner, 1);
  other->name = g_strdup (coaching->partner.name);
  other->recipient = g_strdup (coaching->partner.recipient);
  memcpy (other->key, coaching->partner.key, sizeof other->key);
  members = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_partner_free);
  g_ptr_array_add (members, own);
  g_ptr_array_add (members, other);
  return members;
}

static gboolean
open_streams (Coaching *coaching, const CwUuid *circle)
{
  CwDemoFilling *filling = coaching->filling;
  const CwAuthor author = { coaching->partner.name, TRUE, coaching->partner.key };
  CwDemoRef scope;

  cw_uuid_to_text (circle, scope);
  coaching->own = cw_store_stream (filling->store, "pair", scope, filling->error);
  coaching->other = coaching->own == NULL ? NULL
                                          : cw_bulk_stream (filling->store, &author, "pair",
                                                            scope, filling->error);
  return coaching->other != NULL;
}

static gboolean
add_consent (Coaching *coaching, gboolean is_other, gint day, const char *act)
{
  begin (coaching, "consent", moment_of (coaching, day, 15 * 60 + 30));
  put_ref (coaching, is_other, "cycle", coaching->cycle, 0);
  put_text (coaching, "act", act);
  return add (coaching, is_other) != 0;
}

static gboolean
add_circle (Coaching *coaching, const CwUuid *circle)
{
  const CwDemoCoachingCycle *plan = coaching->plan;
  g_autoptr (GPtrArray) members = make_members (coaching);
  g_autofree char *json = members == NULL ? NULL : cw_circle_write_members (members);

  if (json == NULL)
    return FALSE;

  begin (coaching, "circle", moment_of (coaching, plan->begun, 15 * 60));
  coaching->line.has_named = TRUE;
  coaching->line.named = *circle;
  put_text (coaching, "members", json);
  put_ref (coaching, plan->is_other, "cycle", coaching->cycle, 0);
  return add (coaching, plan->is_other) != 0;
}

static char *
dup_model (const char *key)
{
  g_autoptr (GPtrArray) models = cw_cycle_model_list ();

  for (guint i = 0; i < models->len; i++)
    if (strcmp (((const CwCycleModel *) models->pdata[i])->key, key) == 0)
      return cw_cycle_model_write (models->pdata[i]);

  return NULL;
}

static gboolean
add_cycle (Coaching *coaching)
{
  const CwDemoCoachingCycle *plan = coaching->plan;
  CwLog *log = coaching->filling->store->log;
  g_autofree char *document = dup_model (plan->model);
  CwUuid circle, cycle;

  cw_circle_draw_name ("circle", &circle);
  cw_circle_draw_name ("cycle", &cycle);
  coaching->cycle = cw_log_name_uuid (log, &cycle, coaching->filling->error);
  if (coaching->cycle == 0 || !open_streams (coaching, &circle) ||
      !add_circle (coaching, &circle))
    return FALSE;

  begin (coaching, "cycle", moment_of (coaching, plan->begun, 15 * 60));
  coaching->line.has_named = TRUE;
  coaching->line.named = cycle;
  put_text (coaching, "title", plan->title);
  put_text (coaching, "model", plan->model);
  put_text (coaching, "document", document);
  put_day (coaching, "begun", plan->begun);
  put_day (coaching, "until", plan->until);
  put_text (coaching, "goal", plan->goal);
  put_text (coaching, "measure", plan->measure);
  put_text (coaching, "target", plan->target);
  put_text (coaching, "agreement", plan->agreement);
  put_text (coaching, "phase", plan->phase);
  if (plan->closed != 0)
    {
      put_text (coaching, "state", "done");
      put_day (coaching, "closed", plan->closed);
      put_text (coaching, "reason", plan->reason);
      put_text (coaching, "reflection", plan->reflection);
    }
  return add (coaching, plan->is_other) != 0 &&
         add_consent (coaching, plan->is_other, plan->begun, "take-part") &&
         (plan->is_other || add_consent (coaching, TRUE, plan->begun + 1, "take-part"));
}

static gboolean
add_remarks (Coaching *coaching, const CwDemoCoachingEvent *event, gint64 id)
{
  for (guint i = 0; i < G_N_ELEMENTS (event->remarks) && event->remarks[i].text != NULL; i++)
    {
      const CwDemoRemark *remark = &event->remarks[i];

      begin (coaching, "remark",
             moment_of (coaching, event->day, event->minute + 5 + 7 * (gint) i));
      put_ref (coaching, remark->is_other, "event", id, 0);
      put_text (coaching, "question", remark->question);
      put_text (coaching, "text", remark->text);
      if (add (coaching, remark->is_other) == 0)
        return FALSE;
    }
  return TRUE;
}

/* A walk in the pair's stream, its one visit, and what was written down there. */
static gint64
add_walk (Coaching *coaching, const CwDemoCoachingEvent *event)
{
  CwDemoFilling *filling = coaching->filling;
  gint64 ended_ms = moment_of (coaching, event->day, event->minute + event->minutes).at_ms;
  gint64 walk, visit;

  begin (coaching, "walk", moment_of (coaching, event->day, event->minute));
  put_text (coaching, "title", event->focus);
  put_text (coaching, "school", filling->schools[filling->school]);
  put_text (coaching, "form", filling->form);
  put_day (coaching, "day", event->day);
  put_text (coaching, "audience", "pair");
  cw_line_put_int (&coaching->line, "closed_ms", ended_ms);
  walk = add (coaching, FALSE);
  if (walk == 0)
    return 0;

  begin (coaching, "visit", moment_of (coaching, event->day, event->minute));
  put_ref (coaching, FALSE, "walk", walk, 0);
  cw_line_put_int (&coaching->line, "number", 1);
  cw_line_put_int (&coaching->line, "ended_ms", ended_ms);
  visit = add (coaching, FALSE);
  for (guint i = 0; visit != 0 && coaching->plan->seen[i] != NULL; i++)
    {
      begin (coaching, "note",
             moment_of (coaching, event->day, event->minute + 3 + 4 * (gint) i));
      put_ref (coaching, FALSE, "visit", visit, 0);
      put_text (coaching, "tags", coaching->plan->seen[i][0] == 'T' ? "teacher" : "student");
      put_text (coaching, "text", coaching->plan->seen[i]);
      if (add (coaching, FALSE) == 0)
        return 0;
    }
  return visit != 0 ? walk : 0;
}

static gboolean
add_event (Coaching *coaching, const CwDemoCoachingEvent *event)
{
  gboolean is_visit = strcmp (event->kind, "visit") == 0;
  gboolean is_seen =
      is_visit && event->is_over && !event->is_other && coaching->plan->seen[0] != NULL;
  gint64 walk = is_seen ? add_walk (coaching, event) : 0, id;
  CwMoment at = moment_of (coaching, event->day, event->minute);
  CwMoment made = moment_of (coaching, MIN (event->day, 0) - 1, 15 * 60 + 40);

  if (is_seen && walk == 0)
    return FALSE;

  begin (coaching, "event", made);
  put_ref (coaching, event->is_other, "cycle", coaching->cycle, 0);
  put_text (coaching, "kind", event->kind);
  put_text (coaching, "phase", event->phase);
  put_text (coaching, "focus", event->focus);
  put_text (coaching, "seat", event->seat);
  put_text (coaching, "asked", event->asked);
  cw_line_put_int (&coaching->line, "minutes", event->minutes);
  if (is_visit)
    put_text (coaching, "host",
              event->is_own_room ? coaching->filling->store->person.name
                                 : coaching->partner.name);
  if (event->asked == NULL)
    cw_line_put_int (&coaching->line, "planned_ms", at.at_ms);
  if (event->is_over)
    {
      cw_line_put_int (&coaching->line, "started_ms", at.at_ms);
      cw_line_put_int (&coaching->line, "ended_ms",
                       at.at_ms + (gint64) event->minutes * MINUTE_MS);
    }
  put_ref (coaching, event->is_other, "walk", walk, 1);
  id = add (coaching, event->is_other);
  return id != 0 && add_remarks (coaching, event, id);
}

static gboolean
add_step (Coaching *coaching, const CwDemoCoachingStep *step)
{
  begin (coaching, "step", moment_of (coaching, step->agreed, 15 * 60 + 45));
  put_ref (coaching, step->is_other, "cycle", coaching->cycle, 0);
  put_text (coaching, "text", step->text);
  put_text (coaching, "owner",
            step->is_other ? coaching->partner.name : coaching->filling->store->person.name);
  put_day (coaching, "agreed", step->agreed);
  put_day (coaching, "check_back", step->check_back);
  put_text (coaching, "evidence", step->evidence);
  put_text (coaching, "result", step->result);
  if (step->result != NULL)
    {
      put_text (coaching, "state", "done");
      put_day (coaching, "done", step->check_back);
    }
  return add (coaching, step->is_other) != 0;
}

static gboolean
add_evidence (Coaching *coaching, const CwDemoCoachingEvidence *evidence)
{
  begin (coaching, "evidence", moment_of (coaching, evidence->day, 15 * 60 + 50));
  put_ref (coaching, FALSE, "cycle", coaching->cycle, 0);
  put_text (coaching, "stage", evidence->stage);
  put_text (coaching, "instrument", evidence->instrument);
  put_day (coaching, "day", evidence->day);
  put_text (coaching, "students", evidence->students);
  cw_line_put_int (&coaching->line, "tested", evidence->tested);
  put_text (coaching, "levels", evidence->levels);
  cw_line_put_int (&coaching->line, "met", evidence->met);
  if (strcmp (evidence->stage, "baseline") != 0)
    put_text (coaching, "same", "same");
  put_text (coaching, "scorer", "Both of us");
  return add (coaching, FALSE) != 0;
}

/* The partner has said yes; this person's yes is still missing. */
static gboolean
add_share (Coaching *coaching)
{
  CwDemoFilling *filling = coaching->filling;
  const CwDemoCoachingCycle *plan = coaching->plan;
  char token[2 * 16 + 1], hex[2 * CW_SHARE_HASH + 1];
  guint8 hash[CW_SHARE_HASH];
  g_autofree char *signature = NULL;
  gint64 share;

  begin (coaching, "share", moment_of (coaching, plan->closed, 15 * 60 + 55));
  put_ref (coaching, TRUE, "cycle", coaching->cycle, 0);
  put_text (coaching, "text", plan->shared);
  put_text (coaching, "audience", "school");
  put_text (coaching, "school", filling->schools[filling->school]);
  put_text (coaching, "token",
            sodium_bin2hex (token, sizeof token, coaching->partner.key, sizeof token / 2));
  share = add (coaching, TRUE);
  if (share == 0)
    return FALSE;

  cw_share_hash ("school", plan->shared, hash);
  signature = cw_share_sign (hash, coaching->partner.secret);
  begin (coaching, "consent", moment_of (coaching, plan->closed, 15 * 60 + 56));
  put_ref (coaching, TRUE, "cycle", coaching->cycle, 0);
  put_ref (coaching, TRUE, "share", share, 1);
  put_text (coaching, "act", "share");
  put_text (coaching, "hash", sodium_bin2hex (hex, sizeof hex, hash, sizeof hash));
  put_text (coaching, "signature", signature);
  return add (coaching, TRUE) != 0;
}

static gboolean
fill_cycle (Coaching *coaching)
{
  const CwDemoCoachingCycle *plan = coaching->plan;

  if (!add_cycle (coaching))
    return FALSE;
  for (const CwDemoCoachingEvent *event = plan->events; event->kind != NULL; event++)
    if (!add_event (coaching, event))
      return FALSE;
  for (const CwDemoCoachingStep *step = plan->steps; step->text != NULL; step++)
    if (!add_step (coaching, step))
      return FALSE;
  for (const CwDemoCoachingEvidence *found = plan->evidence; found->stage != NULL; found++)
    if (!add_evidence (coaching, found))
      return FALSE;

  return (plan->shared == NULL || add_share (coaching)) &&
         cw_log_let_go (coaching->filling->store->log, coaching->other,
                        coaching->filling->error);
}

static void
make_partner (Coaching *coaching)
{
  Partner *partner = &coaching->partner;
  const CwDemoFilling *filling = coaching->filling;
  guint8 secret[CW_AGE_SECRET_BYTES];
  CwDemoRandom random;

  partner->name = cw_demo_coach_keys (filling->district, coaching->plan->partner, partner->key,
                                      partner->secret);
  cw_demo_random_init (&random, filling->district->seed,
                       PARTNER_SEED + coaching->plan->partner);
  for (guint i = 0; i < sizeof secret; i++)
    secret[i] = (guint8) cw_demo_random_below (&random, 256);
  partner->recipient = cw_age_recipient_print (secret);
}

/* As if the person had compared its four words. */
static gboolean
trust_partner (Coaching *coaching)
{
  CwDemoFilling *filling = coaching->filling;
  CwMoment made = cw_demo_moment (filling->district->year.first_day, 9 * 60 * MINUTE_MS);
  g_autoptr (CwStmt) stmt = cw_stmt_new (filling->store->private, cw_sql_trusted_set);
  CwSenderCard card = { .name = (char *) coaching->partner.name,
                        .role = (char *) "coach",
                        .organization = (char *) CW_DEMO_DISTRICT_NAME,
                        .recipient = coaching->partner.recipient,
                        .made_ms = made.at_ms };
  g_autoptr (GByteArray) bytes = NULL;
  g_autofree char *token = NULL;

  memcpy (card.key, coaching->partner.key, sizeof card.key);
  bytes = cw_card_encode (&card, NULL, coaching->partner.secret);
  token = cw_card_text_token (bytes->data, bytes->len);
  cw_stmt_bind_blob (stmt, ":key", card.key, sizeof card.key);
  cw_stmt_bind_text (stmt, ":card", token);
  cw_stmt_bind_text (stmt, ":words", NULL);
  cw_stmt_bind_int (stmt, ":may_order", 0);
  cw_stmt_bind_int (stmt, ":since_ms", made.at_ms);
  cw_stmt_bind_int (stmt, ":retired_ms", 0);
  cw_stmt_bind_int (stmt, ":revoked_ms", 0);
  return cw_stmt_run (stmt, filling->error);
}

gboolean
cw_demo_fill_coaching (CwDemoFilling *filling)
{
  filling->school = filling->district->coaches[filling->person].school;
  for (const CwDemoCoachingCycle *plan = cw_demo_coaching_cycles; plan->title != NULL; plan++)
    {
      Coaching coaching = { .filling = filling, .plan = plan };
      gboolean is_done;

      make_partner (&coaching);
      is_done = trust_partner (&coaching) && fill_cycle (&coaching);
      g_free (coaching.partner.recipient);
      if (!is_done)
        return FALSE;
    }

  return TRUE;
}
