#include "corewalk/debrief.h"
#include "corewalk/id.h"
#include "corewalk/keep.h"
#include "data/record/act.h"
#include "data/record/fold.h"
#include "tests/fixture.h"
#include "tests/table-dump.h"

#include <string.h>

/* A store and its copy, in which the same card can be changed apart. */
typedef struct
{
  char *root;
  CwStore *store;
  gint64 pattern, card;
} Fixture;

static gint64
add_card (CwStore *store, gint64 walk, const char *text)
{
  g_autoptr (GError) error = NULL;
  const CwCardPlan plan = { .walk = walk, .step = CW_STEP_PATTERN, .text = text };
  gint64 card = cw_card_add (store, &plan, NULL, &error);

  g_assert_no_error (error);
  return card;
}

/* Says @cell of the card in @stream, as somebody who knows of no other value. */
static void
say (Fixture *fixture, const CwStream *stream, CwLine *line)
{
  g_autoptr (GError) error = NULL;

  line->kind = "card";
  line->has_record = TRUE;
  g_assert_true (cw_log_make_ref (fixture->store->log, stream, fixture->card, &line->record));
  cw_act_begin (fixture->store, FALSE, "a change", NULL, &error);
  g_assert_no_error (error);
  cw_act_add (fixture->store, stream, line, &error);
  g_assert_no_error (error);
  cw_act_commit (fixture->store, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *copy = NULL;
  gint64 walk;
  CwLine line;

  fixture->root = fixture_folder ();
  first = g_build_filename (fixture->root, "first", NULL);
  copy = g_build_filename (fixture->root, "copy", NULL);
  fixture->store = fixture_store (first);
  walk = fixture_walk (fixture->store);
  fixture->pattern = add_card (fixture->store, walk, "they wait");
  fixture->card = add_card (fixture->store, walk, "ask for it");

  cw_line_clear (&line);
  cw_line_put_int (&line, "under", (guint32) fixture->pattern);
  say (fixture, cw_log_stream_of (fixture->store->log, fixture->card), &line);

  cw_store_close (fixture->store);
  fixture_copy (first, copy);
  fixture->store = fixture_open (copy);
  add_card (fixture->store, walk, "a card of the copy");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_store_close (fixture->store);
  fixture_remove (fixture->root);
  g_free (fixture->root);
}

static const CwStream *
own_stream (Fixture *fixture)
{
  const CwStream *old = cw_log_stream_of (fixture->store->log, fixture->card);

  return cw_store_stream (fixture->store, old->audience, old->scope, NULL);
}

static void
test_knows_one_record_by_two_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uuid = cw_id_dup_text (fixture->store, fixture->pattern);
  g_autoptr (CwFold) fold = NULL;
  CwLine line;

  cw_line_clear (&line);
  cw_line_put_text (&line, "under", uuid);
  say (fixture, own_stream (fixture), &line);

  fold = cw_fold_new (fixture->store, fixture->card, NULL);
  g_assert_cmpuint (cw_fold_get (fold, "under")->heads->len, ==, 2);
  g_assert_false (cw_fold_get (fold, "under")->is_conflict);
}

static void
test_knows_two_records_by_one_number (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uuid = cw_id_dup_text (fixture->store, fixture->pattern);
  g_autofree char *dump = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (CwFold) fold = NULL;
  CwLine line;

  cw_line_clear (&line);
  cw_line_put_int (&line, "under", (guint32) fixture->pattern);
  say (fixture, own_stream (fixture), &line);

  fold = cw_fold_new (fixture->store, fixture->card, NULL);
  g_assert_cmpuint (cw_fold_get (fold, "under")->heads->len, ==, 2);
  g_assert_true (cw_fold_get (fold, "under")->is_conflict);

  dump = record_dump (fixture->store, FALSE);
  expected = g_strdup_printf ("\"%s\"", uuid);
  g_assert_nonnull (strstr (strstr (dump, "\"conflicts\":{\"under\":[\""), expected));
}

/* Who moves a card meanwhile contradicts nobody: the later place shows. */
static void
test_asks_nobody_about_places (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwFold) fold = NULL;

  for (gint64 place = 1; place <= 2; place++)
    {
      CwLine line;

      cw_line_clear (&line);
      cw_line_put_int (&line, "place", place);
      say (fixture, own_stream (fixture), &line);
    }

  fold = cw_fold_new (fixture->store, fixture->card, NULL);
  g_assert_cmpuint (cw_fold_get (fold, "place")->heads->len, ==, 2);
  g_assert_false (cw_fold_get (fold, "place")->is_conflict);
}

/* Both texts are there, sorted, however the heads are listed; the later one shows. */
static void
test_keeps_both_texts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *dump = NULL;
  CwLine line;

  cw_line_clear (&line);
  cw_line_put_text (&line, "owner", "Cleo");
  say (fixture, own_stream (fixture), &line);
  cw_line_clear (&line);
  cw_line_put_text (&line, "owner", "Ben");
  say (fixture, own_stream (fixture), &line);

  dump = record_dump (fixture->store, FALSE);
  g_assert_nonnull (strstr (dump,
                            "{\"alive\":true,\"conflicts\":{\"owner\":[\"Ben\",\"Cleo\"]},"
                            "\"fields\":{\"owner\":\""));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                    \
  g_test_add ("/fold/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("knows-one-record-by-two-names", test_knows_one_record_by_two_names);
  ADD ("knows-two-records-by-one-number", test_knows_two_records_by_one_number);
  ADD ("asks-nobody-about-places", test_asks_nobody_about_places);
  ADD ("keeps-both-texts", test_keeps_both_texts);
  return g_test_run ();
}
