#include "ui/visit/key-time.h"

#define LATE_MOST_MS 60000 /* a server with another clock is not believed */
#define SAME_KEY_US (G_GINT64_CONSTANT (1000000)) /* an input method may think about a key */

void
cw_key_time_note (CwKeyTime *time, GtkEventControllerKey *keys)
{
  guint32 pressed_ms =
      gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (keys));
  guint32 late_ms = 0;

  time->seen_us = g_get_monotonic_time ();
  time->pressed_us = time->seen_us;

  /* A display server stamps its events by the monotonic clock, which wraps around in 32 bits. */
  late_ms = (guint32) (time->seen_us / 1000) - pressed_ms;
  if (pressed_ms != GDK_CURRENT_TIME && late_ms < LATE_MOST_MS)
    time->pressed_us -= (gint64) late_ms * 1000;
}

CwMoment
cw_key_time_get (const CwKeyTime *time)
{
  gint64 now_us = g_get_monotonic_time ();
  CwMoment moment = cw_moment_now ();

  if (time->seen_us != 0 && now_us - time->seen_us < SAME_KEY_US)
    moment.at_ms -= (now_us - time->pressed_us) / 1000;
  return moment;
}
