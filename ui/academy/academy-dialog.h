/* academy-dialog.h - begins a plan or project, or a calibration, with the little that it needs to be named */
#pragma once

#include "corewalk/academy.h"
#include "ui/session/work-session.h"

#include <adwaita.h>

/* Both ask over the window of @asker, and show what was begun by "work.show-academy" or "work.show-calibration". */
void cw_academy_dialog_begin (GtkWidget *asker, CwWorkSession *session, CwAcademyKind kind);
void cw_academy_dialog_calibrate (GtkWidget *asker, CwWorkSession *session);
