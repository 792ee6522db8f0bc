/* results-file-page.h - a file of students' results is chosen, looked at, and kept whole or not at all */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

#define CW_TYPE_RESULTS_FILE_PAGE (cw_results_file_page_get_type ())
G_DECLARE_FINAL_TYPE (CwResultsFilePage, cw_results_file_page, CW, RESULTS_FILE_PAGE, AdwBin)

/* Begins anew, with no file. */
void cw_results_file_page_begin (CwResultsFilePage *self, CwWorkSession *session);

/* Shows what @file would bring, or why it can't be read. */
void cw_results_file_page_show (CwResultsFilePage *self, const char *file);
