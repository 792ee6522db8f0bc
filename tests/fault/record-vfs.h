/* record-vfs.h - everything that SQLite wrote below a directory, in order, to play power cuts from */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RECORD_CREATE,    /* a name appeared; it means a new, empty file */
  RECORD_DELETE,    /* a name went */
  RECORD_DIRECTORY, /* the names as they are now are lasting */
  RECORD_WRITE,
  RECORD_TRUNCATE,
  RECORD_SYNC,   /* what was written to the file is lasting */
  RECORD_BROKEN, /* a sync failed: what was not lasting may never become so */
  RECORD_ACK,    /* the program said so many times "kept" */
} RecordKind;

/**
 * RecordOp:
 * @name: which of the recording's names, for the first three kinds
 * @file: which of the recording's files; a name that is made again means another file
 * @offset: of a write; the new size of a truncate; how many were kept, for an ack
 * @data_at: where in the recording's bytes the written data begins
 */
typedef struct
{
  RecordKind kind;
  guint name;
  guint file;
  gint64 offset;
  gsize data_at;
  gsize length;
} RecordOp;

/* A file that was there when the recording began. */
typedef struct
{
  char *path; /* relative to the directory */
  GBytes *bytes;
  gboolean is_database; /* or its WAL: SQLite writes it, the recording sees it all */
} RecordBase;

/**
 * Recording:
 * @names: (element-type utf8): paths relative to @directory of the files that SQLite writes
 * @bases: (element-type RecordBase): databases first, in the order of @names and of the files
 * @data: all the written bytes
 */
typedef struct
{
  char *directory;
  GPtrArray *names;
  GArray *bases;
  GArray *ops;
  GByteArray *data;
  guint file_count;
} Recording;

/**
 * recording_begin:
 * @directory: absolute, with no symbolic link in it; what is in it now counts as lasting
 *
 * Writes down what SQLite does below @directory from now on, until recording_end(). Only databases
 * opened after this call are seen, and one recording can run at a time.
 *
 * Returns: (transfer full): free with recording_free()
 */
Recording *recording_begin (const char *directory);
void recording_end (Recording *recording);
void recording_free (Recording *recording);

/* The program said that @count things are kept: from here on, no power cut may take them away. */
void recording_ack (Recording *recording, gint64 count);

/* The @nth sync from now on fails, and so do all after it if @for_ever; 0 heals the disk. */
void recording_break_sync (Recording *recording, guint nth, gboolean for_ever);

/* Whether a sync has failed. */
gboolean recording_has_broken (const Recording *recording);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Recording, recording_free)

G_END_DECLS
