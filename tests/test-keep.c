#include "corewalk/debrief.h"
#include "corewalk/form.h"
#include "corewalk/id.h"
#include "corewalk/keep.h"
#include "corewalk/mark.h"
#include "corewalk/memo.h"
#include "corewalk/place.h"
#include "corewalk/record.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "tests/fixture.h"
#include "tests/table-dump.h"

#include <string.h>

typedef struct
{
  char *folder;
  CwStore *store;
  gint64 walk, visit, note, sealed, mark;
} Fixture;

/* Some of everything: sealed and unsealed, edited, deleted, private. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CwMoment moment = fixture_moment (60);
  gint64 room;

  fixture->folder = fixture_folder ();
  fixture->store = fixture_store (fixture->folder);
  fixture->walk = fixture_walk (fixture->store);
  fixture->visit = fixture_visit (fixture->store, fixture->walk);
  fixture->note = fixture_note (fixture->store, fixture->visit, "T: Warum? Größe \"zwei\"", 1);
  fixture->sealed = fixture_note (fixture->store, fixture->visit, "S: because", 2);
  fixture->mark = cw_mark_set (fixture->store, fixture->visit,
                               cw_item_find (fixture->store, fixture->visit, "1", NULL),
                               CW_MARK_SEEN, &moment, &error);
  g_assert_no_error (error);
  cw_record_seal (fixture->store, fixture->sealed, &moment, &error);
  g_assert_no_error (error);
  cw_record_edit (fixture->store, fixture->sealed, "text", "S: because of two", &moment,
                  &error);
  g_assert_no_error (error);
  room = cw_room_new (fixture->store, cw_school_find (fixture->store, "Hale School", NULL),
                      "Room 12", &moment, &error);
  g_assert_no_error (error);
  cw_visit_start (fixture->store, &(CwVisitPlan){ .walk = fixture->walk, .class_id = room },
                  &moment, &error);
  g_assert_no_error (error);
  cw_memo_add (fixture->store, "ask for more time", &moment, &error);
  g_assert_no_error (error);
  cw_record_delete (fixture->store,
                    fixture_note (fixture->store, fixture->visit, "thrown away again", 3),
                    &moment, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_store_close (fixture->store);
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
change (Fixture *fixture, const char *file, const char *sql)
{
  cw_store_close (fixture->store);
  table_run (fixture->folder, file, sql);
  fixture->store = fixture_open (fixture->folder);
}

static char *
find_faults (CwStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwCheck) check = cw_check (store, NULL, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < check->faults->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) check->faults->pdata[i]);

  return g_string_free (text, FALSE);
}

static void
assert_clean (CwStore *store)
{
  g_autofree char *faults = find_faults (store);

  g_assert_cmpstr (faults, ==, "");
}

static void
assert_fault (CwStore *store, const char *expected)
{
  g_autofree char *faults = find_faults (store);

  if (strstr (faults, expected) == NULL)
    g_error ("no fault '%s' in:\n%s", expected, faults);
}

static void
rebuild (CwStore *store)
{
  g_autoptr (GError) error = NULL;

  cw_rebuild (store, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_finds_nothing_in_a_whole_store (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwCheck) check = cw_check (fixture->store, NULL, NULL, NULL);
  g_autoptr (CwStore) reader = cw_store_open (fixture->folder, CW_STORE_READ, NULL);

  g_assert_cmpint (check->line_count, ==, 20);
  g_assert_cmpint (check->record_count, ==, 11);
  assert_clean (fixture->store);
  assert_clean (reader);
  fixture_note (fixture->store, fixture->visit, "while somebody reads", 7);
  assert_clean (reader);
}

/* Two readers, one of which stands still: the writer goes on, and only the other one sees it. */
static void
test_stands_still_for_who_wants_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwStore) reader = cw_store_open (fixture->folder, CW_STORE_READ, NULL);
  g_autoptr (CwStore) still = cw_store_open (fixture->folder, CW_STORE_STILL, NULL);
  g_autofree char *before = record_dump (still, FALSE);
  g_autofree char *private_before = record_dump (still, TRUE);
  g_autofree char *after = NULL;
  g_autofree char *private_after = NULL;
  g_autofree char *seen = NULL;
  g_autofree char *now = NULL;

  fixture_note (fixture->store, fixture->visit, "it goes on", 8);
  g_assert_cmpint (cw_memo_add (fixture->store, "and on", NULL, NULL), !=, 0);
  after = record_dump (still, FALSE);
  g_assert_cmpstr (before, ==, after);
  private_after = record_dump (still, TRUE);
  g_assert_cmpstr (private_before, ==, private_after);
  assert_clean (still);

  seen = record_dump (reader, FALSE);
  g_assert_cmpstr (seen, !=, before);
  now = record_dump (fixture->store, FALSE);
  g_assert_cmpstr (seen, ==, now);
}

