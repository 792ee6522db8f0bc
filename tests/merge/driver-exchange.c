#include "corewalk/bundle.h"
#include "corewalk/conflict.h"
#include "corewalk/merge.h"
#include "corewalk/receipt.h"
#include "tests/merge/driver.h"

#include <string.h>

static gboolean
read_plan (Call *call, CwExportPlan *plan, GError **error)
{
  const char *scope = call_text (call, "scope");

  plan->scope =
      scope != NULL && strcmp (scope, "district") == 0 ? CW_SCOPE_DISTRICT : CW_SCOPE_SCHOOL;
  plan->school = call_id (call, "school", error);
  plan->has_everyone = call_flag (call, "all");
  plan->receipt = call_text (call, "receipt") == NULL ? NULL : call_path (call, "receipt");
  return plan->school >= 0;
}

static void
clear_plan (CwExportPlan *plan)
{
  g_free ((char *) plan->receipt);
}

static gboolean
export_bundle (Call *call, GError **error)
{
  g_autofree char *file = call_path (call, "file");
  CwExportPlan plan = { 0 };
  CwExported exported;
  gboolean is_done = read_plan (call, &plan, error) &&
                     cw_bundle_export (call->store, &plan, file, &exported, NULL, NULL, error);

  clear_plan (&plan);
  if (is_done)
    cw_json_add_int (call->answer, "lines", exported.lines);
  return is_done;
}

static gboolean
take_line_cb (const CwBundleLine *line, gpointer user_data)
{
  cw_json_add_string (user_data, NULL, line->json);
  return TRUE;
}

/* The lines that an export would write, or that a file has. */
static gboolean
preview (Call *call, GError **error)
{
  CwExportPlan plan = { 0 };
  gboolean is_done = read_plan (call, &plan, error);

  cw_json_begin_array (call->answer, "lines");
  is_done =
      is_done && cw_bundle_preview (call->store, &plan, take_line_cb, call->answer, error);
  cw_json_end_array (call->answer);
  clear_plan (&plan);
  return is_done;
}

static gboolean
show_lines (Call *call, GError **error)
{
  g_autofree char *file = call_path (call, "file");
  gboolean is_done;

  cw_json_begin_array (call->answer, "lines");
  is_done = cw_bundle_each (call->store, file, take_line_cb, call->answer, error);
  cw_json_end_array (call->answer);
  return is_done;
}

static gboolean
inspect (Call *call, GError **error)
{
  g_autofree char *file = call_path (call, "file");
  g_autoptr (CwBundleInfo) info = cw_bundle_verify (call->store, file, NULL, NULL, error);

  if (info == NULL)
    return FALSE;

  cw_json_add_int (call->answer, "lines", info->lines);
  cw_json_add_bool (call->answer, "whole", info->is_whole);
  return TRUE;
}

static gboolean
write_receipt (Call *call, GError **error)
{
  g_autofree char *file = call_path (call, "file");

  return cw_receipt_write (call->store, file, error);
}

static void
tell_file (Call *call, const CwMergedFile *file)
{
  static const char *const statuses[] = { "merged", "nothing-new", "refused" };

  cw_json_begin_object (call->answer, NULL);
  cw_json_add_string (call->answer, "status", statuses[file->status]);
  cw_json_add_int (call->answer, "fresh", file->fresh);
  cw_json_add_int (call->answer, "already", file->already);
  cw_json_add_int (call->answer, "waiting", file->waiting);
  cw_json_add_int (call->answer, "conflicts", file->conflicts);
  if (file->reason != NULL)
    cw_json_add_string (call->answer, "reason", file->reason);
  cw_json_begin_array (call->answer, "notes");
  for (guint i = 0; i < file->notes->len; i++)
    cw_json_add_string (call->answer, NULL, file->notes->pdata[i]);
  cw_json_end_array (call->answer);
  cw_json_end_object (call->answer);
}

