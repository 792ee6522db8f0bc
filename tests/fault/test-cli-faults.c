/* The command-line program under a failing disk and under kill, at every call that it makes: what it
 * said it kept is there, what it did not say it tells in one line, and the command can be run again. */
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "corewalk/id.h"
#include "corewalk/memo.h"
#include "corewalk/publish.h"
#include "corewalk/store.h"
#include "tests/fault/entry.h"
#include "tests/fault/kill-campaign.h"
#include "tests/fault/scratch.h"
#include "tests/fault/shim-child.h"

typedef struct
{
  char *directory;
  char *store;
  char *visit; /* the UUID of the open visit */
  char *memo;  /* of a note to oneself, where there is one */
  ShimChild *child;
  guint runs, told, kept;
} Shell;

static void
shell_init (Shell *shell)
{
  *shell = (Shell){ .directory = scratch_new () };
  shell->store = g_build_filename (shell->directory, "store", NULL);
  shell->child = shim_child_new (shell->directory);
}

static void
shell_prepare (Shell *shell)
{
  g_autoptr (Entry) entry = NULL;

  entry_prepare (shell->store);
  entry = entry_open (shell->store, NULL);
  shell->visit = cw_id_dup_text (entry->store, entry->visit);
}

static void
shell_clear (Shell *shell)
{
  g_test_message ("%u runs: %u refused with a message, %u done", shell->runs, shell->told,
                  shell->kept);
  g_assert_cmpuint (shell->runs, >, 50);
  scratch_remove (shell->directory);
  shim_child_free (shell->child);
  g_free (shell->visit);
  g_free (shell->memo);
  g_free (shell->store);
  g_free (shell->directory);
}

/* Runs the program. Returns: whether it succeeded; a refusal must be one line that says why. */
static gboolean
run (Shell *shell, const char *const *arguments, char **said)
{
  const char *argv[12] = { g_getenv ("CW_CLI"), "--store", shell->store };
  g_autofree char *complained = NULL;
  int status;

  for (guint i = 0; arguments[i] != NULL; i++)
    argv[i + 3] = arguments[i];
  status = shim_child_run (shell->child, argv, said, &complained);
  shell->runs++;
  if (WIFSIGNALED (status))
    {
      g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
      return FALSE;
    }
  if (WEXITSTATUS (status) == 0)
    {
      shell->kept++;
      return TRUE;
    }
  g_assert_cmpint (WEXITSTATUS (status), ==, 1);
  g_assert_true (g_str_has_prefix (complained, "corewalk-cli: "));
  if (strchr (complained, '\n') != complained + strlen (complained) - 1)
    g_error ("not one line: %s", complained);
  shell->told++;
  return FALSE;
}

static gboolean
init (Shell *shell)
{
  const char *const arguments[] = { "init", "--name", "Ana Ruiz", "--role", "coach", NULL };
  g_autofree char *said = NULL;

  return run (shell, arguments, &said);
}

/* A store that could not be made can be made once the disk is well again. */
static guint
make_store_under_fault (Shell *shell, const ShimFault *fault, guint nth, gboolean for_ever)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwStore) store = NULL;
  g_autofree char *faults = NULL;
  gboolean is_made;
  guint failed;

  shim_child_arm (shell->child, fault, nth, for_ever);
  is_made = init (shell);
  failed = shell->child->page->failed;
  shim_child_reset (shell->child);
  store = cw_store_open (shell->store, CW_STORE_WRITE, is_made ? &error : NULL);
  g_assert_no_error (error);
  if (store == NULL && !init (shell))
    g_error ("%s at %u: init can't be run again", fault->name, nth);
  if (store == NULL)
    store = cw_store_open (shell->store, CW_STORE_WRITE, &error);
  g_assert_no_error (error);
  faults = entry_faults (store);
  g_assert_cmpstr (faults, ==, NULL);
  g_clear_pointer (&store, cw_store_close);
  scratch_remove (shell->store);
  return failed;
}

