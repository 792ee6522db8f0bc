#include "data/coach/activity-told.h"

#include "corewalk/norms.h"
#include "corewalk/place.h"
#include "data/base/spoken.h"
#include "data/store/store-private.h"

#include <string.h>

/* What people of one school told. */
typedef struct
{
  const char *scope;  /* borrowed from a stream */
  GHashTable *people; /* names, folded: who has two laptops is one person */
  CwActivity counts;
} School;

static void
free_school (gpointer data)
{
  School *school = data;

  g_hash_table_unref (school->people);
  g_free (school);
}

static School *
find_school (GPtrArray *schools, const char *scope)
{
  School *school;

  for (guint i = 0; i < schools->len; i++)
    if (strcmp (((School *) schools->pdata[i])->scope, scope) == 0)
      return schools->pdata[i];

  school = g_new0 (School, 1);
  school->scope = scope;
  school->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (schools, school);
  return school;
}

static gboolean
is_nothing (const CwActivity *counts)
{
  static const gint64 none[CW_EVENT_KINDS];

  return counts->cycles == 0 && memcmp (counts->events, none, sizeof none) == 0;
}

static GPtrArray *
gather (const GArray *told)
{
  GPtrArray *schools = g_ptr_array_new_with_free_func (free_school);

  for (guint i = 0; i < told->len; i++)
    {
      const CwActivityTold *one = &g_array_index (told, CwActivityTold, i);
      School *school = find_school (schools, one->stream->scope);

      if (is_nothing (&one->counts))
        continue;
      g_hash_table_add (school->people, g_utf8_casefold (one->stream->author, -1));
      for (guint k = 0; k < CW_EVENT_KINDS; k++)
        school->counts.events[k] += one->counts.events[k];
      school->counts.cycles += one->counts.cycles;
      school->counts.minutes += one->counts.minutes;
    }
  return schools;
}

static const char *
get_title (guint kind)
{
  static const char *const titles[CW_EVENT_KINDS] = {
    [CW_EVENT_PRE_CONFERENCE] = N_ ("Conferences before a visit"),
    [CW_EVENT_VISIT] = N_ ("Visits"),
    [CW_EVENT_POST_CONFERENCE] = N_ ("Conferences after a visit"),
    [CW_EVENT_CO_PLAN] = N_ ("Planning together"),
    [CW_EVENT_CO_TEACH] = N_ ("Teaching together"),
    [CW_EVENT_MODEL] = N_ ("Model lessons"),
    [CW_EVENT_STUDENT_WORK] = N_ ("Looking at student work"),
    [CW_EVENT_RESOURCE] = N_ ("Resources"),
  };

  return titles[kind];
}

static void
add_number (CwHandout *handout, const char *title, gint64 value)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  g_autofree char *fewer = g_strdup_printf (_ ("fewer than %d"), CW_ACTIVITY_FEWEST);

  cw_handout_add (handout, CW_HANDOUT_LINE, title, value < CW_ACTIVITY_FEWEST ? fewer : number);
}

/* Without a sum of all kinds: by it a number that is not shown could be worked out. */
static void
add_numbers (CwHandout *handout, const CwActivity *counts)
{
  add_number (handout, _ ("Cycles begun"), counts->cycles);
  for (guint k = 0; k < CW_EVENT_KINDS; k++)
    add_number (handout, _ (get_title (k)), counts->events[k]);
  add_number (handout, _ ("Minutes together"), counts->minutes);
}

static char *
dup_name (CwStore *store, const char *scope)
{
  gint64 id = cw_school_find (store, scope, NULL);
  g_autoptr (GPtrArray) schools = cw_school_list (store, NULL);

  for (guint i = 0; id != 0 && schools != NULL && i < schools->len; i++)
    if (((const CwSchool *) schools->pdata[i])->id == id)
      return g_strdup (((const CwSchool *) schools->pdata[i])->name);

  return g_strdup (_ ("A school that is not in the lists here"));
}

