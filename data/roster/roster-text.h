/* roster-text.h - bytes of unknown encoding made into UTF-8, piece by piece */
#pragma once

#include <glib.h>

typedef enum
{
  CW_ROSTER_UTF8,
  CW_ROSTER_UTF16LE,
  CW_ROSTER_UTF16BE,
  CW_ROSTER_CP1252,
} CwRosterEncoding;

/* By the byte-order mark, or by where the zero bytes lie. UTF-8 unless there is a sign of UTF-16. */
CwRosterEncoding cw_roster_encoding_guess (const char *head, gsize n);

typedef struct _CwRosterDecoder CwRosterDecoder;

CwRosterDecoder *cw_roster_decoder_new (CwRosterEncoding encoding);
void cw_roster_decoder_free (CwRosterDecoder *decoder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwRosterDecoder, cw_roster_decoder_free)

/* Appends to @out; what can't be read becomes U+FFFD. A byte-order mark at the start is dropped. */
void
cw_roster_decoder_feed (CwRosterDecoder *decoder, const char *bytes, gsize n, GString *out);
void cw_roster_decoder_end (CwRosterDecoder *decoder, GString *out);

guint64 cw_roster_decoder_bad_count (CwRosterDecoder *decoder); /* U+FFFD written */

/*
 * After a whole file was read as UTF-8: whether it was. A few bad bytes among many good letters
 * are damage; as many bad as good are an old Windows file.
 */
CwRosterEncoding cw_roster_decoder_verdict (CwRosterDecoder *decoder);
