/* say.h - short news at the foot of a screen */
#pragma once

#include <adwaita.h>

/* @button, @action: what can be done about it, and the action that does it; both NULL for nothing */
void cw_say (AdwToastOverlay *toasts, const char *text, const char *button, const char *action);

/* Says why something could not be done. */
void cw_say_failed (AdwToastOverlay *toasts, const GError *error);
