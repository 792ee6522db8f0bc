#include "ui/session/keeper.h"

#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

struct _CwKeeper
{
  GObject parent_instance;

  CwStore *store;
  GPtrArray *waiting; /* of CwWaitingLine */

  char *draft_place; /* NULL when no draft is to be written */
  char *draft_text;
  CwMoment draft_moment;

  guint timer; /* the next try */
  char *trouble;
};

enum
{
  KEPT,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwKeeper, cw_keeper, G_TYPE_OBJECT)

static void
waiting_line_free (gpointer data)
{
  CwWaitingLine *line = data;

  g_free (line->text);
  g_free (line);
}

static void
forget_draft (CwKeeper *self)
{
  g_clear_pointer (&self->draft_place, g_free);
  g_clear_pointer (&self->draft_text, g_free);
}

static char *
dup_trouble (CwKeeper *self, const GError *error)
{
  g_autofree char *cause = cw_trouble_dup_bare_cause (error);
  g_autofree char *what = NULL;
  const char *advice = g_error_matches (error, CW_ERROR, CW_ERROR_FULL)
                           ? _ ("Make some room on the disk and leave this window open: it is "
                                "tried again by itself.")
                           : _ ("Leave this window open: it is tried again by itself.");

  if (self->waiting->len == 0)
    what = g_strdup (_ ("What you are typing is not kept yet."));
  else
    what = g_strdup_printf (ngettext ("%u line is not kept yet.", "%u lines are not kept yet.",
                                      self->waiting->len),
                            self->waiting->len);

  /* Translators: what isn't kept, why not, what to do; each one a sentence */
  return g_strdup_printf (_ ("%s %s Everything else is safe. %s"), what, cause, advice);
}

/* Returns: whether the first line that waits is kept now. */
static gboolean
keep_first (CwKeeper *self, GError **error)
{
  CwWaitingLine *line = g_ptr_array_index (self->waiting, 0);
  gint64 visit = line->visit;
  gint64 note = cw_note_add (self->store, visit, line->tags, line->text, &line->moment, error);

  if (note == 0)
    return FALSE;

  g_ptr_array_remove_index (self->waiting, 0);
  g_signal_emit (self, signals[KEPT], 0, visit, note);
  return TRUE;
}

static gboolean
keep_draft (CwKeeper *self, GError **error)
{
  if (self->draft_place == NULL)
    return TRUE;
  if (!cw_draft_set (self->store, self->draft_place, self->draft_text, &self->draft_moment,
                     error))
    return FALSE;

  forget_draft (self);
  return TRUE;
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

/* @with_draft: whether half-typed text is written too, or goes on waiting for its pause. */
static gboolean
try_now (CwKeeper *self, gboolean with_draft)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done = TRUE;

  while (is_done && self->waiting->len > 0)
    is_done = keep_first (self, &error);
  if (is_done && with_draft)
    is_done = keep_draft (self, &error);

  g_clear_pointer (&self->trouble, g_free);
  if (!is_done)
    self->trouble = dup_trouble (self, error);

  if (!is_done)
    try_in (self, CW_KEEPER_RETRY_MS);
  else if (self->draft_place == NULL)
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
  forget_draft (self);
  g_ptr_array_unref (self->waiting);
  g_free (self->trouble);
  G_OBJECT_CLASS (cw_keeper_parent_class)->finalize (object);
}

static void
cw_keeper_class_init (CwKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cw_keeper_finalize;

  signals[KEPT] = g_signal_new ("kept", CW_TYPE_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  signals[CHANGED] = g_signal_new ("changed", CW_TYPE_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
cw_keeper_init (CwKeeper *self)
{
  self->waiting = g_ptr_array_new_with_free_func (waiting_line_free);
}

CwKeeper *
cw_keeper_new (CwStore *store)
{
  CwKeeper *self = g_object_new (CW_TYPE_KEEPER, NULL);

  self->store = store;
  return self;
}

void
cw_keeper_add (CwKeeper *self,
               gint64 visit,
               CwTags tags,
               const char *text,
               const CwMoment *moment)
{
  CwWaitingLine *line = g_new0 (CwWaitingLine, 1);

  line->visit = visit;
  line->tags = tags;
  line->moment = *moment;
  line->text = g_strdup (text);
  g_ptr_array_add (self->waiting, line);

  /* Once the line is kept, what was half-typed of it must not come back after a crash. */
  try_now (self, self->draft_place != NULL && self->draft_text == NULL);
}

void
cw_keeper_set_draft (CwKeeper *self,
                     const char *place,
                     const char *text,
                     const CwMoment *moment)
{
  if (self->draft_place != NULL && !g_str_equal (self->draft_place, place))
    cw_keeper_flush (self);

  forget_draft (self);
  self->draft_place = g_strdup (place);
  self->draft_text = g_strdup (text);
  self->draft_moment = moment != NULL ? *moment : cw_moment_now ();

  /* The first change since the last write sets the pace: steady typing must not put it off. */
  if (self->timer == 0)
    try_in (self, CW_KEEPER_DRAFT_MS);
  g_signal_emit (self, signals[CHANGED], 0);
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

  return self->waiting->len > 0 || self->draft_place != NULL ? CW_KEEPING : CW_KEPT;
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
