#include "tests/fixture.h"

#include "corewalk/count.h"
#include "corewalk/debrief.h"
#include "corewalk/form.h"
#include "corewalk/mark.h"
#include "ui/paper/debrief-part.h"
#include "ui/paper/paper-file.h"
#include "ui/paper/walk-sheet.h"

#include <string.h>

typedef struct
{
  char *folder;
  CwStore *store;
  gint64 walk;
  gint64 visit;
  gint64 note;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  desk->folder = fixture_folder ();
  desk->store = fixture_store (desk->folder);
  desk->walk = fixture_walk (desk->store);
  desk->visit = fixture_visit (desk->store, desk->walk);
  desk->note = fixture_note (desk->store, desk->visit, "She asks \"Why?\" and waits.", 60);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  cw_store_close (desk->store);
  fixture_remove (desk->folder);
  g_free (desk->folder);
}

static void
add_card (Desk *desk, CwStep step, const char *text, const char *owner, const char *due)
{
  const CwCardPlan plan = { .walk = desk->walk,
                            .step = step,
                            .text = text,
                            .notes = &desk->note,
                            .note_count = step == CW_STEP_PATTERN ? 1 : 0,
                            .owner = owner,
                            .due = due };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (cw_card_add (desk->store, &plan, NULL, &error), !=, 0);
  g_assert_no_error (error);
}

static CwWalkContent *
read_content (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  CwWalkContent *content = cw_walk_content_read (desk->store, desk->walk, &error);

  g_assert_no_error (error);
  return content;
}

