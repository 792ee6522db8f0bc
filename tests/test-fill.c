/* Tests of what nobody signed: words that were left out on the way, and openings that were told wrongly. */
#include "corewalk/bundle.h"
#include "corewalk/order.h"
#include "corewalk/receipt.h"
#include "corewalk/waiting.h"
#include "data/log/erase.h"
#include "data/store/store-private.h"
#include "tests/fixture-bundle.h"
#include "tests/forge-bundle.h"

#include <string.h>

#define LIE "{\"at\":0,\"f\":{},\"k\":\"void\",\"o\":77,\"z\":0}"

/* Ana wrote two notes, the second after her store was opened again; Zoe has nothing. */
typedef struct
{
  char *folder;
  CwStore *ana, *zoe;
  gint64 visit, second;
  char *good, *attack;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *home = NULL;

  fixture->folder = fixture_folder ();
  home = g_build_filename (fixture->folder, "Ana", NULL);
  fixture->ana = fixture_person (fixture->folder, "Ana");
  fixture->zoe = fixture_person (fixture->folder, "Zoe");
  fixture->visit = fixture_visit (fixture->ana, fixture_walk (fixture->ana));
  fixture_note (fixture->ana, fixture->visit, "first words", 1);
  cw_store_close (fixture->ana);
  fixture->ana = fixture_open (home);
  fixture->second = fixture_note (fixture->ana, fixture->visit, "second words", 2);
  fixture_note (fixture->ana, fixture->visit, "third words", 3);
  fixture->good = fixture_export (fixture->ana, fixture->folder, "good.walk");
  fixture->attack = g_build_filename (fixture->folder, "attack.walk", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_assert_whole (fixture->zoe);
  fixture_assert_same (fixture->ana, fixture->zoe);
  cw_store_close (fixture->ana);
  cw_store_close (fixture->zoe);
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->good);
  g_free (fixture->attack);
}

static gboolean
has_words (CwStore *store, const char *words)
{
  g_autofree char *dumped = fixture_dump (store);

  return strstr (dumped, words) != NULL;
}

/* What Ana sent is of a stream as the first stores wrote them, whose openings nobody signed. */
static void
make_old (Fixture *fixture)
{
  g_autoptr (Forge) forge = forge_open (fixture->good, fixture->ana->secret);

  for (guint i = 0; i < forge->runs->len; i++)
    {
      guint first = forge_first (forge, i);
      g_autofree char *line = forge_line_get (forge, first, 1);
      g_autoptr (GString) old = g_string_new (line);

      g_assert_cmpuint (g_string_replace (old, "\"openings\":1,", "", 1), ==, 1);
      forge_line (forge, first, 1, old->str);
      ((CwRun *) forge->runs->pdata[i])->has_openings = FALSE;
      forge_author (forge, i, fixture->ana->secret);
    }
  forge_write (forge, fixture->good);
}

/* @file, but the line that holds @words has none; instead of its opening it says @opening, if any. */
static void
leave_out_of (Fixture *fixture, const char *file, const char *words, const char *opening)
{
  g_autoptr (Forge) forge = forge_open (file, fixture->ana->secret);

  for (guint i = 0; i < forge->blocks->len; i++)
    {
      g_autoptr (CwFrame) frame = forge_frame (forge, i);

      for (guint32 seq = frame->first; seq <= frame->last; seq++)
        {
          g_autofree char *line = forge_line_get (forge, i, seq);

          if (strstr (line, words) == NULL)
            continue;
          cw_erase_line (frame, seq);
          forge_put_frame (forge, i, frame);
          if (opening != NULL)
            forge_line (forge, i, seq, opening);
          forge_send_as (forge, fixture->ana->secret);
          forge_write (forge, fixture->attack);
          return;
        }
    }
  g_assert_not_reached ();
}

static void
leave_out (Fixture *fixture, const char *words, const char *opening)
{
  leave_out_of (fixture, fixture->good, words, opening);
}

