/* district-form.h - the sample district's own form */
#pragma once

#include "corewalk/form-document.h"

/*
 * All look-fors of the built-in walk, task and talk forms in one form, with their counters,
 * stopwatches and questions and the engagement scan: what a district makes for itself. Free with
 * cw_form_document_free().
 */
CwFormDocument *cw_demo_district_form (void);
