#include "data/roster/roster-zip.h"

#include <archive.h>
#include <archive_entry.h>

#define MOST_BYTES (G_GINT64_CONSTANT (1) << 30)
#define MOST_RATIO 250
#define FREE_BYTES (G_GINT64_CONSTANT (1) << 20) /* a tiny file may be as dense as it likes */
#define BLOCK (64 * 1024)

typedef struct archive Archive;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_read_free)

static gboolean
refuse (Archive *archive, const char *what, GError **error)
{
  const char *told = archive_error_string (archive);
  g_autofree char *why = g_strstrip (g_strdup (told ? told : "no reason given"));

  g_set_error (error, CW_ERROR, CW_ERROR_FORMAT, "%s: %s", what, why);
  return FALSE;
}

/* Only the reader that starts from the directory at the end: the other takes a cut-off zip. */
static Archive *
open_zip (const char *path, GError **error)
{
  g_autoptr (Archive) archive = archive_read_new ();

  archive_read_support_format_zip_seekable (archive);
  if (archive_read_open_filename (archive, path, BLOCK) != ARCHIVE_OK)
    {
      refuse (archive, "the zip is damaged or was cut off", error);
      return NULL;
    }
  return g_steal_pointer (&archive);
}

/* Returns 1 for an entry, 0 at the end, -1 on failure. A warning about the name's letters is none. */
static int
next_entry (Archive *archive, struct archive_entry **entry, GError **error)
{
  int result = archive_read_next_header (archive, entry);
  const char *told = result == ARCHIVE_WARN ? archive_error_string (archive) : NULL;

  if (result == ARCHIVE_EOF)
    return 0;
  if (result == ARCHIVE_OK ||
      (result == ARCHIVE_WARN && !(told && g_str_has_prefix (told, "Inconsistent"))))
    return 1;
  refuse (archive, "the zip is damaged", error);
  return -1;
}

static const char *
name_of (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname_utf8 (entry);

  if (!name)
    name = archive_entry_pathname (entry);
  return archive_entry_filetype (entry) == AE_IFREG && name ? name : "";
}

gboolean
cw_roster_zip_list (const char *path, CwRosterZipFunc func, gpointer data, GError **error)
{
  g_autoptr (Archive) archive = open_zip (path, error);
  struct archive_entry *entry;
  int more;

  if (!archive)
    return FALSE;
  while ((more = next_entry (archive, &entry, error)) > 0)
    {
      gint64 size = archive_entry_size_is_set (entry) ? archive_entry_size (entry) : -1;
      gint64 written_ms = archive_entry_mtime_is_set (entry) ? archive_entry_mtime (entry) : 0;

      if (!func (name_of (entry), size, written_ms * 1000, data, error))
        return FALSE;
    }
  return more == 0;
}

static gboolean
stay_within (gint64 total, gint64 packed_bytes, gint64 claimed, GError **error)
{
  if (total > MOST_BYTES || total > packed_bytes * MOST_RATIO + FREE_BYTES)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_FORMAT,
                   "it unpacks to more than %" G_GINT64_FORMAT " times the zip's size or 1 GiB",
                   (gint64) MOST_RATIO);
      return FALSE;
    }
  if (claimed >= 0 && total > claimed)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_FORMAT,
                   "it claims to hold %" G_GINT64_FORMAT " bytes and holds more", claimed);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_entry (Archive *archive,
            gint64 claimed,
            gint64 packed_bytes,
            CwRosterZipBytesFunc func,
            gpointer data,
            GError **error)
{
  gint64 total = 0;
  const void *bytes;
  la_int64_t offset;
  size_t n;
  int result;

  while ((result = archive_read_data_block (archive, &bytes, &n, &offset)) == ARCHIVE_OK)
    {
      total += n;
      if (!stay_within (total, packed_bytes, claimed, error) || !func (bytes, n, data, error))
        return FALSE;
    }
  if (result != ARCHIVE_EOF)
    return refuse (archive, "it can't be unpacked", error);
  if (claimed >= 0 && total != claimed)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_FORMAT,
                   "it claims to hold %" G_GINT64_FORMAT " bytes and holds %" G_GINT64_FORMAT,
                   claimed, total);
      return FALSE;
    }
  return TRUE;
}

gboolean
cw_roster_zip_read (const char *path,
                    guint index,
                    gint64 packed_bytes,
                    CwRosterZipBytesFunc func,
                    gpointer data,
                    GError **error)
{
  g_autoptr (Archive) archive = open_zip (path, error);
  struct archive_entry *entry = NULL;
  int more = archive ? 1 : -1;

  for (guint i = 0; more > 0 && i <= index; i++)
    more = next_entry (archive, &entry, error);
  if (more == 0)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT, "the zip changed while it was read");
  if (more <= 0)
    return FALSE;
  if (archive_entry_is_encrypted (entry))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT,
                           "it is locked with a password. Save it without one");
      return FALSE;
    }
  return read_entry (archive,
                     archive_entry_size_is_set (entry) ? archive_entry_size (entry) : -1,
                     packed_bytes, func, data, error);
}
