/* application.h - the desktop program: one window over one store */
#pragma once

#include <adwaita.h>

#define CW_TYPE_APPLICATION (cw_application_get_type ())
G_DECLARE_FINAL_TYPE (CwApplication, cw_application, CW, APPLICATION, AdwApplication)

/* The store is $COREWALK_STORE, or "corewalk" in the user's data directory. */
GApplication *cw_application_new (const char *version);
