#include "corewalk/today.h"

#include "corewalk/moment.h"
#include "corewalk/store.h"
#include "data/base/stmt.h"
#include "data/record/same-group.h"
#include "data/store/store-private.h"
#include "sql.h"

#define DAY_MS 86400000

static void
free_row (gpointer data)
{
  CwTodayRow *row = data;

  g_free (row->title);
  g_free (row->about);
  g_free (row->owner);
  g_free (row);
}

void
cw_today_free (CwToday *today)
{
  if (today == NULL)
    return;

  g_ptr_array_unref (today->planned.rows);
  g_ptr_array_unref (today->open.rows);
  g_ptr_array_unref (today->debriefs.rows);
  g_ptr_array_unref (today->steps.rows);
  g_free (today->senders);
  g_free (today);
}

static CwToday *
today_new (void)
{
  CwToday *today = g_new0 (CwToday, 1);

  today->planned.rows = g_ptr_array_new_with_free_func (free_row);
  today->open.rows = g_ptr_array_new_with_free_func (free_row);
  today->debriefs.rows = g_ptr_array_new_with_free_func (free_row);
  today->steps.rows = g_ptr_array_new_with_free_func (free_row);
  return today;
}

static void
bind_person (CwStmt *stmt, CwStore *store)
{
  cw_stmt_bind_text (stmt, ":author", cw_store_get_person (store)->name);
}

static gboolean
read_list (CwStmt *take_stmt, CwTodayList *list, GError **error)
{
  g_autoptr (CwStmt) stmt = take_stmt;

  cw_stmt_bind_int (stmt, ":limit", CW_TODAY_ROWS);
  while (cw_stmt_next (stmt))
    {
      CwTodayRow *row = g_new0 (CwTodayRow, 1);

      row->id = cw_stmt_int (stmt, 0);
      row->walk = cw_stmt_int (stmt, 1);
      row->title = cw_stmt_dup_text (stmt, 2);
      row->about = cw_stmt_dup_text (stmt, 3);
      row->owner = cw_stmt_dup_text (stmt, 4);
      row->day = cw_stmt_int (stmt, 5);
      row->visit_count = cw_stmt_int (stmt, 6);
      list->count = cw_stmt_int (stmt, 7);
      g_ptr_array_add (list->rows, row);
    }

  return cw_stmt_done (stmt, error);
}

static CwStmt *
ask (CwStore *store, const char *sql, const char *name, gint64 day)
{
  CwStmt *stmt = cw_stmt_new (store->shared, sql);

  bind_person (stmt, store);
  cw_stmt_bind_int (stmt, name, day);
  return stmt;
}

static gboolean
read_lists (CwStore *store, gint64 day, CwToday *today, GError **error)
{
  CwStmt *steps = ask (store, cw_sql_today_steps, ":until", day + CW_TODAY_STEP_DAYS);
  CwStmt *debriefs = NULL;

  cw_stmt_bind_int (steps, ":since", day - CW_TODAY_LATE_DAYS);
  if (!read_list (steps, &today->steps, error))
    return FALSE;

  if (!read_list (ask (store, cw_sql_today_planned, ":day", day), &today->planned, error) ||
      !read_list (ask (store, cw_sql_today_open, ":day", day), &today->open, error))
    return FALSE;

  debriefs = ask (store, cw_sql_today_debriefs, ":day", day);
  cw_stmt_bind_int (debriefs, ":since", day - CW_TODAY_LATE_DAYS);
  return read_list (debriefs, &today->debriefs, error);
}

static gboolean
read_arrivals (CwStore *store, gint64 day, CwToday *today, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_today_arrivals);

  cw_stmt_bind_int (stmt, ":most", CW_TODAY_SENDERS_NAMED);
  cw_stmt_bind_int (stmt, ":since_ms", (day - CW_TODAY_ARRIVAL_DAYS) * DAY_MS);
  if (cw_stmt_next (stmt))
    {
      today->arrived_ms = cw_stmt_int (stmt, 0);
      today->senders = cw_stmt_dup_text (stmt, 1);
      today->file_count = cw_stmt_int (stmt, 2);
      today->fresh_count = cw_stmt_int (stmt, 3);
      today->waiting_count = cw_stmt_int (stmt, 4);
      today->sender_count = cw_stmt_int (stmt, 5);
    }

  return cw_stmt_done (stmt, error);
}

