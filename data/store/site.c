#include "data/store/site.h"

#include <linux/magic.h>
#include <string.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>

typedef struct
{
  unsigned long magic;
  const char *name;
} FileSystem;

/* From linux/magic.h and, where it has none, from the file systems' own sources. */
static const FileSystem refused[] = {
  { NFS_SUPER_MAGIC, "a network folder (NFS)" },
  { SMB_SUPER_MAGIC, "a network folder (SMB)" },
  { 0xff534d42, "a network folder (CIFS)" },
  { 0xfe534d42, "a network folder (SMB 2)" },
  { 0x01021997, "a shared folder of a virtual machine (9p)" },
  { 0x6a656a63, "a shared folder of a virtual machine (virtiofs)" },
  { 0x786f4256, "a shared folder of a virtual machine (VirtualBox)" },
  { 0x65735546, "a folder of another program (FUSE)" },
  { AFS_SUPER_MAGIC, "a network folder (AFS)" },
  { CODA_SUPER_MAGIC, "a network folder (Coda)" },
  { 0x00c36400, "a network folder (Ceph)" },
  { MSDOS_SUPER_MAGIC, "a stick or card (FAT)" },
  { 0x2011bab0, "a stick or card (exFAT)" },
};

static unsigned long pretended;

void
cw_site_pretend (unsigned long file_system)
{
  pretended = file_system;
}

static char *
find_existing (const char *directory)
{
  char *path = g_canonicalize_filename (directory, NULL);

  while (!g_file_test (path, G_FILE_TEST_EXISTS) && strcmp (path, "/") != 0)
    {
      char *parent = g_path_get_dirname (path);

      g_free (path);
      path = parent;
    }

  return path;
}

gboolean
cw_site_check (const char *directory, gboolean is_writer, GError **error)
{
  g_autofree char *path = find_existing (directory);
  struct statfs about;
  unsigned long magic;

  if (statfs (path, &about) != 0)
    return TRUE; /* opening the files will say what is wrong */

  magic = pretended != 0 ? pretended : (unsigned long) about.f_type & 0xffffffff;
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    if (refused[i].magic == magic)
      {
        g_set_error (
            error, CW_ERROR, CW_ERROR_PLACE,
            "a store can't be kept in %s: what is kept there can be lost. Choose a folder "
            "on this computer's own disk, and use a bundle or a backup to carry it",
            refused[i].name);
        return FALSE;
      }

  if (is_writer && (about.f_flags & ST_RDONLY) != 0)
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_PLACE,
                           "the disk is read-only. Choose a folder that can be written to");
      return FALSE;
    }

  return TRUE;
}
