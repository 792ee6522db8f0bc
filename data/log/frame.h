/* frame.h - runs of lines as rows: packing, unpacking, hashes */
#pragma once

#include "data/base/db.h"

#define CW_FRAME_HASH 16 /* bytes of BLAKE2b */
#define CW_SALT 16       /* bytes; of each line */
#define CW_SEED_MOST 32
#define CW_LINE_HASH 32
#define CW_FRAME_HOLE 33 /* bytes of a hole: CW_HOLE_… and a salt or a payload hash */
#define CW_HOLE_KEYED 0  /* a salt of a 16-byte seed */
#define CW_HOLE_ERASED 1 /* a payload hash: the words are gone */
#define CW_HOLE_SALTED 2 /* a salt of a 32-byte seed */

#define CW_FRAMES_AT_ONCE 4

#define CW_CODING_PLAIN 0
#define CW_CODING_ZSTD 1
#define CW_FRAME_SEALED_LEVEL 3 /* of zstd: what is sealed is packed once and sent often */

/* Where the salts of a frame come from: 16 bytes in the first stores, 32 since bundles; `data/format.md`. */
typedef struct
{
  guint8 size; /* 0 where there are holes */
  guint8 bytes[CW_SEED_MOST];
} CwSeed;

/* What a sealed run of lines has besides its lines. */
typedef struct
{
  gboolean is_there;
  CwSeed seed;
  guint8 chain[CW_LINE_HASH]; /* line hash of the last line */
  GByteArray *holes; /* empty, or CW_FRAME_HOLE bytes a line, because a line of it was erased */
} CwFrameSeal;

typedef struct
{
  gint32 stream;
  guint32 first, last;
  GString *lines;  /* joined by newlines; a void line is empty */
  guint32 *starts; /* where each line begins, and one past the end of the last */
  CwFrameSeal seal;
} CwFrame;

/* The same as it lies in a row, and as it travels. */
typedef struct
{
  guint32 first, last;
  guint32 size;               /* of the lines, joined by newlines */
  guint32 coding;             /* CW_CODING_… */
  GByteArray *body;           /* the lines, packed */
  gboolean has_hash;          /* FALSE when it was only read: see cw_packed_hash() */
  guint8 hash[CW_FRAME_HASH]; /* of the lines */
  CwFrameSeal seal;
  gpointer
      packer; /* of zstd, kept for the next lines that are packed here; NULL before the first */
} CwPacked;

CwFrame *cw_frame_new (void);
void cw_frame_free (CwFrame *frame);
CwFrame *cw_frame_copy (const CwFrame *frame);
CwPacked *cw_packed_new (void);
void cw_packed_free (CwPacked *packed);
void cw_packed_copy (const CwPacked *from, CwPacked *to);

/* Line @seq of the frame, which must be in it. */
const char *cw_frame_get (const CwFrame *frame, guint32 seq, gsize *length);

/* CW_FRAME_HASH bytes. */
void cw_frame_hash (const GString *lines, guint8 *hash);

/* Adds lines @first to @last of @stream, in a transaction. */
gboolean cw_frame_add (CwDb *db,
                       gint32 stream,
                       guint32 first,
                       guint32 last,
                       const GString *lines,
                       GError **error);

/* Leaves lines from @first on, which must be in the frame. */
void cw_frame_cut_before (CwFrame *frame, guint32 first);
/* Leaves lines up to @last, which must be in the frame; its chain is then not known. */
void cw_frame_cut_after (CwFrame *frame, guint32 last);

/* After lines were put together: finds where each begins. */
gboolean cw_frame_settle (CwFrame *frame, GError **error);

/* Packs @frame at zstd's @level. */
void cw_frame_pack (const CwFrame *frame, int level, CwPacked *packed);

/* The lines of @packed into @frame; FALSE with CW_ERROR_DAMAGED. */
gboolean cw_packed_unpack (const CwPacked *packed, CwFrame *frame, GError **error);

/* Hashes @lines, which are those of @packed, so that it can be written. */
void cw_packed_hash (CwPacked *packed, const GString *lines);

/* Writes a row under number @id by @sql (such as frame-add). */
gboolean
cw_packed_write (CwDb *db, const char *sql, gint64 id, const CwPacked *packed, GError **error);

/* From columns 6 to 8 of such a row. */
void cw_frame_seal_load (CwStmt *stmt, CwFrameSeal *seal);

/* From columns frame, last, size, coding, body, hash, seed, chain, holes of the row where @stmt stands. */
void cw_packed_load (CwStmt *stmt, CwPacked *packed);

/* Reads the frame that holds @seq into @frame; FALSE with CW_ERROR_NOT_FOUND or CW_ERROR_DAMAGED. */
gboolean cw_frame_find (CwDb *db, gint32 stream, guint32 seq, CwFrame *frame, GError **error);

/*
 * Frames from @first on, until one reaches @last or there are CW_FRAMES_AT_ONCE: their hashes are found at
 * once. @frames holds room for so many, @count of which are filled. FALSE as cw_frame_find().
 */
gboolean cw_frame_find_some (CwDb *db,
                             gint32 stream,
                             guint32 first,
                             guint32 last,
                             CwFrame **frames,
                             guint *count,
                             GError **error);

/* Unpacks the row where @stmt stands: columns as in cw_packed_load(). */
gboolean cw_frame_unpack (CwStmt *stmt, CwFrame *frame, GError **error);

/* Puts @bytes in the place of line @seq and writes the frame back. */
gboolean cw_frame_replace (CwDb *db,
                           CwFrame *frame,
                           guint32 seq,
                           const char *bytes,
                           gsize length,
                           GError **error);

/* The last number of @stream, 0 for none; -1 with @error. */
gint64 cw_frame_last (CwDb *db, gint32 stream, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwFrame, cw_frame_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPacked, cw_packed_free)
