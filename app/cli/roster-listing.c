#include "app/cli/roster-listing.h"

#include "app/cli/output.h"

#include "corewalk/id.h"
#include "corewalk/place.h"
#include "corewalk/roster-list.h"

#include <string.h>

/* One kind of list: where it comes from, and how one row of it is shown. */
typedef struct
{
  const char *name;
  const char *heads[10];
  GPtrArray *(*read) (CliCall *call, GError **error);
  void (*add_json) (CliCall *call, CwJsonWriter *json, gconstpointer row);
  void (*add_row) (CliCall *call, CliTable *table, gconstpointer row);
} Listing;

typedef struct
{
  const Listing *listing;
  GPtrArray *rows;
} Page;

static void
add_text (CwJsonWriter *json, const char *key, const char *text)
{
  cw_json_add_string (json, key, *text != '\0' ? text : NULL);
}

static void
add_count (CwJsonWriter *json, const char *key, gint64 count)
{
  if (count < 0)
    cw_json_add_null (json, key);
  else
    cw_json_add_int (json, key, count);
}

/* Entries that a person said to be the same. */
static void
add_same (CliCall *call, CwJsonWriter *json, const GArray *same_as)
{
  cw_json_begin_array (json, "same_as");
  for (guint i = 0; i < same_as->len; i++)
    cli_add_id (call, json, NULL, g_array_index (same_as, gint64, i));
  cw_json_end_array (json);
}

static void
add_state (CliTable *table, gboolean is_gone, const GArray *same_as)
{
  if (same_as->len > 0)
    cli_table_add_take (table, g_strdup_printf ("%s%u entries", is_gone ? "gone, " : "",
                                                same_as->len + 1));
  else
    cli_table_add (table, is_gone ? "gone" : NULL);
}

static GPtrArray *
read_schools (CliCall *call, GError **error)
{
  return cw_roster_list_schools (call->store, error);
}

static void
add_school_json (CliCall *call, CwJsonWriter *json, gconstpointer row)
{
  const CwListedSchool *school = row;

  cli_add_id (call, json, "id", school->id);
  cw_json_add_string (json, "name", school->name);
  add_text (json, "type", school->type);
  add_text (json, "code", school->code);
  cli_add_id (call, json, "parent", school->parent);
  add_text (json, "parent_name", school->parent_name);
  cw_json_add_int (json, "class_count", school->class_count);
  cw_json_add_bool (json, "gone", school->is_gone);
}

static void
add_school_row (CliCall *call, CliTable *table, gconstpointer row)
{
  const CwListedSchool *school = row;

  cli_table_add (table, school->code);
  cli_table_add (table, school->name);
  cli_table_add (table, school->parent_name);
  cli_table_add_int (table, school->class_count);
  cli_table_add (table, school->is_gone ? "gone" : NULL);
  cli_table_add_take (table, cw_id_dup_address (call->store, school->id));
}

static GPtrArray *
read_classes (CliCall *call, GError **error)
{
  const char *text = cli_call_option (call, "school");
  gint64 school = 0;

  if (text != NULL && (school = cw_school_find (call->store, text, error)) == 0)
    return NULL;
  return cw_roster_list_classes (call->store, school, error);
}

static void
add_class_json (CliCall *call, CwJsonWriter *json, gconstpointer row)
{
  const CwListedClass *class = row;

  cli_add_id (call, json, "id", class->id);
  cw_json_add_string (json, "title", class->title);
  add_text (json, "code", class->code);
  add_text (json, "type", class->type);
  cli_add_id (call, json, "school", class->school);
  add_text (json, "school_name", class->school_name);
  add_text (json, "course_title", class->course_title);
  add_text (json, "grades", class->grades);
  add_text (json, "subjects", class->subjects);
  add_text (json, "periods", class->periods);
  add_text (json, "location", class->location);
  add_text (json, "teachers", class->teachers);
  add_count (json, "student_count", class->student_count);
  cw_json_add_bool (json, "gone", class->is_gone);
  add_same (call, json, class->same_as);
}

static void
add_class_row (CliCall *call, CliTable *table, gconstpointer row)
{
  const CwListedClass *class = row;

  cli_table_add (table, class->school_name);
  cli_table_add (table, class->title);
  cli_table_add (table, class->grades);
  cli_table_add (table, class->subjects);
  cli_table_add (table, class->periods);
  cli_table_add (table, class->teachers);
  if (class->student_count < 0)
    cli_table_add (table, NULL);
  else
    cli_table_add_int (table, class->student_count);
  add_state (table, class->is_gone, class->same_as);
  cli_table_add_take (table, cw_id_dup_address (call->store, class->id));
}

