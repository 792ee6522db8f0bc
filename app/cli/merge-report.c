#include "app/cli/merge-report.h"

#include "app/cli/output.h"

static const char *
name_status (CwMergeStatus status)
{
  return status == CW_MERGED           ? "merged"
         : status == CW_MERGED_REFUSED ? "refused"
                                       : "nothing-new";
}

static void
add_file (CwJsonWriter *json, const CwMergedFile *file)
{
  cw_json_begin_object (json, NULL);
  cw_json_add_string (json, "file", file->file);
  cw_json_add_string (json, "status", name_status (file->status));
  cw_json_add_string (json, "sender", file->sender);
  cw_json_add_int (json, "fresh", file->fresh);
  cw_json_add_int (json, "already", file->already);
  cw_json_add_int (json, "waiting", file->waiting);
  cw_json_add_int (json, "conflicts", file->conflicts);
  cw_json_add_string (json, "reason", file->reason);
  cw_json_end_object (json);
}

void
cli_merge_add (CwJsonWriter *json, const CwMerged *merged)
{
  cw_json_begin_array (json, "bundles");
  for (guint i = 0; i < merged->files->len; i++)
    add_file (json, merged->files->pdata[i]);
  cw_json_end_array (json);
  cw_json_add_int (json, "fresh", merged->fresh);
  cw_json_add_int (json, "already", merged->already);
  cw_json_add_int (json, "waiting", merged->waiting);
  cw_json_add_int (json, "refused", merged->refused);
  cw_json_add_int (json, "conflicts", merged->conflicts);
}

static void
print_counts (const char *what,
              const char *sender,
              gint64 fresh,
              gint64 already,
              gint64 waiting)
{
  g_autoptr (GString) text = g_string_new (what);
  g_autofree char *visible = NULL;

  if (sender != NULL)
    g_string_append_printf (text, ", from %s", sender);
  g_string_append_printf (text, ": %" G_GINT64_FORMAT " new, %" G_GINT64_FORMAT " already here",
                          fresh, already);
  if (waiting > 0)
    g_string_append_printf (text, ", %" G_GINT64_FORMAT " waiting", waiting);
  visible = cli_visible_dup (text->str);
  puts (visible);
}

static void
print_file (const CwMergedFile *file)
{
  if (file->status == CW_MERGED_REFUSED)
    {
      g_autofree char *name = cli_visible_dup (file->file);
      g_autofree char *reason = cli_visible_dup (file->reason);

      printf ("%s: refused: %s\n", name, reason);
    }
  else
    print_counts (file->file, file->sender, file->fresh, file->already, file->waiting);

  for (guint i = 0; i < file->notes->len; i++)
    {
      g_autofree char *note = cli_visible_dup (file->notes->pdata[i]);

      printf ("  %s\n", note);
    }
}

void
cli_merge_print (const CwMerged *merged)
{
  for (guint i = 0; i < merged->files->len; i++)
    print_file (merged->files->pdata[i]);
  if (merged->files->len > 1)
    print_counts ("in all", NULL, merged->fresh, merged->already, merged->waiting);
  if (merged->conflicts > 0)
    printf ("%" G_GINT64_FORMAT " %s to settle: " CLI_NAME " conflict list\n",
            merged->conflicts, merged->conflicts == 1 ? "question" : "questions");
}

/* The document has no place for them, and a person may be looking on. */
void
cli_merge_say_notes (CliCall *call, const CwMerged *merged)
{
  for (guint i = 0; call->is_json && i < merged->files->len; i++)
    {
      const CwMergedFile *file = merged->files->pdata[i];

      for (guint j = 0; j < file->notes->len; j++)
        cli_say_failure (file->file, file->notes->pdata[j]);
    }
}

gboolean
cli_merge_check (const CwMerged *merged, gboolean is_trial, GError **error)
{
  if (merged->refused == 0)
    return TRUE;
  if (merged->files->len == 1)
    {
      const CwMergedFile *only = merged->files->pdata[0];

      g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "%s: %s", only->file, only->reason);
    }
  else if (merged->refused == (gint64) merged->files->len)
    g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
                 "all %u files were refused. Nothing was taken in", merged->files->len);
  else
    g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
                 "%" G_GINT64_FORMAT " of %u files %s refused. %s", merged->refused,
                 merged->files->len, merged->refused == 1 ? "was" : "were",
                 is_trial ? "Nothing was kept" : "The others were taken in");
  return FALSE;
}
