#include "ui/session/keeper.h"

#include "corewalk/inbox.h"
#include "corewalk/store.h"

#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

struct _CwKeeper
{
  GObject parent_instance;

  CwStore *store;
  char *directory; /* of the store, which may be on another thread */
  gboolean is_away;
  CwInbox *inbox; /* NULL until something is put there */
  gboolean is_draining;
  gboolean has_inbox; /* something in it is not in the record yet */
  GPtrArray *waiting; /* of CwVisitAct */
  GPtrArray *drafts;  /* of Draft: what is to be written, one a place */

  guint timer; /* the next try */
  char *trouble;
};

typedef struct
{
  char *place;
  char *text; /* NULL to forget what is kept there */
  CwMoment moment;
} Draft;

enum
{
  KEPT,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwKeeper, cw_keeper, G_TYPE_OBJECT)

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_free (draft->place);
  g_free (draft->text);
  g_free (draft);
}

/* (transfer full): "2 lines are not kept yet." */
static char *
dup_what_waits (CwKeeper *self)
{
  guint lines = 0, all = 0;

  for (guint i = 0; i < self->waiting->len; i++)
    {
      const CwVisitAct *act = g_ptr_array_index (self->waiting, i);

      all += act->inbox == 0;
      lines += act->inbox == 0 && act->text != NULL;
    }

  if (all == 0)
    return g_strdup (_ ("What you are typing is not kept yet."));
  if (lines == all)
    return g_strdup_printf (ngettext ("%u line is not kept yet.", "%u lines are not kept yet.",
                                      lines),
                            lines);
  if (lines == 0)
    return g_strdup_printf (ngettext ("%u count or mark is not kept yet.",
                                      "%u counts and marks are not kept yet.", all),
                            all);

  /* Translators: how many of them, lines and counts and marks together; more than one */
  return g_strdup_printf (_ ("%u lines, counts and marks are not kept yet."), all);
}

static char *
dup_trouble (CwKeeper *self, const GError *error)
{
  g_autofree char *cause = cw_trouble_dup_bare_cause (error);
  g_autofree char *what = dup_what_waits (self);
  const char *advice = g_error_matches (error, CW_ERROR, CW_ERROR_FULL)
                           ? _ ("Make some room on the disk and leave this window open: it is "
                                "tried again by itself.")
                           : _ ("Leave this window open: it is tried again by itself.");

  /* Translators: what isn't kept, why not, what to do; each one a sentence */
  return g_strdup_printf (_ ("%s %s Everything else is safe. %s"), what, cause, advice);
}

/* Returns: whether the first thing that waits needs to wait no longer. */
static gboolean
keep_first (CwKeeper *self, GError **error)
{
  CwVisitAct *first = g_ptr_array_index (self->waiting, 0);
  g_autoptr (GError) failed = NULL;
  gint64 visit = first->visit;
  gboolean has_text = first->text != NULL;
  gint64 id = cw_visit_act_keep (first, self->store, &failed);

  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }

  g_ptr_array_remove_index (self->waiting, 0);
  if (id != 0)
    g_signal_emit (self, signals[KEPT], 0, visit, id, has_text);
  return TRUE;
}

static gboolean
keep_first_draft (CwKeeper *self, GError **error)
{
  const Draft *draft = g_ptr_array_index (self->drafts, 0);

  if (!cw_draft_set (self->store, draft->place, draft->text, &draft->moment, error))
    return FALSE;

  g_ptr_array_remove_index (self->drafts, 0);
  return TRUE;
}

static Draft *
find_draft (CwKeeper *self, const char *place)
{
  for (guint i = 0; i < self->drafts->len; i++)
    {
      Draft *draft = g_ptr_array_index (self->drafts, i);

      if (g_str_equal (draft->place, place))
        return draft;
    }

  return NULL;
}

/* Whether half-typed text of a line that was entered is to be forgotten. */
static gboolean
forgets_draft (CwKeeper *self)
{
  for (guint i = 0; i < self->drafts->len; i++)
    if (((const Draft *) g_ptr_array_index (self->drafts, i))->text == NULL)
      return TRUE;

  return FALSE;
}

