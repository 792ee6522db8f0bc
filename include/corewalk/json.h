/* corewalk/json.h - read JSON into a small tree that knows its places, and write it */
#pragma once

#include "corewalk/error.h"

G_BEGIN_DECLS

#define CW_JSON_MAX_BYTES (16 * 1024 * 1024)
#define CW_JSON_MAX_VALUES 1000000
#define CW_JSON_MAX_DEPTH 64

/**
 * CwJsonKind:
 * @CW_JSON_INTEGER: written without fraction and exponent, and within 64 bits
 * @CW_JSON_NUMBER: every other number
 */
typedef enum
{
  CW_JSON_NULL,
  CW_JSON_BOOL,
  CW_JSON_INTEGER,
  CW_JSON_NUMBER,
  CW_JSON_STRING,
  CW_JSON_ARRAY,
  CW_JSON_OBJECT,
} CwJsonKind;

/* One value. The root owns the whole tree; everything got from it lives as long as the root. */
typedef struct _CwJson CwJson;

/**
 * cw_json_parse:
 * @text: need not end in a zero byte; a UTF-8 byte-order mark at its start is passed over
 * @length: bytes in @text
 *
 * Reads one JSON text by RFC 8259, and stricter where two readers could see two things: refused are
 * names that stand twice in one object, lone surrogates, \u0000 in a string, numbers beyond a double,
 * invalid UTF-8, and more than %CW_JSON_MAX_BYTES, %CW_JSON_MAX_VALUES or %CW_JSON_MAX_DEPTH.
 *
 * Returns: (transfer full): the root; free with cw_json_free(). %NULL on %CW_ERROR_FORMAT, whose
 *   message is "line L, column C: CAUSE", both from 1, columns in characters.
 */
CwJson *cw_json_parse (const char *text, gsize length, GError **error);

/** cw_json_free: frees a root and its tree; %NULL is allowed. */
void cw_json_free (CwJson *root);

CwJsonKind cw_json_kind (const CwJson *value);

/** cw_json_kind_name: Returns: (transfer none): for messages, such as "a string" or "an object". */
const char *cw_json_kind_name (CwJsonKind kind);

/* Each of these asks for a value of its own kind; cw_json_number() takes integers too. */
gboolean cw_json_bool (const CwJson *value);
gint64 cw_json_integer (const CwJson *value);
double cw_json_number (const CwJson *value);
const char *cw_json_string (const CwJson *value); /* valid UTF-8 without a zero byte */

/** cw_json_length: Returns: how many elements an array or members an object has. */
guint cw_json_length (const CwJson *value);

/**
 * cw_json_at:
 * @value: an array or object
 * @index: below cw_json_length()
 *
 * Returns: (transfer none): the element or member, in the order of the text.
 */
const CwJson *cw_json_at (const CwJson *value, guint index);

/** cw_json_key: Returns: (transfer none): the name of a member, %NULL for any other value. */
const char *cw_json_key (const CwJson *value);

/** cw_json_member: Returns: (transfer none): the member @key of an object, %NULL without one. */
const CwJson *cw_json_member (const CwJson *object, const char *key);

/** cw_json_offset: Returns: bytes from the start of the text to the first byte of @value. */
gsize cw_json_offset (const CwJson *value);

/**
 * cw_json_place:
 * @line: (out): from 1
 * @column: (out): from 1, in characters
 *
 * Where @value begins; for a member, where its name begins.
 */
void cw_json_place (const CwJson *value, guint *line, guint *column);

/** cw_json_fail: sets %CW_ERROR_FORMAT with the place of @value before the cause. */
void cw_json_fail (const CwJson *value, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwJson, cw_json_free)

/**
 * CwJsonStyle:
 * @CW_JSON_COMPACT: no white space at all
 * @CW_JSON_INDENTED: two spaces a level, one member or element a line
 */
typedef enum
{
  CW_JSON_COMPACT,
  CW_JSON_INDENTED,
} CwJsonStyle;

typedef struct _CwJsonWriter CwJsonWriter;

/**
 * cw_json_writer_new:
 * @out: what is written gets appended here; must outlive the writer
 *
 * Writes one value: an object or array with what is in it, or a single text or number. Every call
 * takes the @key of the member it makes: never %NULL inside an object, %NULL everywhere else.
 *
 * Returns: (transfer full): free with cw_json_writer_free() after the last end.
 */
CwJsonWriter *cw_json_writer_new (GString *out, CwJsonStyle style);
void cw_json_writer_free (CwJsonWriter *writer);

void cw_json_begin_object (CwJsonWriter *writer, const char *key);
void cw_json_end_object (CwJsonWriter *writer);
void cw_json_begin_array (CwJsonWriter *writer, const char *key);
void cw_json_end_array (CwJsonWriter *writer);

/** cw_json_add_string: @text of %NULL writes null; bytes that are not UTF-8 become U+FFFD. */
void cw_json_add_string (CwJsonWriter *writer, const char *key, const char *text);
void cw_json_add_int (CwJsonWriter *writer, const char *key, gint64 number);

/** cw_json_add_double: the shortest digits that read back as @number; null unless it is finite. */
void cw_json_add_double (CwJsonWriter *writer, const char *key, double number);
void cw_json_add_bool (CwJsonWriter *writer, const char *key, gboolean truth);
void cw_json_add_null (CwJsonWriter *writer, const char *key);

/** cw_json_add_copy: a value that was read, with all that is in it; its own name is not used. */
void cw_json_add_copy (CwJsonWriter *writer, const char *key, const CwJson *value);

/**
 * cw_json_append_quoted:
 * @length: bytes of @text, or -1 when it ends in a zero byte
 *
 * Appends @text as one JSON string with its quotes, escaping only what JSON must have escaped.
 */
void cw_json_append_quoted (GString *out, const char *text, gssize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwJsonWriter, cw_json_writer_free)

G_END_DECLS
