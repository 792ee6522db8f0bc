#include "ui/debrief/pick-item.h"

#include "ui/parts/times.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CwPickItem
{
  GObject parent_instance;

  CwNote *note;
  gint64 number;
  char *folded; /* the text as search sees it */
  gboolean is_card;
};

enum
{
  PROP_TEXT = 1,
  PROP_WHERE,
  PROP_IS_CARD,
  PROP_IS_TEACHER,
  PROP_IS_STUDENT,
  PROP_IS_TASK,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (CwPickItem, cw_pick_item, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static char *
dup_where (CwPickItem *self)
{
  g_autofree char *clock = cw_times_dup_clock (self->note->moment);

  /* Translators: a visit's number and a time of day */
  return g_strdup_printf (_ ("Visit %d · %s"), (int) self->number, clock);
}

static void
cw_pick_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CwPickItem *self = CW_PICK_ITEM (object);

  switch (id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->note->text);
      break;

    case PROP_WHERE:
      g_value_take_string (value, dup_where (self));
      break;

    case PROP_IS_CARD:
      g_value_set_boolean (value, self->is_card);
      break;

    case PROP_IS_TEACHER:
      g_value_set_boolean (value, (self->note->tags & CW_TAG_TEACHER) != 0);
      break;

    case PROP_IS_STUDENT:
      g_value_set_boolean (value, (self->note->tags & CW_TAG_STUDENT) != 0);
      break;

    case PROP_IS_TASK:
      g_value_set_boolean (value, (self->note->tags & CW_TAG_TASK) != 0);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cw_pick_item_finalize (GObject *object)
{
  CwPickItem *self = CW_PICK_ITEM (object);

  cw_note_free (self->note);
  g_free (self->folded);
  G_OBJECT_CLASS (cw_pick_item_parent_class)->finalize (object);
}

static void
cw_pick_item_class_init (CwPickItemClass *klass)
{
  static const char *const tags[] = { "is-teacher", "is-student", "is-task" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cw_pick_item_get_property;
  object_class->finalize = cw_pick_item_finalize;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_WHERE] = g_param_spec_string ("where", NULL, NULL, NULL, flags);
  properties[PROP_IS_CARD] = g_param_spec_boolean ("is-card", NULL, NULL, FALSE, flags);
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    properties[PROP_IS_TEACHER + i] = g_param_spec_boolean (tags[i], NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cw_pick_item_init (CwPickItem *self)
{
}

CwPickItem *
cw_pick_item_new (CwNote *note, gint64 number)
{
  CwPickItem *self = g_object_new (CW_TYPE_PICK_ITEM, NULL);

  self->note = note;
  self->number = number;
  self->folded = g_utf8_casefold (note->text, -1);
  return self;
}

const CwNote *
cw_pick_item_get_note (CwPickItem *self)
{
  return self->note;
}

gint64
cw_pick_item_get_number (CwPickItem *self)
{
  return self->number;
}

gboolean
cw_pick_item_is_card (CwPickItem *self)
{
  return self->is_card;
}

void
cw_pick_item_set_card (CwPickItem *self, gboolean is_card)
{
  if (self->is_card == is_card)
    return;

  self->is_card = is_card;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_CARD]);
}

gboolean
cw_pick_item_has_words (CwPickItem *self, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (self->folded, words[i]) == NULL)
      return FALSE;

  return TRUE;
}