static void
assert_found (Shell *shell,
              const char *text,
              gboolean is_kept,
              const ShimFault *fault,
              guint nth)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Entry) entry = entry_open (shell->store, &error);
  g_autoptr (GPtrArray) texts = NULL;
  g_autofree char *faults = NULL;

  if (entry == NULL)
    g_error ("%s at %u: the store does not open: %s", fault->name, nth, error->message);
  texts = entry_texts (entry, &error);
  g_assert_no_error (error);
  if (is_kept && texts->len == 0)
    g_error ("%s at %u: called kept and is lost", fault->name, nth);
  if (texts->len > 0)
    g_assert_cmpstr (g_ptr_array_index (texts, 0), ==, text);
  g_assert_cmpuint (texts->len, <=, 1);
  faults = entry_faults (entry->store);
  if (faults != NULL)
    g_error ("%s at %u: %s", fault->name, nth, faults);
}

static guint
add_line_under_fault (Shell *shell, const ShimFault *fault, guint nth, gboolean for_ever)
{
  g_autofree char *text = scratch_line (7);
  const char *const arguments[] = { "note", "add", shell->visit, "--", text, NULL };
  g_autofree char *template = g_strconcat (shell->store, ".template", NULL);
  g_autofree char *said = NULL;
  gboolean is_kept;
  guint failed;

  if (!g_file_test (template, G_FILE_TEST_EXISTS))
    scratch_copy (shell->store, template);
  scratch_remove (shell->store);
  entry_copy (template, shell->store);
  shim_child_arm (shell->child, fault, nth, for_ever);
  is_kept = run (shell, arguments, &said) || strchr (said, '\n') != NULL;
  failed = shell->child->page->failed;
  shim_child_reset (shell->child);
  assert_found (shell, text, is_kept, fault, nth);
  return failed;
}

static void
everywhere (Shell *shell, guint (*work) (Shell *, const ShimFault *, guint, gboolean))
{
  for (const ShimFault *fault = shim_faults; fault->name != NULL; fault++)
    for (int for_ever = 0; for_ever <= (fault->code != SHIM_KILL); for_ever++)
      {
        guint nth = 1;

        while (work (shell, fault, nth, for_ever) > 0)
          nth++;
        g_test_message ("%s %s: %u places", fault->name, for_ever ? "for ever" : "once",
                        nth - 1);
      }
}

static void
test_init_at_every_call (void)
{
  Shell shell;

  shell_init (&shell);
  everywhere (&shell, make_store_under_fault);
  shell_clear (&shell);
}

static void
test_note_add_at_every_call (void)
{
  Shell shell;

  shell_init (&shell);
  shell_prepare (&shell);
  everywhere (&shell, add_line_under_fault);
  shell_clear (&shell);
}

/* Done once more, whatever stopped it before, publishing has made one copy and no second one. */
static guint
publish_under_fault (Shell *shell, const ShimFault *fault, guint nth, gboolean for_ever)
{
  const char *const arguments[] = { "publish", shell->memo, "--to", "district", "--yes", NULL };
  g_autofree char *template = g_strconcat (shell->store, ".template", NULL);
  g_autofree char *said = NULL, *again = NULL, *faults = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (Entry) entry = NULL;
  gboolean is_done;
  guint failed;

  if (!g_file_test (template, G_FILE_TEST_EXISTS))
    scratch_copy (shell->store, template);
  scratch_remove (shell->store);
  entry_copy (template, shell->store);
  shim_child_arm (shell->child, fault, nth, for_ever);
  is_done = run (shell, arguments, &said) || strchr (said, '\n') != NULL;
  failed = shell->child->page->failed;
  shim_child_reset (shell->child);
  if (!run (shell, arguments, &again))
    g_error ("%s at %u: publish can't be run again", fault->name, nth);
  if (is_done)
    g_assert_cmpstr (said, ==, again);

  entry = entry_open (shell->store, NULL);
  copies = cw_published_list (entry->store, NULL);
  g_assert_cmpuint (copies->len, ==, 1);
  faults = entry_faults (entry->store);
  g_assert_cmpstr (faults, ==, NULL);
  return failed;
}