static gboolean
timer_cb (gpointer user_data)
{
  CwKeeper *self = user_data;

  self->timer = 0;
  cw_keeper_flush (self);
  return G_SOURCE_REMOVE;
}

static void
try_in (CwKeeper *self, guint delay_ms)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (delay_ms, timer_cb, self);
}

static void
drained_cb (const CwVisitAct *act, gint64 record, gpointer user_data)
{
  CwKeeper *self = user_data;

  for (guint i = 0; i < self->waiting->len; i++)
    if (((const CwVisitAct *) self->waiting->pdata[i])->inbox == act->inbox)
      {
        g_ptr_array_remove_index (self->waiting, i);
        break;
      }
  if (record != 0)
    g_signal_emit (self, signals[KEPT], 0, act->visit, record, act->text != NULL);
}

/* What can't go into the record now is safe in the inbox, and tried again. */
static void
drain (CwKeeper *self)
{
  g_clear_pointer (&self->inbox, cw_inbox_close);
  self->is_draining = TRUE;
  self->has_inbox = !cw_inbox_drain (self->store, drained_cb, self, NULL);
  self->is_draining = FALSE;
}

static gboolean
keep_in_inbox (CwKeeper *self, gboolean with_draft, GError **error)
{
  for (guint i = 0; i < self->waiting->len; i++)
    {
      CwVisitAct *act = self->waiting->pdata[i];

      if (act->inbox == 0 && (act->inbox = cw_inbox_put (self->inbox, act, error)) == 0)
        return FALSE;
    }
  while (with_draft && self->drafts->len > 0)
    {
      const Draft *draft = self->drafts->pdata[0];

      if (!cw_inbox_set_draft (self->inbox, draft->place, draft->text, &draft->moment, error))
        return FALSE;
      g_ptr_array_remove_index (self->drafts, 0);
    }

  return TRUE;
}

static gboolean
try_inbox (CwKeeper *self, gboolean with_draft, GError **error)
{
  if (self->waiting->len == 0 && (self->drafts->len == 0 || !with_draft))
    return TRUE;
  if (self->inbox == NULL)
    self->inbox = cw_inbox_open (self->directory, error);
  if (self->inbox == NULL)
    return FALSE;

  self->has_inbox = TRUE;
  return keep_in_inbox (self, with_draft, error);
}

static gboolean
try_record (CwKeeper *self, gboolean with_draft, GError **error)
{
  gboolean is_done = TRUE;

  while (is_done && self->waiting->len > 0)
    is_done = keep_first (self, error);
  while (is_done && with_draft && self->drafts->len > 0)
    is_done = keep_first_draft (self, error);
  return is_done;
}

/* @with_draft: whether half-typed text is written too, or goes on waiting for its pause. */
static gboolean
try_now (CwKeeper *self, gboolean with_draft)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  if (self->is_draining)
    return TRUE; /* whoever heard of a line that was kept */
  if (self->has_inbox && !self->is_away)
    drain (self);
  is_done = self->is_away || self->has_inbox ? try_inbox (self, with_draft, &error)
                                             : try_record (self, with_draft, &error);

  g_clear_pointer (&self->trouble, g_free);
  if (!is_done)
    self->trouble = dup_trouble (self, error);

  if (!is_done || (self->has_inbox && !self->is_away))
    try_in (self, CW_KEEPER_RETRY_MS);
  else if (self->drafts->len == 0)
    g_clear_handle_id (&self->timer, g_source_remove);
  else if (self->timer == 0)
    try_in (self, CW_KEEPER_DRAFT_MS);

  g_signal_emit (self, signals[CHANGED], 0);
  return is_done;
}

