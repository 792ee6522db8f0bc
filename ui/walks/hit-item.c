#include "ui/walks/hit-item.h"

#include "ui/parts/times.h"

#define SHOWN_MOST 300 /* characters; a row shows three lines of it */

struct _CwHitItem
{
  GObject parent_instance;

  CwHit *hit;
  char *walk_title;
};

enum
{
  PROP_TEXT = 1,
  PROP_PLACE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (CwHitItem, cw_hit_item, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static char *
dup_text (const CwHit *hit)
{
  g_autofree char *cut =
      g_utf8_substring (hit->text, 0,
                        MIN (g_utf8_strlen (hit->text, 8 * SHOWN_MOST), SHOWN_MOST));

  return g_strdelimit (g_steal_pointer (&cut), "\n\r\t", ' ');
}

static char *
dup_place (CwHitItem *self)
{
  g_autofree char *day = cw_times_dup_day (cw_moment_local_day (self->hit->moment));

  if (*self->walk_title == '\0')
    return g_steal_pointer (&day);

  return g_strdup_printf ("%s · %s", self->walk_title, day);
}

static void
cw_hit_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CwHitItem *self = CW_HIT_ITEM (object);

  switch (id)
    {
    case PROP_TEXT:
      g_value_take_string (value, dup_text (self->hit));
      break;

    case PROP_PLACE:
      g_value_take_string (value, dup_place (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cw_hit_item_finalize (GObject *object)
{
  CwHitItem *self = CW_HIT_ITEM (object);

  cw_hit_free (self->hit);
  g_free (self->walk_title);
  G_OBJECT_CLASS (cw_hit_item_parent_class)->finalize (object);
}

static void
cw_hit_item_class_init (CwHitItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cw_hit_item_get_property;
  object_class->finalize = cw_hit_item_finalize;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_PLACE] = g_param_spec_string ("place", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cw_hit_item_init (CwHitItem *self)
{
}

CwHitItem *
cw_hit_item_new (CwHit *hit, const char *walk_title)
{
  CwHitItem *self = g_object_new (CW_TYPE_HIT_ITEM, NULL);

  self->hit = hit;
  self->walk_title = g_strdup (walk_title);
  return self;
}

const CwHit *
cw_hit_item_get_hit (CwHitItem *self)
{
  return self->hit;
}
