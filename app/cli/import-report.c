#include "app/cli/import-report.h"

#include "app/cli/output.h"

static const char *
name_issue (CwRosterIssueKind kind)
{
  switch (kind)
    {
    case CW_ROSTER_REFUSED:
      return "refused";
    case CW_ROSTER_DANGLING:
      return "dangling";
    case CW_ROSTER_NOTE:
    default:
      return "note";
    }
}

static void
add_change (CwJsonWriter *json, const CwRosterChange *change)
{
  cw_json_add_int (json, "added", change->added);
  cw_json_add_int (json, "changed", change->changed);
  cw_json_add_int (json, "unchanged", change->unchanged);
  cw_json_add_int (json, "gone", change->gone);
}

static void
add_kind (CwJsonWriter *json, const char *key, const CwRosterChange *change)
{
  cw_json_begin_object (json, key);
  add_change (json, change);
  cw_json_end_object (json);
}

static void
add_files (CwJsonWriter *json, const CwRosterFile *file)
{
  cw_json_begin_array (json, "files");
  for (guint i = 0; i < CW_ROSTER_N_KINDS; i++)
    {
      const CwRosterPart *part = &file->parts[i];

      if (part->name == NULL)
        continue;
      cw_json_begin_object (json, NULL);
      cw_json_add_string (json, "file", part->name);
      cw_json_add_int (json, "rows", part->row_count);
      cw_json_add_int (json, "refused", part->refused_count);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

/* By CwRosterRole. */
static const char *const role_names[CW_ROSTER_N_ROLES] = { "other",   "student",
                                                           "teacher", "administrator",
                                                           "aide",    "parent" };

static void
add_roles (CwJsonWriter *json, const char *key, const guint *counts)
{
  cw_json_begin_object (json, key);
  for (guint i = 0; i < CW_ROSTER_N_ROLES; i++)
    cw_json_add_int (json, role_names[i], counts[i]);
  cw_json_end_object (json);
}

static void
add_issues (CwJsonWriter *json, GPtrArray *issues)
{
  cw_json_begin_array (json, "issues");
  for (guint i = 0; i < issues->len; i++)
    {
      const CwRosterIssue *issue = g_ptr_array_index (issues, i);

      cw_json_begin_object (json, NULL);
      cw_json_add_string (json, "kind", name_issue (issue->kind));
      cw_json_add_string (json, "file", issue->file);
      cw_json_add_int (json, "line", issue->line);
      cw_json_add_string (json, "reason", issue->reason);
      cw_json_add_string (json, "id", issue->id);
      cw_json_add_string (json, "target", issue->target);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static void
add_import (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const CliImport *import = user_data;
  const CwRosterReport *report = import->report;

  cw_json_begin_object (json, NULL);
  cli_add_id (call, json, "snapshot", report->snapshot);
  cw_json_add_bool (json, "dry_run", import->is_dry_run);
  cw_json_add_bool (json, "new", report->is_new);
  cw_json_add_bool (json, "past", report->is_past);
  cw_json_add_string (json, "issuer", report->issuer);
  cw_json_add_string (json, "dated", report->dated);
  add_change (json, &report->all);
  cw_json_add_int (json, "refused", report->file->refused_count);
  cw_json_add_int (json, "dangling", report->file->dangling_count);
  add_kind (json, "organizations", &report->orgs);
  add_kind (json, "terms", &report->terms);
  add_kind (json, "courses", &report->courses);
  add_kind (json, "classes", &report->classes);
  add_kind (json, "teachers", &report->teachers);
  add_files (json, report->file);
  add_roles (json, "users", report->file->user_counts);
  add_roles (json, "enrollments", report->file->enrollment_counts);
  add_issues (json, report->file->issues);
  cw_json_end_object (json);
}

static void
print_row (CliTable *table, const char *name, const CwRosterChange *change)
{
  cli_table_add (table, name);
  cli_table_add_int (table, change->added);
  cli_table_add_int (table, change->changed);
  cli_table_add_int (table, change->unchanged);
  cli_table_add_int (table, change->gone);
}

static void
print_counts (const CwRosterReport *report)
{
  static const char *const heads[] = { "", ">added", ">changed", ">unchanged", ">gone", NULL };
  CliTable *table = cli_table_new (heads);

  print_row (table, "organizations", &report->orgs);
  print_row (table, "terms", &report->terms);
  print_row (table, "courses", &report->courses);
  print_row (table, "classes", &report->classes);
  print_row (table, "teachers", &report->teachers);
  print_row (table, "all", &report->all);
  cli_table_print (table);
}

static void
print_issue (const CwRosterIssue *issue)
{
  g_autofree char *file = cli_visible_dup (issue->file);
  g_autofree char *reason = cli_visible_dup (issue->reason);
  g_autofree char *id = cli_visible_dup (issue->id);
  g_autofree char *target = cli_visible_dup (issue->target);

  fputs (file, stdout);
  if (issue->line > 0)
    printf (":%" G_GINT64_FORMAT, issue->line);
  printf (": %s: %s", name_issue (issue->kind), reason);
  if (*id != '\0')
    printf (" (%s)", id);
  if (*target != '\0')
    printf (" -> %s", target);
  putchar ('\n');
}

void
cli_print_import (CliCall *call, const CliImport *import)
{
  const CwRosterReport *report = import->report;

  if (call->is_json)
    {
      cli_print_json (call, add_import, (gpointer) import);
      return;
    }
  print_counts (report);
  printf ("students counted, none kept by name: %u\n",
          report->file->user_counts[CW_ROSTER_ROLE_STUDENT]);
  for (guint i = 0; i < report->file->issues->len; i++)
    print_issue (g_ptr_array_index (report->file->issues, i));
  if (report->file->refused_count > 0)
    printf ("rows refused: %u\n", report->file->refused_count);
  if (report->file->dangling_count > 0)
    printf ("names of what is not there: %u\n", report->file->dangling_count);
  if (import->is_dry_run)
    puts ("Nothing was changed: this was a dry run.");
  else if (!report->is_new)
    puts ("Nothing was changed: this roster is here already.");
  else if (report->is_past)
    puts (
        "A newer roster is here already: what this one adds shows, what it says otherwise does not.");
}
