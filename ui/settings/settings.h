/* settings.h - the person's choices about the program, which are not part of the record */
#pragma once

#include <gio/gio.h>

/* (transfer none): of the schema org.corewalk.Corewalk. Where it is not installed, it is looked for beside
 * the program, as a build has it. */
GSettings *cw_settings_get (void);

/* Makes the colours of all windows follow the choice, now and whenever it changes. */
void cw_settings_follow_colors (void);