static void
test_remakes_the_same_tables (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = table_dump (fixture->store);
  g_autofree char *after = NULL;
  g_autofree char *reopened = NULL;

  rebuild (fixture->store);
  after = table_dump (fixture->store);
  g_assert_cmpstr (before, ==, after);

  cw_store_close (fixture->store);
  fixture->store = fixture_open (fixture->folder);
  reopened = table_dump (fixture->store);
  g_assert_cmpstr (before, ==, reopened);
  assert_clean (fixture->store);
}

typedef struct
{
  const char *name;
  const char *file;
  const char *sql;
  const char *fault;
} Damage;

static const Damage table_damages[] = {
  { "another-text", "shared.db", "UPDATE note SET text = 'x' WHERE text LIKE 'T%'",
    "'text' in its table is not what the log says" },
  { "another-folded-text", "shared.db", "UPDATE note SET text = 'x' WHERE text LIKE 'S%'",
    "'text' in its table is not what the log says" },
  { "another-number", "shared.db", "UPDATE mark SET value = 0",
    "'value' in its table is not what the log says" },
  { "a-number-for-nothing", "shared.db", "UPDATE note SET item = 5 WHERE text LIKE 'T%'",
    "'item' in its table is not what the log says" },
  { "nothing-for-a-number", "shared.db", "UPDATE walk SET school = NULL",
    "'school' in its table is not what the log says" },
  { "no-row", "shared.db", "DELETE FROM visit WHERE number = 1", "missing from its table" },
  { "a-row-too-many", "shared.db",
    "INSERT INTO tally (id, visit, at_ms, offset, counter, by) VALUES (77, 1, 1, 0, 'x', 1)",
    "table tally: 1 rows too many" },
  { "a-private-row-too-many", "private.db",
    "INSERT INTO memo (id, at_ms, offset, text) VALUES (77, 1, 1, 'x')",
    "table memo: 1 rows too many" },
  { "no-private-row", "private.db", "DELETE FROM room", "missing from its table" },
  { "no-amendment", "shared.db", "DELETE FROM amend WHERE record >= 4294967296",
    "it is not known to which record it belongs" },
  { "an-amendment-too-many", "shared.db", "INSERT INTO amend (record, line) VALUES (99, 99)",
    "table amend: " },
  { "a-strange-pack", "shared.db", "INSERT INTO room_pack (chunk, rooms) VALUES (9, x'00')",
    "room_pack and fact_pack" },
  { "another-fact", "shared.db", "UPDATE fact_pack SET facts = x'00'",
    "room_pack and fact_pack" },
  { "no-pack", "shared.db", "DELETE FROM room_pack", "room_pack and fact_pack" },
  { "a-word-too-many", "shared.db", "INSERT INTO word (rowid, text) VALUES (77, 'hello')",
    "search: its index has " },
  { "a-word-too-few", "shared.db",
    "INSERT INTO word (word, rowid, text) SELECT 'delete', id, text FROM note",
    "search: its index has " },
};

static void
test_finds_and_mends_tables (Fixture *fixture, gconstpointer data)
{
  const Damage *damage = data;
  g_autofree char *before = table_dump (fixture->store);
  g_autofree char *after = NULL;

  change (fixture, damage->file, damage->sql);
  assert_fault (fixture->store, damage->fault);
  rebuild (fixture->store);
  assert_clean (fixture->store);
  after = table_dump (fixture->store);
  g_assert_cmpstr (before, ==, after);
}