static void
test_publish_killed_at_every_call (void)
{
  g_autoptr (Entry) entry = NULL;
  Shell shell;

  shell_init (&shell);
  shell_prepare (&shell);
  entry = entry_open (shell.store, NULL);
  shell.memo = cw_id_dup_text (entry->store, cw_memo_add (entry->store, "Ask Ben", NULL, NULL));
  g_clear_pointer (&entry, entry_close);
  for (const ShimFault *fault = shim_faults; fault->name != NULL; fault++)
    for (guint nth = 1; fault->code == SHIM_KILL; nth++)
      if (publish_under_fault (&shell, fault, nth, FALSE) == 0)
        break;
  shell_clear (&shell);
}

/* Command after command, each killed at some moment of its short life. */
typedef struct
{
  Shell shell;
  GPtrArray *acked;
  char *typed; /* by the command that runs */
} Hurry;

static char **
hurry_command (guint round, gpointer user_data)
{
  Hurry *hurry = user_data;
  const char *argv[] = { g_getenv ("CW_CLI"),
                         "--store",
                         hurry->shell.store,
                         "note",
                         "add",
                         hurry->shell.visit,
                         "--",
                         NULL,
                         NULL };

  g_free (hurry->typed);
  hurry->typed = scratch_line (hurry->acked->len + 1);
  argv[7] = hurry->typed;
  return g_strdupv ((char **) argv);
}

static void
hear_uuid (const char *line, gpointer user_data)
{
  Hurry *hurry = user_data;

  g_assert_true (g_uuid_string_is_valid (line));
  g_ptr_array_add (hurry->acked, g_strdup (hurry->typed));
}

static void
verify_hurry (guint round, gpointer user_data)
{
  Hurry *hurry = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Entry) entry = entry_open (hurry->shell.store, &error);
  g_autoptr (GPtrArray) texts = NULL;
  g_autofree char *faults = NULL;

  g_assert_no_error (error);
  texts = entry_texts (entry, &error);
  g_assert_no_error (error);
  if (texts->len == hurry->acked->len + 1)
    g_ptr_array_add (hurry->acked, g_strdup (hurry->typed));
  g_assert_cmpuint (texts->len, ==, hurry->acked->len);
  for (guint i = 0; i < texts->len; i++)
    g_assert_cmpstr (g_ptr_array_index (texts, i), ==, g_ptr_array_index (hurry->acked, i));
  faults = entry_faults (entry->store);
  g_assert_cmpstr (faults, ==, NULL);
}

static void
test_kills_lose_no_line (void)
{
  Hurry hurry = { .acked = g_ptr_array_new_with_free_func (g_free) };
  KillCampaign campaign = {
    .rounds = scratch_count ("CW_KILLS", 300, 2000),
    .span_us = 40000,
    .is_short = TRUE,
    .drag_us = 300,
    .seed = 1,
    .command = hurry_command,
    .acked = hear_uuid,
    .verify = verify_hurry,
    .user_data = &hurry,
  };
  KillFigures figures;

  shell_init (&hurry.shell);
  shell_prepare (&hurry.shell);
  campaign.directory = hurry.shell.directory;
  kill_campaign_run (&campaign, &figures);
  kill_figures_assert (&figures, "command line");
  hurry.shell.runs = figures.killed + figures.ended;
  hurry.shell.kept = figures.acked;
  g_ptr_array_unref (hurry.acked);
  g_free (hurry.typed);
  shell_clear (&hurry.shell);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli-faults/init-at-every-call", test_init_at_every_call);
  g_test_add_func ("/cli-faults/note-add-at-every-call", test_note_add_at_every_call);
  g_test_add_func ("/cli-faults/publish-killed-at-every-call",
                   test_publish_killed_at_every_call);
  g_test_add_func ("/cli-faults/kills-lose-no-line", test_kills_lose_no_line);
  return g_test_run ();
}
