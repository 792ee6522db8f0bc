/* key-time.h - when a key was pressed, however late the program gets round to it */
#pragma once

#include "corewalk/moment.h"

#include <gtk/gtk.h>

typedef struct
{
  gint64 pressed_us; /* the last key, by g_get_monotonic_time() */
  gint64 seen_us;    /* when the program saw it; 0 for none yet */
} CwKeyTime;

/* Remembers the key that @keys reports just now; cheap, for each key comes here. */
void cw_key_time_note (CwKeyTime *time, GtkEventControllerKey *keys);

/* When that of which the text just changed was typed: the last key's moment, or now where it was no key. */
CwMoment cw_key_time_get (const CwKeyTime *time);
