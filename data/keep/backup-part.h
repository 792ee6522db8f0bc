/* backup-part.h - the parts of a backup: which there are, how large they may be, how far one is */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

#define CW_PART_HASH_BYTES 32
#define CW_PART_SHARED "shared.db"
#define CW_PART_PRIVATE "private.db"
#define CW_PART_INSTALL "install.json"
#define CW_PART_KEYS "keys"

typedef struct
{
  char *name; /* below the store's folder */
  gint64 size;
  CwReadBytes read; /* gives exactly @size bytes */
  gpointer source;
  GDestroyNotify free_source;      /* may be NULL */
  guint8 hash[CW_PART_HASH_BYTES]; /* of what was packed */
} CwPart;

/* cw_part_new: with a @name that may be in a backup. */
CwPart *cw_part_new (const char *name,
                     gint64 size,
                     CwReadBytes read,
                     gpointer take_source,
                     GDestroyNotify free_source);
void cw_part_free (CwPart *part);

/* cw_part_check: whether a file of @name and @size may be in a backup: FALSE with
 * CW_ERROR_FORMAT. There are no others, so that no name leads out of the folder. */
gboolean cw_part_check (const char *name, gint64 size, GError **error);

/* cw_part_check_set: whether @names, a set of those found, is whole: FALSE with CW_ERROR_FORMAT. */
gboolean cw_part_check_set (GHashTable *names, GError **error);

/* How far a long work is; @report may be NULL. */
typedef struct
{
  CwProgress report;
  gpointer user_data;
  gint64 done, total;
} CwStep;

/* cw_step_on: FALSE with CW_ERROR_CANCELLED when the caller wants no more. */
gboolean cw_step_on (CwStep *step, gint64 more, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPart, cw_part_free)
