#include "ui/shell/roster-task.h"

#include "corewalk/place.h"

#include <glib/gi18n.h>
#include <string.h>

#define ISSUES_MOST 200

typedef struct
{
  char *directory;
  CwPerson person;
  int year;
  char *path;
} Input;

static void
input_free (gpointer data)
{
  Input *input = data;

  g_free (input->directory);
  cw_person_clear (&input->person);
  g_free (input->path);
  g_free (input);
}

/* A chooser of files can't choose a folder: a table in it stands for all of them. */
static char *
dup_whole (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (lower, ".csv") || g_str_has_suffix (lower, ".txt"))
    return g_path_get_dirname (path);

  return g_strdup (path);
}

gpointer
cw_roster_task_input_new (const char *directory,
                          const CwPerson *person,
                          int year,
                          const char *path)
{
  Input *input = g_new0 (Input, 1);

  input->directory = g_strdup (directory);
  input->person.name = g_strdup (person->name);
  input->person.role = g_strdup (person->role);
  input->person.organization = g_strdup (person->organization);
  input->year = year;
  input->path = dup_whole (path);
  return input;
}

static gpointer
import_roster (gpointer data, CwProgress progress, gpointer progress_data, GError **error)
{
  const Input *input = data;
  const CwRosterOptions options = { .progress = progress, .progress_data = progress_data };
  g_autoptr (CwStore) store = NULL;
  g_autoptr (GError) missing = NULL;

  store = cw_store_open (input->directory, CW_STORE_WRITE, &missing);
  if (g_error_matches (missing, CW_ERROR, CW_ERROR_NOT_FOUND))
    {
      if (!cw_store_create (input->directory, &input->person, error))
        return NULL;
      store = cw_store_open (input->directory, CW_STORE_WRITE, error);
      if (store != NULL && cw_year_new (store, input->year, NULL, error) == 0)
        return NULL;
    }
  else if (missing != NULL)
    g_propagate_error (error, g_steal_pointer (&missing));

  return store != NULL ? cw_roster_import (store, input->path, &options, error) : NULL;
}

const CwTaskClass cw_roster_task = {
  .work = import_roster,
  .free_input = input_free,
};

char *
cw_roster_task_dup_summary (const CwRosterReport *report)
{
  const CwRosterFile *file = report->file;
  g_autofree char *orgs =
      g_strdup_printf (ngettext ("%u school or district", "%u schools and districts",
                                 file->orgs->len),
                       file->orgs->len);
  g_autofree char *classes =
      g_strdup_printf (ngettext ("%u class", "%u classes", file->classes->len),
                       file->classes->len);
  GString *text = g_string_new (NULL);

  /* Translators: how many schools and districts, how many classes */
  g_string_printf (text, _ ("%s, %s."), orgs, classes);
  if (!report->is_new)
    g_string_append_printf (text, " %s", _ ("All of it was here already."));
  if (file->refused_count > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              ngettext ("%u row could not be used.",
                                        "%u rows could not be used.", file->refused_count),
                              file->refused_count);
    }

  g_string_append_printf (
      text, "\n\n%s", _ ("Students were counted and forgotten: no student’s name is kept."));
  return g_string_free (text, FALSE);
}

char *
cw_roster_task_dup_issues (const CwRosterReport *report)
{
  const GPtrArray *issues = report->file->issues;
  GString *text = NULL;

  if (issues->len == 0)
    return NULL;

  text = g_string_new (NULL);
  for (guint i = 0; i < MIN (issues->len, ISSUES_MOST); i++)
    {
      const CwRosterIssue *issue = g_ptr_array_index (issues, i);

      if (issue->line > 0)
        g_string_append_printf (text, _ ("%s, line %d: %s"), issue->file, (int) issue->line,
                                issue->reason);
      else
        g_string_append_printf (text, "%s: %s", issue->file, issue->reason);
      g_string_append_c (text, '\n');
    }
  if (issues->len > ISSUES_MOST)
    g_string_append (text, "…\n");

  return g_string_free (text, FALSE);
}
