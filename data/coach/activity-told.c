#include "data/coach/activity-told.h"

#include "corewalk/place.h"
#include "data/base/stmt.h"
#include "data/store/store-private.h"
#include "sql.h"

#include <string.h>

char *
cw_activity_write_events (const CwActivity *counts)
{
  GString *text = g_string_new (NULL);

  for (guint kind = 0; kind < CW_EVENT_KINDS; kind++)
    if (counts->events[kind] > 0)
      g_string_append_printf (text, "%s%s %" G_GINT64_FORMAT, text->len > 0 ? ", " : "",
                              cw_event_kind_get_name ((CwEventKind) kind),
                              counts->events[kind]);
  return g_string_free (text, FALSE);
}

/* What somebody else wrote: kinds that are none here, and numbers that are none, count for nothing. */
static void
read_events (const char *text, gint64 events[CW_EVENT_KINDS])
{
  g_auto (GStrv) parts = g_strsplit (text, ", ", CW_EVENT_KINDS);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *space = strrchr (parts[i], ' ');
      guint64 count;
      CwEventKind kind;

      if (space == NULL || !g_ascii_string_to_unsigned (space + 1, 10, 0, 100000, &count, NULL))
        continue;
      *space = '\0';
      if (cw_event_kind_parse (parts[i], &kind))
        events[kind] = (gint64) count;
    }
}

GArray *
cw_activity_told (CwStore *store, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, TRUE, sizeof (CwActivityTold));
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_activity_list);

  while (cw_stmt_next (stmt))
    {
      CwActivityTold told = { .id = cw_stmt_int (stmt, 0) };

      told.stream = cw_log_stream_of (store->log, told.id);
      g_strlcpy (told.counts.month, cw_stmt_text (stmt, 1), sizeof told.counts.month);
      told.counts.cycles = CLAMP (cw_stmt_int (stmt, 2), 0, 100000);
      read_events (cw_stmt_text (stmt, 3), told.counts.events);
      told.counts.minutes = CLAMP (cw_stmt_int (stmt, 4), 0, 10000000);
      if (told.stream != NULL)
        g_array_append_val (all, told);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&all) : NULL;
}

static gboolean
is_named (const CwSchool *school, const char *name)
{
  g_autofree char *one = g_utf8_casefold (school->name, -1),
                  *other = g_utf8_casefold (name, -1);

  return g_utf8_collate (one, other) == 0;
}

gboolean
cw_activity_find_school (CwStore *store, char scope[CW_UUID_TEXT_LENGTH + 1])
{
  g_autoptr (GPtrArray) schools = cw_school_list (store, NULL);
  const CwSchool *found = NULL, *only = NULL;
  guint count = 0;
  CwUuid uuid;

  for (guint i = 0; schools != NULL && i < schools->len; i++)
    {
      const CwSchool *school = schools->pdata[i];

      if (school->is_gone)
        continue;
      only = school;
      count++;
      if (found == NULL && is_named (school, store->person.organization))
        found = school;
    }
  if (found == NULL && count == 1)
    found = only;
  if (found == NULL || !cw_log_to_uuid (store->log, found->id, &uuid))
    return FALSE;

  cw_uuid_to_text (&uuid, scope);
  return TRUE;
}
