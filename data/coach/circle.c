#include "data/coach/circle.h"

#include "corewalk/json.h"
#include "data/base/stmt.h"
#include "data/store/secret.h"
#include "sql.h"

#include <string.h>

void
cw_partner_free (CwPartner *partner)
{
  if (partner == NULL)
    return;

  g_free (partner->name);
  g_free (partner->recipient);
  g_free (partner);
}

CwPartner *
cw_partner_copy (const CwPartner *partner)
{
  CwPartner *copy = g_memdup2 (partner, sizeof *partner);

  copy->name = g_strdup (partner->name);
  copy->recipient = g_strdup (partner->recipient);
  return copy;
}

void
cw_circle_free (CwCircle *circle)
{
  if (circle == NULL)
    return;

  g_ptr_array_unref (circle->members);
  g_free (circle);
}

static const char *
text_of (const CwJson *object, const char *name)
{
  const CwJson *member = cw_json_member (object, name);

  return member != NULL && cw_json_kind (member) == CW_JSON_STRING ? cw_json_string (member)
                                                                   : NULL;
}

static CwPartner *
read_member (CwStore *store, const CwJson *said)
{
  const char *key, *name, *recipient;
  CwPartner *partner;
  gsize length;

  if (cw_json_kind (said) != CW_JSON_OBJECT)
    return NULL;

  key = text_of (said, "key");
  name = text_of (said, "name");
  recipient = text_of (said, "recipient");
  if (key == NULL || name == NULL || recipient == NULL)
    return NULL;

  partner = g_new0 (CwPartner, 1);
  partner->name = g_strdup (name);
  partner->recipient = g_strdup (recipient);
  if (sodium_hex2bin (partner->key, sizeof partner->key, key, strlen (key), NULL, &length,
                      NULL) != 0 ||
      length != sizeof partner->key)
    g_clear_pointer (&partner, cw_partner_free);
  else
    partner->is_own = cw_secret_was_mine (store->directory, partner->key);

  return partner;
}

/* Oneself first, then by name: as people read it. */
static int
compare_members (gconstpointer a, gconstpointer b)
{
  const CwPartner *one = *(CwPartner *const *) a, *other = *(CwPartner *const *) b;
  int order = other->is_own - one->is_own;

  if (order == 0)
    order = g_utf8_collate (one->name, other->name);
  return order != 0 ? order : memcmp (one->key, other->key, sizeof one->key);
}

/* What somebody else wrote: of members that can't be read none counts, for nobody is left out unseen. */
static GPtrArray *
read_members (CwStore *store, const char *text)
{
  GPtrArray *members = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_partner_free);
  g_autoptr (CwJson) json = cw_json_parse (text, strlen (text), NULL);

  if (json == NULL || cw_json_kind (json) != CW_JSON_ARRAY)
    return members;

  for (guint i = 0; i < cw_json_length (json); i++)
    {
      CwPartner *member = read_member (store, cw_json_at (json, i));

      if (member == NULL)
        {
          g_ptr_array_set_size (members, 0);
          break;
        }
      g_ptr_array_add (members, member);
    }

  g_ptr_array_sort (members, compare_members);
  return members;
}

GPtrArray *
cw_circle_list (CwStore *store, gint64 cycle, GError **error)
{
  g_autoptr (GPtrArray) circles =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_circle_free);
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->shared, cw_sql_circle_list);

  cw_stmt_bind_int (stmt, ":cycle", cycle);
  while (cw_stmt_next (stmt))
    {
      CwCircle *circle = g_new0 (CwCircle, 1);

      circle->id = cw_stmt_int (stmt, 0);
      circle->earlier = cw_stmt_int (stmt, 1);
      circle->made.at_ms = cw_stmt_int (stmt, 2);
      circle->made.offset_min = (int) cw_stmt_int (stmt, 3);
      circle->members = read_members (store, cw_stmt_text (stmt, 4));
      g_ptr_array_add (circles, circle);
    }

  return cw_stmt_done (stmt, error) ? g_steal_pointer (&circles) : NULL;
}

static gboolean
is_followed (const GPtrArray *circles, gint64 id)
{
  for (guint i = 0; i < circles->len; i++)
    if (((const CwCircle *) circles->pdata[i])->earlier == id)
      return TRUE;

  return FALSE;
}

const CwCircle *
cw_circle_find_current (const GPtrArray *circles, gboolean *is_split)
{
  const CwCircle *current = NULL;
  guint count = 0;

  for (guint i = 0; i < circles->len; i++)
    if (!is_followed (circles, ((const CwCircle *) circles->pdata[i])->id))
      {
        current = circles->pdata[i];
        count++;
      }

  if (is_split != NULL)
    *is_split = count > 1;
  return current;
}

const CwPartner *
cw_circle_find_member (const CwCircle *circle, const guint8 key[CW_PARTNER_KEY_BYTES])
{
  for (guint i = 0; i < circle->members->len; i++)
    {
      const CwPartner *member = circle->members->pdata[i];

      if (memcmp (member->key, key, sizeof member->key) == 0)
        return member;
    }

  return NULL;
}

const CwPartner *
cw_circle_find_name (const CwCircle *circle, const char *name)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  for (guint i = 0; i < circle->members->len; i++)
    {
      const CwPartner *member = circle->members->pdata[i];
      g_autofree char *folded = g_utf8_casefold (member->name, -1);

      if (g_utf8_collate (folded, wanted) == 0)
        return member;
    }

  return NULL;
}

gboolean
cw_circle_is_mine (CwStore *store, const CwCircle *circle)
{
  for (guint i = 0; i < circle->members->len; i++)
    if (((const CwPartner *) circle->members->pdata[i])->is_own)
      return TRUE;

  return FALSE;
}

char *
cw_circle_write_members (const GPtrArray *members)
{
  GString *text = g_string_new (NULL);
  g_autoptr (CwJsonWriter) json = cw_json_writer_new (text, CW_JSON_COMPACT);

  cw_json_begin_array (json, NULL);
  for (guint i = 0; i < members->len; i++)
    {
      const CwPartner *member = members->pdata[i];
      char key[2 * CW_PARTNER_KEY_BYTES + 1];

      cw_json_begin_object (json, NULL);
      cw_json_add_string (json, "key",
                          sodium_bin2hex (key, sizeof key, member->key, sizeof member->key));
      cw_json_add_string (json, "name", member->name);
      cw_json_add_string (json, "recipient", member->recipient);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
  return g_string_free (text, FALSE);
}

void
cw_circle_get_scope (CwStore *store, gint64 circle, char scope[CW_UUID_TEXT_LENGTH + 1])
{
  CwUuid uuid;

  scope[0] = '\0';
  if (cw_log_to_uuid (store->log, circle, &uuid))
    cw_uuid_to_text (&uuid, scope);
}
