/* age-header.h - the text at the start of an age file: who can open it, and a MAC over it
 *
 * A header holds one stanza for each recipient; each wraps the same file key in its own way.
 */
#pragma once

#include "corewalk/error.h"

#define CW_AGE_KEY_BYTES 16      /* the file key */
#define CW_AGE_HEADER_MOST 65536 /* bytes; room for 500 recipients */

typedef struct
{
  GPtrArray *args;  /* of char *: the type first */
  GByteArray *body; /* the wrapped file key */
} CwAgeStanza;

/* cw_age_stanza_new: copies the strings; end them with NULL. */
CwAgeStanza *cw_age_stanza_new (const char *type, ...) G_GNUC_NULL_TERMINATED;
void cw_age_stanza_free (CwAgeStanza *stanza);

/* cw_age_base64: canonical and without padding, as age writes bytes. */
char *cw_age_base64 (const guint8 *bytes, gsize length);

/* cw_age_unbase64: TRUE when @text is the canonical form of exactly @length bytes. */
gboolean cw_age_unbase64 (const char *text, gsize text_length, guint8 *bytes, gsize length);

/* cw_age_header_print: the header for @stanzas (of CwAgeStanza), its MAC included. */
GString *cw_age_header_print (GPtrArray *stanzas, const guint8 file_key[CW_AGE_KEY_BYTES]);

/* cw_age_header_length: of the header that @bytes begin with: behind the line of its MAC, or as far
 * as there is something and a header may reach. */
gsize cw_age_header_length (const guint8 *bytes, gsize length);

/* cw_age_header_parse: the stanzas of @text, which ends after the MAC's line or where the file
 * ends; NULL on CW_ERROR_FORMAT with the byte. */
GPtrArray *cw_age_header_parse (const GString *text, GError **error);

/* cw_age_header_verify: whether a header that was parsed is what the writer wrote. */
gboolean cw_age_header_verify (const GString *text, const guint8 file_key[CW_AGE_KEY_BYTES]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwAgeStanza, cw_age_stanza_free)
