/* hall-debrief.h - how a team of the sample district talks a walk over */
#pragma once

#include "data/demo/pen.h"

G_BEGIN_DECLS

/* Emits cards of the four steps from the pen's %evidence. Returns: when it is over, local ms. */
gint cw_demo_debrief_emit (CwDemoPen *pen, gint start_ms);

G_END_DECLS
