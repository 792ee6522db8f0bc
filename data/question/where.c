#include "corewalk/where.h"

#include "data/base/stmt.h"
#include "data/question/where-words.h"
#include "data/store/store-private.h"
#include "sql.h"

#include <string.h>

static const struct
{
  const char *name, *title, *seen_by, *taken_back;
} places[] = {
  [CW_WHERE_LAPTOP] = {
    "laptop",
    N_ ("Only on This Laptop"),
    N_ ("You, and whoever can use this laptop as you. It is in no file for anybody else; only an encrypted "
        "backup, which opens with your passphrase, holds it."),
    N_ ("Delete it here. It is nowhere else, but in backups that you made before."),
  },
  [CW_WHERE_PAIR] = {
    "pair",
    N_ ("Leaves for the Partners of a Coaching Cycle"),
    N_ ("The partners of that cycle, and nobody else: it leaves this laptop only in files that are encrypted to all "
        "of their cards. A file for the school or the district never holds any of it; what you do inside a visit of a "
        "cycle stays with the partners, too."),
    N_ ("As long as no partner received it, delete it and it is gone. Afterwards you can change or delete it, and "
        "your partners see that you did; an order to erase takes the words out of their laptops with your next file. "
        "A text that all of you agreed to share can be withdrawn, not called back."),
  },
  [CW_WHERE_SCHOOL] = {
    "school",
    N_ ("Leaves for the School"),
    N_ ("Whoever can open a file that you save for the school: you choose their cards each time, and see "
        "every line before. A file for the district leaves it out, unless a walk was started to share its "
        "words with the district."),
    N_ ("As long as nobody received it, delete it and it is gone. Afterwards you can change or delete it, and "
        "others see that you did; an order to erase takes the words out of every laptop that your next file "
        "reaches. A page that was printed can’t be called back."),
  },
  [CW_WHERE_DISTRICT] = {
    "district",
    N_ ("Leaves for the School and the District"),
    N_ ("Whoever can open a file that you save for the school or the district. Marks, counts and numbers of "
        "visits go this far, words don’t. A walk that was started for the school alone keeps these at the "
        "school too."),
    N_ ("As for the school."),
  },
  [CW_WHERE_REFERENCE] = {
    "reference",
    N_ ("The District’s Own Lists"),
    N_ ("They came from the district. Of them, your files take along only the schools, terms and classes that "
        "your walks name; never who teaches there."),
    N_ ("What a newer list has no more is marked so. Take in a newer list from the district."),
  },
};

static const char *const nowhere[] = {
  N_ ("Students’ names: a roster’s students are counted by class and grade, and their names are not kept."),
  N_ ("Passwords of any kind that a roster may hold."),
  N_ ("Ratings, scores or rankings of teachers. There is no place for them in the program."),
  N_ ("Where you were, what else is on the laptop, how you use the program. It has no connection to any "
      "network."),
  NULL,
};

const char *
cw_where_get_name (CwWhere where)
{
  return places[where].name;
}

const char *
cw_where_get_title (CwWhere where)
{
  return places[where].title;
}

const char *
cw_where_get_seen_by (CwWhere where)
{
  return places[where].seen_by;
}

const char *
cw_where_get_taken_back (CwWhere where)
{
  return places[where].taken_back;
}

const char *const *
cw_where_get_nowhere (void)
{
  return nowhere;
}

void
cw_where_entry_free (CwWhereEntry *entry)
{
  if (entry == NULL)
    return;

  g_ptr_array_unref (entry->contents);
  g_free (entry);
}

static CwWhereEntry *
add_entry (GPtrArray *entries, CwWhere where, const char *title)
{
  CwWhereEntry *entry = g_new0 (CwWhereEntry, 1);

  *entry = (CwWhereEntry){ .where = where,
                           .title = title,
                           .contents = g_ptr_array_new (),
                           .count = -1 };
  g_ptr_array_add (entries, entry);
  return entry;
}

/* What stands in each line of the log, whatever it is about. */
static void
add_lines (GPtrArray *entries, CwWhere where)
{
  CwWhereEntry *entry = add_entry (entries, where, N_ ("With each of these"));

  g_ptr_array_add (entry->contents, (gpointer) N_ ("your name, role and organization"));
  g_ptr_array_add (entry->contents,
                   (gpointer) N_ ("when you wrote it, and in which time zone"));
  g_ptr_array_add (entry->contents,
                   (gpointer) N_ ("that it was changed, deleted or brought back, and when"));
}

static void
add_kinds (GPtrArray *entries, CwWhere where, const gint64 *counts)
{
  guint count = 0;
  const CwKind *kinds = cw_kind_all (&count);

  for (guint i = 0; i < count; i++)
    {
      CwWhereEntry *entry;

      if (strcmp (kinds[i].audience,
                  (where == CW_WHERE_LAPTOP) ? "private" : places[where].name) != 0)
        continue;
      entry = add_entry (entries, where, cw_where_kind_title (&kinds[i]));
      entry->count = counts[i];
      for (const CwField *field = kinds[i].fields; field->name != NULL; field++)
        g_ptr_array_add (entry->contents, (gpointer) cw_where_field_words (&kinds[i], field));
    }
}

static void
add_tables (GPtrArray *entries)
{
  for (const CwWhereTable *table = cw_where_tables; table->tables != NULL; table++)
    if (table->title != NULL)
      g_ptr_array_add (add_entry (entries, CW_WHERE_LAPTOP, table->title)->contents,
                       (gpointer) table->contents);
}

static gboolean
count_rows (CwDb *db, const char *sql, gint64 *counts, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (db, sql);

  if (cw_stmt_next (stmt))
    for (int i = 0; i < cw_stmt_columns (stmt); i++)
      counts[cw_kind_index (cw_kind_find (cw_stmt_name (stmt, i)))] = cw_stmt_int (stmt, i);

  return cw_stmt_done (stmt, error);
}

GPtrArray *
cw_where_list (CwStore *store, GError **error)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_where_entry_free);
  guint kind_count = 0;
  g_autofree gint64 *counts = NULL;

  cw_kind_all (&kind_count);
  counts = g_new0 (gint64, kind_count);
  if (!count_rows (store->shared, cw_sql_count_shared, counts, error) ||
      !count_rows (store->private, cw_sql_count_private, counts, error))
    return NULL;

  for (CwWhere where = CW_WHERE_LAPTOP; where < CW_WHERE_COUNT; where++)
    {
      add_kinds (entries, where, counts);
      if (where == CW_WHERE_LAPTOP)
        {
          add_tables (entries);
          g_ptr_array_add (add_entry (entries, where, N_ ("Your keys"))->contents,
                           (gpointer) N_ (
                               "with which your files are signed and those for you opened"));
        }
      else if (where != CW_WHERE_REFERENCE)
        add_lines (entries, where);
    }
  return g_steal_pointer (&entries);
}
