#include "corewalk/purge.h"

#include "corewalk/json.h"
#include "corewalk/uuid.h"
#include "data/base/file.h"
#include "data/base/text.h"
#include "data/exchange/erase-record.h"

#include <string.h>

#define MOST_BYTES (4 * 1024 * 1024)

void
cw_purged_free (CwPurged *purged)
{
  if (purged == NULL)
    return;

  g_free (purged->reference);
  g_free (purged->reason);
  g_array_unref (purged->records);
  cw_erased_clear (&purged->erased);
  g_free (purged);
}

typedef gboolean (*Check) (const char *name, const char *text, GError **error);

static gboolean
is_blank (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return *text == '\0';
}

static char *
read_text (const CwJson *root, const char *name, Check check, GError **error)
{
  const CwJson *value = cw_json_member (root, name);
  g_autoptr (GError) local = NULL;

  if (value == NULL)
    cw_json_fail (root, error, "there is no \"%s\"", name);
  else if (cw_json_kind (value) != CW_JSON_STRING)
    cw_json_fail (value, error, "\"%s\" must be a string", name);
  else if (!check ("it", cw_json_string (value), &local))
    cw_json_fail (value, error, "\"%s\": %s", name, local->message);
  else if (is_blank (cw_json_string (value)))
    cw_json_fail (value, error, "\"%s\" is blank", name);
  else
    return g_strdup (cw_json_string (value));

  return NULL;
}

static gboolean
read_records (const CwJson *root, GArray *records, GError **error)
{
  const CwJson *list = cw_json_member (root, "records");

  if (list == NULL || cw_json_kind (list) != CW_JSON_ARRAY || cw_json_length (list) == 0)
    {
      cw_json_fail (list == NULL ? root : list, error,
                    "\"records\" must be a list of UUIDs, at least one");
      return FALSE;
    }

  for (guint i = 0; i < cw_json_length (list); i++)
    {
      const CwJson *value = cw_json_at (list, i);
      CwPurgedRecord record = { .result = CW_PURGE_ABSENT };
      CwUuid uuid;

      if (cw_json_kind (value) != CW_JSON_STRING ||
          !cw_uuid_from_text (cw_json_string (value), &uuid))
        {
          cw_json_fail (value, error, "this must be a UUID, 36 characters in lower case");
          return FALSE;
        }
      g_strlcpy (record.uuid, cw_json_string (value), sizeof record.uuid);
      g_array_append_val (records, record);
    }

  return TRUE;
}

/* What a program does not know may limit what it does know: an order with more in it is not guessed at. */
static gboolean
check_members (const CwJson *root, GError **error)
{
  static const char *const names[] = { "reference", "reason", "records", NULL };

  for (guint i = 0; i < cw_json_length (root); i++)
    {
      const CwJson *member = cw_json_at (root, i);

      if (g_strv_contains (names, cw_json_key (member)))
        continue;
      cw_json_fail (member, error,
                    "\"%s\" is not known here: it must be reference, reason or "
                    "records",
                    cw_json_key (member));
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_order (const char *file, CwPurged *purged, GError **error)
{
  g_autofree char *text = cw_file_read_text (file, MOST_BYTES, error);
  g_autoptr (CwJson) root = text == NULL ? NULL : cw_json_parse (text, strlen (text), error);

  if (root == NULL)
    return FALSE;
  if (cw_json_kind (root) != CW_JSON_OBJECT)
    {
      cw_json_fail (root, error, "an order must be an object, not %s",
                    cw_json_kind_name (cw_json_kind (root)));
      return FALSE;
    }

  purged->reference = read_text (root, "reference", cw_text_check_name, error);
  if (purged->reference == NULL)
    return FALSE;
  purged->reason = read_text (root, "reason", cw_text_check, error);
  return purged->reason != NULL && read_records (root, purged->records, error) &&
         check_members (root, error);
}

static gboolean
purge_record (CwErasing *erasing, CwPurged *purged, CwPurgedRecord *record, GError **error)
{
  g_autoptr (GError) local = NULL;
  CwUuid uuid;
  gint64 id;

  cw_uuid_from_text (record->uuid, &uuid);
  id = cw_log_find_uuid (erasing->merging.store->log, &uuid);
  if (id == 0)
    id = cw_log_find_uuid (erasing->merging.store->private_log, &uuid);
  if (id == 0)
    return TRUE;

  if (cw_erase_record (erasing, id, purged->reason, purged->reference, &purged->erased, &local))
    record->result = CW_PURGE_DONE;
  else if (g_error_matches (local, CW_ERROR, CW_ERROR_NOT_FOUND))
    record->result = CW_PURGE_GONE;
  else
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&local), "%s: ", record->uuid);
      return FALSE;
    }

  return TRUE;
}

static gboolean
purge (CwStore *store,
       CwPurged *purged,
       gboolean is_trial,
       const CwMoment *moment,
       GError **error)
{
  CwErasing erasing;
  gboolean is_done = TRUE;

  if (!cw_erasing_begin (&erasing, store, FALSE, moment, error))
    return FALSE;

  for (guint i = 0; is_done && i < purged->records->len; i++)
    is_done = purge_record (&erasing, purged,
                            &g_array_index (purged->records, CwPurgedRecord, i), error);
  if (!is_trial)
    return cw_erasing_end (&erasing, is_done, &purged->erased.is_left, error);

  cw_erasing_abort (&erasing);
  return is_done;
}

CwPurged *
cw_purge (CwStore *store,
          const char *file,
          gboolean is_trial,
          const CwMoment *moment,
          GError **error)
{
  g_autoptr (CwPurged) purged = g_new0 (CwPurged, 1);

  purged->records = g_array_new (FALSE, TRUE, sizeof (CwPurgedRecord));
  purged->erased.orders = g_array_new (FALSE, FALSE, sizeof (gint64));
  return read_order (file, purged, error) && purge (store, purged, is_trial, moment, error)
             ? g_steal_pointer (&purged)
             : NULL;
}
