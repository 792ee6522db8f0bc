/* Tests of the file for other calendars; tests/cli/calendar has another program read it. */
#include "corewalk/calendar.h"

#include "corewalk/debrief.h"
#include "corewalk/place.h"
#include "corewalk/slot.h"
#include "data/question/calendar-text.h"
#include "tests/fixture.h"

#include <string.h>

#define DAY                                                                                    \
  G_GINT64_CONSTANT (20516) /* 2026-03-04, a Wednesday; summer time begins on Sunday */

typedef struct
{
  char *folder;
  CwStore *store;
  gint64 walk, room;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  CwMoment moment = fixture_moment (0);
  g_autoptr (GPtrArray) schools = NULL;

  fixture->folder = fixture_folder ();
  fixture->store = fixture_store (fixture->folder);
  fixture->walk = fixture_walk (fixture->store);
  schools = cw_school_list (fixture->store, NULL);
  fixture->room = cw_room_new (fixture->store, ((const CwSchool *) schools->pdata[0])->id,
                               "Room 12", &moment, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_store_close (fixture->store);
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
plan_visit (Fixture *fixture, gint64 day, const char *time, gint64 minutes)
{
  const CwSlotPlan plan = { fixture->walk, fixture->room, day, time, minutes };
  CwMoment moment = fixture_moment (1);
  g_autoptr (GError) error = NULL;

  cw_slot_add (fixture->store, &plan, &moment, &error);
  g_assert_no_error (error);
}

static char *
make (Fixture *fixture, gboolean tells_all, guint *count)
{
  const CwCalendarPlan plan = { .from = DAY,
                                .until = DAY + 30,
                                .tells_rooms = tells_all,
                                .tells_words = tells_all };
  g_autoptr (GError) error = NULL;
  char *text = cw_calendar_dup (fixture->store, &plan, fixture_moment (5), count, &error);

  g_assert_no_error (error);
  return text;
}

static void
test_times_are_right_on_both_sides_of_summer_time (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  guint count = 0;

  plan_visit (fixture, DAY + 2, "09:15", 10);
  plan_visit (fixture, DAY + 5, "09:15", 0);
  plan_visit (fixture, DAY + 6, NULL, 0);
  plan_visit (fixture, DAY + 31, "09:15", 0);
  text = make (fixture, FALSE, &count);
  g_assert_cmpuint (count, ==, 4); /* and the walk itself */
  g_assert_nonnull (strstr (text, "DTSTART:20260306T141500Z\r\nDTEND:20260306T142500Z\r\n"));
  g_assert_nonnull (strstr (text, "DTSTART:20260309T131500Z\r\nDTEND:20260309T133000Z\r\n"));
  g_assert_nonnull (
      strstr (text, "DTSTART;VALUE=DATE:20260310\r\nDTEND;VALUE=DATE:20260311\r\n"));
  g_assert_null (strstr (text, "202604"));
}

static void
test_says_only_what_was_chosen (Fixture *fixture, gconstpointer data)
{
  const CwCardPlan step = { .walk = fixture->walk,
                            .step = CW_STEP_NEXT,
                            .text = "Ask why; then wait",
                            .due = "2026-03-20" };
  CwMoment moment = fixture_moment (2);
  g_autofree char *quiet = NULL, *loud = NULL;

  g_assert_cmpint (cw_card_add (fixture->store, &step, &moment, NULL), !=, 0);
  plan_visit (fixture, DAY + 2, "09:15", 10);
  quiet = make (fixture, FALSE, NULL);
  loud = make (fixture, TRUE, NULL);
  g_assert_null (strstr (quiet, "Room 12"));
  g_assert_null (strstr (quiet, "DESCRIPTION"));
  g_assert_null (strstr (quiet, "Ask why"));
  g_assert_nonnull (strstr (loud, "LOCATION:Room 12\r\n"));
  g_assert_nonnull (strstr (loud, "DESCRIPTION:Ask why\\; then wait\r\n"));
}

static void
test_an_entry_keeps_its_identity (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one = NULL, *two = NULL;

  plan_visit (fixture, DAY + 2, "09:15", 10);
  one = make (fixture, FALSE, NULL);
  two = make (fixture, FALSE, NULL);
  g_assert_cmpstr (one, ==, two);
}

static void
test_lines_are_folded_between_characters (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  g_autofree char *whole = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append (words, i % 3 == 0 ? "a" : i % 3 == 1 ? "é" : "漢");
  cw_calendar_text_add_words (out, "SUMMARY", words->str);
  lines = g_strsplit (out->str, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_true (i == 0 || *lines[i] == ' ' || *lines[i] == '\0');
    }
  g_strfreev (lines);
  lines = g_strsplit (out->str, "\r\n ", -1);
  whole = g_strjoinv ("", lines);
  g_assert_true (g_str_has_prefix (whole, "SUMMARY:"));
  g_assert_true (g_str_has_prefix (whole + strlen ("SUMMARY:"), words->str));

  g_string_truncate (out, 0);
  cw_calendar_text_add_words (out, "X", "a\\b;c,d\ne\tf\x01g");
  g_assert_cmpstr (out->str, ==, "X:a\\\\b\\;c\\,d\\ne fg\r\n");
}

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "America/New_York", TRUE);
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/calendar/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("times-are-right-on-both-sides-of-summer-time",
       test_times_are_right_on_both_sides_of_summer_time);
  ADD ("says-only-what-was-chosen", test_says_only_what_was_chosen);
  ADD ("an-entry-keeps-its-identity", test_an_entry_keeps_its_identity);
  g_test_add_func ("/calendar/lines-are-folded-between-characters",
                   test_lines_are_folded_between_characters);

  return g_test_run ();
}
