/* form-remark.h - what is said about a form's text, each with its place */
#pragma once

#include "corewalk/form-document.h"
#include "corewalk/json.h"

typedef enum
{
  CW_REMARK_WARNING,
  CW_REMARK_MISTAKE,
} CwRemarkKind;

/* cw_form_remark_add: at is the value whose place is named. */
void cw_form_remark_add (GPtrArray *remarks,
                         CwRemarkKind kind,
                         const CwJson *at,
                         const char *format,
                         ...) G_GNUC_PRINTF (4, 5);

/* cw_form_remark_add_error: a text that is no JSON at all. */
void cw_form_remark_add_error (GPtrArray *remarks, const GError *error);