static gboolean
read_term (CwStore *store, gint64 day, CwToday *today, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_today_term);

  cw_stmt_bind_int (stmt, ":day", day);
  today->is_term = cw_stmt_next (stmt);
  today->since_day = today->is_term ? cw_stmt_int (stmt, 0) : day - CW_TODAY_COVERAGE_DAYS;
  return cw_stmt_done (stmt, error);
}

/* The ids that @sql gives, as the keys of a table. */
static GHashTable *
read_ids (CwStore *store, const char *sql, gint64 day, gint64 since, GError **error)
{
  g_autoptr (GHashTable) ids =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (CwStmt) stmt = ask (store, sql, ":day", day);

  cw_stmt_bind_int (stmt, ":since", since);
  while (cw_stmt_next (stmt))
    {
      gint64 id = cw_stmt_int (stmt, 0);

      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&ids) : NULL;
}

/* Of classes that are one only the one that shows. */
static void
keep_shown (GHashTable *classes, const CwSame *same)
{
  const GArray *all = cw_same_all (same);

  for (guint i = 0; i < all->len; i++)
    {
      const CwSameEntry *entry = &g_array_index (all, CwSameEntry, i);

      if (entry->id != entry->shown && g_hash_table_remove (classes, &entry->id))
        g_hash_table_add (classes, g_memdup2 (&entry->shown, sizeof entry->shown));
    }
}

/* Which class a visit was in lies in the private file, the visits and classes in the other one. */
/* Takes the classes of @visits that @sql finds out of @classes. */
static gboolean
count_rooms (CwDb *db,
             const char *sql,
             const CwSame *same,
             GHashTable *visits,
             GHashTable *classes,
             CwToday *today,
             GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (db, sql);

  while (cw_stmt_next (stmt))
    {
      gint64 visit = cw_stmt_int (stmt, 0);
      gint64 class = cw_same_of (same, cw_stmt_int (stmt, 1));

      if (g_hash_table_contains (visits, &visit) && g_hash_table_remove (classes, &class))
        today->visited_count++;
    }

  return cw_stmt_done (stmt, error);
}

static gboolean
read_coverage (CwStore *store, gint64 day, CwToday *today, GError **error)
{
  g_autoptr (GHashTable) classes = NULL;
  g_autoptr (GHashTable) visits = NULL;
  g_autoptr (CwSame) same = NULL;

  if (!read_term (store, day, today, error))
    return FALSE;
  classes = read_ids (store, cw_sql_today_classes, day, today->since_day, error);
  visits = read_ids (store, cw_sql_today_visits, day, today->since_day, error);
  same = cw_same_load (store, FALSE, error);
  if (classes == NULL || visits == NULL || same == NULL)
    return FALSE;
  keep_shown (classes, same);

  today->room_count = g_hash_table_size (classes);
  return count_rooms (store->private, cw_sql_today_rooms, same, visits, classes, today,
                      error) &&
         count_rooms (store->shared, cw_sql_today_classes_visited, same, visits, classes, today,
                      error);
}

CwToday *
cw_today_read (CwStore *store, gint64 day, GError **error)
{
  g_autoptr (CwToday) today = today_new ();

  g_return_val_if_fail (store != NULL, NULL);

  if (!read_lists (store, day, today, error) || !read_arrivals (store, day, today, error) ||
      !read_coverage (store, day, today, error))
    return NULL;

  return g_steal_pointer (&today);
}

gint64
cw_today_latest_day (CwStore *store)
{
  g_autoptr (CwStmt) stmt = NULL;

  g_return_val_if_fail (store != NULL, 0);

  stmt = cw_stmt_new (store->shared, cw_sql_today_latest);
  return cw_stmt_next (stmt) && !cw_stmt_is_null (stmt, 0) ? cw_stmt_int (stmt, 0) : 0;
}
