#include "corewalk/person-file.h"

#include "corewalk/json.h"
#include "corewalk/keep.h"
#include "corewalk/sent.h"
#include "corewalk/trust.h"
#include "data/base/stmt.h"
#include "data/people/person-name.h"
#include "data/record/fold.h"
#include "sql.h"

#include <string.h>

typedef struct
{
  CwStore *store;
  CwPersonFile *file;
  CwPersonName name;
  GHashTable *about; /* UUIDs of the person's own entry, classes and visits */
  gboolean is_private;
} Search;

static void
free_entry (gpointer data)
{
  CwPersonEntry *entry = data;

  g_free (entry->kind);
  g_free (entry->title);
  g_free (entry->author);
  g_free (entry->words);
  g_free (entry->json);
  g_free (entry);
}

void
cw_person_file_free (CwPersonFile *file)
{
  if (file == NULL)
    return;

  g_free (file->name);
  g_free (file->holder);
  g_ptr_array_unref (file->entries);
  g_ptr_array_unref (file->cards);
  g_clear_pointer (&file->sent, g_ptr_array_unref);
  g_free (file);
}

static const char *
say (const CwJson *object, const char *name)
{
  const CwJson *member = object != NULL ? cw_json_member (object, name) : NULL;

  return member != NULL && cw_json_kind (member) == CW_JSON_STRING ? cw_json_string (member)
                                                                   : NULL;
}

static void
mark (Search *search, const char *uuid)
{
  if (uuid != NULL)
    g_hash_table_add (search->about, g_strdup (uuid));
}

/* First: the person in the rosters, and the classes. */
static gboolean
find_classes (const char *line, gpointer user_data)
{
  Search *search = user_data;
  g_autoptr (CwJson) record = cw_json_parse (line, strlen (line), NULL);
  const CwJson *fields = record != NULL ? cw_json_member (record, "fields") : NULL;
  const CwJson *classes = fields != NULL ? cw_json_member (fields, "classes") : NULL;
  const char *given = say (fields, "given"), *family = say (fields, "family");
  g_autofree char *name =
      g_strdup_printf ("%s %s", given != NULL ? given : "", family != NULL ? family : "");

  if (g_strcmp0 (say (record, "kind"), "teacher") != 0 ||
      !cw_person_name_is (&search->name, name))
    return TRUE;

  mark (search, say (record, "id"));
  for (guint i = 0; classes != NULL && cw_json_kind (classes) == CW_JSON_ARRAY &&
                    i < cw_json_length (classes);
       i++)
    mark (search, cw_json_string (cw_json_at (classes, i)));
  return TRUE;
}

/* Then: the visits that were in them. */
static gboolean
find_visits (const char *line, gpointer user_data)
{
  Search *search = user_data;
  g_autoptr (CwJson) record = cw_json_parse (line, strlen (line), NULL);
  const CwJson *fields = record != NULL ? cw_json_member (record, "fields") : NULL;
  const char *class_id = say (fields, "class");

  if (class_id != NULL && g_hash_table_contains (search->about, class_id))
    {
      mark (search, say (fields, "visit"));
      mark (search, say (fields, "visited"));
    }
  return TRUE;
}

static gboolean
points_at (const Search *search, const CwJson *fields)
{
  for (guint i = 0; fields != NULL && i < cw_json_length (fields); i++)
    {
      const CwJson *field = cw_json_at (fields, i);

      if (cw_json_kind (field) == CW_JSON_STRING &&
          g_hash_table_contains (search->about, cw_json_string (field)))
        return TRUE;
    }
  return FALSE;
}

/* What a person typed, or a roster calls by a name. */
static gboolean
is_typed (const CwKind *kind, const CwJson *value)
{
  static const char *const names[] = { "title", "name", "given", "family", NULL };
  const CwField *field = kind != NULL ? cw_kind_field (kind, cw_json_key (value)) : NULL;

  if (field == NULL || cw_json_kind (value) != CW_JSON_STRING)
    return FALSE;

  return kind->is_snapshot ? g_strv_contains (names, field->name)
                           : field->type == CW_FIELD_TEXT || field->type == CW_FIELD_NAME;
}

static gboolean
is_named (const Search *search, const CwKind *kind, const CwJson *fields)
{
  for (guint i = 0; fields != NULL && i < cw_json_length (fields); i++)
    {
      const CwJson *value = cw_json_at (fields, i);

      if (is_typed (kind, value) &&
          cw_person_name_stands_in (&search->name, cw_json_string (value)))
        return TRUE;
    }
  return FALSE;
}

static char *
dup_words (const CwKind *kind, const CwJson *fields)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; fields != NULL && i < cw_json_length (fields); i++)
    {
      const CwJson *value = cw_json_at (fields, i);

      if (is_typed (kind, value))
        g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "",
                                cw_json_string (value));
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static const char *
author_of (Search *search, gint64 id, CwFold *fold)
{
  const CwStream *stream = fold != NULL && fold->made != NULL
                               ? fold->made->stream
                               : cw_log_stream_of (cw_store_log_of (search->store, id), id);

  return stream != NULL ? stream->author : "";
}

