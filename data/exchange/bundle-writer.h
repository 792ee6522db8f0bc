/* bundle-writer.h - the bytes of a bundle, in order: magic, head, blocks, foot, signature
 *
 * They go to a file that is whole or absent, through age where there are recipients.
 */
#pragma once

#include "data/exchange/bundle-text.h"

typedef struct _CwBundleWriter CwBundleWriter;

/* Begins @file, and writes @head. NULL as cw_bundle_export() fails. */
CwBundleWriter *
cw_bundle_writer_new (const char *file, const CwBundleHead *head, GError **error);

/* A frame of the run with that place in the foot. */
gboolean cw_bundle_writer_add (CwBundleWriter *writer,
                               guint32 run,
                               const CwPacked *packed,
                               GError **error);

/* Writes the foot for @runs and the signature with @secret; the file then has its name and is @bytes
 * long. */
gboolean cw_bundle_writer_finish (CwBundleWriter *writer,
                                  const GPtrArray *runs,
                                  const guint8 *secret,
                                  gint64 *bytes,
                                  GError **error);

/* Removes what was not finished; NULL is allowed. */
void cw_bundle_writer_free (CwBundleWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwBundleWriter, cw_bundle_writer_free)
