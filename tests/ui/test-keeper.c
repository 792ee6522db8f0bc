#include "tests/ui/sketch.h"

#include "corewalk/note.h"
#include "ui/session/half-typed.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

#define PLACE "visit:test"

static guint
count_kept (Sketch *sketch)
{
  g_autoptr (GPtrArray) notes =
      cw_note_list (cw_work_session_get_store (sketch->session), sketch->visit, NULL);

  return notes->len;
}

static void
add (Sketch *sketch, const char *text)
{
  CwMoment moment = { 1772615700123, 60 };

  cw_keeper_add (cw_work_session_get_keeper (sketch->session), sketch->visit,
                 CW_TAG_TEACHER | CW_TAG_TASK, text, &moment);
}

static void
count_cb (CwKeeper *keeper, gint64 visit, gint64 note, gboolean has_text, guint *count)
{
  *count += note != 0;
}

static void
test_keeps_a_line_at_once (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  CwKeeper *keeper = cw_work_session_get_keeper (sketch->session);
  guint kept = 0;

  g_signal_connect (keeper, "kept", G_CALLBACK (count_cb), &kept);
  add (sketch, "“Why six?”");
  g_assert_cmpuint (kept, ==, 1);
  g_assert_cmpint (cw_keeper_get_state (keeper), ==, CW_KEPT);
  g_assert_null (cw_keeper_get_trouble (keeper));

  sketch_reopen (sketch);
  {
    g_autoptr (GPtrArray) notes =
        cw_note_list (cw_work_session_get_store (sketch->session), sketch->visit, NULL);
    const CwNote *note = g_ptr_array_index (notes, 0);

    g_assert_cmpuint (notes->len, ==, 1);
    g_assert_cmpstr (note->text, ==, "“Why six?”");
    g_assert_cmpint (note->tags, ==, CW_TAG_TEACHER | CW_TAG_TASK);
    g_assert_cmpint (note->moment.at_ms, ==, 1772615700123);
    g_assert_cmpint (note->moment.offset_min, ==, 60);
  }
}

static gboolean
is_kept (gpointer user_data)
{
  return cw_keeper_get_state (user_data) == CW_KEPT;
}

static void
test_half_typed_text_follows (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  CwKeeper *keeper = cw_work_session_get_keeper (sketch->session);
  CwMoment moment = { 1772615700456, -300 };
  CwMoment back = { 0 };
  g_autofree char *text = NULL;

  cw_keeper_set_draft (keeper, PLACE, "t\nThe boy po", &moment);
  cw_keeper_set_draft (keeper, PLACE, "t\nThe boy points", &moment);
  g_assert_cmpint (cw_keeper_get_state (keeper), ==, CW_KEEPING);
  sketch_wait (is_kept, keeper);

  sketch_reopen (sketch);
  text = cw_draft_dup (cw_work_session_get_store (sketch->session), PLACE, &back);
  g_assert_cmpstr (text, ==, "t\nThe boy points");
  g_assert_cmpint (back.at_ms, ==, moment.at_ms);
}

static void
test_closing_keeps_half_typed_text (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  g_autofree char *text = NULL;

  cw_keeper_set_draft (cw_work_session_get_keeper (sketch->session), PLACE, "\nhalf", NULL);
  sketch_reopen (sketch);
  text = cw_draft_dup (cw_work_session_get_store (sketch->session), PLACE, NULL);
  g_assert_cmpstr (text, ==, "\nhalf");
}

/* From now on no file can grow: a full disk, as a program sees it. */
static void
fill_disk (struct rlimit *before)
{
  struct rlimit none = { 0 };

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, before), ==, 0);
  none.rlim_max = before->rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &none), ==, 0);
}

static void
test_waits_for_the_disk (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  CwKeeper *keeper = cw_work_session_get_keeper (sketch->session);
  struct rlimit before;
  guint kept = 0;

  g_signal_connect (keeper, "kept", G_CALLBACK (count_cb), &kept);
  fill_disk (&before);
  add (sketch, "first");
  add (sketch, "second");
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  g_assert_cmpuint (kept, ==, 0);
  g_assert_cmpint (cw_keeper_get_state (keeper), ==, CW_NOT_KEPT);
  g_assert_cmpuint (cw_keeper_get_waiting (keeper)->len, ==, 2);
  g_assert_nonnull (strstr (cw_keeper_get_trouble (keeper), "2 lines are not kept yet."));
  g_assert_nonnull (strstr (cw_keeper_get_trouble (keeper), "Everything else is safe."));

  sketch_wait (is_kept, keeper); /* by itself */
  g_assert_cmpuint (kept, ==, 2);
  g_assert_cmpuint (count_kept (sketch), ==, 2);
  g_assert_null (cw_keeper_get_trouble (keeper));
}