static gboolean
add_entry (Search *search, gint64 id, guint why, const CwJson *record, const char *line)
{
  g_autoptr (CwFold) fold = cw_fold_new (search->store, id, NULL);
  const char *kind = say (record, "kind");
  const CwKind *known = cw_kind_find (kind);
  CwPersonEntry *entry = g_new0 (CwPersonEntry, 1);

  entry->id = id;
  entry->kind = g_strdup (kind);
  entry->title = g_strdup (known != NULL ? known->title : kind);
  entry->why = why;
  entry->author = g_strdup (author_of (search, id, fold));
  entry->words = dup_words (known, cw_json_member (record, "fields"));
  entry->json = g_strdup (line);
  entry->is_private = search->is_private;
  if (fold != NULL && fold->made != NULL)
    entry->made =
        (CwMoment){ fold->made->line.moment.at_ms, fold->made->line.moment.offset_min };
  g_ptr_array_add (search->file->entries, entry);
  return TRUE;
}

static gboolean
look_at (const char *line, gpointer user_data)
{
  Search *search = user_data;
  g_autoptr (CwJson) record = cw_json_parse (line, strlen (line), NULL);
  const CwJson *fields = record != NULL ? cw_json_member (record, "fields") : NULL;
  const char *uuid_text = say (record, "id");
  CwLog *log = search->is_private ? search->store->private_log : search->store->log;
  const CwStream *stream;
  CwUuid uuid;
  gint64 id;
  guint why = 0;

  if (uuid_text == NULL || !cw_uuid_from_text (uuid_text, &uuid))
    return TRUE;
  id = cw_log_find_uuid (log, &uuid);
  if (id == 0)
    return TRUE;

  stream = cw_log_stream_of (log, id);
  if (stream != NULL && cw_person_name_is (&search->name, stream->author))
    why |= CW_PERSON_BY;
  if (g_hash_table_contains (search->about, uuid_text) || points_at (search, fields))
    why |= CW_PERSON_ABOUT;
  if (is_named (search, cw_kind_find (say (record, "kind")), fields))
    why |= CW_PERSON_NAMED;
  return why == 0 || add_entry (search, id, why, record, line);
}

static gboolean
go_through (Search *search, GError **error)
{
  return cw_dump (search->store, TRUE, find_classes, search, error) &&
         cw_dump (search->store, TRUE, find_visits, search, error) &&
         cw_dump (search->store, FALSE, look_at, search, error) &&
         (search->is_private = TRUE, cw_dump (search->store, TRUE, look_at, search, error));
}

static gboolean
find_cards (Search *search, GError **error)
{
  g_autoptr (GPtrArray) trusted = cw_trust_list (search->store, error);

  for (guint i = 0; trusted != NULL && i < trusted->len; i++)
    {
      CwTrusted *person = trusted->pdata[i];
      char *text = cw_person_name_is (&search->name, person->card->name)
                       ? cw_sender_card_print (person->card, NULL)
                       : NULL;

      if (text != NULL)
        g_ptr_array_add (search->file->cards, text);
    }
  return trusted != NULL;
}

/* Whether one of the entries lies in what went into the file. */
static gboolean
was_in (Search *search, gint64 number, GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (search->store->private, cw_sql_sent_runs);
  gboolean is_in = FALSE;

  cw_stmt_bind_int (stmt, ":number", number);
  while (!is_in && cw_stmt_next (stmt))
    for (guint i = 0; !is_in && i < search->file->entries->len; i++)
      {
        const CwPersonEntry *entry = search->file->entries->pdata[i];
        const CwStream *stream =
            entry->is_private ? NULL : cw_log_stream_of (search->store->log, entry->id);
        gint64 seq = entry->id & 0xffffffff;

        is_in = stream != NULL && stream->number == cw_stmt_int (stmt, 0) &&
                seq >= cw_stmt_int (stmt, 2) && seq <= cw_stmt_int (stmt, 3);
      }
  cw_stmt_done (stmt, error);
  return is_in;
}

static gboolean
find_sent (Search *search, GError **error)
{
  search->file->sent = cw_sent_list (search->store, error);
  for (guint i = 0; search->file->sent != NULL && i < search->file->sent->len;)
    {
      if (was_in (search, ((const CwSent *) search->file->sent->pdata[i])->number, NULL))
        i++;
      else
        g_ptr_array_remove_index (search->file->sent, i);
    }
  return search->file->sent != NULL;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const CwPersonEntry *one = *(CwPersonEntry *const *) a, *other = *(CwPersonEntry *const *) b;

  return one->made.at_ms != other->made.at_ms ? (one->made.at_ms > other->made.at_ms ? 1 : -1)
                                              : strcmp (one->json, other->json);
}

CwPersonFile *
cw_person_file_read (CwStore *store, const char *name, GError **error)
{
  g_autoptr (CwPersonFile) file = NULL;
  g_autoptr (GHashTable) about = NULL;
  g_auto (CwPersonName) person = { 0 };
  Search search = { 0 };

  g_return_val_if_fail (store != NULL && name != NULL, NULL);

  if (!cw_person_name_init (&person, name))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                           "that is no name. Give it as on a card or in the roster");
      return NULL;
    }

  file = g_new0 (CwPersonFile, 1);
  file->name = g_strdup (name);
  file->holder = g_strdup (store->person.name);
  file->made = cw_moment_now ();
  file->entries = g_ptr_array_new_with_free_func (free_entry);
  file->cards = g_ptr_array_new_with_free_func (g_free);
  about = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  search = (Search){ .store = store, .file = file, .name = person, .about = about };
  if (!go_through (&search, error) || !find_cards (&search, error) ||
      !find_sent (&search, error))
    return NULL;

  g_ptr_array_sort (file->entries, compare_entries);
  return g_steal_pointer (&file);
}
