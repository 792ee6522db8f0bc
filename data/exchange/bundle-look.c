#include "data/exchange/bundle-look.h"

#include "corewalk/bundle.h"
#include "data/exchange/bundle-reader.h"
#include "data/exchange/run-check.h"
#include "data/store/encryption-key.h"

#include <string.h>

static void
free_run (gpointer data)
{
  CwBundleRun *run = data;

  g_free (run->audience);
  g_free (run->scope);
  g_free (run->author);
  g_free (run);
}

void
cw_bundle_info_free (CwBundleInfo *info)
{
  if (info == NULL)
    return;

  g_free (info->sender);
  g_free (info->organization);
  g_ptr_array_unref (info->runs);
  g_free (info);
}

void
cw_bundle_line_spell (guint64 bits, guint32 seq, const char *bytes, gsize length, GString *out)
{
  g_string_assign (out, "{\"line\":");
  if (cw_line_is_void (bytes, length))
    g_string_append (out, "null");
  else
    g_string_append_len (out, bytes, (gssize) length);
  g_string_append_printf (out, ",\"seq\":%u,\"stream\":\"%016" G_GINT64_MODIFIER "x\"}", seq,
                          bits);
}

static CwBundleRun *
describe_run (const CwRun *run)
{
  CwBundleRun *described = g_new0 (CwBundleRun, 1);

  described->bits = run->bits;
  described->first = run->first;
  described->last = run->last;
  described->audience = g_strdup (run->audience);
  described->scope = g_strdup (run->scope);
  described->author = g_strdup (run->author);
  sodium_bin2hex (described->key, sizeof described->key, run->key, sizeof run->key);
  return described;
}

static CwBundleInfo *
describe (CwBundleReader *reader, const CwBundleHead *head)
{
  CwBundleInfo *info = g_new0 (CwBundleInfo, 1);
  GPtrArray *runs = cw_bundle_reader_get_runs (reader);

  memcpy (info->id, head->id, sizeof info->id);
  info->sender = g_strdup (head->sender);
  info->organization = g_strdup (head->organization);
  sodium_bin2hex (info->key, sizeof info->key, head->key, sizeof head->key);
  info->made = head->made;
  info->scope = head->scope;
  info->is_sample = head->is_sample;
  info->is_whole = head->is_whole;
  info->lines = cw_bundle_reader_count_lines (reader);
  info->recipients = cw_bundle_reader_get_recipients (reader);
  info->runs = g_ptr_array_new_with_free_func (free_run);
  for (guint i = 0; i < runs->len; i++)
    g_ptr_array_add (info->runs, describe_run (runs->pdata[i]));
  return info;
}

/* A look into a file, from its first reading to its last line. */
typedef struct
{
  CwAgeKeys *keys;
  CwBundleHead head;
  CwBundleReader *reader;
  gint64 done;

  CwProgress progress;
  CwBundleLineFunc each;
  gpointer user_data;
  GString *json;
} Look;

static void
clear_look (Look *look)
{
  cw_bundle_reader_free (look->reader);
  cw_bundle_head_clear (&look->head);
  cw_age_keys_free (look->keys);
  g_string_free (look->json, TRUE);
}

static gboolean
open_look (Look *look, CwStore *store, const char *file, GError **error)
{
  look->json = g_string_new (NULL);
  if (store != NULL)
    {
      look->keys = cw_encryption_key_load (store->directory, error);
      if (look->keys == NULL)
        return FALSE;
    }

  look->reader = cw_bundle_reader_new (file, look->keys, &look->head, error);
  return look->reader != NULL;
}

CwBundleInfo *
cw_bundle_inspect (CwStore *store, const char *file, GError **error)
{
  Look look = { 0 };
  CwBundleInfo *info =
      open_look (&look, store, file, error) ? describe (look.reader, &look.head) : NULL;

  clear_look (&look);
  return info;
}

static gboolean
stop (GError **error)
{
  g_set_error_literal (error, CW_ERROR, CW_ERROR_CANCELLED, "stopped");
  return FALSE;
}

static gboolean
show_lines (Look *look, CwRunCheck *check, GError **error)
{
  const CwFrame *frame = check->frame;

  for (guint64 seq = frame->first; look->each != NULL && seq <= frame->last; seq++)
    {
      gsize length;
      const char *bytes = cw_frame_get (frame, (guint32) seq, &length);
      g_autofree char *text = g_strndup (bytes, length);
      CwLine read = { .kind = "void" };
      CwBundleLine line = { .text = cw_line_is_void (bytes, length) ? "" : text,
                            .audience = check->run->audience };

      if (length > 0 && !cw_run_check_line (check, (guint32) seq, bytes, length, &read, error))
        return FALSE;

      line.kind = read.kind;
      cw_bundle_line_spell (check->run->bits, (guint32) seq, bytes, length, look->json);
      line.json = look->json->str;
      if (!look->each (&line, look->user_data))
        return stop (error);
    }

  look->done += (gint64) frame->last - frame->first + 1;
  return look->progress == NULL ||
         look->progress ((double) look->done /
                             (double) cw_bundle_reader_count_lines (look->reader),
                         look->user_data) ||
         stop (error);
}

static gboolean
go_through (Look *look, GError **error)
{
  GPtrArray *runs = cw_bundle_reader_get_runs (look->reader);
  g_autoptr (CwPacked) packed = cw_packed_new ();
  g_auto (CwRunCheck) check = { 0 };
  gboolean is_end = FALSE;
  guint32 run;

  cw_run_check_init (&check);
  if (!cw_bundle_reader_again (look->reader, error))
    return FALSE;

  for (;;)
    {
      if (!cw_bundle_reader_next (look->reader, packed, &run, &is_end, error))
        return FALSE;
      if (is_end)
        return TRUE;
      if ((check.run != runs->pdata[run] &&
           !cw_run_check_begin (&check, runs->pdata[run], error)) ||
          !cw_run_check_frame (&check, packed, error) ||
          !cw_run_check_lines (&check, check.frame, error) || !show_lines (look, &check, error))
        return FALSE;
    }
}

CwBundleInfo *
cw_bundle_verify (CwStore *store,
                  const char *file,
                  CwProgress progress,
                  gpointer user_data,
                  GError **error)
{
  Look look = { .progress = progress, .user_data = user_data };
  CwBundleInfo *info = open_look (&look, store, file, error) && go_through (&look, error)
                           ? describe (look.reader, &look.head)
                           : NULL;

  clear_look (&look);
  return info;
}

gboolean
cw_bundle_each (CwStore *store,
                const char *file,
                CwBundleLineFunc each,
                gpointer user_data,
                GError **error)
{
  Look look = { 0 };
  gboolean is_done = open_look (&look, store, file, error) && go_through (&look, error);

  /* Nothing of it is shown before all of it was found to be right. */
  look.each = each;
  look.user_data = user_data;
  look.done = 0;
  is_done = is_done && go_through (&look, error);
  clear_look (&look);
  return is_done;
}
