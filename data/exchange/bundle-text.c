#include "data/exchange/bundle-text.h"

#include "corewalk/json.h"
#include "corewalk/uuid.h"
#include "data/base/text.h"

#include <string.h>

static const char *const audiences[] = { "pair", "school", "district", "reference", NULL };
static const char *const scopes[] = { "district", "school", "cycle", NULL };

const char *
cw_bundle_scope_name (CwScope scope)
{
  return scopes[scope];
}

CwRun *
cw_run_new (void)
{
  return g_new0 (CwRun, 1);
}

void
cw_run_free (CwRun *run)
{
  if (run == NULL)
    return;

  g_free (run->audience);
  g_free (run->scope);
  g_free (run->author);
  g_free (run);
}

const guint8 *
cw_run_get_openings (const CwRun *run)
{
  return run->has_openings ? run->openings : NULL;
}

void
cw_bundle_head_clear (CwBundleHead *head)
{
  g_clear_pointer (&head->sender, g_free);
  g_clear_pointer (&head->organization, g_free);
  g_clear_pointer (&head->card, g_free);
  g_clear_pointer (&head->recipients, g_ptr_array_unref);
}

static void
add_hex (CwJsonWriter *json, const char *key, const guint8 *bytes, gsize length)
{
  char hex[2 * 64 + 1];

  sodium_bin2hex (hex, sizeof hex, bytes, length);
  cw_json_add_string (json, key, hex);
}

void
cw_bundle_head_write (const CwBundleHead *head, GString *out)
{
  g_autoptr (CwJsonWriter) json = cw_json_writer_new (out, CW_JSON_COMPACT);

  cw_json_begin_object (json, NULL);
  cw_json_add_int (json, "bytes", head->body_bytes);
  if (head->card != NULL)
    cw_json_add_string (json, "card", head->card);
  cw_json_begin_array (json, "for");
  for (guint i = 0; i < head->recipients->len; i++)
    cw_json_add_string (json, NULL, head->recipients->pdata[i]);
  cw_json_end_array (json);
  add_hex (json, "key", head->key, sizeof head->key);
  cw_json_add_int (json, "made", head->made.at_ms);
  cw_json_add_string (json, "organization", head->organization);
  cw_json_add_int (json, "sample", head->is_sample);
  cw_json_add_string (json, "scope", scopes[head->scope]);
  cw_json_add_string (json, "sender", head->sender);
  cw_json_add_string (json, "id", head->id);
  cw_json_add_int (json, "whole", head->is_whole);
  cw_json_add_int (json, "zone", head->made.offset_min);
  cw_json_end_object (json);
}

void
cw_bundle_foot_write (const GPtrArray *runs, GString *out)
{
  g_autoptr (CwJsonWriter) json = cw_json_writer_new (out, CW_JSON_COMPACT);

  cw_json_begin_object (json, NULL);
  cw_json_begin_array (json, "runs");
  for (guint i = 0; i < runs->len; i++)
    {
      const CwRun *run = runs->pdata[i];
      g_autofree char *bits = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", run->bits);

      cw_json_begin_object (json, NULL);
      cw_json_add_string (json, "audience", run->audience);
      cw_json_add_string (json, "author", run->author);
      cw_json_add_int (json, "first", run->first);
      add_hex (json, "head", run->head, sizeof run->head);
      add_hex (json, "key", run->key, sizeof run->key);
      cw_json_add_int (json, "last", run->last);
      cw_json_add_int (json, "opening", run->opening);
      if (run->has_openings)
        add_hex (json, "openings", run->openings, sizeof run->openings);
      add_hex (json, "prior", run->prior, sizeof run->prior);
      cw_json_add_int (json, "sample", run->is_sample);
      cw_json_add_string (json, "scope", run->scope);
      add_hex (json, "signature", run->signature, sizeof run->signature);
      cw_json_add_string (json, "stream", bits);
      cw_json_end_object (json);
    }
  cw_json_end_array (json);
  cw_json_end_object (json);
}

/* Reads members of one object; the first that is missing or wrong sticks. */
typedef struct
{
  const CwJson *object;
  const char *wrong;
} Members;

static const CwJson *
get (Members *members, const char *key, CwJsonKind kind)
{
  const CwJson *member = cw_json_kind (members->object) == CW_JSON_OBJECT
                             ? cw_json_member (members->object, key)
                             : NULL;

  if (member != NULL && cw_json_kind (member) == kind)
    return member;

  if (members->wrong == NULL)
    members->wrong = key;
  return NULL;
}

static gboolean
has (const Members *members, const char *key)
{
  return cw_json_kind (members->object) == CW_JSON_OBJECT &&
         cw_json_member (members->object, key) != NULL;
}

static gint64
get_int (Members *members, const char *key, gint64 least, gint64 most)
{
  const CwJson *member = get (members, key, CW_JSON_INTEGER);
  gint64 value = member == NULL ? least : cw_json_integer (member);

  if (value >= least && value <= most)
    return value;

  if (members->wrong == NULL)
    members->wrong = key;
  return least;
}

static char *
get_name (Members *members, const char *key)
{
  const CwJson *member = get (members, key, CW_JSON_STRING);
  const char *text = member == NULL ? "" : cw_json_string (member);

  if (text[0] == '\0' || cw_text_check_name ("the name", text, NULL))
    return g_strdup (text);

  if (members->wrong == NULL)
    members->wrong = key;
  return g_strdup ("");
}

static guint
get_choice (Members *members, const char *key, const char *const *choices)
{
  const CwJson *member = get (members, key, CW_JSON_STRING);

  for (guint i = 0; member != NULL && choices[i] != NULL; i++)
    if (strcmp (cw_json_string (member), choices[i]) == 0)
      return i;

  if (members->wrong == NULL)
    members->wrong = key;
  return 0;
}

