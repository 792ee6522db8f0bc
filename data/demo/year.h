/* year.h - a school year of the sample district, event by event */
#pragma once

#include "data/demo/event.h"

G_BEGIN_DECLS

/*
 * Goes through the year of each coach, one after the other. The same district gives the same
 * events. Returns: FALSE if @func stopped it.
 */
gboolean
cw_demo_year_run (const CwDemoDistrict *district, CwDemoEventFunc func, gpointer user_data);

/* The same for one coach, by number. */
gboolean cw_demo_year_run_coach (const CwDemoDistrict *district,
                                 guint coach,
                                 CwDemoEventFunc func,
                                 gpointer user_data);

G_END_DECLS
