#include "corewalk/demo.h"

#include "data/demo/coaching.h"
#include "data/demo/filling.h"
#include "data/demo/year.h"
#include "data/store/setting.h"

#include <string.h>

static const char *const scale_names[] = { "tiny", "school", "district" };

const char *
cw_demo_scale_get_name (CwDemoScale scale)
{
  g_return_val_if_fail ((guint) scale < G_N_ELEMENTS (scale_names), NULL);
  return scale_names[scale];
}

gboolean
cw_demo_scale_parse (const char *text, CwDemoScale *scale)
{
  for (guint i = 0; i < G_N_ELEMENTS (scale_names); i++)
    if (strcmp (text, scale_names[i]) == 0)
      {
        *scale = (CwDemoScale) i;
        return TRUE;
      }
  return FALSE;
}

/* In the transaction: everything but its end. */
static gboolean
fill (CwDemoFilling *filling)
{
  if (!cw_setting_mark_sample (filling->store->private, filling->error) ||
      !cw_demo_fill_district (filling))
    return FALSE;

  if (filling->is_laptop)
    cw_demo_year_run_coach (filling->district, filling->person, cw_demo_fill_event, filling);
  else
    cw_demo_year_run (filling->district, cw_demo_fill_event, filling);
  return !filling->has_failed && cw_demo_fill_let_go (filling) &&
         (filling->is_laptop || cw_demo_fill_coaching (filling));
}

/* An empty store is filled as @filling says, or stays empty. */
static gboolean
fill_store (CwDemoFilling *filling, guint64 seed, CwDemoScale scale, GError **error)
{
  g_autoptr (CwDemoDistrict) district = NULL;
  CwStore *store = filling->store;
  gboolean was_sample, is_done;

  if (!cw_bulk_begin (store, error))
    return FALSE;

  district = cw_demo_district_new (seed, scale);
  filling->district = district;
  filling->error = error;
  for (guint i = 0; i < district->coach_count; i++)
    filling->walks_left += district->coaches[i].walks;
  filling->ids = g_array_new (FALSE, TRUE, sizeof (gint64));
  filling->list = g_string_new (NULL);

  was_sample = store->person.is_sample;
  store->person.is_sample = TRUE;
  is_done = fill (filling) ? cw_bulk_commit (store, error) : cw_bulk_abort (store);
  if (!is_done)
    store->person.is_sample = was_sample;
  g_array_unref (filling->ids);
  g_string_free (filling->list, TRUE);
  return is_done;
}

gboolean
cw_demo_fill (CwStore *store,
              guint64 seed,
              CwDemoScale scale,
              CwProgress progress,
              gpointer user_data,
              CwDemoCounts *counts,
              GError **error)
{
  CwDemoFilling filling = { .store = store, .progress = progress, .progress_data = user_data };

  g_return_val_if_fail (store != NULL && (guint) scale < G_N_ELEMENTS (scale_names), FALSE);
  if (!fill_store (&filling, seed, scale, error))
    return FALSE;

  if (counts != NULL)
    *counts = filling.counts;
  return TRUE;
}

gboolean
cw_demo_fill_laptop (CwStore *store, guint64 seed, guint coach, GError **error)
{
  CwDemoFilling filling = { .store = store, .person = coach, .is_laptop = TRUE };

  return fill_store (&filling, seed, CW_DEMO_DISTRICT, error);
}
