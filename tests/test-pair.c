/* Tests of who gets what of a coaching cycle when partners join, leave, and take their yes back. */
#include "tests/fixture-bundle.h"

#include "corewalk/action-step.h"
#include "corewalk/bundle.h"
#include "corewalk/cycle-former.h"
#include "corewalk/cycle-share.h"
#include "corewalk/cycle.h"
#include "corewalk/id.h"
#include "corewalk/publish.h"
#include "corewalk/trust.h"

typedef struct
{
  char *folder;
  CwStore *ana, *ben, *cleo;
  gint64 cycle; /* in Ana's store */
} Fixture;

static void
trust (CwStore *store, CwStore *other)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwSenderCard) card = cw_sender_card_own (other, &error);

  g_assert_no_error (error);
  cw_trust_add (store, card, FALSE, &error);
  g_assert_no_error (error);
}

/* Sends the cycle from @from to those of @to; what it says when that is refused. */
static char *
send (Fixture *fixture, CwStore *from, CwStore *const *to)
{
  g_autofree char *file = g_build_filename (fixture->folder, "cycle.walk", NULL);
  g_autoptr (GPtrArray) recipients = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  CwExportPlan plan = { .scope = CW_SCOPE_CYCLE,
                        .cycle = fixture_find (from, fixture->ana, fixture->cycle),
                        .recipients = recipients };

  for (guint i = 0; to[i] != NULL; i++)
    {
      g_autoptr (CwSenderCard) card = cw_sender_card_own (to[i], NULL);

      g_ptr_array_add (recipients, g_strdup (card->recipient));
    }
  if (!cw_bundle_export (from, &plan, file, NULL, NULL, NULL, &error))
    return g_strdup (error->message);

  for (guint i = 0; to[i] != NULL; i++)
    fixture_take (to[i], file);
  return NULL;
}

#define SEND(from, ...) send (fixture, fixture->from, (CwStore *const[]){ __VA_ARGS__, NULL })

static void
add_step (Fixture *fixture, CwStore *store, const char *text)
{
  const CwActionPlan plan = { .cycle = fixture_find (store, fixture->ana, fixture->cycle),
                              .text = text,
                              .is_one_more = TRUE };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (cw_action_step_add (store, &plan, NULL, &error), !=, 0);
  g_assert_no_error (error);
}

static guint
count_steps (CwStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = cw_action_step_list (store, 0, &error);

  g_assert_no_error (error);
  return steps->len;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const partners[] = { "Ben", NULL };
  const CwCyclePlan plan = { .title = "Talk", .partners = partners };
  g_autoptr (GError) error = NULL;

  fixture->folder = fixture_folder ();
  fixture->ana = fixture_person (fixture->folder, "Ana");
  fixture->ben = fixture_person (fixture->folder, "Ben");
  fixture->cleo = fixture_person (fixture->folder, "Cleo");
  trust (fixture->ana, fixture->ben);
  trust (fixture->ana, fixture->cleo);
  fixture->cycle = cw_cycle_new (fixture->ana, &plan, NULL, &error);
  g_assert_no_error (error);
  add_step (fixture, fixture->ana, "first");
  g_assert_null (SEND (ana, fixture->ben));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  CwStore *stores[] = { fixture->ana, fixture->ben, fixture->cleo };

  for (guint i = 0; i < G_N_ELEMENTS (stores); i++)
    {
      fixture_assert_whole (stores[i]);
      cw_store_close (stores[i]);
    }
  fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
change (Fixture *fixture, const char *add, const char *remove)
{
  const char *const adds[] = { add, NULL }, *const removes[] = { remove, NULL };
  g_autoptr (GError) error = NULL;

  cw_cycle_change_partners (fixture->ana, fixture->cycle, adds, removes, NULL, &error);
  g_assert_no_error (error);
}

/* Cleo gets the cycle as it is now; what was before only once both have agreed. */
static void
test_joiner (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwCycle) cycle = NULL;
  gint64 of_ben = fixture_find (fixture->ben, fixture->ana, fixture->cycle);

  g_assert_false (cw_cycle_can_hand_over (fixture->ana, fixture->cycle, "Ben"));
  change (fixture, "Cleo", NULL);
  g_assert_true (cw_cycle_can_hand_over (fixture->ana, fixture->cycle, "Cleo"));
  add_step (fixture, fixture->ana, "second");
  g_free (SEND (ana, fixture->cleo)); /* refused: Ben is left out */
  g_assert_cmpuint (count_steps (fixture->cleo), ==, 0);
  g_assert_null (SEND (ana, fixture->ben, fixture->cleo));
  g_assert_cmpuint (count_steps (fixture->cleo), ==, 1);
  cycle = cw_cycle_get (fixture->cleo,
                        fixture_find (fixture->cleo, fixture->ana, fixture->cycle), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cycle->title, ==, "Talk");
  g_assert_cmpuint (cycle->partners->len, ==, 3);

  g_assert_cmpint (cw_cycle_hand_over (fixture->ana, fixture->cycle, "Cleo", NULL, &error), ==,
                   1);
  g_assert_false (cw_cycle_can_hand_over (fixture->ana, fixture->cycle, "Cleo"));
  g_assert_null (SEND (ana, fixture->ben, fixture->cleo));
  g_assert_cmpuint (count_steps (fixture->cleo), ==, 1);
  /* Ben has not said yes, and yet gets what was before, in a file for him alone. */
  add_step (fixture, fixture->ana, "third");
  g_assert_null (SEND (ana, fixture->ben));
  g_assert_cmpuint (count_steps (fixture->ben), ==, 3);
  g_assert_cmpint (cw_cycle_hand_over (fixture->ben, of_ben, "Cleo", NULL, &error), ==, 0);
  g_assert_null (SEND (ben, fixture->ana, fixture->cleo));
  g_assert_null (SEND (ana, fixture->ben, fixture->cleo));
  g_assert_cmpuint (count_steps (fixture->cleo), ==, 3);
}

