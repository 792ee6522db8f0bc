#include "ui/walks/walk-text.h"

struct _CwWalkText
{
  AdwBin parent_instance;

  char *kept; /* the text as it is on the disk */
  CwKeeper *keeper;
  char *place;
  char *hint;
  gboolean is_showing; /* the change comes from here, not from a person */

  GtkLabel *title;
  GtkLabel *ground; /* gives the room: a text view doesn't know its height before it is drawn */
  GtkTextBuffer *buffer;
  GtkTextView *view;
  GtkLabel *trouble;
};

enum
{
  PROP_TITLE = 1,
  PROP_HINT,
  N_PROPS
};

enum
{
  EDITED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwWalkText, cw_walk_text, ADW_TYPE_BIN)

static char *
dup_typed (CwWalkText *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
set_typed (CwWalkText *self, const char *text)
{
  self->is_showing = TRUE;
  gtk_text_buffer_set_text (self->buffer, text, -1);
  self->is_showing = FALSE;
}

void
cw_walk_text_finish (CwWalkText *self)
{
  g_autofree char *typed = g_strstrip (dup_typed (self));

  if (self->place != NULL && g_strcmp0 (typed, self->kept) != 0)
    g_signal_emit (self, signals[EDITED], 0, typed);
}

void
cw_walk_text_show (CwWalkText *self, const char *text)
{
  g_autofree char *typed = g_strstrip (dup_typed (self));
  gboolean is_typing = g_strcmp0 (typed, self->kept) != 0 && g_strcmp0 (typed, text) != 0;

  cw_walk_text_say (self, NULL);
  if (!is_typing && g_strcmp0 (typed, text) != 0)
    set_typed (self, text);
  g_free (self->kept);
  self->kept = g_strdup (text);
  if (!is_typing && self->keeper != NULL)
    cw_keeper_set_draft (self->keeper, self->place, NULL, NULL);
}

void
cw_walk_text_set_place (CwWalkText *self,
                        CwKeeper *keeper,
                        const char *place,
                        const char *draft)
{
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->kept, g_free);
  g_set_object (&self->keeper, keeper);
  self->kept = g_strdup ("");
  self->place = g_strdup (place);
  cw_walk_text_say (self, NULL);
  set_typed (self, draft != NULL ? draft : "");
}

void
cw_walk_text_say (CwWalkText *self, const char *trouble)
{
  gtk_label_set_text (self->trouble, trouble != NULL ? trouble : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), trouble != NULL);
}

/* Under the words as much room as they take; without any, what they could be about. */
static void
show_ground (CwWalkText *self, const char *typed)
{
  g_autofree char *room = g_strconcat (typed, "\342\200\213", NULL); /* for the caret's line */
  gboolean is_empty = *typed == '\0';

  gtk_label_set_text (self->ground, is_empty ? self->hint : room);
  gtk_widget_set_opacity (GTK_WIDGET (self->ground), is_empty ? .72 : 0);
}

static void
typed_cb (CwWalkText *self)
{
  g_autofree char *typed = dup_typed (self);

  show_ground (self, typed);
  if (self->is_showing || self->keeper == NULL)
    return;

  cw_walk_text_say (self, NULL);
  cw_keeper_set_draft (self->keeper, self->place,
                       g_strcmp0 (typed, self->kept) != 0 ? typed : NULL, NULL);
}

static void
left_cb (CwWalkText *self)
{
  cw_walk_text_finish (self);
}

static void
cw_walk_text_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CwWalkText *self = CW_WALK_TEXT (object);
  const char *text = g_value_get_string (value);

  if (id == PROP_HINT)
    {
      g_free (self->hint);
      self->hint = g_strdup (text);
      typed_cb (self);
    }
  else
    {
      gtk_label_set_text (self->title, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
    }
}

static void
cw_walk_text_dispose (GObject *object)
{
  CwWalkText *self = CW_WALK_TEXT (object);

  g_clear_pointer (&self->kept, g_free);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->hint, g_free);
  g_clear_object (&self->keeper);
  G_OBJECT_CLASS (cw_walk_text_parent_class)->dispose (object);
}

static void
cw_walk_text_class_init (CwWalkTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = cw_walk_text_set_property;
  object_class->dispose = cw_walk_text_dispose;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[EDITED] = g_signal_new ("edited", CW_TYPE_WALK_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/walk-text.ui");
  gtk_widget_class_bind_template_child (widget_class, CwWalkText, title);
  gtk_widget_class_bind_template_child (widget_class, CwWalkText, ground);
  gtk_widget_class_bind_template_child (widget_class, CwWalkText, buffer);
  gtk_widget_class_bind_template_child (widget_class, CwWalkText, view);
  gtk_widget_class_bind_template_child (widget_class, CwWalkText, trouble);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
}

static void
cw_walk_text_init (CwWalkText *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
