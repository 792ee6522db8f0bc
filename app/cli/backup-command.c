#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/passphrase.h"
#include "app/cli/session.h"

#include "corewalk/backup.h"

typedef struct
{
  const char *file;
  const char *directory;
} Paths;

static void
add_paths (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const Paths *paths = user_data;

  cw_json_begin_object (json, NULL);
  cw_json_add_string (json, "file", paths->file);
  cw_json_add_string (json, "store", paths->directory);
  cw_json_end_object (json);
}

static gboolean
run_backup (CliCall *call, GError **error)
{
  g_autofree char *directory = cli_session_directory (call);
  Paths paths = { cli_call_argument (call, 0), directory };
  char *passphrase = cli_passphrase_dup (call, TRUE, error);
  gboolean is_done;

  if (passphrase == NULL)
    return FALSE;
  is_done = cli_session_open (call, TRUE, error) &&
            cw_backup_write (call->store, paths.file, passphrase, 0, cli_progress, NULL, error);
  cli_passphrase_free (passphrase);
  cli_progress_end ();
  if (!is_done && call->store != NULL)
    g_prefix_error (error, "%s: ", paths.file);
  else if (is_done && call->is_json)
    cli_print_json (call, add_paths, &paths);
  return is_done;
}

/* The message is about the place where the store is to be, or about the file. */
static void
prefix_path (const Paths *paths, GError **error)
{
  gboolean is_place = error != NULL && (g_error_matches (*error, CW_ERROR, CW_ERROR_EXISTS) ||
                                        g_error_matches (*error, CW_ERROR, CW_ERROR_PLACE));

  g_prefix_error (error, "%s: ", is_place ? paths->directory : paths->file);
}

static gboolean
run_restore (CliCall *call, GError **error)
{
  g_autofree char *directory = cli_session_directory (call);
  Paths paths = { cli_call_argument (call, 0), directory };
  char *passphrase = cli_passphrase_dup (call, FALSE, error);
  gboolean is_done;

  if (passphrase == NULL)
    return FALSE;
  is_done = cw_backup_restore (paths.file, directory, passphrase, cli_progress, NULL, error);
  cli_passphrase_free (passphrase);
  cli_progress_end ();
  if (!is_done)
    prefix_path (&paths, error);
  else if (call->is_json)
    cli_print_json (call, add_paths, &paths);
  else
    puts (directory);
  return is_done;
}

static const CliOption passphrase_options[] = {
  CLI_PASSPHRASE_OPTION,
  { NULL },
};

const CliCommand cli_backup_commands[] = {
  {
      "backup",
      NULL,
      "FILE",
      "Write the whole store to one file, encrypted with a passphrase",
      "Everything is in it, private notes and keys too. Without the passphrase nobody opens it again. "
      "The stock age program opens it too.",
      "backup ~/corewalk.backup",
      CLI_NEEDS_NOTHING, /* the store is opened once the passphrase is typed */
      FALSE,
      passphrase_options,
      run_backup,
  },
  {
      "restore-backup",
      NULL,
      "FILE",
      "Make the store from a backup; prints where",
      "Where the store is to be, there must be none. A restored store starts new streams.",
      "restore-backup ~/corewalk.backup --store ~/restored",
      CLI_NEEDS_NOTHING,
      FALSE,
      passphrase_options,
      run_restore,
  },
  { NULL },
};
