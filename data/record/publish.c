#include "corewalk/publish.h"

#include "corewalk/place.h"
#include "corewalk/record.h"
#include "data/base/stmt.h"
#include "data/record/fold.h"
#include "data/record/writer.h"
#include "sql.h"

#include <string.h>

#define TOKEN 16 /* bytes */

typedef struct
{
  CwStore *store;
  gint64 memo;
  const char *audience;
  char scope[CW_UUID_TEXT_LENGTH + 1];
  char token[2 * TOKEN + 1]; /* "" before there is one */
} Publish;

void
cw_publishing_clear (CwPublishing *publishing)
{
  g_clear_pointer (&publishing->text, g_free);
  g_clear_pointer (&publishing->school, g_free);
}

static void
name_copy (const char *token, CwUuid *uuid)
{
  cw_uuid_named ("corewalk", "publication", token, uuid);
}

/* The text of a living note; NULL with @error. */
static char *
read_memo (CwStore *store, gint64 record, GError **error)
{
  g_autoptr (CwRecord) memo = cw_record_read (store, record, error);
  const CwFieldValue *text;

  if (memo == NULL)
    return NULL;
  if (strcmp (memo->kind, "memo") != 0)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           "only a note to yourself can be published");
      return NULL;
    }
  if (!memo->is_alive)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND,
                           "the note is deleted. Restore it first");
      return NULL;
    }

  text = cw_record_get_field (memo, "text");
  return g_strdup (text->text);
}

static const CwSchool *
find_school (const GPtrArray *schools, gint64 id, GError **error)
{
  const CwSchool *found = NULL;
  guint count = 0;

  for (guint i = 0; i < schools->len; i++)
    {
      const CwSchool *school = schools->pdata[i];

      if (id == 0 ? school->is_gone : school->id != id)
        continue;
      found = school;
      count++;
    }
  if (count == 1)
    return found;

  if (id != 0)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such school");
  else
    g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                         count == 0 ? "there is no school whose people would read it"
                                    : "there are several schools. Say which one's people are "
                                      "to read it");
  return NULL;
}

/* To which stream the copy goes, and what people call that. */
static gboolean
find_audience (Publish *publish, gint64 school, CwPublishing *publishing, GError **error)
{
  g_autoptr (GPtrArray) schools = NULL;
  const CwSchool *found;
  CwUuid uuid;

  if (strcmp (publish->audience, "pair") == 0)
    {
      g_set_error_literal (
          error, CW_ERROR, CW_ERROR_INVALID,
          "there is no coaching cycle whose partners would read it. Publish it "
          "to the school or the district, or not at all");
      return FALSE;
    }
  if (strcmp (publish->audience, "district") == 0)
    return TRUE;

  schools = cw_school_list (publish->store, error);
  found = schools == NULL ? NULL : find_school (schools, school, error);
  if (found == NULL || !cw_log_to_uuid (publish->store->log, found->id, &uuid))
    return FALSE;

  cw_uuid_to_text (&uuid, publish->scope);
  publishing->school = g_strdup (found->name);
  return TRUE;
}

static void
bind_place (const Publish *publish, CwStmt *stmt)
{
  cw_stmt_bind_int (stmt, ":memo", publish->memo);
  cw_stmt_bind_text (stmt, ":audience", publish->audience);
  cw_stmt_bind_text (stmt, ":scope", publish->scope);
}

static gboolean
find_token (Publish *publish, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (publish->store->private, cw_sql_publish_token_get);

  bind_place (publish, stmt);
  if (cw_stmt_next (stmt))
    g_strlcpy (publish->token, cw_stmt_text (stmt, 0), sizeof publish->token);
  return cw_stmt_done (stmt, error);
}

/* Before the copy is written: whoever is stopped in between finds the same name again. */
static gboolean
draw_token (Publish *publish, GError **error)
{
  g_autoptr (CwStmt) stmt = NULL;
  guint8 bytes[TOKEN];

  if (publish->token[0] != '\0')
    return TRUE;

  randombytes_buf (bytes, sizeof bytes);
  sodium_bin2hex (publish->token, sizeof publish->token, bytes, sizeof bytes);
  stmt = cw_stmt_new (publish->store->private, cw_sql_publish_token_add);
  bind_place (publish, stmt);
  cw_stmt_bind_text (stmt, ":token", publish->token);
  return cw_stmt_run (stmt, error);
}

/* How the copy is now, if there is one. */
static gboolean
look_at_copy (const Publish *publish, CwPublishing *publishing, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (CwRecord) copy = NULL;
  CwUuid uuid;
  gint64 id;

  if (publish->token[0] == '\0')
    return TRUE;

  name_copy (publish->token, &uuid);
  id = cw_log_find_uuid (publish->store->log, &uuid);
  copy = id == 0 ? NULL : cw_record_read (publish->store, id, &local);
  if (local != NULL && !g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (copy == NULL)
    return TRUE; /* it was never written, or taken back before anybody had it */
  if (!copy->is_alive)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND,
                           "what was published is deleted. Restore that first");
      return FALSE;
    }

  publishing->copy = id;
  publishing->state =
      g_strcmp0 (cw_record_get_field (copy, "text")->text, publishing->text) == 0
          ? CW_PUBLISH_SAME
          : CW_PUBLISH_CHANGED;
  return TRUE;
}

static gboolean
write_copy (const Publish *publish,
            const CwMoment *moment,
            CwPublishing *publishing,
            GError **error)
{
  CwStore *store = publish->store;
  const CwStream *stream;
  CwLine line;

  if (!cw_act_begin (store, FALSE, "the publishing of a note", moment, error))
    return FALSE;

  cw_line_clear (&line);
  line.kind = "publication";
  line.has_named = TRUE;
  name_copy (publish->token, &line.named);
  cw_line_put_text (&line, "text", publishing->text);
  stream = cw_store_stream (store, publish->audience, publish->scope, error);
  if (stream == NULL || cw_act_add (store, stream, &line, error) == 0)
    return cw_act_abort (store);
  if (!cw_act_commit (store, error))
    return FALSE;

  publishing->copy = cw_log_find_uuid (store->log, &line.named);
  return TRUE;
}

static gboolean
publish_text (Publish *publish,
              const CwMoment *moment,
              CwPublishing *publishing,
              GError **error)
{
  if (!cw_store_check_writer (publish->store, error))
    return FALSE;

  switch (publishing->state)
    {
    case CW_PUBLISH_FIRST:
      return draw_token (publish, error) && write_copy (publish, moment, publishing, error);
    case CW_PUBLISH_CHANGED:
      return cw_record_edit (publish->store, publishing->copy, "text", publishing->text, moment,
                             error);
    case CW_PUBLISH_SAME:
    default:
      return TRUE;
    }
}

gboolean
cw_publish (CwStore *store,
            gint64 record,
            const char *audience,
            gint64 school,
            gboolean is_trial,
            const CwMoment *moment,
            CwPublishing *publishing,
            GError **error)
{
  Publish publish = { .store = store, .memo = record, .audience = audience };

  *publishing = (CwPublishing){ .text = read_memo (store, record, error) };
  return publishing->text != NULL && find_audience (&publish, school, publishing, error) &&
         find_token (&publish, error) && look_at_copy (&publish, publishing, error) &&
         (is_trial || publish_text (&publish, moment, publishing, error));
}
