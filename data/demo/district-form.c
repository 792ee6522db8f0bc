#include "data/demo/district-form.h"

#include <string.h>

static CwFormDocument *
find_form (GPtrArray *forms, const char *key)
{
  for (guint i = 0; i < forms->len; i++)
    {
      CwFormDocument *form = forms->pdata[i];

      if (strcmp (form->key, key) == 0)
        return form;
    }
  g_error ("there is no built-in form %s", key);
}

static void
move (GPtrArray *to, GPtrArray *from)
{
  while (from->len > 0)
    g_ptr_array_add (to, g_ptr_array_steal_index (from, 0));
}

static void
say (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

CwFormDocument *
cw_demo_district_form (void)
{
  g_autoptr (GPtrArray) forms = cw_form_built_in_list ();
  CwFormDocument *form = find_form (forms, "core-walk");
  CwFormDocument *task = find_form (forms, "task-demand");
  CwFormDocument *talk = find_form (forms, "student-talk");
  CwFormDocument *scan = find_form (forms, "engagement-scan");

  move (form->items, task->items);
  move (form->items, talk->items);
  move (form->tools.counters, talk->tools.counters);
  move (form->tools.stopwatches, talk->tools.stopwatches);
  move (form->tools.scans, scan->tools.scans);
  say (&form->key, "sample-valley-walk");
  say (&form->title, "Sample Valley walk");
  say (&form->source, "Sample data: put together from forms of the Corewalk project");
  say (&form->purpose,
       "What students do, say and make in our classrooms, so that schools see how "
       "tasks and talk change over the year. No teacher is named or rated.");
  say (&form->when_to_use,
       "Ten minutes in each room, in any part of the lesson. Take notes first "
       "and mark look-fors toward the end.");
  for (guint i = 0; i < forms->len; i++)
    if (forms->pdata[i] == form)
      return g_ptr_array_steal_index (forms, i);
  g_assert_not_reached ();
}
