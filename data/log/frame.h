/* frame.h - runs of lines as rows: packing, unpacking, hashes */
#pragma once

#include "data/base/db.h"

#define CW_FRAME_HASH 16 /* bytes of BLAKE2b */

typedef struct
{
  gint32 stream;
  guint32 first, last;
  GString *lines;  /* joined by newlines; a void line is empty */
  guint32 *starts; /* where each line begins, and one past the end of the last */
} CwFrame;

CwFrame *cw_frame_new (void);
void cw_frame_free (CwFrame *frame);

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

/* Reads the frame that holds @seq into @frame; FALSE with CW_ERROR_NOT_FOUND or CW_ERROR_DAMAGED. */
gboolean cw_frame_find (CwDb *db, gint32 stream, guint32 seq, CwFrame *frame, GError **error);

/* Unpacks the row where @stmt stands: columns frame, last, size, coding, body, hash. */
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
