/* log.h - the log of one database file: streams of lines, and the keys of what they name
 *
 * A line's local id is origin * 2^32 + its number in the stream. Origin 0 holds the ids that are
 * the same everywhere; origins from CW_PRIVATE_ORIGIN on lie in the private file.
 */
#pragma once

#include "data/base/db.h"
#include "data/log/line.h"

#define CW_PRIVATE_ORIGIN (1 << 30)
#define CW_FRAME_SIZE (64 * 1024) /* lines are gathered into frames of about so many bytes */
#define CW_FRAME_MOST (8 * 1024 * 1024) /* no frame is larger, whoever wrote it */

typedef struct _CwLog CwLog;

typedef struct _CwStream CwStream;

struct _CwStream
{
  gint32 number;         /* local */
  guint64 bits;          /* the same everywhere */
  const CwStream *trunk; /* the stream that this one branched from; NULL for none */
  guint32 fork_seq;      /* the last line that both have */
  char *audience;
  char *scope; /* UUID of a school, or "" */
  char *author;
  char *name; /* the author's first name and all the bits, once somebody asked: see id.c */
  gboolean is_sample;
  gboolean is_own;
  gboolean signs_openings; /* its first line says that they are signed */
  guint8 key[32];
  guint32 sealed_seq; /* 0 for one without a seal */
  guint8 sealed_hash[32];
  guint32 hidden_seq; /* lines from here on wait for the rest of a transaction; 0 for none */
};

/* What a new stream of this installation says of itself in its first line. */
typedef struct
{
  const char *author;
  gboolean is_sample;
  const guint8 *key; /* 32 bytes */
} CwAuthor;

/* One line as it lies in the log. */
typedef struct
{
  const CwStream *stream;
  guint32 seq;
  gint64 id;
  const char *bytes; /* valid until the next call into the log */
  gsize length;      /* cw_line_is_void() tells what was taken back */
} CwEntry;

typedef gboolean (*CwEntryFunc) (const CwEntry *entry, gpointer user_data, GError **error);

static inline gint64
cw_log_make_id (gint32 origin, guint32 seq)
{
  return (gint64) (((guint64) (guint32) origin << 32) | seq);
}

static inline gboolean
cw_log_id_is_private (gint64 id)
{
  return (id >> 32) >= CW_PRIVATE_ORIGIN;
}

/* @db stays the caller's. 26 bits are drawn anew for each stream that this opening writes to. */
CwLog *cw_log_new (CwDb *db, gboolean is_private, GError **error);
void cw_log_free (CwLog *log);
CwDb *cw_log_get_db (CwLog *log);

/* Where the references of a private log lie: it names nothing there. */
void cw_log_set_wider (CwLog *log, CwLog *wider);

/* While it is frozen nothing gets a local key that has none: for what only reads. */
void cw_log_freeze (CwLog *log, gboolean is_frozen);

/* Local numbers below these are never given out: they are mentioned elsewhere. */
void cw_log_reserve (CwLog *log, gint32 least_origin, gint64 least_known);

/* Forgets what was not committed: after a rollback. */
gboolean cw_log_reload (CwLog *log, GError **error);

/* Before a transaction that appends: tries again to forget where that has failed. */
gboolean cw_log_refresh (CwLog *log, GError **error);

/* Streams by number (NULL for none), and all of them (CwStream, transfer none). */
const CwStream *cw_log_get_stream (CwLog *log, gint32 number);
GPtrArray *cw_log_get_streams (CwLog *log);

/* The number of the stream's last line, 0 for none; -1 with @error. Found when first asked for. */
gint64 cw_log_last_seq (CwLog *log, const CwStream *stream, GError **error);

/* The author's stream of that audience and scope, made when it is missing. NULL with @error. */
const CwStream *cw_log_own_stream (CwLog *log,
                                   const CwAuthor *author,
                                   const char *audience,
                                   const char *scope,
                                   GError **error);

/* @stream is another installation's: sample data that came as if merged. */
gboolean cw_log_let_go (CwLog *log, const CwStream *stream, GError **error);

/* No stream is written on: this store turned out to be a copy. */
gboolean cw_log_disown (CwLog *log, GError **error);

/*
 * Appends @line, in a transaction, with the stream's next number; sets its opening where that must
 * be said. @read gets the line as the reader sees it, valid until the next call. Returns its local
 * id, 0 with CW_ERROR_INVALID, _FULL or _STORAGE.
 */
gint64
cw_log_append (CwLog *log, const CwStream *stream, CwLine *line, CwLine *read, GError **error);

/* Writes what was appended as frames; before the transaction is committed. */
gboolean cw_log_flush (CwLog *log, GError **error);

/* Puts @bytes ("" makes it void) in the place of an unsealed line. */
gboolean
cw_log_replace (CwLog *log, gint64 id, const char *bytes, gsize length, GError **error);

/* Takes an unsealed line back: nothing is left of it but the opening that it may say. */
gboolean cw_log_void (CwLog *log, gint64 id, GError **error);

/* TRUE once a second connection finds the line's frame as it was written; after a failed sync. */
gboolean cw_log_verify (CwLog *log, gint64 id, GError **error);

/* One line by its local id: FALSE with CW_ERROR_NOT_FOUND or _DAMAGED. */
gboolean cw_log_get (CwLog *log, gint64 id, CwEntry *entry, GError **error);

/* The opening bits in force at line @seq of @stream; -1 with @error. */
gint64 cw_log_opening_at (CwLog *log, const CwStream *stream, guint32 seq, GError **error);

/* Line @seq of @stream, or of what it branched from. */
gboolean
cw_log_get_at (CwLog *log, const CwStream *stream, guint32 seq, CwEntry *entry, GError **error);

/* The origin that numbers line @seq of @stream; 0 with @error. */
gint32 cw_log_origin_at (CwLog *log, const CwStream *stream, guint32 seq, GError **error);

/* Every line of every stream, in order; @each returning FALSE with an error ends it. */
gboolean cw_log_each (CwLog *log, CwEntryFunc each, gpointer user_data, GError **error);

/* Local ids from UUIDs and references. Looking up never makes one; naming does, in a transaction. */
gint64 cw_log_find_uuid (CwLog *log, const CwUuid *uuid);
gint64 cw_log_name_uuid (CwLog *log, const CwUuid *uuid, GError **error);
gint64 cw_log_name_text (CwLog *log, const char *text, gsize length, GError **error);
gint64 cw_log_name_ref (CwLog *log, const CwStream *stream, const CwRef *ref, GError **error);
gboolean cw_log_to_uuid (CwLog *log, gint64 id, CwUuid *uuid);
const CwStream *cw_log_stream_of (CwLog *log, gint64 id);

/*
 * The record that @line makes, if it is about no other: itself, or the line that has the same UUID in
 * the branch that came first.
 */
gint64 cw_log_record_of (CwLog *log, gint64 line);

/* Lines of @stream may have twins: the same UUID, and other words. */
gboolean cw_log_has_twins (const CwStream *stream);

/* How a line of @stream refers to @id: by number where it can. */
gboolean cw_log_make_ref (CwLog *log, const CwStream *stream, gint64 id, CwRef *ref);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwLog, cw_log_free)
