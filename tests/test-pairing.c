/* Tests of who could be whose partner; tests/cli/pairs sends the list to another laptop. */
#include "corewalk/pairing.h"

#include "tests/fixture.h"

#define DAY G_GINT64_CONSTANT (20516)

typedef struct
{
  char *folder;
  CwStore *store;
  int second;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = fixture_folder ();
  fixture->store = fixture_store (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_store_close (fixture->store);
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
add (Fixture *fixture,
     const char *name,
     const char *school,
     const char *grades,
     const char *subjects,
     const char *free)
{
  const CwVolunteer volunteer = { .name = (char *) name,
                                  .school = (char *) school,
                                  .grades = (char *) grades,
                                  .subjects = (char *) subjects,
                                  .free = (char *) free,
                                  .consented = DAY };
  CwMoment moment = fixture_moment (fixture->second++);
  g_autoptr (GError) error = NULL;

  cw_volunteer_add (fixture->store, &volunteer, &moment, &error);
  g_assert_no_error (error);
}

/* "Ida+Olu Pia+Uma | Quy" */
static char *
suggest (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwPairing) pairing = cw_pairing_suggest (fixture->store, &error);
  g_autoptr (GString) said = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < pairing->pairs->len; i++)
    {
      const CwPair *pair = pairing->pairs->pdata[i];

      g_assert_cmpuint (pair->reasons->len, >, 0);
      g_string_append_printf (said, "%s+%s ", pair->one->name, pair->other->name);
    }
  g_string_append (said, "|");
  for (guint i = 0; i < pairing->alone->len; i++)
    g_string_append_printf (said, " %s",
                            ((const CwVolunteer *) pairing->alone->pdata[i])->name);
  return g_string_free (g_steal_pointer (&said), FALSE);
}

static void
test_another_school_goes_before_ones_own (Fixture *fixture, gconstpointer data)
{
  g_autofree char *said = NULL, *again = NULL;

  add (fixture, "Pia", "Hale", "4", "Math", "mon-am");
  add (fixture, "Ida", "Hale", "4", "Math", "mon-am");
  add (fixture, "Olu", "Dale", "4", "math ", NULL);
  said = suggest (fixture);
  g_assert_cmpstr (said, ==, "Ida+Olu | Pia");
  again = suggest (fixture);
  g_assert_cmpstr (said, ==, again);
}

static void
test_free_half_days_decide_between_equals (Fixture *fixture, gconstpointer data)
{
  g_autofree char *said = NULL;

  add (fixture, "Ida", "Hale", "4", "Math", "mon-am, wed-pm");
  add (fixture, "Olu", "Dale", "4", "Math", "tue-am");
  add (fixture, "Pia", "Dale", "4", "Math", "wed-pm");
  said = suggest (fixture);
  g_assert_cmpstr (said, ==, "Ida+Pia | Olu");
}

static void
test_nothing_in_common_is_no_pair (Fixture *fixture, gconstpointer data)
{
  g_autofree char *said = NULL, *empty = suggest (fixture);

  g_assert_cmpstr (empty, ==, "|");
  add (fixture, "Ida", "Hale", "4", "Math", "mon-am");
  add (fixture, "Quy", "Dale", "K", "Music", "mon-am");
  add (fixture, "Uma", NULL, NULL, NULL, NULL);
  said = suggest (fixture);
  g_assert_cmpstr (said, ==, "| Ida Quy Uma");
}

static void
test_needs_consent_and_half_days_that_are (Fixture *fixture, gconstpointer data)
{
  const CwVolunteer wrong[] = {
    { .name = (char *) "Ida", .consented = G_MININT64 },
    { .name = (char *) "", .consented = DAY },
    { .name = (char *) "Ida", .free = (char *) "sat-am", .consented = DAY },
    { .name = (char *) "Ida", .free = (char *) "", .consented = DAY },
  };
  g_autoptr (GPtrArray) list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (cw_volunteer_add (fixture->store, &wrong[i], NULL, &error), ==, 0);
      g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
    }
  list = cw_volunteer_list (fixture->store, NULL);
  g_assert_cmpuint (list->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/pairing/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("another-school-goes-before-ones-own", test_another_school_goes_before_ones_own);
  ADD ("free-half-days-decide-between-equals", test_free_half_days_decide_between_equals);
  ADD ("nothing-in-common-is-no-pair", test_nothing_in_common_is_no_pair);
  ADD ("needs-consent-and-half-days-that-are", test_needs_consent_and_half_days_that_are);

  return g_test_run ();
}
