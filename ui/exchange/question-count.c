#include "ui/exchange/question-count.h"

#include "ui/exchange/question.h"

#include <glib/gi18n.h>

struct _CwQuestionCount
{
  GObject parent_instance;

  CwWorkSession *session;
  GCancellable *cancellable;
  guint count;
};

enum
{
  PROP_COUNT = 1,
  PROP_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CwQuestionCount, cw_question_count, G_TYPE_OBJECT)

/* Each count comes with the object held, so that it may end while the job runs. */
static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CwQuestionCount) self = user_data;
  g_autofree guint *count = cw_jobs_run_finish (result, NULL);

  if (count == NULL) /* what was counted last is all that is known */
    return;

  self->count = *count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

static void
refresh (CwQuestionCount *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  cw_jobs_run_async (cw_work_session_get_jobs (self->session), &cw_questions_count, NULL,
                     self->cancellable, counted_cb, g_object_ref (self));
}

static char *
dup_name (CwQuestionCount *self)
{
  if (self->count == 0)
    return g_strdup (_ ("Exchange"));

  return g_strdup_printf (ngettext ("Exchange, %u question to settle",
                                    "Exchange, %u questions to settle", self->count),
                          self->count);
}

static void
cw_question_count_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CwQuestionCount *self = CW_QUESTION_COUNT (object);

  if (id == PROP_COUNT)
    g_value_set_uint (value, self->count);
  else
    g_value_take_string (value, dup_name (self));
}

static void
cw_question_count_dispose (GObject *object)
{
  CwQuestionCount *self = CW_QUESTION_COUNT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_question_count_parent_class)->dispose (object);
}

static void
cw_question_count_class_init (CwQuestionCountClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cw_question_count_get_property;
  object_class->dispose = cw_question_count_dispose;
  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] =
      g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cw_question_count_init (CwQuestionCount *self)
{
}

GObject *
cw_question_count_new (CwWorkSession *session)
{
  CwQuestionCount *self = g_object_new (CW_TYPE_QUESTION_COUNT, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (refresh), self);
  refresh (self);
  return G_OBJECT (self);
}

guint
cw_question_count_get (CwQuestionCount *self)
{
  return self->count;
}
