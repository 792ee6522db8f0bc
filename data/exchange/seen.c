#include "data/exchange/seen.h"

#include "data/base/file.h"
#include "data/base/stmt.h"
#include "sql.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

gboolean
cw_seen_look (const char *folder, const char *name, CwSeenFile *file)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  struct stat status;

  if (lstat (path, &status) != 0 || !S_ISREG (status.st_mode))
    return FALSE;

  text = g_strdup_printf ("%s\n%s\n%" G_GINT64_FORMAT " %" G_GINT64_FORMAT ".%09ld "
                          "%" G_GINT64_FORMAT ".%09ld %" G_GUINT64_FORMAT,
                          folder, name, (gint64) status.st_size, (gint64) status.st_mtim.tv_sec,
                          status.st_mtim.tv_nsec, (gint64) status.st_ctim.tv_sec,
                          status.st_ctim.tv_nsec, (guint64) status.st_ino);
  file->size = status.st_size;
  crypto_generichash (file->place, sizeof file->place, (const guint8 *) text, strlen (text),
                      NULL, 0);
  return TRUE;
}

gboolean
cw_seen_digest (const char *path, guint8 *digest, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
  g_autofree guint8 *buffer = g_malloc (1 << 18);
  crypto_generichash_state state;
  gssize got;

  if (fd < 0)
    return cw_file_fail ("it can't be read", errno, error);

  crypto_generichash_init (&state, NULL, 0, CW_LINE_HASH);
  while ((got = cw_file_read (fd, buffer, 1 << 18, error)) > 0)
    crypto_generichash_update (&state, buffer, (gsize) got);
  close (fd);
  crypto_generichash_final (&state, digest, CW_LINE_HASH);
  return got == 0;
}

gboolean
cw_seen_knows_place (CwStore *store, const CwSeenFile *file)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_seen_place);

  cw_stmt_bind_blob (stmt, ":place", file->place, sizeof file->place);
  return cw_stmt_next (stmt);
}

gboolean
cw_seen_knows_digest (CwStore *store, const guint8 *digest, guint8 *made)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_seen_digest);
  gconstpointer found;
  gsize length;

  cw_stmt_bind_blob (stmt, ":digest", digest, CW_LINE_HASH);
  if (!cw_stmt_next (stmt))
    return FALSE;

  found = cw_stmt_blob (stmt, 0, &length);
  if (made != NULL)
    memset (made, 0, CW_LINE_HASH);
  if (made != NULL && length == CW_LINE_HASH)
    memcpy (made, found, CW_LINE_HASH);
  return TRUE;
}

gboolean
cw_seen_add (CwStore *store,
             const CwSeenFile *file,
             const guint8 *digest,
             const guint8 *made,
             GError **error)
{
  g_autoptr (CwStmt) stmt = cw_stmt_new (store->private, cw_sql_seen_add);

  cw_stmt_bind_blob (stmt, ":place", file->place, sizeof file->place);
  cw_stmt_bind_blob (stmt, ":digest", digest, CW_LINE_HASH);
  cw_stmt_bind_blob (stmt, ":made", made, made == NULL ? 0 : CW_LINE_HASH);
  return cw_stmt_run (stmt, error);
}
