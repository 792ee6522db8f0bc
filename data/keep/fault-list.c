#include "data/keep/fault-list.h"

#include "corewalk/error.h"

void
cw_fault_add (GPtrArray *faults, const char *format, ...)
{
  g_autofree char *fault = NULL;
  va_list arguments;

  va_start (arguments, format);
  fault = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  /* One damaged page is met by many rows. */
  if (faults->len > CW_FAULTS_MOST ||
      (faults->len > 0 && g_str_equal (faults->pdata[faults->len - 1], fault)))
    return;

  if (faults->len == CW_FAULTS_MOST)
    g_ptr_array_add (faults, g_strdup ("there are more faults than these"));
  else
    g_ptr_array_add (faults, g_steal_pointer (&fault));
}

gboolean
cw_fault_endure (GPtrArray *faults, gboolean is_done, GError **local, GError **error)
{
  if (is_done)
    return TRUE;

  if (g_error_matches (*local, CW_ERROR, CW_ERROR_DAMAGED))
    {
      cw_fault_add (faults, "%s", (*local)->message);
      g_clear_error (local);
      return TRUE;
    }

  g_propagate_error (error, g_steal_pointer (local));
  return FALSE;
}
