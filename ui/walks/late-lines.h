/* late-lines.h - the lines of evidence of a visit as rows of a list, each with its time and tags */
#pragma once

#include "corewalk/note.h"

#include <adwaita.h>

/* @list is not shown where there is no line. */
void cw_late_lines_show (GtkListBox *list, CwStore *store, gint64 visit);
