/* corewalk/age.h - files encrypted in the age v1 format, which the stock age program opens too
 *
 * A file is encrypted with a passphrase, or to recipients: each has a secret key and gives away a
 * public one, "age1...", with which anybody can write to them.
 * Both directions are streams: at most 64 KiB of the content is in memory, none of it in a
 * temporary file. The format is written down at c2sp.org/age.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

#define CW_AGE_WORK_DEFAULT 16 /* 64 MiB: a small laptop can spare it */
#define CW_AGE_WORK_MOST 22    /* 4 GiB; a file that asks for more is refused */

#define CW_AGE_RECIPIENTS_MOST 500

typedef struct _CwAgeWriter CwAgeWriter;
typedef struct _CwAgeReader CwAgeReader;
typedef struct _CwAgeKeys CwAgeKeys; /* secret keys, in locked memory */

/**
 * cw_age_check_recipient:
 * @text: what should be a public key: "age1..." and nothing around it
 *
 * Returns: %FALSE with %CW_ERROR_INVALID when it is none, is mistyped, or would protect nothing.
 */
gboolean cw_age_check_recipient (const char *text, GError **error);

/** cw_age_keys_new: (transfer full): no keys yet; free with cw_age_keys_free(). */
CwAgeKeys *cw_age_keys_new (void);

/**
 * cw_age_keys_add:
 * @text: what a file of secret keys holds, as age-keygen writes it: "AGE-SECRET-KEY-1..." in a
 *   line of its own, empty lines, and comments from "#" on; may be wiped as soon as this returns
 * @length: bytes of @text
 *
 * Adds all keys in @text. No message ever holds any of it.
 *
 * Returns: %FALSE, with nothing added, on %CW_ERROR_FORMAT: another line, which it counts from 1,
 *   or no key at all.
 */
gboolean cw_age_keys_add (CwAgeKeys *keys, const char *text, gsize length, GError **error);

/** cw_age_keys_count: how many there are. */
guint cw_age_keys_count (const CwAgeKeys *keys);

/** cw_age_keys_free: wipes and frees @keys; %NULL is allowed. */
void cw_age_keys_free (CwAgeKeys *keys);

/**
 * cw_age_writer_new:
 * @passphrase: UTF-8, at least one byte; may be wiped as soon as this returns
 * @work: what one guess at the passphrase costs, 2^@work times 1 KiB of memory and as much time in
 *   proportion; 1 to %CW_AGE_WORK_MOST, or 0 for %CW_AGE_WORK_DEFAULT
 * @write: takes the encrypted bytes, until cw_age_writer_finish() returns
 * @user_data: for @write
 *
 * Begins a file that only @passphrase opens, and gives its header to @write.
 *
 * Returns: (transfer full): the writer; free with cw_age_writer_free(). %NULL on %CW_ERROR_INVALID
 *   for an empty passphrase, %CW_ERROR_STORAGE when there is not memory enough for @work, and on
 *   any error of @write.
 */
CwAgeWriter *cw_age_writer_new (const char *passphrase,
                                guint work,
                                CwWriteBytes write,
                                gpointer user_data,
                                GError **error);

/**
 * cw_age_writer_new_for:
 * @recipients: (element-type utf8): public keys, 1 to %CW_AGE_RECIPIENTS_MOST; one that stands
 *   twice counts once
 * @write: takes the encrypted bytes, until cw_age_writer_finish() returns
 * @user_data: for @write
 *
 * Begins a file that each of @recipients opens alone, and gives its header to @write. Nobody can
 * tell from the file who they are, but everybody can tell how many.
 *
 * Returns: (transfer full): the writer; free with cw_age_writer_free(). %NULL on %CW_ERROR_INVALID
 *   for none or too many, or as cw_age_check_recipient(), and on any error of @write.
 */
CwAgeWriter *cw_age_writer_new_for (GPtrArray *recipients,
                                    CwWriteBytes write,
                                    gpointer user_data,
                                    GError **error);

