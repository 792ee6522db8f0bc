/* foreign.h - writing what others wrote: their streams, frames and openings as they came */
#pragma once

#include "data/log/seal.h"

/* What a bundle says of a stream. */
typedef struct
{
  guint64 bits;
  const char *audience, *scope, *author;
  gboolean is_sample;
  const guint8 *key; /* 32 bytes */
} CwStreamFacts;

/*
 * The trunk of the stream with these bits and this key, made where there is none, and told the facts
 * where it was only mentioned. Before its first line is here the facts are hearsay: they give way when
 * @has_first says that this line comes now. NULL with @error.
 */
const CwStream *
cw_foreign_stream (CwLog *log, const CwStreamFacts *facts, gboolean has_first, GError **error);

/* A new branch of @stream, which goes its own way after line @fork_seq. */
const CwStream *
cw_foreign_branch (CwLog *log, const CwStream *stream, guint32 fork_seq, GError **error);

/*
 * Adds lines behind the last one of @stream, or beyond a gap, with @packed NULL where the frame was
 * changed since it came.
 */
gboolean cw_foreign_add (CwLog *log,
                         const CwStream *stream,
                         const CwFrame *frame,
                         const CwPacked *packed,
                         GError **error);

/* From line @seq on the lines of @stream are of @opening. @was_named says whether somebody named a line of
 * that opening before. */
gboolean cw_foreign_open (CwLog *log,
                          const CwStream *stream,
                          guint32 seq,
                          guint32 opening,
                          gboolean *was_named,
                          GError **error);

/* Before line @seq of @stream, which is new here, gets its id. @has_moved is set if a line of a branch that
 * came before got another one: its rows are to be made anew. */
gboolean cw_foreign_part_twins (CwLog *log,
                                const CwStream *stream,
                                guint32 seq,
                                gboolean *has_moved,
                                GError **error);

/* From line @seq on lines of @stream are missing, up to the next one that is here: nobody can tell
 * which opening they are of, and no number of theirs names anything. */
gboolean cw_foreign_lack (CwLog *log, const CwStream *stream, guint32 seq, GError **error);

/* At line @seq of @stream begins @opening, or none for -1, whatever was noted of it. */
gboolean cw_foreign_open_anew (CwLog *log,
                               const CwStream *stream,
                               guint32 seq,
                               gint64 opening,
                               GError **error);

/* Line @seq is here, and what was said so of it holds no more. */
gboolean
cw_foreign_lack_no_more (CwLog *log, const CwStream *stream, guint32 seq, GError **error);

/* Line 1 of @stream, which just came, says whether its openings are signed. */
void cw_foreign_promise (const CwStream *stream, gboolean signs_openings);

/* The author's signatures over all lines up to @seq, which are here, and over their openings, which may be
 * NULL. Where these are not as they were signed: CW_ERROR_DAMAGED. */
gboolean cw_foreign_seal (CwLog *log,
                          const CwStream *stream,
                          guint32 seq,
                          const guint8 *hash,
                          const guint8 *signature,
                          const guint8 *openings,
                          GError **error);

/* Lines from @seq on are not shown yet; 0 for none. */
gboolean cw_foreign_hide (CwLog *log, const CwStream *stream, guint32 seq, GError **error);
