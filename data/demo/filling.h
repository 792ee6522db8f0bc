/* filling.h - a store while it is filled with the sample district */
#pragma once

#include "data/demo/event.h"
#include "data/record/bulk.h"

#include <sodium.h>

G_BEGIN_DECLS

typedef char CwDemoRef[CW_UUID_TEXT_LENGTH + 1];

typedef struct
{
  CwStore *store;
  const CwDemoDistrict *district;
  CwProgress progress;
  gpointer progress_data;
  CwDemoCounts counts;
  gint walks_left;
  GError **error; /* set by whatever returned FALSE */
  gboolean has_failed;

  /* ids that are the same everywhere */
  CwDemoRef form;
  CwDemoRef items[CW_DEMO_ITEMS_MOST];
  CwDemoRef schools[CW_DEMO_SCHOOLS_MOST];

  /* the coach at work, and the one who is the store's person */
  guint person;
  gboolean is_laptop; /* nobody else's work comes into the store */
  guint coach;
  gint64 last_day; /* of the person's walks, days since 1970-01-01 */
  const char *name;
  guint8 key[crypto_sign_PUBLICKEYBYTES];
  GArray *ids; /* of gint64: the local id of each of the coach's events by its number */
  const CwStream *wide[CW_DEMO_SCHOOLS_MOST]; /* by school, for the district; NULL not yet */
  const CwStream *near[CW_DEMO_SCHOOLS_MOST]; /* by school, for the school */

  /* the walk and the visit under way */
  guint school;
  CwDemoRef walk_ref, visit_ref;
  GString *list;
} CwDemoFilling;

/* The year of one coach of the district alone, as it lies on that coach's laptop; else as
 * cw_demo_fill(). */
gboolean cw_demo_fill_laptop (CwStore *store, guint64 seed, guint coach, GError **error);

/* Schools, terms, classes and the form. */
gboolean cw_demo_fill_district (CwDemoFilling *filling);

/* One event as a line; a #CwDemoEventFunc for a #CwDemoFilling. */
gboolean cw_demo_fill_event (const CwDemoEvent *event, gpointer filling);

/*
 * The keys with which a coach of the sample signs: @key of 32 bytes, @secret of 64. The coach's name, of the
 * first three also where the district has none of them.
 */
const char *
cw_demo_coach_keys (const CwDemoDistrict *district, guint coach, guint8 *key, guint8 *secret);

/* All streams of the coach at work are another installation's, unless it is the store's person. */
gboolean cw_demo_fill_let_go (CwDemoFilling *filling);

/* The id of a class, as a person who adds the room by hand would get it. */
void
cw_demo_fill_class_ref (CwDemoFilling *filling, guint school, const char *title, CwUuid *uuid);

G_END_DECLS
