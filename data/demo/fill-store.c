#include "corewalk/demo.h"

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

  cw_demo_year_run (filling->district, cw_demo_fill_event, filling);
  return !filling->has_failed && cw_demo_fill_let_go (filling);
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
  g_autoptr (CwDemoDistrict) district = NULL;
  gboolean was_sample, is_done;
  CwDemoFilling filling = { .store = store, .progress = progress, .progress_data = user_data };

  g_return_val_if_fail (store != NULL && (guint) scale < G_N_ELEMENTS (scale_names), FALSE);
  if (!cw_bulk_begin (store, error))
    return FALSE;

  district = cw_demo_district_new (seed, scale);
  filling.district = district;
  filling.error = error;
  for (guint i = 0; i < district->coach_count; i++)
    filling.walks_left += district->coaches[i].walks;
  filling.ids = g_array_new (FALSE, TRUE, sizeof (gint64));
  filling.list = g_string_new (NULL);

  was_sample = store->person.is_sample;
  store->person.is_sample = TRUE;
  is_done = fill (&filling) ? cw_bulk_commit (store, error) : cw_bulk_abort (store);
  if (!is_done)
    store->person.is_sample = was_sample;
  else if (counts != NULL)
    *counts = filling.counts;
  g_array_unref (filling.ids);
  g_string_free (filling.list, TRUE);
  return is_done;
}
