#include "corewalk/id.h"
#include "tests/merge/driver.h"

#include <string.h>

static const CwJson *
find (Call *call, const char *key, CwJsonKind kind)
{
  const CwJson *value = cw_json_member (call->order, key);

  return value != NULL && cw_json_kind (value) == kind ? value : NULL;
}

const char *
call_text (Call *call, const char *key)
{
  const CwJson *value = find (call, key, CW_JSON_STRING);

  return value == NULL ? NULL : cw_json_string (value);
}

gint64
call_number (Call *call, const char *key, gint64 otherwise)
{
  const CwJson *value = find (call, key, CW_JSON_INTEGER);

  return value == NULL ? otherwise : cw_json_integer (value);
}

gboolean
call_flag (Call *call, const char *key)
{
  const CwJson *value = find (call, key, CW_JSON_BOOL);

  return value != NULL && cw_json_bool (value);
}

const CwMoment *
call_moment (Call *call)
{
  if (find (call, "at", CW_JSON_INTEGER) == NULL)
    return NULL;

  call->moment.at_ms = call_number (call, "at", 0);
  call->moment.offset_min = (int) call_number (call, "offset", 0);
  return &call->moment;
}

char *
call_path (Call *call, const char *key)
{
  const char *name = call_text (call, key);

  return g_build_filename (call->driver->root, name == NULL ? "nameless" : name, NULL);
}

gint64
call_find (Call *call, const char *handle, GError **error)
{
  const char *uuid = g_hash_table_lookup (call->driver->uuids, handle);
  gint64 id;

  if (uuid == NULL)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "nobody made '%s'", handle);
      return -1;
    }

  id = cw_id_find (call->store, uuid, error);
  return id == 0 ? -1 : id;
}

gint64
call_id (Call *call, const char *key, GError **error)
{
  const char *handle = call_text (call, key);

  return handle == NULL ? 0 : call_find (call, handle, error);
}

gboolean
driver_name (Driver *driver, const char *uuid, const char *handle, GError **error)
{
  const char *known = g_hash_table_lookup (driver->handles, uuid);
  const char *other = g_hash_table_lookup (driver->uuids, handle);

  if ((known != NULL && strcmp (known, handle) != 0) ||
      (other != NULL && strcmp (other, uuid) != 0))
    {
      g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "'%s' and '%s' are the same", handle,
                   known == NULL ? "another" : known);
      return FALSE;
    }
  if (known != NULL)
    return TRUE;

  g_hash_table_insert (driver->handles, g_strdup (uuid), g_strdup (handle));
  g_hash_table_insert (driver->uuids, g_strdup (handle), g_strdup (uuid));
  g_string_append_printf (driver->fresh, "%s %s\n", handle, uuid);
  return TRUE;
}

gboolean
call_name (Call *call, const char *key, gint64 id, GError **error)
{
  const char *handle = call_text (call, key);
  g_autofree char *uuid = NULL;

  if (id == 0)
    return FALSE;
  if (handle == NULL)
    return TRUE;

  uuid = cw_id_dup_text (call->store, id);
  return driver_name (call->driver, uuid, handle, error);
}

void
call_say_id (Call *call, const char *key, gint64 id)
{
  g_autofree char *uuid = cw_id_dup_text (call->store, id);
  const char *handle = g_hash_table_lookup (call->driver->handles, uuid);

  cw_json_add_string (call->answer, key, handle != NULL ? handle : uuid);
}

char *
driver_hide_ids (Driver *driver, const char *text)
{
  GString *out = g_string_new (NULL);

  while (*text != '\0')
    {
      const char *quote = strchr (text, '"');
      CwUuid uuid;

      if (quote == NULL)
        break;

      g_string_append_len (out, text, quote + 1 - text);
      text = quote + 1;
      if (strnlen (text, CW_UUID_TEXT_LENGTH + 1) > CW_UUID_TEXT_LENGTH &&
          text[CW_UUID_TEXT_LENGTH] == '"')
        {
          g_autofree char *id = g_strndup (text, CW_UUID_TEXT_LENGTH);
          const char *handle =
              cw_uuid_from_text (id, &uuid) ? g_hash_table_lookup (driver->handles, id) : NULL;

          if (handle != NULL)
            {
              g_string_append (out, handle);
              text += CW_UUID_TEXT_LENGTH;
            }
        }
    }

  g_string_append (out, text);
  return g_string_free (out, FALSE);
}