/**
 * cw_age_writer_write:
 * @bytes: the next of the content; never kept unencrypted outside of locked memory
 * @length: how many, 0 allowed
 *
 * Returns: %FALSE on any error of the write function. The writer has then failed for good, and each
 *   later call gives the same error again.
 */
gboolean
cw_age_writer_write (CwAgeWriter *writer, const void *bytes, gsize length, GError **error);

/**
 * cw_age_writer_finish:
 *
 * Writes the last part. A file without it is refused by every reader as cut off. Call it once.
 *
 * Returns: %FALSE on any error of the write function, now or before.
 */
gboolean cw_age_writer_finish (CwAgeWriter *writer, GError **error);

/** cw_age_writer_free: wipes and frees @writer; %NULL is allowed. Finishes nothing. */
void cw_age_writer_free (CwAgeWriter *writer);

/**
 * cw_age_reader_new:
 * @passphrase: may be wiped as soon as this returns
 * @read: gives the encrypted bytes from the first on, until the reader is freed
 * @user_data: for @read
 *
 * Reads and verifies the header of a file and opens it with @passphrase.
 *
 * Returns: (transfer full): the reader; free with cw_age_reader_free(). %NULL on
 *   %CW_ERROR_FORMAT for what is no such file (with the byte), is cut off in its header or is
 *   encrypted to keys, %CW_ERROR_SECRET for another passphrase, %CW_ERROR_DAMAGED for a header
 *   that was changed, %CW_ERROR_STORAGE when there is not memory enough for the file's work
 *   factor, and on any error of @read.
 */
CwAgeReader *cw_age_reader_new (const char *passphrase,
                                CwReadBytes read,
                                gpointer user_data,
                                GError **error);

/**
 * cw_age_reader_new_with:
 * @keys: any of them may open it; may be freed as soon as this returns
 * @read: gives the encrypted bytes from the first on, until the reader is freed
 * @user_data: for @read
 *
 * Reads and verifies the header of a file and opens it with one of @keys.
 *
 * Returns: (transfer full): the reader; free with cw_age_reader_free(). %NULL on
 *   %CW_ERROR_FORMAT for what is no such file, is cut off in its header or is encrypted with a
 *   passphrase, %CW_ERROR_SECRET for one that none of @keys opens, %CW_ERROR_DAMAGED for a header
 *   that was changed, and on any error of @read.
 */
CwAgeReader *cw_age_reader_new_with (const CwAgeKeys *keys,
                                     CwReadBytes read,
                                     gpointer user_data,
                                     GError **error);

/**
 * cw_age_count_recipients:
 * @read: gives the encrypted bytes from the first on; at most 64 KiB are asked for
 * @user_data: for @read
 *
 * Looks at a file without opening it. Nothing of what it says is verified.
 *
 * Returns: how many keys open it; 0 when a passphrase does. -1 on %CW_ERROR_FORMAT for what is no
 *   such file or is cut off in its header, and on any error of @read.
 */
int cw_age_count_recipients (CwReadBytes read, gpointer user_data, GError **error);

/**
 * cw_age_reader_read:
 * @buffer: (out): the next of the content
 * @size: room in @buffer, not 0
 *
 * Every byte given out was written by whoever wrote the header, in this place; that
 * nothing is missing after it is known only when this returns 0.
 *
 * Returns: how many bytes, 0 after the last one, when nothing follows it. -1 on %CW_ERROR_DAMAGED
 *   for a file that was changed, cut off or added to (with the byte) and on any error of the read
 *   function. The reader has then failed for good, and each later call gives the same error again.
 */
gssize cw_age_reader_read (CwAgeReader *reader, void *buffer, gsize size, GError **error);

/** cw_age_reader_free: wipes and frees @reader; %NULL is allowed. */
void cw_age_reader_free (CwAgeReader *reader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwAgeKeys, cw_age_keys_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwAgeWriter, cw_age_writer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwAgeReader, cw_age_reader_free)

G_END_DECLS
