/* bundle-reader.h - reading a bundle twice: first all of it is verified, then it is taken apart
 *
 * The first reading goes to the end, checks lengths, encryption and the sender's signature, and
 * remembers where each run stands. The second gives its frames, and must come to the same hash.
 */
#pragma once

#include "corewalk/age.h"
#include "data/exchange/bundle-text.h"

#define CW_BUNDLE_BLOCKS_MOST 500000

typedef struct _CwBundleReader CwBundleReader;

/* Where a frame of a run ends, by the block's own word. */
typedef struct
{
  guint32 run, first, last;
  guint8 chain[CW_LINE_HASH];
} CwMark;

/*
 * Opens @file and reads all of it once; @keys may be NULL. Fails as cw_bundle_inspect(); @head, which
 * is cleared by the caller, then holds what could be read of it.
 */
CwBundleReader *cw_bundle_reader_new (const char *file,
                                      const CwAgeKeys *keys,
                                      CwBundleHead *head,
                                      GError **error);
void cw_bundle_reader_free (CwBundleReader *reader);

GPtrArray *cw_bundle_reader_get_runs (CwBundleReader *reader);     /* of CwRun */
const GArray *cw_bundle_reader_get_marks (CwBundleReader *reader); /* of CwMark, in order */
guint cw_bundle_reader_get_recipients (CwBundleReader *reader);    /* 0 for an open bundle */
const guint8 *cw_bundle_reader_get_hash (CwBundleReader *reader);  /* CW_LINE_HASH bytes */
gint64 cw_bundle_reader_count_lines (CwBundleReader *reader);

/* Begins the second reading. */
gboolean cw_bundle_reader_again (CwBundleReader *reader, GError **error);

/* The next frame, of run @run; @is_end after the last one, when the hash was found to be the same. */
gboolean cw_bundle_reader_next (CwBundleReader *reader,
                                CwPacked *packed,
                                guint32 *run,
                                gboolean *is_end,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwBundleReader, cw_bundle_reader_free)
