/* where-words.h - what the page "What is where" says of each kind, field and table
 *
 * A test holds the lists against the kinds and against both files' tables: what has no words here
 * makes it fail.
 */
#pragma once

#include "data/record/kind.h"

/* Marks a text for translation, which is done where it is shown. */
#define N_(text) text

/* A text for people about a table that holds no records, but what goes with them. */
typedef struct
{
  const char *tables; /* "act act_swap" */
  const char *title;  /* NULL: found again from the lines, no text of its own */
  const char *contents;
} CwWhereTable;

extern const CwWhereTable cw_where_tables[]; /* ends with NULL tables */

/* NULL for a kind without words. */
const char *cw_where_kind_title (const CwKind *kind);

/* NULL for a field without words. Kinds share the words of fields that mean the same. */
const char *cw_where_field_words (const CwKind *kind, const CwField *field);
