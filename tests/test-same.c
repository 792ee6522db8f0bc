/* Tests of entries that are one: the same one shows everywhere, and nothing that was recorded changes. */
#include "tests/fixture-bundle.h"

#include "corewalk/id.h"
#include "corewalk/place.h"
#include "corewalk/record.h"
#include "corewalk/room-cover.h"
#include "corewalk/roster-list.h"
#include "corewalk/same.h"
#include "corewalk/visit.h"

#include <string.h>

enum
{
  PEOPLE = 3,
  ROOMS = 6
};

typedef struct
{
  char *folder;
  CwStore *stores[PEOPLE];
  gint64 school, rooms[PEOPLE][ROOMS]; /* by whose store */
  gint64 walk;                         /* Ana's */
  int second;
} Fixture;

static void
send_all (Fixture *fixture, int from, int to)
{
  g_autofree char *file =
      fixture_export (fixture->stores[from], fixture->folder, "everything.walk");

  fixture_take (fixture->stores[to], file);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const names[PEOPLE] = { "Ana", "Ben", "Zoe" };
  g_autoptr (GPtrArray) schools = NULL;

  fixture->folder = fixture_folder ();
  for (int i = 0; i < PEOPLE; i++)
    fixture->stores[i] = fixture_person (fixture->folder, names[i]);
  fixture->walk = fixture_walk (fixture->stores[0]);
  schools = cw_school_list (fixture->stores[0], NULL);
  fixture->school = ((const CwSchool *) schools->pdata[0])->id;
  for (int i = 0; i < ROOMS; i++)
    {
      g_autofree char *title = g_strdup_printf ("Room %d", i);

      fixture->rooms[0][i] =
          cw_room_new (fixture->stores[0], fixture->school, title, NULL, NULL);
    }
  for (int to = 1; to < PEOPLE; to++)
    {
      send_all (fixture, 0, to);
      for (int i = 0; i < ROOMS; i++)
        fixture->rooms[to][i] =
            fixture_find (fixture->stores[to], fixture->stores[0], fixture->rooms[0][i]);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < PEOPLE; i++)
    {
      fixture_assert_whole (fixture->stores[i]);
      cw_store_close (fixture->stores[i]);
    }
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static gint64
say (Fixture *fixture, int who, int one, int other)
{
  CwMoment moment = fixture_moment (fixture->second++);
  g_autoptr (GError) error = NULL;
  gint64 said = cw_same_as (fixture->stores[who], fixture->rooms[who][one],
                            fixture->rooms[who][other], &moment, &error);

  g_assert_no_error (error);
  return said;
}

static void
take_back (Fixture *fixture, int who, int one, int other)
{
  CwMoment moment = fixture_moment (fixture->second++);
  g_autoptr (GError) error = NULL;

  cw_same_undo (fixture->stores[who], fixture->rooms[who][one], fixture->rooms[who][other],
                &moment, &error);
  g_assert_no_error (error);
}

static void
refuse (Fixture *fixture, int one, int other, CwError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (cw_same_as (fixture->stores[0], fixture->rooms[0][one],
                               fixture->rooms[0][other], NULL, &error),
                   ==, 0);
  g_assert_error (error, CW_ERROR, (int) code);
}

/* The group of a room, as UUIDs: the same text wherever the same is known. */
static char *
group_of (Fixture *fixture, int who, int room)
{
  g_autoptr (GArray) ids = cw_same_list (fixture->stores[who], fixture->rooms[who][room], NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *uuid =
          cw_id_dup_text (fixture->stores[who], g_array_index (ids, gint64, i));

      g_string_append_printf (text, "%s ", uuid);
    }
  return g_string_free (text, FALSE);
}

static guint
count_rooms (Fixture *fixture, int who)
{
  g_autoptr (GPtrArray) classes = cw_roster_list_classes (fixture->stores[who], 0, NULL);
  g_autoptr (GPtrArray) schools = cw_roster_list_schools (fixture->stores[who], NULL);

  g_assert_cmpint (((CwListedSchool *) schools->pdata[0])->class_count, ==,
                   (gint64) classes->len);
  return classes->len;
}

static void
assert_everywhere (Fixture *fixture, int room, guint rooms)
{
  g_autofree char *wanted = group_of (fixture, 0, room);

  for (int who = 0; who < PEOPLE; who++)
    {
      g_autofree char *found = group_of (fixture, who, room);

      g_assert_cmpstr (found, ==, wanted);
      g_assert_cmpuint (count_rooms (fixture, who), ==, rooms);
      fixture_assert_same (fixture->stores[0], fixture->stores[who]);
    }
}

static void
exchange_all (Fixture *fixture)
{
  for (int from = 0; from < PEOPLE; from++)
    for (int to = 0; to < PEOPLE; to++)
      if (from != to)
        send_all (fixture, from, to);
  send_all (fixture, 2, 0);
  send_all (fixture, 2, 1);
}

/* Three people each say a part of it, unknown to each other; the smallest of the group's UUIDs shows. */
static void
test_same_one_shows_whatever_came_first (Fixture *fixture, gconstpointer data)
{
  g_autofree char *group = NULL;
  g_auto (GStrv) uuids = NULL;

  say (fixture, 0, 0, 1);
  say (fixture, 1, 2, 1);
  say (fixture, 2, 3, 2);
  say (fixture, 2, 4, 5);
  exchange_all (fixture);
  assert_everywhere (fixture, 0, 2);
  assert_everywhere (fixture, 5, 2);
  group = group_of (fixture, 1, 3);
  uuids = g_strsplit (g_strstrip (group), " ", -1);
  g_assert_cmpuint (g_strv_length (uuids), ==, 4);
  for (int i = 1; i < 4; i++)
    g_assert_cmpint (strcmp (uuids[i - 1], uuids[i]), <, 0);
}

/* A ring holds together until two of its pairs are taken back; whoever said it, anybody may. */
static void
test_taking_back_splits_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = group_of (fixture, 0, 1);
  g_autofree char *after = NULL;

  say (fixture, 0, 0, 1);
  say (fixture, 1, 1, 2);
  say (fixture, 2, 2, 0);
  exchange_all (fixture);
  assert_everywhere (fixture, 0, ROOMS - 2);
  take_back (fixture, 1, 1, 0);
  exchange_all (fixture);
  assert_everywhere (fixture, 0, ROOMS - 2);
  take_back (fixture, 0, 1, 2);
  exchange_all (fixture);
  assert_everywhere (fixture, 0, ROOMS - 1);
  after = group_of (fixture, 2, 1);
  g_assert_cmpstr (after, ==, before);
  take_back (fixture, 2, 0, 2);
  exchange_all (fixture);
  assert_everywhere (fixture, 0, ROOMS);
}

