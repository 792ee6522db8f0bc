/* walk-text.h - a text of a walk that is edited where it stands
 *
 * What is typed is kept when the focus leaves it, and half of it as it is typed. Properties "title",
 * "hint". Signal "edited" (string): the text is another one, without blanks at its ends.
 */
#pragma once

#include "ui/session/keeper.h"

#include <adwaita.h>

#define CW_TYPE_WALK_TEXT (cw_walk_text_get_type ())
G_DECLARE_FINAL_TYPE (CwWalkText, cw_walk_text, CW, WALK_TEXT, AdwBin)

/* @text: as it is kept. What is being typed stays, unless it is about something else. */
void cw_walk_text_show (CwWalkText *self, const char *text);

/* Half-typed text is kept under @place; @draft (nullable) was kept there, and is not lost. */
void cw_walk_text_set_place (CwWalkText *self,
                             CwKeeper *keeper,
                             const char *place,
                             const char *draft);

/* Says beside the text why it could not be kept; NULL takes that away. */
void cw_walk_text_say (CwWalkText *self, const char *trouble);

/* Speaks up for what is typed and not kept yet. */
void cw_walk_text_finish (CwWalkText *self);
