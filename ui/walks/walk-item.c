#include "ui/walks/walk-item.h"

#include "ui/parts/times.h"

#include <glib/gi18n.h>

struct _CwWalkItem
{
  GObject parent_instance;

  CwWalk *walk;
};

enum
{
  PROP_TITLE = 1,
  PROP_DAY,
  PROP_SCHOOL,
  PROP_ROOMS,
  PROP_IS_OPEN,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (CwWalkItem, cw_walk_item, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

char *
cw_walk_item_dup_counts (const CwWalk *walk)
{
  gulong visit_count = (gulong) walk->visit_count;
  gulong note_count = (gulong) walk->note_count;
  g_autofree char *visits =
      g_strdup_printf (ngettext ("%lu room", "%lu rooms", visit_count), visit_count);
  g_autofree char *notes =
      g_strdup_printf (ngettext ("%lu line", "%lu lines", note_count), note_count);

  if (visit_count == 0)
    return g_strdup (_ ("No rooms yet"));

  return g_strdup_printf ("%s · %s", visits, notes);
}

static char *
dup_rooms (const CwWalk *walk)
{
  gulong visit_count = (gulong) walk->visit_count;

  return g_strdup_printf (ngettext ("%lu room", "%lu rooms", visit_count), visit_count);
}

static void
cw_walk_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  const CwWalk *walk = CW_WALK_ITEM (object)->walk;

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, walk != NULL ? walk->title : "");
      break;

    case PROP_DAY:
      g_value_take_string (value, walk != NULL ? cw_times_dup_day (walk->day) : g_strdup (""));
      break;

    case PROP_SCHOOL:
      g_value_set_string (value, walk != NULL ? walk->school_name : "");
      break;

    case PROP_ROOMS:
      g_value_take_string (value, walk != NULL ? dup_rooms (walk) : g_strdup (""));
      break;

    case PROP_IS_OPEN:
      g_value_set_boolean (value, walk != NULL && walk->closed_ms == 0);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cw_walk_item_finalize (GObject *object)
{
  cw_walk_free (CW_WALK_ITEM (object)->walk);
  G_OBJECT_CLASS (cw_walk_item_parent_class)->finalize (object);
}

static void
cw_walk_item_class_init (CwWalkItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cw_walk_item_get_property;
  object_class->finalize = cw_walk_item_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_DAY] = g_param_spec_string ("day", NULL, NULL, NULL, flags);
  properties[PROP_SCHOOL] = g_param_spec_string ("school", NULL, NULL, NULL, flags);
  properties[PROP_ROOMS] = g_param_spec_string ("rooms", NULL, NULL, NULL, flags);
  properties[PROP_IS_OPEN] = g_param_spec_boolean ("is-open", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cw_walk_item_init (CwWalkItem *self)
{
}

CwWalkItem *
cw_walk_item_new (CwWalk *walk)
{
  CwWalkItem *self = g_object_new (CW_TYPE_WALK_ITEM, NULL);

  self->walk = walk;
  return self;
}
