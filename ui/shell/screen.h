/* screen.h - the screens of the program: what its sidebar leads to
 *
 * A new screen is one more entry in the table in screen.c.
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

typedef struct
{
  const char *name;  /* of the screen in actions and settings */
  const char *title; /* for gettext() */
  const char *icon;
  guint key; /* with Ctrl and Shift */

  /* (transfer floating); when the screen is entered for the first time */
  GtkWidget *(*make) (CwWorkSession *session);

  /* In a narrow window; returns whether there was a way back. NULL where there never is one. */
  gboolean (*go_back) (GtkWidget *screen);

  /* (transfer full): what is counted beside its title, an object with the properties "count" (uint) and
   * "name" (string: the title with the number, for screen readers). NULL for no number. */
  GObject *(*make_badge) (CwWorkSession *session);
} CwScreen;

/* In their order; ended by one without a name. */
extern const CwScreen cw_screens[];

/* NULL for none of that name. */
const CwScreen *cw_screen_find (const char *name);
