/* tool-chip.h - one tool of a visit as a button: its key, its name, what it shows
 *
 * Signal "pressed" (gboolean is_back): it was pressed, or its last count is to be taken back.
 */
#pragma once

#include "corewalk/form-document.h"

#include <adwaita.h>

#define CW_TYPE_TOOL_CHIP (cw_tool_chip_get_type ())
G_DECLARE_FINAL_TYPE (CwToolChip, cw_tool_chip, CW, TOOL_CHIP, AdwBin)

typedef enum
{
  CW_TOOL_TALLY,
  CW_TOOL_WATCH,
  CW_TOOL_SCAN,
  CW_TOOL_CODE,
  CW_TOOL_QUESTION,
  CW_TOOL_TASK,
} CwToolKind;

/* @tool: outlives the chip. @key: what Alt is pressed with: "q", "4", or "" for none. */
GtkWidget *cw_tool_chip_new (CwToolKind kind, const CwFormTool *tool, const char *key);

CwToolKind cw_tool_chip_get_kind (CwToolChip *self);

/* (transfer none) */
const CwFormTool *cw_tool_chip_get_tool (CwToolChip *self);

/* (transfer none): "q", "4", or "" */
const char *cw_tool_chip_get_key (CwToolChip *self);

/* @value: what stands behind its name, "" for nothing. @is_on: a watch that runs, a code that is set. */
void cw_tool_chip_show (CwToolChip *self, const char *value, gboolean is_on);

/* Whether it is shown as the one to be used now. */
void cw_tool_chip_set_due (CwToolChip *self, gboolean is_due);