/* The words of the pages, one space between two. */
static char *
read_words (Desk *desk, CwPaper *take_paper)
{
  g_autoptr (CwPaper) paper = take_paper;
  g_autofree char *path = g_build_filename (desk->folder, "page.pdf", NULL);
  g_autofree char *command = g_strdup_printf ("pdftotext -raw '%s' -", path);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;
  GString *joined = g_string_new (NULL);

  cw_paper_write (paper, path, &error);
  g_assert_no_error (error);
  g_spawn_command_line_sync (command, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  words = g_strsplit_set (text, " \n\f", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (joined, "%s ", words[i]);
  return g_string_free (joined, FALSE);
}

static char *
print_walk (Desk *desk)
{
  g_autoptr (CwWalkContent) content = read_content (desk);

  return read_words (desk, cw_walk_sheet_new (CW_PAPER_LETTER_WIDTH, CW_PAPER_LETTER_HEIGHT,
                                              content));
}

static void
assert_in_order (const char *words, const char *const *texts)
{
  const char *at = words;

  for (guint i = 0; texts[i] != NULL; i++)
    {
      const char *found = strstr (at, texts[i]);

      if (found == NULL)
        g_test_message ("not there, or too early: %s in %s", texts[i], words);
      g_assert_nonnull (found);
      at = found + strlen (texts[i]);
    }
}

static void
test_prints_all_of_a_walk (Desk *desk, gconstpointer data)
{
  g_autoptr (CwWalk) walk = cw_walk_get (desk->store, desk->walk, NULL);
  gint64 item = cw_item_find (desk->store, desk->visit, "1", NULL);
  g_autofree char *words = NULL;
  const char *const order[] = { walk->title,
                                "March 4, 2026",
                                "Problem of Practice",
                                "Who does the thinking?",
                                "Look-Fors",
                                "1 of 1",
                                "Debrief",
                                "Analyze",
                                "Few reasons",
                                "in 1 of 1 room",
                                "Next Level of Work",
                                "Ask twice",
                                "Ben",
                                "May 1, 2026",
                                "Evidence",
                                "Visit 1",
                                "9:01",
                                "She asks",
                                "Counts",
                                "turns 3",
                                "Asked",
                                "Because I saw",
                                NULL };

  cw_problem_new (desk->store, desk->walk, "Who does the thinking?", NULL, NULL, NULL, NULL);
  cw_mark_set (desk->store, desk->visit, item, CW_MARK_SEEN, NULL, NULL);
  cw_tally_add (desk->store, desk->visit, "turns", 3, NULL, NULL);
  cw_answer_add (desk->store, desk->visit, "why", "Because I saw it", NULL, NULL);
  add_card (desk, CW_STEP_PATTERN, "Few reasons", NULL, NULL);
  add_card (desk, CW_STEP_NEXT, "Ask twice", "Ben", "2026-05-01");
  words = print_walk (desk);
  assert_in_order (words, order);
  g_assert_nonnull (strstr (words, "Not an evaluation record."));
  g_assert_null (strstr (words, "Ana Ruiz")); /* one walker: nobody asks who */
}

static void
test_breaks_a_long_line_of_evidence (Desk *desk, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *words = NULL;

  for (guint i = 0; i < 4000; i++)
    g_string_append_printf (text, "w%u ", i);
  g_string_append (text, "theend");
  fixture_note (desk->store, desk->visit, text->str, 120);
  words = print_walk (desk);
  g_assert_nonnull (strstr (words, "w3999 theend"));
  g_assert_nonnull (strstr (words, "Page 4 of "));
}

static void
test_prints_an_empty_walk (Desk *desk, gconstpointer data)
{
  g_autoptr (CwWalk) old = cw_walk_get (desk->store, desk->walk, NULL);
  const CwWalkPlan plan = { .title = "Nothing yet", .school = old->school, .form = old->form };
  g_autofree char *words = NULL;
  g_autoptr (CwWalkContent) content = NULL;
  g_autofree char *poster = NULL;

  desk->walk = cw_walk_new (desk->store, &plan, NULL, NULL);
  words = print_walk (desk);
  g_assert_nonnull (strstr (words, "No rooms were visited yet."));
  content = read_content (desk);
  poster =
      read_words (desk, cw_debrief_poster_new (CW_PAPER_A4_WIDTH, CW_PAPER_A4_HEIGHT, content));
  g_assert_nonnull (strstr (poster, "The debrief has no patterns yet."));
}

/* What was dropped is on no wall, and neither is the evidence. */
static void
test_prints_a_poster (Desk *desk, gconstpointer data)
{
  g_autoptr (CwWalkContent) content = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GPtrArray) cards = NULL;
  const char *const order[] = {
    "What We Found",      "Few reasons", "Predict", "They could repeat it",
    "Next Level of Work", "Ask twice",   NULL
  };

  add_card (desk, CW_STEP_DESCRIBE, "A detail", NULL, NULL);
  add_card (desk, CW_STEP_PATTERN, "Few reasons", NULL, NULL);
  add_card (desk, CW_STEP_PREDICT, "They could repeat it", NULL, NULL);
  add_card (desk, CW_STEP_NEXT, "Ask twice", NULL, NULL);
  add_card (desk, CW_STEP_NEXT, "Buy chairs", NULL, NULL);
  cards = cw_card_list (desk->store, desk->walk, NULL);
  cw_card_settle (desk->store, ((CwCard *) cards->pdata[cards->len - 1])->id, CW_CARD_DROPPED,
                  NULL, NULL, NULL);
  content = read_content (desk);
  words = read_words (desk, cw_debrief_poster_new (CW_PAPER_LETTER_WIDTH,
                                                   CW_PAPER_LETTER_HEIGHT, content));
  assert_in_order (words, order);
  g_assert_null (strstr (words, "Buy chairs"));
  g_assert_null (strstr (words, "She asks"));
  g_assert_null (strstr (words, "A detail"));
}

#define ADD(path, function) g_test_add (path, Desk, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/walk-sheet/prints-all-of-a-walk", test_prints_all_of_a_walk);
  ADD ("/walk-sheet/breaks-a-long-line-of-evidence", test_breaks_a_long_line_of_evidence);
  ADD ("/walk-sheet/prints-an-empty-walk", test_prints_an_empty_walk);
  ADD ("/walk-sheet/prints-a-poster", test_prints_a_poster);
  return g_test_run ();
}
