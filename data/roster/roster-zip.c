#include "data/roster/roster-zip.h"

#include "data/base/archive-library.h"

#define MOST_BYTES (G_GINT64_CONSTANT (1) << 30)
#define MOST_RATIO 250
#define FREE_BYTES (G_GINT64_CONSTANT (1) << 20) /* a tiny file may be as dense as it likes */
#define BLOCK (64 * 1024)

typedef struct
{
  const CwArchiveLibrary *lib;
  struct archive *archive;
} Zip;

static void
close_zip (Zip *zip)
{
  if (zip->archive != NULL)
    zip->lib->read_free (zip->archive);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Zip, close_zip)

static gboolean
refuse (const Zip *zip, const char *what, GError **error)
{
  const char *told = zip->lib->error_string (zip->archive);
  g_autofree char *why = g_strstrip (g_strdup (told ? told : "no reason given"));

  g_set_error (error, CW_ERROR, CW_ERROR_FORMAT, "%s: %s", what, why);
  return FALSE;
}

/* Only the reader that starts from the directory at the end: the other takes a cut-off zip. */
static gboolean
open_zip (Zip *zip, const char *path, GError **error)
{
  zip->lib = cw_archive_library_get (error);
  if (zip->lib == NULL)
    return FALSE;

  zip->archive = zip->lib->read_new ();
  zip->lib->read_support_format_zip_seekable (zip->archive);
  return zip->lib->read_open_filename (zip->archive, path, BLOCK) == ARCHIVE_OK ||
         refuse (zip, "the zip is damaged or was cut off", error);
}

/* Returns 1 for an entry, 0 at the end, -1 on failure. A warning about the name's letters is none. */
static int
next_entry (const Zip *zip, struct archive_entry **entry, GError **error)
{
  int result = zip->lib->read_next_header (zip->archive, entry);
  const char *told = result == ARCHIVE_WARN ? zip->lib->error_string (zip->archive) : NULL;

  if (result == ARCHIVE_EOF)
    return 0;
  if (result == ARCHIVE_OK ||
      (result == ARCHIVE_WARN && !(told && g_str_has_prefix (told, "Inconsistent"))))
    return 1;
  refuse (zip, "the zip is damaged", error);
  return -1;
}

static const char *
name_of (const Zip *zip, struct archive_entry *entry)
{
  const char *name = zip->lib->entry_pathname_utf8 (entry);

  if (!name)
    name = zip->lib->entry_pathname (entry);
  return zip->lib->entry_filetype (entry) == AE_IFREG && name ? name : "";
}

/* What the zip says; -1 where it does not. */
static gint64
size_of (const Zip *zip, struct archive_entry *entry)
{
  return zip->lib->entry_size_is_set (entry) ? zip->lib->entry_size (entry) : -1;
}

gboolean
cw_roster_zip_list (const char *path, CwRosterZipFunc func, gpointer data, GError **error)
{
  g_auto (Zip) zip = { NULL };
  struct archive_entry *entry;
  int more;

  if (!open_zip (&zip, path, error))
    return FALSE;
  while ((more = next_entry (&zip, &entry, error)) > 0)
    {
      gint64 written_s = zip.lib->entry_mtime_is_set (entry) ? zip.lib->entry_mtime (entry) : 0;

      if (!func (name_of (&zip, entry), size_of (&zip, entry), written_s * 1000, data, error))
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
read_entry (const Zip *zip,
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

  while ((result = zip->lib->read_data_block (zip->archive, &bytes, &n, &offset)) == ARCHIVE_OK)
    {
      total += n;
      if (!stay_within (total, packed_bytes, claimed, error) || !func (bytes, n, data, error))
        return FALSE;
    }
  if (result != ARCHIVE_EOF)
    return refuse (zip, "it can't be unpacked", error);
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
  g_auto (Zip) zip = { NULL };
  struct archive_entry *entry = NULL;
  int more = open_zip (&zip, path, error) ? 1 : -1;

  for (guint i = 0; more > 0 && i <= index; i++)
    more = next_entry (&zip, &entry, error);
  if (more == 0)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT, "the zip changed while it was read");
  if (more <= 0)
    return FALSE;
  if (zip.lib->entry_is_encrypted (entry))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_FORMAT,
                           "it is locked with a password. Save it without one");
      return FALSE;
    }
  return read_entry (&zip, size_of (&zip, entry), packed_bytes, func, data, error);
}
