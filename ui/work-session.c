#include "ui/work-session.h"

struct _CwWorkSession
{
  GObject parent_instance;

  CwStore *store;
  CwJobs *jobs;
  CwKeeper *keeper;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwWorkSession, cw_work_session, G_TYPE_OBJECT)

static void
cw_work_session_dispose (GObject *object)
{
  cw_work_session_close (CW_WORK_SESSION (object));
  G_OBJECT_CLASS (cw_work_session_parent_class)->dispose (object);
}

static void
cw_work_session_class_init (CwWorkSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_work_session_dispose;

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
  self->keeper = cw_keeper_new (store);
  return self;
}

CwStore *
cw_work_session_get_store (CwWorkSession *self)
{
  return self->store;
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

void
cw_work_session_close (CwWorkSession *self)
{
  if (self->keeper != NULL)
    cw_keeper_flush (self->keeper);
  g_clear_object (&self->keeper);
  g_clear_object (&self->jobs);
  g_clear_pointer (&self->store, cw_store_close);
}
