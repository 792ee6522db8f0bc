#include "data/keep/row-check.h"

#include "corewalk/id.h"
#include "data/base/stmt.h"
#include "data/keep/fault-list.h"
#include "sql.h"

#include <string.h>

struct _CwRowCheck
{
  CwStore *store;
  CwWordCheck *words;
  GPtrArray *faults;
  gint64 *expected; /* rows of each kind that must be there */
  gint64 count;
};

CwRowCheck *
cw_row_check_new (CwStore *store, CwWordCheck *words, GPtrArray *faults)
{
  CwRowCheck *check = g_new0 (CwRowCheck, 1);
  guint kinds;

  cw_kind_all (&kinds);
  check->store = store;
  check->words = words;
  check->faults = faults;
  check->expected = g_new0 (gint64, kinds);
  return check;
}

void
cw_row_check_free (CwRowCheck *check)
{
  if (check == NULL)
    return;

  g_free (check->expected);
  g_free (check);
}

static void
add_fault (CwRowCheck *check, const CwKind *kind, gint64 record, const char *what)
{
  g_autofree char *address = cw_id_dup_address (check->store, record);

  cw_fault_add (check->faults, "%s %s: %s. 'rebuild' makes the table anew", kind->name, address,
                what);
}

static const CwColumn *
find_column (const CwRow *row, const char *name)
{
  for (guint i = 0; i < row->count; i++)
    if (strcmp (row->columns[i].parameter + 1, name) == 0)
      return &row->columns[i];

  return NULL;
}

/* What the log says nothing of is NULL, or 0 or '' where the table must have something. */
static gboolean
cell_is (CwStmt *stmt, int at, const CwColumn *column)
{
  gsize length;
  const char *text;

  if (column->type == CW_COLUMN_INT)
    return cw_stmt_is_int (stmt, at) && cw_stmt_int (stmt, at) == column->integer;

  text = cw_stmt_blob (stmt, at, &length);
  if (column->type == CW_COLUMN_NULL)
    return cw_stmt_is_null (stmt, at) || length == 0 ||
           (cw_stmt_is_int (stmt, at) && cw_stmt_int (stmt, at) == 0);

  return !cw_stmt_is_int (stmt, at) && !cw_stmt_is_null (stmt, at) &&
         length == (gsize) column->length &&
         (length == 0 || memcmp (text, column->text, length) == 0);
}

static void
compare (CwRowCheck *check, CwStmt *stmt, const CwKind *kind, gint64 record, const CwRow *row)
{
  for (int i = 0; i < cw_stmt_columns (stmt); i++)
    {
      const CwColumn *column = find_column (row, cw_stmt_name (stmt, i));

      if (column == NULL || !cell_is (stmt, i, column))
        {
          g_autofree char *what = g_strdup_printf ("'%s' in its table is not what the log says",
                                                   cw_stmt_name (stmt, i));

          add_fault (check, kind, record, what);
        }
    }
}

static void
bind_key (CwStmt *stmt, const CwRow *row)
{
  static const char *const keys[] = { "id", "visit", "item" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const CwColumn *column = find_column (row, keys[i]);
      int parameter = column == NULL ? 0 : cw_stmt_parameter (stmt, column->parameter);

      if (parameter > 0)
        cw_stmt_put_int (stmt, parameter, column->integer);
    }
}

gboolean
cw_row_check (CwRowCheck *check,
              const CwKind *kind,
              gint64 record,
              const CwRow *row,
              GError **error)
{
  CwStore *store = check->store;
  g_autoptr (CwStmt) stmt =
      cw_stmt_new (cw_kind_is_private (kind) ? store->private : store->shared, kind->read);
  const CwColumn *words = kind->words == NULL ? NULL : find_column (row, kind->words);

  check->count++;
  check->expected[cw_kind_index (kind)]++;
  if (words != NULL && words->type == CW_COLUMN_TEXT)
    cw_word_check_add (check->words, record, words->text, (gsize) words->length);

  bind_key (stmt, row);
  if (cw_stmt_next (stmt))
    compare (check, stmt, kind, record, row);
  else if (cw_stmt_done (stmt, NULL))
    {
      add_fault (check, kind, record, "it is missing from its table");
      check->expected[cw_kind_index (kind)]--;
    }

  return cw_stmt_done (stmt, error);
}

static gboolean
check_counts (CwRowCheck *check, CwDb *db, const char *sql, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (db, sql);

  if (cw_stmt_next (stmt))
    for (int i = 0; i < cw_stmt_columns (stmt); i++)
      {
        const CwKind *kind = cw_kind_find (cw_stmt_name (stmt, i));
        guint index = cw_kind_index (kind);
        gint64 extra = cw_stmt_int (stmt, i) - check->expected[index];

        if (extra != 0)
          cw_fault_add (check->faults,
                        "table %s: %" G_GINT64_FORMAT
                        " rows too many for what the log says. 'rebuild' makes it anew",
                        kind->name, extra);
      }

  return cw_stmt_done (stmt, error);
}

/* Of several marks of one visit and item the same one shows in every store. */
static gboolean
check_marks (CwRowCheck *check, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (check->store->shared, cw_sql_mark_order);

  while (cw_stmt_next (stmt))
    add_fault (check, cw_kind_find ("mark"), cw_stmt_int (stmt, 0),
               "it shows or hides the other way round");

  return cw_stmt_done (stmt, error);
}

gboolean
cw_row_check_end (CwRowCheck *check, GError **error)
{
  return check_marks (check, error) &&
         check_counts (check, check->store->shared, cw_sql_count_shared, error) &&
         check_counts (check, check->store->private, cw_sql_count_private, error);
}

gint64
cw_row_check_count (const CwRowCheck *check)
{
  return check->count;
}