static GPtrArray *
read_teachers (CliCall *call, GError **error)
{
  return cw_roster_list_teachers (call->store, error);
}

static void
add_teacher_json (CliCall *call, CwJsonWriter *json, gconstpointer row)
{
  const CwListedTeacher *teacher = row;

  cli_add_id (call, json, "id", teacher->id);
  cw_json_add_string (json, "given_name", teacher->given_name);
  cw_json_add_string (json, "family_name", teacher->family_name);
  add_text (json, "schools", teacher->schools);
  cw_json_add_int (json, "class_count", teacher->class_count);
  cw_json_add_bool (json, "gone", teacher->is_gone);
  add_same (call, json, teacher->same_as);
}

static void
add_teacher_row (CliCall *call, CliTable *table, gconstpointer row)
{
  const CwListedTeacher *teacher = row;

  cli_table_add (table, teacher->family_name);
  cli_table_add (table, teacher->given_name);
  cli_table_add (table, teacher->schools);
  cli_table_add_int (table, teacher->class_count);
  add_state (table, teacher->is_gone, teacher->same_as);
  cli_table_add_take (table, cw_id_dup_address (call->store, teacher->id));
}

static GPtrArray *
read_terms (CliCall *call, GError **error)
{
  return cw_roster_list_terms (call->store, error);
}

static void
add_term_json (CliCall *call, CwJsonWriter *json, gconstpointer row)
{
  const CwListedTerm *term = row;

  cli_add_id (call, json, "id", term->id);
  cw_json_add_string (json, "title", term->title);
  add_text (json, "type", term->type);
  add_text (json, "first_day", term->first_day);
  add_text (json, "last_day", term->last_day);
  cli_add_id (call, json, "parent", term->parent);
  cw_json_add_bool (json, "gone", term->is_gone);
}

static void
add_term_row (CliCall *call, CliTable *table, gconstpointer row)
{
  const CwListedTerm *term = row;

  cli_table_add (table, term->first_day);
  cli_table_add (table, term->last_day);
  cli_table_add (table, term->title);
  cli_table_add (table, term->type);
  cli_table_add (table, term->is_gone ? "gone" : NULL);
  cli_table_add_take (table, cw_id_dup_address (call->store, term->id));
}

static const Listing listings[] = {
  { "schools",
    { "code", "school", "district", ">classes", "", "id", NULL },
    read_schools,
    add_school_json,
    add_school_row },
  { "classes",
    { "school", "class", "grades", "subjects", "periods", "teachers", ">students", "", "id",
      NULL },
    read_classes,
    add_class_json,
    add_class_row },
  { "teachers",
    { "family name", "given name", "schools", ">classes", "", "id", NULL },
    read_teachers,
    add_teacher_json,
    add_teacher_row },
  { "terms",
    { "first day", "last day", "term", "type", "", "id", NULL },
    read_terms,
    add_term_json,
    add_term_row },
};

static void
add_page (CliCall *call, CwJsonWriter *json, gpointer user_data)
{
  const Page *page = user_data;

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < page->rows->len; i++)
    {
      cw_json_begin_object (json, NULL);
      page->listing->add_json (call, json, g_ptr_array_index (page->rows, i));
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
}

static void
print_page (CliCall *call, const Page *page)
{
  CliTable *table = cli_table_new (page->listing->heads);

  for (guint i = 0; i < page->rows->len; i++)
    page->listing->add_row (call, table, g_ptr_array_index (page->rows, i));
  cli_table_print (table);
}

gboolean
cli_roster_list (CliCall *call, GError **error)
{
  const Listing *listing = listings;
  g_autoptr (GPtrArray) rows = NULL;
  Page page;

  while (!g_str_equal (listing->name, cli_call_argument (call, 0)))
    listing++; /* the parser has let through no other */
  rows = listing->read (call, error);
  if (rows == NULL)
    return FALSE;
  page = (Page){ listing, rows };
  if (call->is_json)
    cli_print_json (call, add_page, &page);
  else
    print_page (call, &page);
  return TRUE;
}
