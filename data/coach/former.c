#include "corewalk/cycle-former.h"

#include "data/coach/circle.h"

/* A key that was replaced by another one of the same name is nobody who left. */
static gboolean
is_there (const CwCircle *current, const CwPartner *member)
{
  return cw_circle_find_member (current, member->key) != NULL ||
         cw_circle_find_name (current, member->name) != NULL;
}

GPtrArray *
cw_cycle_former_list (CwStore *store, gint64 cycle, GError **error)
{
  g_autoptr (GPtrArray) circles = cw_circle_list (store, cycle, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const CwCircle *current = NULL;

  if (circles == NULL)
    return NULL;

  current = circles->len > 0 ? cw_circle_find_current (circles, NULL) : NULL;
  for (guint i = 0; current != NULL && i < circles->len; i++)
    {
      const CwCircle *circle = circles->pdata[i];

      for (guint j = 0; j < circle->members->len; j++)
        {
          const CwPartner *member = circle->members->pdata[j];

          if (!is_there (current, member) &&
              !g_ptr_array_find_with_equal_func (names, member->name, g_str_equal, NULL))
            g_ptr_array_add (names, g_strdup (member->name));
        }
    }
  return g_steal_pointer (&names);
}