static void
test_half_typed_text_remembers_all (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  CwStore *store = cw_work_session_get_store (sketch->session);
  const char *texts[] = { "a line", "two\nlines", " \xc3\xa9 x", "tsk" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (CwTags tags = 0; tags < 8; tags++)
      for (guint j = 0; j < 2; j++)
        {
          gint64 edited = j == 1 ? sketch->visit : 0; /* any record has an id */
          g_autofree char *packed = cw_half_typed_pack (store, tags, edited, texts[i]);
          CwTags tags_back = CW_TAG_NONE;
          gint64 edited_back = 0;

          g_assert_cmpstr (cw_half_typed_unpack (store, packed, &tags_back, &edited_back), ==,
                           texts[i]);
          g_assert_cmpint (tags_back, ==, tags);
          g_assert_cmpint (edited_back, ==, edited);
        }

  g_assert_null (cw_half_typed_pack (store, CW_TAG_TASK, 0, ""));
}

/* A work that takes as long as the test wants. */
static GMutex long_lock;

static gpointer
work_long (CwStore *store,
           gpointer input,
           CwProgress progress,
           gpointer progress_data,
           GError **error)
{
  g_mutex_lock (&long_lock);
  g_mutex_unlock (&long_lock);
  return g_strdup ("done");
}

static void
done_cb (gpointer result, const GError *error, gpointer user_data)
{
  g_free (result);
  g_object_set_data (user_data, "done", user_data);
}

static gboolean
is_done (gpointer user_data)
{
  return g_object_get_data (user_data, "done") != NULL;
}

static const CwLoanClass long_loan = { .work = work_long };

static void
lend (Sketch *sketch)
{
  g_mutex_lock (&long_lock);
  g_assert_true (cw_work_session_lend (sketch->session, &long_loan, NULL, done_cb,
                                       G_OBJECT (sketch->session)));
}

static void
give_back (Sketch *sketch)
{
  g_mutex_unlock (&long_lock);
  sketch_wait (is_done, sketch->session);
}

static gboolean
has_inbox (Sketch *sketch)
{
  g_autofree char *file = g_build_filename (sketch->directory, "inbox.db", NULL);
  GStatBuf about;

  if (g_stat (file, &about) != 0)
    return FALSE;

  g_assert_cmpint (about.st_mode & 0777, ==, 0600);
  return TRUE;
}

static void
test_keeps_while_the_store_is_lent (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  CwKeeper *keeper = cw_work_session_get_keeper (sketch->session);
  g_autoptr (GPtrArray) notes = NULL;
  g_autofree char *draft = NULL;
  guint kept = 0;

  g_signal_connect (keeper, "kept", G_CALLBACK (count_cb), &kept);
  add (sketch, "before");
  lend (sketch);
  add (sketch, "“Xylocanary”");
  add (sketch, "second");
  cw_keeper_set_draft (keeper, PLACE, "\nhalf", NULL);
  g_assert_true (cw_keeper_flush (keeper));
  g_assert_null (cw_work_session_get_store (sketch->session));
  g_assert_cmpint (cw_keeper_get_state (keeper), ==, CW_KEPT);
  g_assert_cmpuint (cw_keeper_get_waiting (keeper)->len, ==, 2);
  g_assert_cmpuint (kept, ==, 1);
  g_assert_true (has_inbox (sketch));

  give_back (sketch);
  g_assert_cmpuint (kept, ==, 3);
  g_assert_cmpuint (cw_keeper_get_waiting (keeper)->len, ==, 0);
  g_assert_false (has_inbox (sketch));
  notes = cw_note_list (cw_work_session_get_store (sketch->session), sketch->visit, NULL);
  g_assert_cmpuint (notes->len, ==, 3);
  g_assert_cmpstr (((CwNote *) notes->pdata[1])->text, ==, "“Xylocanary”");
  g_assert_cmpstr (((CwNote *) notes->pdata[2])->text, ==, "second");
  g_assert_cmpint (((CwNote *) notes->pdata[1])->moment.at_ms, ==, 1772615700123);
  draft = cw_draft_dup (cw_work_session_get_store (sketch->session), PLACE, NULL);
  g_assert_cmpstr (draft, ==, "\nhalf");
  add (sketch, "after");
  g_assert_cmpuint (count_kept (sketch), ==, 4);
}

/* A full disk while it is lent: it waits in memory, says so, and goes in when there is room. */
static void
test_waits_for_the_disk_while_lent (void)
{
  g_autoptr (Sketch) sketch = sketch_new ();
  CwKeeper *keeper = cw_work_session_get_keeper (sketch->session);
  struct rlimit before;

  lend (sketch);
  fill_disk (&before);
  add (sketch, "first");
  add (sketch, "second");
  g_assert_cmpint (cw_keeper_get_state (keeper), ==, CW_NOT_KEPT);
  g_assert_nonnull (strstr (cw_keeper_get_trouble (keeper), "2 lines are not kept yet"));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_true (cw_keeper_flush (keeper));
  g_assert_cmpint (cw_keeper_get_state (keeper), ==, CW_KEPT);
  g_assert_null (cw_keeper_get_trouble (keeper));
  give_back (sketch);
  g_assert_cmpuint (count_kept (sketch), ==, 2);
  g_assert_false (has_inbox (sketch));
}

int
main (int argc, char **argv)
{
  signal (SIGXFSZ, SIG_IGN);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keeper/keeps-a-line-at-once", test_keeps_a_line_at_once);
  g_test_add_func ("/keeper/half-typed-text-follows", test_half_typed_text_follows);
  g_test_add_func ("/keeper/closing-keeps-half-typed-text", test_closing_keeps_half_typed_text);
  g_test_add_func ("/keeper/waits-for-the-disk", test_waits_for_the_disk);
  g_test_add_func ("/keeper/keeps-while-the-store-is-lent", test_keeps_while_the_store_is_lent);
  g_test_add_func ("/keeper/waits-for-the-disk-while-lent", test_waits_for_the_disk_while_lent);
  g_test_add_func ("/half-typed/remembers-all", test_half_typed_text_remembers_all);
  return g_test_run ();
}
