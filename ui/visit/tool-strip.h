/* tool-strip.h - the tools of a visit's form: tallies, stopwatches, scans, codes, questions, the signal
 *
 * Signal "asking" (gboolean is_asking): a line is asked for, and has the focus, or was left.
 */
#pragma once

#include "ui/session/work-session.h"

#include "corewalk/form-document.h"
#include "corewalk/visit.h"

#include <adwaita.h>

#define CW_TYPE_TOOL_STRIP (cw_tool_strip_get_type ())
G_DECLARE_FINAL_TYPE (CwToolStrip, cw_tool_strip, CW, TOOL_STRIP, AdwBin)

/* Shows the tools of @document as they stand in @visit, with a line that was half-typed.
 * @document: (nullable): outlives the visit here; NULL for a form that can't be read */
void cw_tool_strip_set_visit (CwToolStrip *self,
                              CwWorkSession *session,
                              const CwVisit *visit,
                              const CwFormDocument *document);

/* Reads what the tools show again. */
void cw_tool_strip_refresh (CwToolStrip *self, gboolean is_ended);

/* Does what Alt and @key do at @moment: "q", "4". @is_back: Shift is held, to take one back.
 * Returns: whether there is a tool with that key. */
gboolean cw_tool_strip_press (CwToolStrip *self,
                              const char *key,
                              gboolean is_back,
                              const CwMoment *moment);

/* Gives the focus to the line that is asked for. Returns: whether there is one. */
gboolean cw_tool_strip_focus_line (CwToolStrip *self);

/* Forgets the visit and its session. */
void cw_tool_strip_forget (CwToolStrip *self);
