/* corewalk/store.h - one person's record: a directory with two databases, keys and a lock
 *
 * One thread uses a store at a time: open a second one, for reading, for a second thread, or hand
 * the store over and use it no more until it is handed back. Every record is named by a local id, a
 * positive number that means something in this store only; 0 is no record. What travels is the
 * record's UUID (corewalk/id.h).
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

typedef enum
{
  CW_STORE_WRITE, /* the one writer; holds the lock until closed */
  CW_STORE_READ,  /* query only, beside the writer or without one */
  CW_STORE_STILL, /* the same, and all that is read is of the moment when it was opened */
} CwStoreMode;

typedef struct
{
  char *name;         /* as it stands in every stream that this laptop writes */
  char *role;         /* "coach", "lead", "academy" or "district" */
  char *organization; /* may be empty */
  gboolean is_sample; /* invented data: marked in each stream, never exchanged with real ones */
} CwPerson;

/** cw_person_clear: frees what @person holds. */
void cw_person_clear (CwPerson *person);

/**
 * cw_store_create:
 * @directory: file-system name; made with mode 0700 where it is missing
 * @person: whose record it is; a name of 1 to 200 characters and a role
 *
 * Makes a store: databases, keys, the first streams when they are first written to. In a copy of a
 * disk image the store that cw_store_prepare_image() left becomes @person's.
 *
 * Returns: %FALSE on %CW_ERROR_EXISTS (a store is there), %CW_ERROR_INVALID (the person),
 *   %CW_ERROR_PLACE (network, FAT or read-only file system), %CW_ERROR_FULL, %CW_ERROR_STORAGE;
 *   nothing is left behind then.
 */
gboolean cw_store_create (const char *directory, const CwPerson *person, GError **error);

/**
 * cw_store_open:
 * @directory: what cw_store_create() made
 *
 * Opens a store, upgrading its tables where the program is newer. A writer waits up to three
 * seconds for a command that is just finishing.
 *
 * Returns: (transfer full): the store, or %NULL on %CW_ERROR_NOT_FOUND (no store there),
 *   %CW_ERROR_BUSY (another program writes; cw_store_owner_pid() tells which),
 *   %CW_ERROR_SCHEMA (foreign or newer), %CW_ERROR_DAMAGED, %CW_ERROR_PLACE, %CW_ERROR_STORAGE.
 */
CwStore *cw_store_open (const char *directory, CwStoreMode mode, GError **error);

/** cw_store_close: frees @store and gives up the lock; %NULL is allowed. */
void cw_store_close (CwStore *store);

/**
 * cw_store_prepare_image:
 * @store: a store with what everybody is to find: a roster, forms, cards that are trusted
 *
 * Makes @store nobody's, before the disk it lies on is copied to many laptops: its keys and its card
 * are destroyed, its streams signed and closed. What was sent to it can't be opened any more. Close
 * it then. On each copy there seems to be no store until cw_store_create() says whose it is.
 *
 * Returns: %FALSE on %CW_ERROR_BUSY, %CW_ERROR_FULL, %CW_ERROR_STORAGE, %CW_ERROR_DAMAGED; close it
 *   and try again.
 */
gboolean cw_store_prepare_image (CwStore *store, GError **error);

/** cw_store_owner_pid: who holds the lock of the store in @directory; 0 when nobody does. */
int cw_store_owner_pid (const char *directory);

/** cw_store_get_directory: (transfer none): as it was opened. */
const char *cw_store_get_directory (CwStore *store);

/** cw_store_get_person: (transfer none): whose record it is; valid as long as @store. */
const CwPerson *cw_store_get_person (CwStore *store);

/**
 * cw_store_get_notice:
 *
 * Returns: (transfer none): what opening found out and a person should know (the store is a copy,
 *   was restored, or the clock is behind), one sentence, or %NULL.
 */
const char *cw_store_get_notice (CwStore *store);

/**
 * cw_store_get_stamp:
 *
 * Returns: a number that differs after any change of the shared record by anybody; compare only.
 */
gint64 cw_store_get_stamp (CwStore *store);

/**
 * cw_store_refresh:
 *
 * For a %CW_STORE_READ that stays open beside its writer: what came in since, whole streams of other
 * people too, is known to it from now on. Call it before each question; it costs nothing where nothing
 * was written. Any other store is always up to date.
 *
 * Returns: %FALSE on %CW_ERROR_STORAGE or %CW_ERROR_DAMAGED.
 */
gboolean cw_store_refresh (CwStore *store, GError **error);

/**
 * cw_store_is_empty:
 *
 * Returns: whether nothing was ever recorded here, in either file.
 */
gboolean cw_store_is_empty (CwStore *store);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwStore, cw_store_close)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CwPerson, cw_person_clear)

G_END_DECLS