/* Whoever left gets nothing more, and writes nothing more. */
static void
test_leaver (Fixture *fixture, gconstpointer data)
{
  g_autofree char *cause = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) former = NULL;
  gint64 of_cleo;

  change (fixture, "Cleo", NULL);
  g_assert_null (SEND (ana, fixture->ben, fixture->cleo));
  change (fixture, NULL, "Cleo");
  former = cw_cycle_former_list (fixture->ana, fixture->cycle, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (former->len, ==, 1);
  g_assert_cmpstr (former->pdata[0], ==, "Cleo");
  add_step (fixture, fixture->ana, "second");
  cause = SEND (ana, fixture->ben, fixture->cleo);
  g_assert_nonnull (cause);
  g_assert_null (SEND (ana, fixture->ben));
  g_assert_cmpuint (count_steps (fixture->ben), ==, 2);
  g_assert_cmpuint (count_steps (fixture->cleo), ==, 0);
  of_cleo = fixture_find (fixture->cleo, fixture->ana, fixture->cycle);
  g_assert_true (cw_cycle_take_part (fixture->cleo, of_cleo, NULL, &error));
  cw_cycle_take_part (fixture->ben, fixture_find (fixture->ben, fixture->ana, fixture->cycle),
                      NULL, &error);
  g_assert_no_error (error);
}

/* Ana published; Ben takes his yes back: her next file takes the copy back before it is written. */
static void
test_withdrawal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = NULL;
  CwShareWithdrawal withdrawal;
  CwShareState state;
  gint64 share =
      cw_share_new (fixture->ana, fixture->cycle, "They talked", "district", 0, NULL, &error);
  gint64 of_ben;
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  g_autofree char *signers = NULL;

  g_assert_no_error (error);
  g_assert_null (SEND (ana, fixture->ben));
  of_ben = fixture_find (fixture->ben, fixture->ana, share);
  g_assert_true (cw_share_agree (fixture->ben, of_ben, FALSE, NULL, &state, &error));
  g_assert_cmpint (state, ==, CW_SHARE_WAITS);
  g_assert_null (SEND (ben, fixture->ana));
  g_assert_true (cw_share_agree (fixture->ana, share, FALSE, NULL, &state, &error));
  g_assert_cmpint (state, ==, CW_SHARE_PUBLISHED);
  before = cw_published_list (fixture->ana, &error);
  g_assert_cmpuint (before->len, ==, 1);
  signers = cw_share_dup_signers (fixture->ana, ((const CwPublished *) before->pdata[0])->id);
  g_assert_cmpstr (signers, ==, "Ana, Ben");

  g_assert_true (cw_share_withdraw (fixture->ben, of_ben, NULL, &withdrawal, &error));
  g_assert_cmpint (withdrawal, ==, CW_SHARE_UNSAID);
  g_assert_null (SEND (ben, fixture->ana));
  g_assert_cmpint (cw_share_settle (fixture->ana, &error), ==, 1);
  after = cw_published_list (fixture->ana, &error);
  g_assert_cmpuint (after->len, ==, 0);
  g_assert_cmpint (cw_share_settle (fixture->ana, &error), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/pair/joiner", test_joiner);
  ADD ("/pair/leaver", test_leaver);
  ADD ("/pair/withdrawal", test_withdrawal);
  return g_test_run ();
}
