/* key-time.h - when a key was pressed, however late the program gets round to it */
#pragma once

#include "corewalk/moment.h"

#include <gtk/gtk.h>

typedef struct
{
  CwMoment moment; /* of the last key */
  gint64 seen_us;  /* when the program saw it, by g_get_monotonic_time(); 0 for none yet */
} CwKeyTime;

/* Remembers the key that @keys reports just now. */
void cw_key_time_note (CwKeyTime *time, GtkEventControllerKey *keys);

/* When that of which the text just changed was typed: the last key's moment, or now where it was no key. */
CwMoment cw_key_time_get (const CwKeyTime *time);
