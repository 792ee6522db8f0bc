#include "data/coach/share-voices.h"

#include "corewalk/json.h"
#include "data/base/stmt.h"
#include "data/coach/share-seal.h"
#include "sql.h"

#include <string.h>

CwSigned *
cw_signed_new (const CwPartner *partner, const char *signature)
{
  CwSigned *signed_by = g_new0 (CwSigned, 1);

  signed_by->name = g_strdup (partner->name);
  signed_by->signature = g_strdup (signature);
  memcpy (signed_by->key, partner->key, sizeof signed_by->key);
  return signed_by;
}

void
cw_signed_free (gpointer data)
{
  CwSigned *signed_by = data;

  g_free (signed_by->name);
  g_free (signed_by->signature);
  g_free (signed_by);
}

char *
cw_signed_write (const GPtrArray *list)
{
  GString *text = g_string_new (NULL);
  g_autoptr (CwJsonWriter) json = cw_json_writer_new (text, CW_JSON_COMPACT);

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < list->len; i++)
    {
      const CwSigned *one = list->pdata[i];
      char key[2 * CW_PARTNER_KEY_BYTES + 1];

      cw_json_begin_object (json, NULL);
      cw_json_add_string (json, "key",
                          sodium_bin2hex (key, sizeof key, one->key, sizeof one->key));
      cw_json_add_string (json, "name", one->name);
      cw_json_add_string (json, "signature", one->signature);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
  return g_string_free (text, FALSE);
}

static const char *
text_of (const CwJson *object, const char *name)
{
  const CwJson *member =
      cw_json_kind (object) == CW_JSON_OBJECT ? cw_json_member (object, name) : NULL;

  return member != NULL && cw_json_kind (member) == CW_JSON_STRING ? cw_json_string (member)
                                                                   : NULL;
}

static void
add_good (const CwJson *said, const guint8 *hash, GString *names)
{
  const char *key = text_of (said, "key"), *name = text_of (said, "name");
  guint8 bytes[CW_PARTNER_KEY_BYTES];
  gsize length = 0;

  if (key == NULL || name == NULL ||
      sodium_hex2bin (bytes, sizeof bytes, key, strlen (key), NULL, &length, NULL) != 0 ||
      length != sizeof bytes || !cw_share_verify (hash, text_of (said, "signature"), bytes))
    return;

  g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
}

/* Who agreed to what goes to a school agreed to nothing wider. */
static const char *
audience_of (CwStore *store, gint64 copy)
{
  g_autoptr (CwFold) fold = cw_fold_new (store, copy, NULL);

  return fold == NULL || fold->made == NULL ? "" : fold->made->stream->audience;
}

char *
cw_share_dup_signers (CwStore *store, gint64 copy)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_publication_get);
  g_autoptr (CwJson) json = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  guint8 hash[CW_SHARE_HASH];

  cw_stmt_bind_int (stmt, ":id", copy);
  if (!cw_stmt_next (stmt) || cw_stmt_is_null (stmt, 1))
    return NULL;

  cw_share_hash (audience_of (store, copy), cw_stmt_text (stmt, 0), hash);
  json = cw_json_parse (cw_stmt_text (stmt, 1), strlen (cw_stmt_text (stmt, 1)), NULL);
  for (guint i = 0;
       json != NULL && cw_json_kind (json) == CW_JSON_ARRAY && i < cw_json_length (json); i++)
    add_good (cw_json_at (json, i), hash, names);

  return names->len > 0 ? g_strdup (names->str) : NULL;
}
