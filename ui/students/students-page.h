/* students-page.h - the Students screen: results as counts by level over time, and no student's name */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_STUDENTS_PAGE (cw_students_page_get_type ())
G_DECLARE_FINAL_TYPE (CwStudentsPage, cw_students_page, CW, STUDENTS_PAGE, AdwBin)

GtkWidget *cw_students_page_new (CwWorkSession *session);
