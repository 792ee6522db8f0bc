/* tool-line.h - one line that a tool asks for: an answer, the task, how many of how many
 *
 * What is half-typed is kept for each tool, and comes back with it.
 *
 * Signal "left": Enter kept what was typed, or Esc put it away.
 */
#pragma once

#include "ui/session/work-session.h"
#include "ui/visit/tool-chip.h"

#define CW_TYPE_TOOL_LINE (cw_tool_line_get_type ())
G_DECLARE_FINAL_TYPE (CwToolLine, cw_tool_line, CW, TOOL_LINE, AdwBin)

void cw_tool_line_set_visit (CwToolLine *self, CwWorkSession *session, gint64 visit);

/* Asks for @tool, with what was half-typed for it. */
void cw_tool_line_ask (CwToolLine *self, CwToolKind kind, const CwFormTool *tool);

/* Gives the focus to what is typed into, behind what stands there. */
void cw_tool_line_focus (CwToolLine *self);

/* Whether something is half-typed for @tool, that was not kept before it ended. */
gboolean cw_tool_line_has_draft (CwToolLine *self, CwToolKind kind, const CwFormTool *tool);

/* Keeps what is half-typed as it is, and forgets the visit. */
void cw_tool_line_leave (CwToolLine *self);