static void
cw_keeper_finalize (GObject *object)
{
  CwKeeper *self = CW_KEEPER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_ptr_array_unref (self->drafts);
  g_ptr_array_unref (self->waiting);
  cw_inbox_close (self->inbox);
  g_free (self->directory);
  g_free (self->trouble);
  G_OBJECT_CLASS (cw_keeper_parent_class)->finalize (object);
}

static void
cw_keeper_class_init (CwKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cw_keeper_finalize;

  signals[KEPT] = g_signal_new ("kept", CW_TYPE_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_BOOLEAN);
  signals[CHANGED] = g_signal_new ("changed", CW_TYPE_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
cw_keeper_init (CwKeeper *self)
{
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_visit_act_free);
  self->drafts = g_ptr_array_new_with_free_func (draft_free);
}

CwKeeper *
cw_keeper_new (CwStore *store)
{
  CwKeeper *self = g_object_new (CW_TYPE_KEEPER, NULL);

  self->store = store;
  self->directory = g_strdup (cw_store_get_directory (store));
  return self;
}

void
cw_keeper_set_away (CwKeeper *self, gboolean is_away)
{
  if (self->is_away == is_away)
    return;

  self->is_away = is_away;
  if (!is_away && (self->has_inbox || self->waiting->len > 0))
    try_now (self, TRUE);
}

void
cw_keeper_put (CwKeeper *self, const CwVisitAct *done)
{
  g_ptr_array_add (self->waiting, cw_visit_act_copy (done));

  /* Once the line is kept, what was half-typed of it must not come back after a crash. */
  try_now (self, done->text != NULL && forgets_draft (self));
}

void
cw_keeper_add (CwKeeper *self,
               gint64 visit,
               CwTags tags,
               const char *text,
               const CwMoment *moment)
{
  g_autofree char *own_text = g_strdup (text);
  const CwVisitAct line = { .kind = CW_ACT_LINE,
                            .visit = visit,
                            .moment = *moment,
                            .text = own_text,
                            .tags = tags };

  cw_keeper_put (self, &line);
}

void
cw_keeper_set_draft (CwKeeper *self,
                     const char *place,
                     const char *text,
                     const CwMoment *moment)
{
  Draft *draft = find_draft (self, place);
  gboolean was_kept = draft == NULL;
  g_autofree char *kept =
      was_kept && text == NULL ? cw_draft_dup (self->store, place, NULL) : NULL;

  if (was_kept && text == NULL && kept == NULL)
    return; /* nothing is to be forgotten there */

  if (was_kept)
    {
      draft = g_new0 (Draft, 1);
      draft->place = g_strdup (place);
      g_ptr_array_add (self->drafts, draft);
    }
  g_free (draft->text);
  draft->text = g_strdup (text);
  draft->moment = moment != NULL ? *moment : cw_moment_now ();

  /* The first change since the last write sets the pace: steady typing must not put it off. */
  if (self->timer == 0)
    try_in (self, CW_KEEPER_DRAFT_MS);
  if (was_kept)
    g_signal_emit (self, signals[CHANGED], 0); /* not for each key after it */
}

char *
cw_keeper_dup_draft (CwKeeper *self, const char *place, CwMoment *moment)
{
  const Draft *draft = find_draft (self, place);

  if (draft == NULL)
    return cw_draft_dup (self->store, place, moment);

  if (moment != NULL)
    *moment = draft->moment;
  return g_strdup (draft->text);
}

gboolean
cw_keeper_flush (CwKeeper *self)
{
  return try_now (self, TRUE);
}

CwKeptState
cw_keeper_get_state (CwKeeper *self)
{
  if (self->trouble != NULL)
    return CW_NOT_KEPT;

  for (guint i = 0; i < self->waiting->len; i++)
    if (((const CwVisitAct *) self->waiting->pdata[i])->inbox == 0)
      return CW_KEEPING;

  return self->drafts->len > 0 ? CW_KEEPING : CW_KEPT;
}

const char *
cw_keeper_get_trouble (CwKeeper *self)
{
  return self->trouble;
}

GPtrArray *
cw_keeper_get_waiting (CwKeeper *self)
{
  return self->waiting;
}
