#include "ui/walks/walk-why.h"

#include "corewalk/id.h"
#include "corewalk/record.h"
#include "corewalk/walk.h"
#include "ui/parts/trouble.h"
#include "ui/walks/walk-text.h"

#include <glib/gi18n.h>

#define TEXTS 3

struct _CwWalkWhy
{
  AdwBin parent_instance;

  CwWorkSession *session; /* NULL while nothing is shown */
  gint64 walk;
  gint64 problem; /* 0 while there is none */

  CwWalkText *text;
  CwWalkText *results;
  CwWalkText *theory;
};

G_DEFINE_FINAL_TYPE (CwWalkWhy, cw_walk_why, ADW_TYPE_BIN)

static const char *const fields[TEXTS] = { "text", "results", "theory" };

static CwWalkText *
text_of (CwWalkWhy *self, guint index)
{
  CwWalkText *texts[TEXTS] = { self->text, self->results, self->theory };

  return texts[index];
}

static gint64
find_problem (CwStore *store, gint64 walk)
{
  g_autoptr (GArray) problems = cw_problem_ids (store, walk, NULL);

  return problems != NULL && problems->len > 0
             ? g_array_index (problems, gint64, problems->len - 1)
             : 0;
}

static void
show_texts (CwWalkWhy *self, CwStore *store)
{
  g_autoptr (CwRecord) record = NULL;

  self->problem = find_problem (store, self->walk);
  if (self->problem != 0)
    record = cw_record_read (store, self->problem, NULL);
  for (guint i = 0; i < TEXTS; i++)
    {
      const CwFieldValue *value =
          record != NULL ? cw_record_get_field (record, fields[i]) : NULL;

      cw_walk_text_show (text_of (self, i),
                         value != NULL && value->text != NULL ? value->text : "");
    }

  /* The others are about the problem: without one there is nothing that they could stand with. */
  for (guint i = 1; i < TEXTS; i++)
    gtk_widget_set_sensitive (GTK_WIDGET (text_of (self, i)), self->problem != 0);
}

/* What was typed about one walk is kept before another one is shown. */
static void
leave (CwWalkWhy *self)
{
  for (guint i = 0; self->session != NULL && i < TEXTS; i++)
    cw_walk_text_finish (text_of (self, i));
  g_clear_object (&self->session);
  self->walk = 0;
  self->problem = 0;
}

static void
take_places (CwWalkWhy *self, CwStore *store)
{
  CwKeeper *keeper = cw_work_session_get_keeper (self->session);
  g_autofree char *uuid = cw_id_dup_text (store, self->walk);

  for (guint i = 0; i < TEXTS; i++)
    {
      g_autofree char *place = g_strdup_printf ("walk:%s:%s", fields[i], uuid);
      g_autofree char *draft = cw_draft_dup (store, place, NULL);

      cw_walk_text_set_place (text_of (self, i), keeper, place, draft);
    }
}

void
cw_walk_why_show (CwWalkWhy *self, CwWorkSession *session, gint64 walk)
{
  CwStore *store = cw_work_session_get_store (session);

  if (walk != self->walk)
    leave (self);
  if (walk == 0 || store == NULL)
    return;

  if (walk != self->walk)
    {
      self->walk = walk;
      g_set_object (&self->session, session);
      take_places (self, store);
    }
  show_texts (self, store);
}

gint64
cw_walk_why_get_problem (CwWalkWhy *self)
{
  return self->problem;
}

static gboolean
keep (CwWalkWhy *self, CwStore *store, const char *field, const char *text, GError **error)
{
  if (self->problem == 0)
    return cw_problem_new (store, self->walk, text, NULL, NULL, NULL, error) != 0;
  if (*text == '\0' && g_str_equal (field, fields[0]))
    return cw_record_delete (store, self->problem, NULL, error);

  return cw_record_edit (store, self->problem, field, text, NULL, error);
}

static void
edited_cb (CwWalkWhy *self, const char *text, CwWalkText *widget)
{
  CwStore *store = self->session != NULL ? cw_work_session_get_store (self->session) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *trouble = NULL;
  guint index = 0;

  if (store == NULL)
    return;

  while (text_of (self, index) != widget)
    index++;
  if (!keep (self, store, fields[index], text, &error))
    {
      trouble = cw_trouble_dup_cause (error);
      cw_walk_text_say (widget, trouble);
      return;
    }

  cw_walk_text_show (widget, text);
  gtk_widget_activate_action (GTK_WIDGET (self), "work.say-undo", "s",
                              *text == '\0' ? _ ("Cleared") : _ ("Kept"));
  cw_work_session_changed (self->session);
}

static void
cw_walk_why_dispose (GObject *object)
{
  CwWalkWhy *self = CW_WALK_WHY (object);

  g_clear_object (&self->session); /* what is half typed is in its draft */
  G_OBJECT_CLASS (cw_walk_why_parent_class)->dispose (object);
}

static void
cw_walk_why_class_init (CwWalkWhyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_walk_why_dispose;

  g_type_ensure (CW_TYPE_WALK_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/walk-why.ui");
  gtk_widget_class_bind_template_child (widget_class, CwWalkWhy, text);
  gtk_widget_class_bind_template_child (widget_class, CwWalkWhy, results);
  gtk_widget_class_bind_template_child (widget_class, CwWalkWhy, theory);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
}

static void
cw_walk_why_init (CwWalkWhy *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