/* While the store is open: whoever opens it lets the search index take what waits. */
static void
test_finds_faults_of_what_waits (Fixture *fixture, gconstpointer data)
{
  static const char *const damages[][2] = {
    { "INSERT INTO word_pending (id) VALUES (77)",
      "search: its index waits for a record 77 that is not there" },
    { "INSERT OR REPLACE INTO word_pending (id) SELECT id FROM note",
      "search: its index has " },
    { "DELETE FROM word_pending WHERE id = (SELECT max(id) FROM note)",
      "search: its index has " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      fixture_note (fixture->store, fixture->visit, "it waits", 20 + (int) i);
      assert_clean (fixture->store);
      table_run (fixture->folder, "shared.db", damages[i][0]);
      assert_fault (fixture->store, damages[i][1]);
      rebuild (fixture->store);
      assert_clean (fixture->store);
    }
}

static const Damage log_damages[] = {
  { "another-author", "shared.db", "UPDATE stream SET author = 'Eve'",
    "line 1: it says other things of the stream" },
  { "another-audience", "shared.db",
    "UPDATE stream SET audience = 'district' WHERE audience = 'school'",
    "line 1: it says other things of the stream" },
  { "another-opening", "shared.db", "UPDATE origin SET opening = opening + 1",
    "line 1: its id is not the one that it was written with" },
  { "a-later-opening", "shared.db",
    "INSERT INTO origin (origin, stream, opening) VALUES (99, 1, 5);"
    "INSERT INTO opening (stream, first_seq, origin) VALUES (1, 3, 99)",
    "line 3: its id is not the one that it was written with" },
  { "no-frame", "shared.db",
    "DELETE FROM frame WHERE frame = (SELECT min(frame) FROM frame) AND frame & 4294967295 = 1",
    "stream 1: lines 1 to " },
  { "a-strange-frame", "shared.db",
    "INSERT INTO frame SELECT frame | 70 << 32, last, size, coding, body, hash, NULL, NULL, NULL "
    "FROM frame LIMIT 1",
    "stream 7" },
  { "a-frame-of-other-bytes", "shared.db",
    "UPDATE frame SET body = zeroblob (length (body)) WHERE coding = 0",
    "not what was written" },
  { "a-frame-cut-off", "private.db", "UPDATE frame SET body = x'00'",
    "cut off or overwritten" },
  { "another-seal", "shared.db",
    "UPDATE frame SET seed = randomblob (16) WHERE seed IS NOT NULL", "not what was sealed" },
  { "no-seal", "shared.db", "UPDATE frame SET seed = NULL", "their seal is missing" },
  { "another-signature", "shared.db",
    "UPDATE stream SET signature = zeroblob (64) WHERE signature IS NOT NULL",
    "its author did not sign this state" },
};

static void
test_finds_faults_of_the_log (Fixture *fixture, gconstpointer data)
{
  const Damage *damage = data;

  change (fixture, damage->file, damage->sql);
  assert_fault (fixture->store, damage->fault);
}

/* Two frames of different streams are damaged; both are told, and so is a row of a third. */
static void
test_goes_on_after_damage (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  change (fixture, "shared.db",
          "UPDATE frame SET hash = zeroblob (16) WHERE frame IN (SELECT max (frame) FROM frame "
          "GROUP BY frame >> 32 ORDER BY 1 LIMIT 2); UPDATE visit SET number = 9;");
  change (fixture, "private.db", "UPDATE memo SET text = 'x'");
  assert_fault (fixture->store, "stream 1, lines");
  assert_fault (fixture->store, "stream 2, lines");
  assert_fault (fixture->store, "'number' in its table is not what the log says");
  assert_fault (fixture->store, "'text' in its table is not what the log says");

  before = table_dump (fixture->store);
  g_assert_false (cw_rebuild (fixture->store, NULL, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_DAMAGED);
  after = table_dump (fixture->store);
  g_assert_cmpstr (before, ==, after);
}

static gboolean
stop_later (double fraction, gpointer user_data)
{
  int *left = user_data;

  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  return --*left > 0;
}

static void
test_stops_when_told (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = table_dump (fixture->store);
  g_autofree char *after = NULL;
  g_autoptr (GError) check_error = NULL;
  g_autoptr (GError) rebuild_error = NULL;
  int left = 2;

  g_assert_null (cw_check (fixture->store, stop_later, &left, &check_error));
  g_assert_error (check_error, CW_ERROR, CW_ERROR_CANCELLED);
  left = 1;
  g_assert_false (cw_rebuild (fixture->store, stop_later, &left, &rebuild_error));
  g_assert_error (rebuild_error, CW_ERROR, CW_ERROR_CANCELLED);

  after = table_dump (fixture->store);
  g_assert_cmpstr (before, ==, after);
  fixture_note (fixture->store, fixture->visit, "life goes on", 9);
  assert_clean (fixture->store);
}

static void
test_rebuild_needs_a_writer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwStore) reader = cw_store_open (fixture->folder, CW_STORE_READ, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_rebuild (reader, NULL, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_BUSY);
}

static void
test_prints_records (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shared = record_dump (fixture->store, FALSE);
  g_autofree char *private = record_dump (fixture->store, TRUE);
  g_autofree char *note = cw_id_dup_text (fixture->store, fixture->note);
  g_autofree char *visit = cw_id_dup_text (fixture->store, fixture->visit);
  g_autofree char *expected = g_strdup_printf (
      "{\"alive\":true,\"conflicts\":{},\"fields\":{\"tags\":\"teacher\",\"text\":"
      "\"T: Warum? Größe \\\"zwei\\\"\",\"visit\":\"%s\"},\"id\":\"%s\",\"kind\":\"note\"}",
      visit, note);
  g_auto (GStrv) lines = g_strsplit (shared, "\n", -1);

  g_assert_true (g_strv_contains ((const char *const *) lines, expected));
  g_assert_nonnull (strstr (shared, "\"text\":\"S: because of two\""));
  g_assert_null (strstr (shared, "thrown away again"));
  g_assert_null (strstr (shared, "ask for more time"));
  g_assert_nonnull (strstr (private, "\"text\":\"ask for more time\""));
  g_assert_nonnull (strstr (private, "\"kind\":\"room\""));
  g_assert_cmpuint (g_strv_length (lines), ==, 10);
  for (guint i = 1; i < 9; i++)
    g_assert_cmpstr (strstr (lines[i - 1], "\"id\""), <, strstr (lines[i], "\"id\""));
}

static void
test_prints_a_deleted_record (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = record_dump (fixture->store, FALSE);
  g_autofree char *deleted = NULL;
  g_autofree char *after = NULL;

  cw_record_delete (fixture->store, fixture->sealed, NULL, &error);
  g_assert_no_error (error);
  deleted = record_dump (fixture->store, FALSE);
  g_assert_nonnull (strstr (deleted, "{\"alive\":false,\"conflicts\":{},\"fields\":{"
                                     "\"tags\":\"teacher\",\"text\":\"S: because of two\","));
  cw_record_restore (fixture->store, fixture->sealed, NULL, &error);
  g_assert_no_error (error);
  after = record_dump (fixture->store, FALSE);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                    \
  g_test_add ("/keep/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("finds-nothing-in-a-whole-store", test_finds_nothing_in_a_whole_store);
  ADD ("stands-still-for-who-wants-it", test_stands_still_for_who_wants_it);
  ADD ("remakes-the-same-tables", test_remakes_the_same_tables);
  ADD ("goes-on-after-damage", test_goes_on_after_damage);
  ADD ("finds-faults-of-what-waits", test_finds_faults_of_what_waits);
  ADD ("stops-when-told", test_stops_when_told);
  ADD ("rebuild-needs-a-writer", test_rebuild_needs_a_writer);
  ADD ("prints-records", test_prints_records);
  ADD ("prints-a-deleted-record", test_prints_a_deleted_record);

  for (guint i = 0; i < G_N_ELEMENTS (table_damages); i++)
    {
      g_autofree char *path = g_strconcat ("/keep/mends/", table_damages[i].name, NULL);

      g_test_add (path, Fixture, &table_damages[i], set_up, test_finds_and_mends_tables,
                  tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (log_damages); i++)
    {
      g_autofree char *path = g_strconcat ("/keep/finds/", log_damages[i].name, NULL);

      g_test_add (path, Fixture, &log_damages[i], set_up, test_finds_faults_of_the_log,
                  tear_down);
    }
  return g_test_run ();
}
