#include "corewalk/form-document.h"

#include "built-in-forms.h"

#include <string.h>

GPtrArray *
cw_form_built_in_list (void)
{
  GPtrArray *forms = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_form_document_free);

  for (guint i = 0; cw_built_in_forms[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      CwFormDocument *form =
          cw_form_document_parse (cw_built_in_forms[i], strlen (cw_built_in_forms[i]), &error);

      g_assert_no_error (error);
      g_ptr_array_add (forms, form);
    }
  return forms;
}
