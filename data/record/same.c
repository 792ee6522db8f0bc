#include "corewalk/same.h"

#include "corewalk/record.h"
#include "data/base/stmt.h"
#include "data/record/same-group.h"
#include "data/record/writer.h"
#include "sql.h"

#include <string.h>

/* Two entries of one list, which may be one. */
typedef struct
{
  CwStore *store;
  gint64 one, other;
  gboolean are_teachers;
  char scope[CW_UUID_TEXT_LENGTH + 1]; /* of the classes' school */
} Pair;

static gboolean
refuse (CwError code, const char *why, GError **error)
{
  g_set_error_literal (error, CW_ERROR, code, why);
  return FALSE;
}

static gboolean
check_kind (const CwRecord *entry, GError **error)
{
  if (strcmp (entry->kind, "class") == 0 || strcmp (entry->kind, "teacher") == 0)
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
               "%s can't be the same as another one: only classes, rooms and teachers can",
               cw_kind_find (entry->kind)->title);
  return FALSE;
}

static gint64
school_of (const CwRecord *entry)
{
  const CwFieldValue *school = cw_record_get_field (entry, "school");

  return school == NULL || school->type != CW_VALUE_REF ? 0 : school->integer;
}

/* Nothing is said twice, and nothing that can't be. */
static gboolean
look_at_pair (Pair *pair, GError **error)
{
  g_autoptr (CwRecord) one = cw_record_read (pair->store, pair->one, error);
  g_autoptr (CwRecord) other =
      one == NULL ? NULL : cw_record_read (pair->store, pair->other, error);
  CwUuid school;

  if (other == NULL || !check_kind (one, error) || !check_kind (other, error))
    return FALSE;
  if (strcmp (one->kind, other->kind) != 0)
    return refuse (CW_ERROR_INVALID, "one of them is a class, the other a teacher", error);
  if (pair->one == pair->other)
    return refuse (CW_ERROR_INVALID, "they are one entry, not two", error);
  if (school_of (one) != school_of (other))
    return refuse (CW_ERROR_INVALID, "they are of two schools", error);

  pair->are_teachers = strcmp (one->kind, "teacher") == 0;
  if (cw_log_to_uuid (pair->store->log, school_of (one), &school) && school_of (one) != 0)
    cw_uuid_to_text (&school, pair->scope);
  return TRUE;
}

static gint64
add_record (const Pair *pair, const CwMoment *moment, GError **error)
{
  CwStore *store = pair->store;
  const CwKind *kind = cw_kind_find (pair->are_teachers ? "sameteacher" : "sameclass");
  char one[CW_UUID_TEXT_LENGTH + 1], other[CW_UUID_TEXT_LENGTH + 1];
  const CwStream *stream;
  CwLine line;

  if (!cw_act_begin (store, pair->are_teachers, kind->title, moment, error))
    return 0;
  stream =
      cw_store_stream (store, kind->audience, pair->are_teachers ? "" : pair->scope, error);
  if (stream == NULL)
    return cw_act_abort (store);

  cw_line_clear (&line);
  line.kind = kind->name;
  cw_writer_put_ref (store, stream, &line, "one", pair->one, one);
  cw_writer_put_ref (store, stream, &line, "other", pair->other, other);
  return cw_writer_finish (store, stream, &line, error);
}

gint64
cw_same_as (CwStore *store, gint64 one, gint64 other, const CwMoment *moment, GError **error)
{
  Pair pair = { .store = store, .one = one, .other = other };
  g_autoptr (CwSame) same = NULL;

  if (!look_at_pair (&pair, error))
    return 0;
  same = cw_same_load (store, pair.are_teachers, error);
  if (same == NULL)
    return 0;
  if (cw_same_of (same, one) == cw_same_of (same, other))
    return refuse (CW_ERROR_EXISTS, "they are known to be the same", error);

  return add_record (&pair, moment, error);
}

/* Those that say it of @one and @other, whoever wrote them. */
static gboolean
find_between (CwDb *db,
              const char *sql,
              gint64 one,
              gint64 other,
              GArray *found,
              GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (db, sql);

  cw_stmt_bind_int (stmt, ":one", one);
  cw_stmt_bind_int (stmt, ":other", other);
  while (cw_stmt_next (stmt))
    {
      gint64 id = cw_stmt_int (stmt, 0);

      g_array_append_val (found, id);
    }

  return cw_stmt_done (stmt, error);
}

gboolean
cw_same_undo (CwStore *store, gint64 one, gint64 other, const CwMoment *moment, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!find_between (store->shared, cw_sql_same_class_between, one, other, found, error) ||
      !find_between (store->private, cw_sql_same_teacher_between, one, other, found, error))
    return FALSE;
  if (found->len == 0)
    return refuse (CW_ERROR_NOT_FOUND,
                   one != other && cw_same_shown (store, one) == cw_same_shown (store, other)
                       ? "nobody said it of these two: they are the same through others"
                       : "nobody said that these two are the same",
                   error);

  for (guint i = 0; i < found->len; i++)
    if (!cw_record_delete (store, g_array_index (found, gint64, i), moment, error))
      return FALSE;

  return TRUE;
}

GArray *
cw_same_list (CwStore *store, gint64 id, GError **error)
{
  g_autoptr (CwSame) classes = cw_same_load (store, FALSE, error);
  g_autoptr (CwSame) teachers = classes == NULL ? NULL : cw_same_load (store, TRUE, error);
  g_autoptr (GArray) ids = teachers == NULL ? NULL : cw_same_group (classes, id);

  return ids == NULL || ids->len > 1 ? g_steal_pointer (&ids) : cw_same_group (teachers, id);
}

gint64
cw_same_shown (CwStore *store, gint64 id)
{
  g_autoptr (GArray) ids = cw_same_list (store, id, NULL);

  return ids == NULL ? id : g_array_index (ids, gint64, 0);
}
