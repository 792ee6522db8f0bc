#include "ui/session/work-session.h"

#define BUSY_MS 300 /* what is shorter nobody needs to be told */

/* The store, away on another thread. */
typedef struct
{
  const CwLoanClass *loan;
  CwStore *store;
  gpointer input;
} Loan;

typedef struct
{
  CwWorkSession *session;
  CwLongTask *task;
  CwTaskDone done;
  GObject *user_data;
} Asker;

struct _CwWorkSession
{
  GObject parent_instance;

  CwStore *store;
  CwJobs *jobs;
  CwKeeper *keeper;

  CwJobs *loans;
  CwLongTask *task; /* NULL while nothing is lent */
  gboolean gives_way;
  guint busy_timer;
  gboolean is_busy;
};

enum
{
  PROP_IS_BUSY = 1,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwWorkSession, cw_work_session, G_TYPE_OBJECT)

static void
set_busy (CwWorkSession *self, gboolean is_busy)
{
  g_clear_handle_id (&self->busy_timer, g_source_remove);
  if (self->is_busy == is_busy)
    return;

  self->is_busy = is_busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_BUSY]);
}

static gboolean
busy_cb (gpointer user_data)
{
  CwWorkSession *self = user_data;

  self->busy_timer = 0;
  set_busy (self, TRUE);
  return G_SOURCE_REMOVE;
}

/* Whatever is still done with the store on the other thread is over when this returns. */
static void
take_back (CwWorkSession *self)
{
  if (self->task == NULL)
    return;

  cw_long_task_cancel (self->task);
  cw_long_task_wait (self->task);
  g_clear_pointer (&self->task, cw_long_task_unref);
  cw_keeper_set_away (self->keeper, FALSE);
  set_busy (self, FALSE);
}

static gpointer
work_on_loan (gpointer input, CwProgress progress, gpointer progress_data, GError **error)
{
  Loan *loan = input;

  return loan->loan->work (loan->store, loan->input, progress, progress_data, error);
}

static void
loan_free (gpointer data)
{
  Loan *loan = data;

  if (loan->loan->free_input != NULL)
    loan->loan->free_input (loan->input);
  g_free (loan);
}

static const CwTaskClass loan_task = { .work = work_on_loan, .free_input = loan_free };

static void
asker_free (gpointer data)
{
  Asker *asker = data;

  g_object_unref (asker->session);
  g_object_unref (asker->user_data);
  g_free (asker);
}

static void
returned_cb (gpointer result, const GError *error, gpointer user_data)
{
  Asker *asker = user_data;
  CwWorkSession *self = asker->session;

  if (self->task == asker->task) /* else it was taken back, and may be lent anew */
    {
      g_clear_pointer (&self->task, cw_long_task_unref);
      cw_keeper_set_away (self->keeper, FALSE);
      set_busy (self, FALSE);
    }
  asker->done (result, error, asker->user_data);
}

static void
cw_work_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, CW_WORK_SESSION (object)->is_busy);
}

static void
cw_work_session_dispose (GObject *object)
{
  cw_work_session_close (CW_WORK_SESSION (object));
  G_OBJECT_CLASS (cw_work_session_parent_class)->dispose (object);
}

static void
cw_work_session_class_init (CwWorkSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cw_work_session_get_property;
  object_class->dispose = cw_work_session_dispose;

  properties[PROP_IS_BUSY] = g_param_spec_boolean ("is-busy", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", CW_TYPE_WORK_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
cw_work_session_init (CwWorkSession *self)
{
}

CwWorkSession *
cw_work_session_new (CwStore *store)
{
  CwWorkSession *self = g_object_new (CW_TYPE_WORK_SESSION, NULL);

  self->store = store;
  self->jobs = cw_jobs_new (cw_store_get_directory (store));
  self->loans = cw_jobs_new (NULL);
  self->keeper = cw_keeper_new (store);
  return self;
}

CwStore *
cw_work_session_get_store (CwWorkSession *self)
{
  if (self->gives_way)
    take_back (self);

  return self->task == NULL ? self->store : NULL;
}

CwJobs *
cw_work_session_get_jobs (CwWorkSession *self)
{
  return self->jobs;
}

CwKeeper *
cw_work_session_get_keeper (CwWorkSession *self)
{
  return self->keeper;
}

void
cw_work_session_changed (CwWorkSession *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
cw_work_session_lend (CwWorkSession *self,
                      const CwLoanClass *loan,
                      gpointer input,
                      CwTaskDone done,
                      GObject *user_data)
{
  CwStore *store = cw_work_session_get_store (self);
  Loan *lent = g_new0 (Loan, 1);
  Asker *asker = NULL;

  lent->loan = loan;
  lent->store = store;
  lent->input = input;
  if (store == NULL || !cw_keeper_flush (self->keeper))
    {
      loan_free (lent);
      return FALSE;
    }

  asker = g_new0 (Asker, 1);
  asker->session = g_object_ref (self);
  asker->done = done;
  asker->user_data = g_object_ref (user_data);
  self->gives_way = loan->gives_way;
  cw_keeper_set_away (self->keeper, TRUE);
  self->task =
      cw_long_task_start (self->loans, &loan_task, lent, returned_cb, asker, asker_free);
  asker->task = self->task;
  if (!self->gives_way)
    self->busy_timer = g_timeout_add (BUSY_MS, busy_cb, self);
  return TRUE;
}

gboolean
cw_work_session_is_lent (CwWorkSession *self)
{
  return self->task != NULL && !self->gives_way;
}

double
cw_work_session_get_fraction (CwWorkSession *self)
{
  return self->task != NULL ? cw_long_task_get_fraction (self->task) : -1;
}

void
cw_work_session_cancel_loan (CwWorkSession *self)
{
  if (self->task != NULL)
    cw_long_task_cancel (self->task);
}

void
cw_work_session_close (CwWorkSession *self)
{
  take_back (self);
  if (self->keeper != NULL)
    cw_keeper_flush (self->keeper);
  g_clear_object (&self->keeper);
  g_clear_object (&self->jobs);
  g_clear_object (&self->loans);
  g_clear_pointer (&self->store, cw_store_close);
}