/* Two say the same pair apart: one who has seen both takes both back. */
static void
test_said_twice_is_taken_back_once (Fixture *fixture, gconstpointer data)
{
  say (fixture, 0, 0, 1);
  say (fixture, 1, 1, 0);
  exchange_all (fixture);
  assert_everywhere (fixture, 0, ROOMS - 1);
  take_back (fixture, 2, 0, 1);
  exchange_all (fixture);
  assert_everywhere (fixture, 0, ROOMS);
}

static void
assert_cover (Fixture *fixture, gint64 rooms, gint64 visited)
{
  g_autoptr (CwRoomCover) cover =
      cw_room_cover (fixture->stores[0], fixture->school, G_MININT64, G_MAXINT64, NULL);

  g_assert_cmpint (cover->room_count, ==, rooms);
  g_assert_cmpint (cover->visited_count, ==, visited);
  g_assert_cmpint ((gint64) cover->not_visited->len, ==, rooms - visited);
}

static void
test_visits_count_under_the_one (Fixture *fixture, gconstpointer data)
{
  CwStore *ana = fixture->stores[0];
  gint64 visits[2], first[2], said;

  for (int i = 0; i < 2; i++)
    {
      const CwVisitPlan plan = { .walk = fixture->walk, .class_id = fixture->rooms[0][i] };
      CwMoment moment = fixture_moment (fixture->second++);

      visits[i] = cw_visit_start (ana, &plan, &moment, NULL);
      first[i] = cw_visit_class (ana, visits[i]);
      g_assert_cmpint (first[i], ==, fixture->rooms[0][i]);
    }
  assert_cover (fixture, ROOMS, 2);
  said = say (fixture, 0, 0, 1);
  assert_cover (fixture, ROOMS - 1, 1);
  g_assert_cmpint (cw_visit_class (ana, visits[0]), ==, cw_visit_class (ana, visits[1]));
  g_assert_true (cw_record_delete (ana, said, NULL, NULL));
  assert_cover (fixture, ROOMS, 2);
  for (int i = 0; i < 2; i++)
    g_assert_cmpint (cw_visit_class (ana, visits[i]), ==, first[i]);
}

static void
test_nothing_is_said_in_vain (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  refuse (fixture, 0, 0, CW_ERROR_INVALID);
  say (fixture, 0, 0, 1);
  say (fixture, 0, 1, 2);
  refuse (fixture, 2, 0, CW_ERROR_EXISTS);
  g_assert_false (cw_same_undo (fixture->stores[0], fixture->rooms[0][0], fixture->rooms[0][2],
                                NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  fixture->rooms[0][5] = fixture->walk;
  refuse (fixture, 0, 5, CW_ERROR_INVALID);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/same/the-same-one-shows-whatever-came-first", test_same_one_shows_whatever_came_first);
  ADD ("/same/taking-back-splits-again", test_taking_back_splits_again);
  ADD ("/same/said-twice-is-taken-back-once", test_said_twice_is_taken_back_once);
  ADD ("/same/visits-count-under-the-one", test_visits_count_under_the_one);
  ADD ("/same/nothing-is-said-in-vain", test_nothing_is_said_in_vain);
  return g_test_run ();
}
