#include "app/cli/families.h"
#include "app/cli/output.h"
#include "app/cli/paper-loader.h"
#include "app/cli/session.h"
#include "app/cli/text-argument.h"

#include "corewalk/form-draft.h"
#include "corewalk/form.h"
#include "corewalk/id.h"

#include <errno.h>
#include <string.h>

static char *
read_form (CliCall *call, GError **error)
{
  return cli_file_dup (cli_call_argument (call, 0), CW_FORM_MOST_BYTES, error);
}

static void
add_forms (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  GPtrArray *forms = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < forms->len; i++)
    {
      const CwForm *form = g_ptr_array_index (forms, i);

      cw_json_begin_object (json, NULL);
      cli_add_id (call, json, "id", form->id);
      cw_json_add_string (json, "key", form->key);
      cw_json_add_string (json, "title", form->title);
      cw_json_add_int (json, "version", form->version);
      cw_json_add_bool (json, "built_in", form->is_built_in);
      cw_json_add_bool (json, "newest", form->is_newest);
      cw_json_add_bool (json, "retired", form->is_retired);
      cw_json_add_int (json, "item_count", form->item_count);
      cw_json_add_string (json, "source", form->source);
      cw_json_add_string (json, "license", form->license);
      cw_json_add_int (json, "walk_count", form->walk_count);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static gboolean
run_list (CliCall *call, GError **error)
{
  static const char *const heads[] = { "key", "title", ">version", "", ">walks", NULL };
  g_autoptr (GPtrArray) forms = cw_form_list (call->store, error);
  CliTable *table;

  if (forms == NULL)
    return FALSE;
  if (call->is_json)
    {
      cli_print_json (call, add_forms, forms);
      return TRUE;
    }

  table = cli_table_new (heads);
  for (guint i = 0; i < forms->len; i++)
    {
      const CwForm *form = g_ptr_array_index (forms, i);

      cli_table_add (table, form->key);
      cli_table_add (table, form->title);
      cli_table_add_int (table, form->version);
      cli_table_add (table, form->is_retired    ? "retired"
                            : form->is_built_in ? "built in"
                                                : NULL);
      cli_table_add_int (table, form->walk_count);
    }
  cli_table_print (table);
  return TRUE;
}

/* The document of the form that the first argument names. */
static CwFormDocument *
find_document (CliCall *call, GError **error)
{
  gint64 form = cw_form_find (call->store, cli_call_argument (call, 0), error);
  g_autofree char *canonical =
      form != 0 ? cw_form_dup_document (call->store, form, error) : NULL;

  if (canonical == NULL)
    return NULL;
  return cw_form_document_parse (canonical, strlen (canonical), error);
}

static void
print_labelled (const char *label, const char *text)
{
  g_autofree char *visible = cli_visible_dup (text);

  if (*text != '\0')
    printf ("   %-11s %s\n", label, visible);
}

static void
print_document (const CwFormDocument *document)
{
  g_autofree char *title = cli_visible_dup (document->title);
  g_autofree char *purpose = cli_visible_dup (document->purpose);

  printf ("%s, version %" G_GINT64_FORMAT " (%s)\n%s\n", title, document->version,
          document->key, purpose);
  if (document->not_for_evaluation)
    puts ("Not for evaluation.");
  for (guint i = 0; i < document->items->len; i++)
    {
      const CwFormItem *item = g_ptr_array_index (document->items, i);
      g_autofree char *label = cli_visible_dup (item->label);

      printf ("\n%2u %s (%s, %s)\n", i + 1, label, item->key, item->core);
      print_labelled ("counts", item->counts);
      print_labelled ("does not", item->not_counts);
      print_labelled ("example", item->example);
      for (guint k = 0; k < item->levels->len; k++)
        {
          const CwFormLevel *level = g_ptr_array_index (item->levels, k);
          g_autofree char *name = g_strdup_printf ("level %u", k + 1);
          g_autofree char *text = g_strdup_printf ("%s: %s", level->label, level->descriptor);

          print_labelled (name, text);
        }
    }
}

static gboolean
run_show (CliCall *call, GError **error)
{
  g_autoptr (CwFormDocument) document = find_document (call, error);
  g_autofree char *text = document != NULL ? cw_form_document_dup_text (document) : NULL;

  if (document == NULL)
    return FALSE;
  if (call->is_json)
    fputs (text, stdout);
  else
    print_document (document);
  return TRUE;
}

static gboolean
run_import (CliCall *call, GError **error)
{
  g_autofree char *text = read_form (call, error);
  gint64 form;

  if (text == NULL)
    return FALSE;
  form = cw_form_import (call->store, text, call->moment, error);
  if (form == 0)
    g_prefix_error (error, "%s: ", cli_call_argument (call, 0));
  return cli_print_made (call, form, error);
}

static void
add_file (CliCall *call, CwJsonWriter *json, gpointer path)
{
  cw_json_begin_object (json, NULL);
  cw_json_add_string (json, "file", path);
  cw_json_end_object (json);
}

static gboolean
run_export (CliCall *call, GError **error)
{
  const char *path = cli_call_argument (call, 1);
  g_autoptr (CwFormDocument) document = find_document (call, error);
  g_autofree char *text = document != NULL ? cw_form_document_dup_text (document) : NULL;

  if (document == NULL)
    return FALSE;
  if (g_str_equal (path, "-"))
    {
      fputs (text, stdout);
      return TRUE;
    }
  if (!g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0644, error))
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_file, (gpointer) path);
  return TRUE;
}

