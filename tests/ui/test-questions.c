#include "tests/ui/partner.h"

#include "corewalk/conflict.h"
#include "corewalk/merge.h"
#include "corewalk/note.h"
#include "corewalk/record.h"
#include "corewalk/walk.h"
#include "ui/exchange/question-card.h"
#include "ui/exchange/question-count.h"
#include "ui/exchange/questions-page.h"

typedef struct
{
  Sketch *sketch;
  Partner *partner;
  GtkWidget *window;
  GtkWidget *page;
  CwQuestionCount *count;
} Screen;

static CwStore *
store_of (Screen *screen)
{
  return cw_work_session_get_store (screen->sketch->session);
}

static Screen *
screen_new (void)
{
  Screen *screen = g_new0 (Screen, 1);

  screen->sketch = sketch_new ();
  screen->partner = partner_new ();
  partner_introduce (screen->partner, store_of (screen));
  screen->page = g_object_new (CW_TYPE_QUESTIONS_PAGE, "vexpand", TRUE, NULL);
  cw_questions_page_set_session (CW_QUESTIONS_PAGE (screen->page), screen->sketch->session);
  screen->count = CW_QUESTION_COUNT (cw_question_count_new (screen->sketch->session));
  screen->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (screen->window), screen->page);
  gtk_window_present (GTK_WINDOW (screen->window));
  sketch_run_ms (100);
  return screen;
}

static void
screen_free (Screen *screen)
{
  gtk_window_destroy (GTK_WINDOW (screen->window));
  sketch_run_ms (20);
  g_assert_finalize_object (screen->count);
  partner_free (screen->partner);
  sketch_free (screen->sketch);
  g_free (screen);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Screen, screen_free)

/* The card of the question about @field, as it is on the screen. */
static CwQuestionCard *
find_card (GtkWidget *widget, const char *field)
{
  if (CW_IS_QUESTION_CARD (widget) &&
      g_str_equal (cw_question_card_get_question (CW_QUESTION_CARD (widget))->field, field))
    return CW_QUESTION_CARD (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      CwQuestionCard *found = find_card (child, field);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The walk as Ben has it. */
static gint64
walk_of_ben (Screen *screen)
{
  g_autoptr (GArray) ids = cw_walk_ids (screen->partner->store, 0, NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (CwWalk) walk =
          cw_walk_get (screen->partner->store, g_array_index (ids, gint64, i), NULL);

      if (g_str_equal (walk->title, "Spring walk"))
        return walk->id;
    }

  g_assert_not_reached ();
}

static void
take_in_from_ben (Screen *screen)
{
  g_autofree char *file = partner_export (screen->partner, store_of (screen), "ben.walk");
  const char *const files[] = { file, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (CwMerged) merged = cw_merge (store_of (screen), files, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (merged->refused, ==, 0);
}

/* Both change the title of a walk that both have. */
static void
disagree (Screen *screen)
{
  g_autoptr (GError) error = NULL;

  partner_take_in (screen->partner, store_of (screen));
  cw_record_edit (screen->partner->store, walk_of_ben (screen), "title", "Who says why?", NULL,
                  &error);
  g_assert_no_error (error);
  cw_record_edit (store_of (screen), screen->sketch->walk, "title", "Spring walk, day 2", NULL,
                  &error);
  g_assert_no_error (error);
  take_in_from_ben (screen);
  cw_work_session_changed (screen->sketch->session);
  sketch_run_ms (300);
}

static char *
title_of (Screen *screen)
{
  g_autoptr (CwWalk) walk = cw_walk_get (store_of (screen), screen->sketch->walk, NULL);

  return g_strdup (walk->title);
}

static void
test_shows_both_and_keeps_one (void)
{
  g_autoptr (Screen) screen = screen_new ();
  const CwQuestion *question = NULL;
  g_autofree char *change = NULL;
  g_autofree char *kept = NULL;

  g_assert_null (find_card (screen->page, "title"));
  disagree (screen);
  g_assert_cmpuint (cw_question_count_get (screen->count), ==, 1);
  question = cw_question_card_get_question (find_card (screen->page, "title"));
  g_assert_cmpstr (question->title, ==, "Title of a walk");
  g_assert_cmpuint (question->choices->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const CwQuestionChoice *choice = question->choices->pdata[i];

      if (g_str_equal (choice->who, "Ben Ortiz"))
        {
          g_assert_cmpstr (choice->value, ==, "Who says why?");
          change = g_strdup (choice->change);
        }
      else
        g_assert_cmpstr (choice->value, ==, "Spring walk, day 2");
    }

  g_signal_emit_by_name (find_card (screen->page, "title"), "keep", change);
  sketch_run_ms (300);
  g_assert_null (find_card (screen->page, "title"));
  g_assert_cmpuint (cw_question_count_get (screen->count), ==, 0);
  kept = title_of (screen);
  g_assert_cmpstr (kept, ==, "Who says why?");
}

static void
test_an_answer_of_ones_own_settles_it (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autofree char *kept = NULL;

  disagree (screen);
  g_signal_emit_by_name (find_card (screen->page, "title"), "write",
                         ""); /* a walk has a title */
  sketch_run_ms (100);
  g_assert_nonnull (find_card (screen->page, "title"));

  g_signal_emit_by_name (find_card (screen->page, "title"), "write", "Spring: who says why?");
  sketch_run_ms (300);
  g_assert_null (find_card (screen->page, "title"));
  kept = title_of (screen);
  g_assert_cmpstr (kept, ==, "Spring: who says why?");
}

static void
test_one_removed_what_another_changed (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autoptr (GError) error = NULL;
  gint64 note = cw_note_add (store_of (screen), screen->sketch->visit, CW_TAG_TASK,
                             "six shapes", NULL, NULL);
  const CwQuestion *question = NULL;

  partner_take_in (screen->partner, store_of (screen));
  cw_record_delete (screen->partner->store, walk_of_ben (screen), NULL, &error);
  g_assert_no_error (error);
  cw_record_edit (store_of (screen), note, "text", "six shapes, two ask why", NULL, &error);
  g_assert_no_error (error);
  take_in_from_ben (screen);
  cw_work_session_changed (screen->sketch->session);
  sketch_run_ms (300);

  question = cw_question_card_get_question (find_card (screen->page, "alive"));
  g_assert_null (question->draft); /* there is nothing to write */
  for (guint i = 0; i < question->choices->len; i++)
    {
      const CwQuestionChoice *choice = question->choices->pdata[i];

      g_assert_true (choice->is_keeping != choice->is_removal);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/questions/shows-both-and-keeps-one", test_shows_both_and_keeps_one);
  g_test_add_func ("/questions/an-answer-of-ones-own-settles-it",
                   test_an_answer_of_ones_own_settles_it);
  g_test_add_func ("/questions/one-removed-what-another-changed",
                   test_one_removed_what_another_changed);
  return g_test_run ();
}
