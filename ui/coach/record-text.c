#include "ui/coach/record-text.h"

#include "corewalk/id.h"
#include "corewalk/record.h"
#include "ui/parts/trouble.h"
#include "ui/walks/walk-text.h"

#include <glib/gi18n.h>

struct _CwRecordText
{
  AdwBin parent_instance;

  CwWorkSession *session; /* NULL while nothing is shown */
  gint64 record;
  char *field;
  gboolean is_line;

  CwWalkText *text;
};

enum
{
  PROP_FIELD = 1,
  PROP_TITLE,
  PROP_HINT,
  PROP_IS_LINE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CwRecordText, cw_record_text, ADW_TYPE_BIN)

static void
edited_cb (CwRecordText *self, const char *typed)
{
  CwStore *store = self->session != NULL ? cw_work_session_get_store (self->session) : NULL;
  g_autofree char *words = g_strdup (typed);
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return;

  if (self->is_line)
    g_strdelimit (words, "\r\n", ' ');
  if (!cw_record_edit (store, self->record, self->field, words, NULL, &error))
    {
      g_autofree char *trouble = cw_trouble_dup_cause (error);

      cw_walk_text_say (self->text, trouble);
      return;
    }

  cw_walk_text_show (self->text, words);
  gtk_widget_activate_action (GTK_WIDGET (self), "work.say-undo", "s",
                              *words == '\0' ? _ ("Cleared") : _ ("Kept"));
  cw_work_session_changed (self->session);
}

static void
take_place (CwRecordText *self, CwStore *store)
{
  g_autofree char *uuid = cw_id_dup_text (store, self->record);
  g_autofree char *place = g_strdup_printf ("text:%s:%s", self->field, uuid);
  g_autofree char *draft = cw_draft_dup (store, place, NULL);

  cw_walk_text_set_place (self->text, cw_work_session_get_keeper (self->session), place, draft);
}

void
cw_record_text_show (CwRecordText *self,
                     CwWorkSession *session,
                     gint64 record,
                     const char *text)
{
  CwStore *store = cw_work_session_get_store (session);

  if (store == NULL)
    return;

  if (record != self->record)
    {
      if (self->session != NULL)
        cw_walk_text_finish (self->text);
      g_set_object (&self->session, session);
      self->record = record;
      take_place (self, store);
    }
  cw_walk_text_show (self->text, text != NULL ? text : "");
}

static void
cw_record_text_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CwRecordText *self = CW_RECORD_TEXT (object);

  if (id == PROP_IS_LINE)
    self->is_line = g_value_get_boolean (value);
  else if (id == PROP_FIELD)
    {
      g_free (self->field);
      self->field = g_value_dup_string (value);
    }
  else
    g_object_set_property (G_OBJECT (self->text), pspec->name, value);
}

static void
cw_record_text_dispose (GObject *object)
{
  CwRecordText *self = CW_RECORD_TEXT (object);

  g_clear_object (&self->session); /* what is half typed is in its draft */
  g_clear_pointer (&self->field, g_free);
  G_OBJECT_CLASS (cw_record_text_parent_class)->dispose (object);
}

static void
cw_record_text_class_init (CwRecordTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = cw_record_text_set_property;
  object_class->dispose = cw_record_text_dispose;
  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);
  properties[PROP_IS_LINE] = g_param_spec_boolean ("is-line", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cw_record_text_init (CwRecordText *self)
{
  self->text = g_object_new (CW_TYPE_WALK_TEXT, NULL);
  g_signal_connect_object (self->text, "edited", G_CALLBACK (edited_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->text));
}