static gboolean
merge (Call *call, GError **error)
{
  const CwJson *names = cw_json_member (call->order, "files");
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  CwMergeOptions options = {
    .is_trial = call_flag (call, "trial"),
    .allows_unknown = !call_flag (call, "only_known"),
    .accepts_hiding = !call_flag (call, "brakes"),
  };
  g_autoptr (CwMerged) merged = NULL;

  for (guint i = 0; i < cw_json_length (names); i++)
    g_ptr_array_add (files, g_build_filename (call->driver->root,
                                              cw_json_string (cw_json_at (names, i)), NULL));
  g_ptr_array_add (files, NULL);
  merged =
      cw_merge (call->store, (const char *const *) files->pdata, &options, NULL, NULL, error);
  if (merged == NULL)
    return FALSE;

  cw_json_add_int (call->answer, "fresh", merged->fresh);
  cw_json_add_int (call->answer, "already", merged->already);
  cw_json_add_int (call->answer, "waiting", merged->waiting);
  cw_json_add_int (call->answer, "refused", merged->refused);
  cw_json_add_int (call->answer, "conflicts", merged->conflicts);
  cw_json_begin_array (call->answer, "files");
  for (guint i = 0; i < merged->files->len; i++)
    tell_file (call, merged->files->pdata[i]);
  cw_json_end_array (call->answer);
  return TRUE;
}

static gboolean
list_conflicts (Call *call, GError **error)
{
  g_autoptr (GPtrArray) list = cw_conflict_list (call->store, 0, 0, error);

  if (list == NULL)
    return FALSE;

  cw_json_add_int (call->answer, "count", cw_conflict_count (call->store, error));
  cw_json_begin_array (call->answer, "conflicts");
  for (guint i = 0; i < list->len; i++)
    {
      const CwConflict *conflict = list->pdata[i];

      cw_json_begin_object (call->answer, NULL);
      call_say_id (call, "record", conflict->record);
      cw_json_add_string (call->answer, "field", conflict->field);
      cw_json_begin_array (call->answer, "heads");
      for (guint j = 0; j < conflict->heads->len; j++)
        {
          const CwConflictHead *head = conflict->heads->pdata[j];

          cw_json_begin_object (call->answer, NULL);
          cw_json_add_string (call->answer, "value", head->value);
          cw_json_add_string (call->answer, "author", head->author);
          cw_json_add_int (call->answer, "at", head->moment.at_ms);
          cw_json_add_bool (call->answer, "shown", head->is_shown);
          cw_json_end_object (call->answer);
        }
      cw_json_end_array (call->answer);
      cw_json_end_object (call->answer);
    }
  cw_json_end_array (call->answer);
  return TRUE;
}

/* The head with that value, moment and author. */
static char *
find_head (Call *call, gint64 record, const char *field, GError **error)
{
  g_autoptr (GPtrArray) list = cw_conflict_list (call->store, record, 0, error);
  const char *value = call_text (call, "value"), *author = call_text (call, "author");

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const CwConflict *conflict = list->pdata[i];

      for (guint j = 0; j < conflict->heads->len; j++)
        {
          const CwConflictHead *head = conflict->heads->pdata[j];

          if (strcmp (conflict->field, field) == 0 && g_strcmp0 (head->value, value) == 0 &&
              (author == NULL || strcmp (head->author, author) == 0))
            return g_strdup (head->change);
        }
    }

  if (list != NULL)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "no head says that");
  return NULL;
}

static gboolean
keep (Call *call, GError **error)
{
  const char *field = call_text (call, "field");
  gint64 record = call_id (call, "record", error);
  g_autofree char *change = record <= 0 ? NULL : find_head (call, record, field, error);

  return change != NULL &&
         cw_conflict_keep (call->store, record, field, change, call_moment (call), error);
}

static gboolean
write_own (Call *call, GError **error)
{
  gint64 record = call_id (call, "record", error);

  return record > 0 && cw_conflict_write (call->store, record, call_text (call, "field"),
                                          call_text (call, "value"), call_moment (call), error);
}

const Act driver_exchanging[] = {
  { "export", ON_STORE, export_bundle },     { "preview", ON_STORE, preview },
  { "lines", ON_STORE, show_lines },         { "inspect", ON_STORE, inspect },
  { "receipt", ON_STORE, write_receipt },    { "merge", ON_STORE, merge },
  { "conflicts", ON_STORE, list_conflicts }, { "keep", ON_STORE, keep },
  { "settle", ON_STORE, write_own },         { NULL },
};