static void
refuse (Fixture *fixture)
{
  g_autofree char *before = fixture_dump (fixture->zoe);
  g_autoptr (CwMerged) merged = fixture_merge (fixture->zoe, fixture->attack);
  g_autofree char *after = fixture_dump (fixture->zoe);
  const CwMergedFile *only = merged->files->pdata[0];

  g_assert_cmpint (only->status, ==, CW_MERGED_REFUSED);
  g_assert_true (g_str_has_prefix (only->reason, "Ana did not sign the ids of these lines"));
  g_assert_cmpstr (before, ==, after);
}

static void
take (Fixture *fixture, const char *file, gint64 fresh)
{
  g_autoptr (CwMerged) merged = fixture_merge (fixture->zoe, file);
  const CwMergedFile *only = merged->files->pdata[0];

  g_assert_cmpstr (only->reason, ==, NULL);
  if (fresh >= 0)
    g_assert_cmpint (only->fresh, ==, fresh);
  fixture_assert_whole (fixture->zoe);
}

static void
test_words_come_by_another_way (Fixture *fixture, gconstpointer data)
{
  leave_out (fixture, "first words", NULL);
  take (fixture, fixture->attack, -1);
  g_assert_false (has_words (fixture->zoe, "first words"));
  take (fixture, fixture->good, 1);
  g_assert_true (has_words (fixture->zoe, "first words"));
  take (fixture, fixture->attack, 0);
}

/* Ana signed where her openings begin: nobody on the way can say another, or none, or one where none is. */
static void
test_openings_are_signed (Fixture *fixture, gconstpointer data)
{
  leave_out (fixture, "second words", LIE);
  refuse (fixture);
  leave_out (fixture, "second words", "");
  refuse (fixture);
  leave_out (fixture, "third words", LIE);
  refuse (fixture);
  take (fixture, fixture->good, -1);
}

static void
test_the_signature_can_t_be_left_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (Forge) forge = forge_open (fixture->good, fixture->ana->secret);

  for (guint i = 0; i < forge->runs->len; i++)
    ((CwRun *) forge->runs->pdata[i])->has_openings = FALSE;
  forge_write (forge, fixture->attack);
  refuse (fixture);
  take (fixture, fixture->good, -1);
}