static void
add_remarks (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  GPtrArray *remarks = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < remarks->len; i++)
    {
      const CwFormRemark *remark = g_ptr_array_index (remarks, i);

      cw_json_begin_object (json, NULL);
      cw_json_add_int (json, "line", remark->line);
      cw_json_add_int (json, "column", remark->column);
      cw_json_add_string (json, "severity", remark->is_mistake ? "mistake" : "warning");
      cw_json_add_string (json, "text", remark->text);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static gboolean
run_check (CliCall *call, GError **error)
{
  const char *path = cli_call_argument (call, 0);
  g_autofree char *text = read_form (call, error);
  g_autoptr (GPtrArray) remarks = NULL;
  guint mistake_count = 0;

  if (text == NULL)
    return FALSE;
  remarks = cw_form_document_check (text, strlen (text));
  for (guint i = 0; i < remarks->len; i++)
    {
      const CwFormRemark *remark = g_ptr_array_index (remarks, i);
      g_autofree char *visible = cli_visible_dup (remark->text);

      mistake_count += remark->is_mistake;
      if (!call->is_json)
        printf ("%s:%u:%u: %s: %s\n", path, remark->line, remark->column,
                remark->is_mistake ? "mistake" : "warning", visible);
    }
  if (call->is_json)
    cli_print_json (call, add_remarks, remarks);
  if (mistake_count == 0)
    return TRUE;
  g_set_error (error, CW_ERROR, CW_ERROR_FORMAT, "%s: %u %s", path, mistake_count,
               mistake_count == 1 ? "mistake" : "mistakes");
  return FALSE;
}

static gboolean
run_copy (CliCall *call, GError **error)
{
  gint64 form = cw_form_find (call->store, cli_call_argument (call, 0), error);
  g_autoptr (CwFormDraft) copy =
      form != 0 ? cw_form_draft_copy (call->store, form, cli_call_option (call, "title"), error)
                : NULL;

  return copy != NULL &&
         cli_print_made (call, cw_form_draft_save (call->store, copy, call->moment, error),
                         error);
}

static gboolean
run_retire (CliCall *call, GError **error)
{
  g_autoptr (CwFormDocument) document = find_document (call, error);

  return document != NULL && cw_form_retire (call->store, document->key,
                                             cli_call_option (call, "undo") == NULL, error);
}

static gboolean
run_print (CliCall *call, GError **error)
{
  const char *layout = cli_call_option (call, "layout");
  const char *path = cli_call_option (call, "out");
  g_autoptr (CwFormDocument) document = find_document (call, error);
  const CwPaperModule *module = document != NULL ? cli_paper_load (error) : NULL;
  g_autoptr (CwNorms) norms = cw_norms_get (call->store, "walks", NULL);

  if (module == NULL ||
      !module->print_form (document, norms, layout != NULL ? layout : "rooms",
                           g_strcmp0 (cli_call_option (call, "paper"), "a4") == 0, path, error))
    return FALSE;
  if (call->is_json)
    cli_print_json (call, add_file, (gpointer) path);
  return TRUE;
}

static const CliOption print_options[] = {
  { "out", "FILE", "a name that ends in .pdf, .svg or .png", CLI_OPTION_REQUIRED },
  { "paper", "a4|letter", "the size of the sheet (default: letter)" },
  { "layout", "rooms|visit", "six rooms side by side (default), or one visit" },
  { NULL },
};

static const CliOption copy_options[] = {
  { "title", "TITLE", "of the copy (default: Copy of ...)" },
  { NULL },
};

static const CliOption retire_options[] = {
  { "undo", NULL, "list it for new walks again" },
  { NULL },
};

const CliCommand cli_form_commands[] = {
  {
      "form",
      "list",
      "",
      "List the forms that are here, built-in ones included",
      NULL,
      "form list",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_list,
  },
  {
      "form",
      "show",
      "ID",
      "Show a form: its look-fors, what counts and what does not",
      "ID is a form's key, its title, or its id.",
      "form show student-talk",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_show,
  },
  {
      "form",
      "import",
      "FILE",
      "Take in a form",
      "A form in use is never changed: other text under its key becomes its next version. The same "
      "text again changes nothing.",
      "form import our-look-fors.json",
      CLI_NEEDS_WRITER,
      TRUE,
      NULL,
      run_import,
  },
  {
      "form",
      "export",
      "ID FILE",
      "Write a form to a file, to be edited",
      NULL,
      "form export student-talk our-look-fors.json",
      CLI_NEEDS_READER,
      FALSE,
      NULL,
      run_export,
  },
  {
      "form",
      "check",
      "FILE",
      "Name every mistake in a form's file, with its line",
      "Warnings alone do not make it fail.",
      "form check our-look-fors.json",
      CLI_NEEDS_NOTHING,
      FALSE,
      NULL,
      run_check,
  },
  {
      "form",
      "copy",
      "ID",
      "Make a form of one's own with the words of another",
      "The copy has a key of its own: what is marked with it is counted apart.",
      "form copy student-talk --title \"Who speaks\"",
      CLI_NEEDS_WRITER,
      TRUE,
      copy_options,
      run_copy,
  },
  {
      "form",
      "retire",
      "ID",
      "Leave a form out of the list for new walks, on this laptop",
      "Walks that use it keep it, and the command line still takes it.",
      "form retire wait-time",
      CLI_NEEDS_WRITER,
      FALSE,
      retire_options,
      run_retire,
  },
  {
      "form",
      "print",
      "ID",
      "Print a form as a blank sheet for a pencil",
      "A PDF holds all pages; an SVG or PNG holds one, and several get numbers: sheet-1.png.",
      "form print student-talk --paper a4 --out sheet.pdf",
      CLI_NEEDS_READER,
      FALSE,
      print_options,
      run_print,
  },
  { NULL },
};