static void
get_hex (Members *members, const char *key, guint8 *bytes, gsize length)
{
  const CwJson *member = get (members, key, CW_JSON_STRING);
  const char *text = member == NULL ? "" : cw_json_string (member);
  gsize found = 0;

  memset (bytes, 0, length);
  if (strlen (text) == 2 * length &&
      sodium_hex2bin (bytes, length, text, 2 * length, NULL, &found, NULL) == 0 &&
      found == length)
    return;

  if (members->wrong == NULL)
    members->wrong = key;
}

static gboolean
finish (const Members *members, const char *where, GError **error)
{
  if (members->wrong == NULL)
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_FORMAT, "%s: '%s' is missing or can't be", where,
               members->wrong);
  return FALSE;
}

static GPtrArray *
get_recipients (Members *members)
{
  const CwJson *list = get (members, "for", CW_JSON_ARRAY);
  GPtrArray *recipients = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; list != NULL && i < cw_json_length (list); i++)
    {
      const CwJson *each = cw_json_at (list, i);

      if (cw_json_kind (each) == CW_JSON_STRING)
        g_ptr_array_add (recipients, g_strdup (cw_json_string (each)));
      else
        members->wrong = "for";
    }

  return recipients;
}

/* get_card: what is no text is no card; whether it is one is asked where it matters. */
static char *
get_card (const CwJson *root)
{
  const CwJson *member =
      cw_json_kind (root) == CW_JSON_OBJECT ? cw_json_member (root, "card") : NULL;

  return member != NULL && cw_json_kind (member) == CW_JSON_STRING
             ? g_strdup (cw_json_string (member))
             : NULL;
}

gboolean
cw_bundle_head_read (const char *text, gsize length, CwBundleHead *head, GError **error)
{
  g_autoptr (CwJson) root = cw_json_parse (text, length, error);
  Members members = { .object = root };
  guint8 id[16];

  if (root == NULL)
    {
      g_prefix_error (error, "its head: ");
      return FALSE;
    }

  cw_bundle_head_clear (head);
  get_hex (&members, "id", id, sizeof id);
  sodium_bin2hex (head->id, sizeof head->id, id, sizeof id);
  get_hex (&members, "key", head->key, sizeof head->key);
  head->sender = get_name (&members, "sender");
  head->organization = get_name (&members, "organization");
  head->card = get_card (root);
  head->made.at_ms = get_int (&members, "made", CW_MOMENT_LEAST_MS, CW_MOMENT_MOST_MS);
  head->made.offset_min = (int) get_int (&members, "zone", -1440, 1440);
  head->scope = get_choice (&members, "scope", scopes);
  head->is_sample = get_int (&members, "sample", 0, 1) != 0;
  head->is_whole = get_int (&members, "whole", 0, 1) != 0;
  head->body_bytes = get_int (&members, "bytes", 0, G_MAXINT64);
  head->recipients = get_recipients (&members);
  return finish (&members, "its head", error);
}

static CwRun *
read_run (const CwJson *value, guint index, GError **error)
{
  Members members = { .object = value };
  g_autofree char *where = g_strdup_printf ("its foot, run %u", index + 1);
  CwRun *run = cw_run_new ();
  guint8 bits[8];
  CwUuid uuid;

  get_hex (&members, "stream", bits, sizeof bits);
  for (guint i = 0; i < sizeof bits; i++)
    run->bits = run->bits << 8 | bits[i];
  run->first = (guint32) get_int (&members, "first", 1, G_MAXUINT32);
  run->last = (guint32) get_int (&members, "last", run->first, G_MAXUINT32);
  run->opening = (guint32) get_int (&members, "opening", 0, (1 << 26) - 1);
  get_hex (&members, "prior", run->prior, sizeof run->prior);
  get_hex (&members, "head", run->head, sizeof run->head);
  get_hex (&members, "key", run->key, sizeof run->key);
  get_hex (&members, "signature", run->signature, sizeof run->signature);
  run->has_openings = has (&members, "openings");
  if (run->has_openings)
    get_hex (&members, "openings", run->openings, sizeof run->openings);
  run->audience = g_strdup (audiences[get_choice (&members, "audience", audiences)]);
  run->scope = get_name (&members, "scope");
  if (run->scope[0] != '\0' && !cw_uuid_from_text (run->scope, &uuid))
    members.wrong = "scope";
  run->author = get_name (&members, "author");
  run->is_sample = get_int (&members, "sample", 0, 1) != 0;
  if (finish (&members, where, error))
    return run;

  cw_run_free (run);
  return NULL;
}

GPtrArray *
cw_bundle_foot_read (const char *text, gsize length, GError **error)
{
  g_autoptr (CwJson) root = cw_json_parse (text, length, error);
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_run_free);
  Members members = { .object = root };
  const CwJson *list = root == NULL ? NULL : get (&members, "runs", CW_JSON_ARRAY);

  if (root == NULL)
    {
      g_prefix_error (error, "its foot: ");
      return NULL;
    }
  if (list != NULL && cw_json_length (list) > CW_BUNDLE_RUNS_MOST)
    members.wrong = "runs";
  if (!finish (&members, "its foot", error))
    return NULL;

  for (guint i = 0; i < cw_json_length (list); i++)
    {
      CwRun *run = read_run (cw_json_at (list, i), i, error);

      if (run == NULL)
        return NULL;
      g_ptr_array_add (runs, run);
    }

  return g_steal_pointer (&runs);
}