/* No sum over schools is shown: by it a hidden school could be worked out. */
static void
add_told (CwHandout *handout, CwStore *store, const GArray *told)
{
  g_autoptr (GPtrArray) schools = gather (told);

  for (guint i = 0; i < schools->len; i++)
    {
      const School *school = schools->pdata[i];

      cw_handout_add_take (handout, CW_HANDOUT_HEADING, dup_name (store, school->scope));
      if (g_hash_table_size (school->people) >= CW_ACTIVITY_FEWEST)
        add_numbers (handout, &school->counts);
      else
        cw_handout_add_take (
            handout, CW_HANDOUT_TEXT,
            g_strdup_printf (_ ("Fewer than %d people told something: nothing is shown."),
                             CW_ACTIVITY_FEWEST));
    }
}

/* What leaves this laptop, to the number: its own person may know. */
static void
add_own (CwHandout *handout, CwStore *store, const GArray *months)
{
  char scope[CW_UUID_TEXT_LENGTH + 1];

  cw_handout_add (handout, CW_HANDOUT_HEADING, NULL, _ ("What this laptop tells"));
  if (!cw_activity_find_school (store, scope))
    cw_handout_add (
        handout, CW_HANDOUT_TEXT, NULL,
        _ ("Nothing: which school is yours is not known. Say it as your organization."));
  else if (months->len == 0)
    cw_handout_add (handout, CW_HANDOUT_TEXT, NULL,
                    _ ("Nothing: no cycle and no event was begun."));
  for (guint i = 0; cw_activity_find_school (store, scope) && i < months->len; i++)
    {
      const CwActivity *month = &g_array_index (months, CwActivity, i);
      g_autofree char *cycles =
          g_strdup_printf (ngettext ("%d cycle", "%d cycles", (gulong) month->cycles),
                           (int) month->cycles);
      g_autoptr (GString) text = g_string_new (cycles);

      for (guint k = 0; k < CW_EVENT_KINDS; k++)
        if (month->events[k] > 0)
          g_string_append_printf (text, " · %s: %d", _ (get_title (k)), (int) month->events[k]);
      g_string_append_printf (text, " · %s: %d", _ ("Minutes together"), (int) month->minutes);
      cw_handout_add (handout, CW_HANDOUT_LINE, month->month, text->str);
    }
}

static gboolean
add_numbers_told (CwHandout *handout, CwStore *store, GError **error)
{
  g_autoptr (GArray) months = cw_activity_own (store, error);
  g_autoptr (GArray) told = months == NULL ? NULL : cw_activity_told (store, error);

  if (told == NULL)
    return FALSE;

  add_own (handout, store, months);
  add_told (handout, store, told);
  return TRUE;
}

CwHandout *
cw_activity_page (CwStore *store, GError **error)
{
  g_autoptr (CwHandout) handout = cw_handout_new ();
  g_autoptr (GError) local = NULL;
  g_autoptr (CwNorms) norms = NULL;

  g_return_val_if_fail (store != NULL, NULL);

  norms = cw_norms_get (store, "coaching", &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  cw_handout_add (handout, CW_HANDOUT_TITLE, NULL, _ ("How Much Coaching There Is"));
  cw_handout_add (
      handout, CW_HANDOUT_TEXT, NULL,
      norms != NULL && norms->tells_counts
          ? _ ("The joint norms allow leaders to see how many cycles and events there are, never what "
               "is in them. A laptop tells its school numbers by month with its next file; "
               "its preview shows them. The record keeps what each laptop told; this page shows "
               "only what five people or more make up.")
          : _ ("The joint norms do not allow leaders to see how many cycles and events there are: "
               "nothing is told, and nothing is shown."));
  if (norms != NULL && norms->tells_counts && !add_numbers_told (handout, store, error))
    return NULL;

  return g_steal_pointer (&handout);
}
