/* plain-bytes.h - how far a text goes without anything that JSON escapes, eight bytes at a time */
#pragma once

#include <glib.h>
#include <string.h>

#define CW_PLAIN_ONES G_GUINT64_CONSTANT (0x0101010101010101)
#define CW_PLAIN_TOPS G_GUINT64_CONSTANT (0x8080808080808080)

/* Eight bytes at @at, the first one lowest. */
static inline guint64
cw_plain_load (const char *at)
{
  guint64 bytes;

  memcpy (&bytes, at, sizeof bytes);
  return GUINT64_FROM_LE (bytes);
}

/*
 * The top bit of each byte that is a quote, a backslash or a control character: x - n borrows into
 * the top bit of a byte below n. A byte above such a one may be marked for nothing; the first is right.
 */
static inline guint64
cw_plain_find_end (guint64 bytes)
{
  guint64 quotes = bytes ^ CW_PLAIN_ONES * '"', slashes = bytes ^ CW_PLAIN_ONES * '\\';

  return (((bytes - CW_PLAIN_ONES * 0x20) & ~bytes) | ((quotes - CW_PLAIN_ONES) & ~quotes) |
          ((slashes - CW_PLAIN_ONES) & ~slashes)) &
         CW_PLAIN_TOPS;
}

/* How many bytes stand before the first one that cw_plain_find_end() marked. */
static inline guint
cw_plain_count (guint64 end)
{
  return (guint) __builtin_ctzll (end) / 8;
}
