#include "data/form/form-remark.h"

#include <string.h>

void
cw_form_remark_free (CwFormRemark *remark)
{
  if (remark == NULL)
    return;

  g_free (remark->text);
  g_free (remark);
}

void
cw_form_remark_add (GPtrArray *remarks,
                    CwRemarkKind kind,
                    const CwJson *at,
                    const char *format,
                    ...)
{
  CwFormRemark *remark = g_new0 (CwFormRemark, 1);
  va_list arguments;

  va_start (arguments, format);
  remark->text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  remark->is_mistake = kind == CW_REMARK_MISTAKE;
  cw_json_place (at, &remark->line, &remark->column);
  g_ptr_array_add (remarks, remark);
}

/* The number after word at *text, which then stands behind it. */
static guint
take_number (const char **text, const char *word)
{
  char *end = NULL;
  guint64 number;

  g_assert (g_str_has_prefix (*text, word));
  number = g_ascii_strtoull (*text + strlen (word), &end, 10);
  *text = end;
  return (guint) number;
}

void
cw_form_remark_add_error (GPtrArray *remarks, const GError *error)
{
  CwFormRemark *remark = g_new0 (CwFormRemark, 1);
  const char *text = error->message; /* cw_json_parse() promises its form */

  remark->line = take_number (&text, "line ");
  remark->column = take_number (&text, ", column ");
  remark->is_mistake = TRUE;
  remark->text = g_strdup (text + strlen (": "));
  g_ptr_array_add (remarks, remark);
}
