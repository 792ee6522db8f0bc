/* signal-chip.h - a quiet signal every so often: a button that says it and pulses, without a sound */
#pragma once

#include "corewalk/moment.h"

#include <adwaita.h>

#define CW_SIGNAL_SECONDS 120 /* where the form says nothing else */

#define CW_TYPE_SIGNAL_CHIP (cw_signal_chip_get_type ())
G_DECLARE_FINAL_TYPE (CwSignalChip, cw_signal_chip, CW, SIGNAL_CHIP, AdwBin)

/* Counts from @start. @is_on: whether it signals until a person turns it off.
 * @has_intervals: the signal ends an interval of codes, which is named then */
void cw_signal_chip_begin (CwSignalChip *self,
                           CwMoment start,
                           gint64 seconds,
                           gboolean is_on,
                           gboolean has_intervals);

/* Looks whether it is time. Returns: whether a signal came just now. */
gboolean cw_signal_chip_tick (CwSignalChip *self, gint64 now_ms);

gboolean cw_signal_chip_is_on (CwSignalChip *self);
