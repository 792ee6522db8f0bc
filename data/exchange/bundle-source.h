/* bundle-source.h - the plain bytes of a bundle's file, through age where it is encrypted */
#pragma once

#include "corewalk/age.h"

typedef struct _CwBundleSource CwBundleSource;

/* Opens @file, which must be a regular one; @keys may be NULL. CW_ERROR_NOT_FOUND, _FORMAT, _SECRET,
 * _STORAGE. */
CwBundleSource *cw_bundle_source_new (const char *file, const CwAgeKeys *keys, GError **error);
void cw_bundle_source_free (CwBundleSource *source);

/* To the first plain byte, at first and again. */
gboolean cw_bundle_source_start (CwBundleSource *source, GError **error);

/* A CwReadAll: the next @size bytes, all of them; CW_ERROR_FORMAT for a file that is cut off. */
gboolean cw_bundle_source_read (void *buffer, gsize size, gpointer user_data, GError **error);

/* Nothing follows. */
gboolean cw_bundle_source_end (CwBundleSource *source, GError **error);

/* What its head said: it is at least so long. */
void cw_bundle_source_expect (CwBundleSource *source, gint64 bytes);

/* What age calls damaged may just be cut off: puts that error in the place of *@error, which is set. Always
 * FALSE. */
gboolean cw_bundle_source_explain (CwBundleSource *source, GError **error);

/* After a failure: the file is not whole yet, or its end is not written yet. */
gboolean cw_bundle_source_is_cut (CwBundleSource *source);

gint64 cw_bundle_source_get_place (CwBundleSource *source);     /* plain bytes so far */
guint cw_bundle_source_get_recipients (CwBundleSource *source); /* 0 for an open file */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwBundleSource, cw_bundle_source_free)