/* Whoever passes on what is rightly erased passes the signature on. */
static void
test_what_is_erased_is_signed (Fixture *fixture, gconstpointer data)
{
  CwStore *ben = fixture_person (fixture->folder, "Ben");
  const CwExportPlan plan = { .scope = CW_SCOPE_SCHOOL, .has_everyone = TRUE };
  g_autofree char *relayed = g_build_filename (fixture->folder, "relayed.walk", NULL);
  g_auto (CwErased) erased = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *all = NULL;

  fixture_take (ben, fixture->good);
  cw_erase (fixture->ana, fixture->second, "A parent asked", NULL, NULL, &erased, &error);
  g_assert_no_error (error);
  all = fixture_export (fixture->ana, fixture->folder, "all.walk");
  fixture_take (ben, all);
  cw_bundle_export (ben, &plan, relayed, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  leave_out_of (fixture, relayed, ",\"k\":\"void\",\"o\":", LIE);
  refuse (fixture);
  take (fixture, relayed, -1);
  g_assert_true (has_words (fixture->zoe, "third words"));
  g_assert_false (has_words (fixture->zoe, "second words"));
  cw_store_close (ben);
}

/* What comes beyond a gap can't be told to be a lie before the gap is closed; then it goes. */
static void
test_lies_that_waited_go (Fixture *fixture, gconstpointer data)
{
  CwStore *ben = fixture_person (fixture->folder, "Ben");
  g_autofree char *home = g_build_filename (fixture->folder, "Ana", NULL);
  g_autofree char *receipt = g_build_filename (fixture->folder, "receipt", NULL);
  g_autofree char *rest = g_build_filename (fixture->folder, "rest.walk", NULL);
  const CwExportPlan plan = { .scope = CW_SCOPE_SCHOOL, .receipt = receipt };
  g_autoptr (CwMerged) merged = NULL;
  g_autoptr (GError) error = NULL;
  const CwMergedFile *only;

  fixture_take (ben, fixture->good);
  cw_receipt_write (ben, receipt, &error);
  g_assert_no_error (error);
  cw_store_close (ben);
  cw_store_close (fixture->ana);
  fixture->ana = fixture_open (home);
  fixture_note (fixture->ana, fixture->visit, "fourth words", 4);
  cw_bundle_export (fixture->ana, &plan, rest, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  leave_out_of (fixture, rest, "fourth words", LIE);

  take (fixture, fixture->attack, 0);
  merged = fixture_merge (fixture->zoe, fixture->good);
  only = merged->files->pdata[0];
  g_assert_cmpstr (only->reason, ==, NULL);
  g_assert_cmpuint (only->notes->len, ==, 1);
  g_assert_true (g_str_has_prefix (only->notes->pdata[0], "lines that waited for more of Ana"));
  take (fixture, rest, -1);
}

static void
test_an_opening_is_what_its_line_says (Fixture *fixture, gconstpointer data)
{
  make_old (fixture);
  leave_out (fixture, "second words", LIE);
  take (fixture, fixture->attack, -1);
  g_assert_true (has_words (fixture->zoe, "third words"));
  take (fixture, fixture->good, 1);
}

static void
test_where_none_begins_none_does (Fixture *fixture, gconstpointer data)
{
  make_old (fixture);
  leave_out (fixture, "third words", LIE);
  take (fixture, fixture->attack, -1);
  take (fixture, fixture->good, 1);
}

/* Zoe wants to see what came beyond a gap, of which a relay said in which opening it lies. */
static void
test_an_opening_beyond_a_gap_is_what_came_before_says (Fixture *fixture, gconstpointer data)
{
  CwStore *ben = fixture_person (fixture->folder, "Ben");
  g_autofree char *receipt = g_build_filename (fixture->folder, "receipt", NULL);
  g_autofree char *rest = g_build_filename (fixture->folder, "rest.walk", NULL);
  const CwExportPlan plan = { .scope = CW_SCOPE_SCHOOL, .receipt = receipt };
  g_autoptr (GError) error = NULL;
  g_autoptr (Forge) forge = NULL;
  g_autofree char *all = NULL;

  fixture_take (ben, fixture->good);
  cw_receipt_write (ben, receipt, &error);
  g_assert_no_error (error);
  cw_store_close (ben);
  fixture_note (fixture->ana, fixture->visit, "fourth words", 4);
  cw_bundle_export (fixture->ana, &plan, rest, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  forge = forge_open (rest, fixture->ana->secret);
  for (guint i = 0; i < forge->runs->len; i++)
    ((CwRun *) forge->runs->pdata[i])->opening ^= 1;
  forge_write (forge, fixture->attack);

  take (fixture, fixture->attack, 0);
  cw_waiting_accept (fixture->zoe, "Ana", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (has_words (fixture->zoe, "fourth words"));
  all = fixture_export (fixture->ana, fixture->folder, "all.walk");
  take (fixture, all, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                    \
  g_test_add ("/fill/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("words-come-by-another-way", test_words_come_by_another_way);
  ADD ("openings-are-signed", test_openings_are_signed);
  ADD ("the-signature-can-t-be-left-out", test_the_signature_can_t_be_left_out);
  ADD ("what-is-erased-is-signed", test_what_is_erased_is_signed);
  ADD ("lies-that-waited-go", test_lies_that_waited_go);
  ADD ("an-opening-is-what-its-line-says", test_an_opening_is_what_its_line_says);
  ADD ("where-none-begins-none-does", test_where_none_begins_none_does);
  ADD ("an-opening-beyond-a-gap-is-what-came-before-says",
       test_an_opening_beyond_a_gap_is_what_came_before_says);
  return g_test_run ();
}
