/* corewalk/handout.h - a page that a coach reads, copies, saves, prints or hands to somebody */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CW_HANDOUT_TITLE,
  CW_HANDOUT_HEADING,
  CW_HANDOUT_TEXT, /* a paragraph */
  CW_HANDOUT_LINE, /* a line with its moment or name at the left */
  CW_HANDOUT_TODO, /* a line with a box to tick */
} CwHandoutKind;

typedef struct
{
  CwHandoutKind kind;
  char *left; /* of a line; NULL for none */
  char *text;
} CwHandoutBlock;

typedef struct
{
  GPtrArray *blocks; /* of CwHandoutBlock */
} CwHandout;

/** cw_handout_new: (transfer full): an empty page. */
CwHandout *cw_handout_new (void);

/** cw_handout_free: frees @handout and what it holds; %NULL is allowed. */
void cw_handout_free (CwHandout *handout);

/**
 * cw_handout_add:
 * @left: (nullable): the moment or name of a line
 * @text: words for people
 *
 * Adds a block at the end.
 */
void
cw_handout_add (CwHandout *handout, CwHandoutKind kind, const char *left, const char *text);

/** cw_handout_add_take: as cw_handout_add() without a left side; takes @text. */
void cw_handout_add_take (CwHandout *handout, CwHandoutKind kind, char *text);

/** cw_handout_dup_text: (transfer full): plain text, a paragraph a line, ended by a line break. */
char *cw_handout_dup_text (const CwHandout *handout);

/** cw_handout_dup_html: (transfer full): one whole page of HTML that needs no other file. */
char *cw_handout_dup_html (const CwHandout *handout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwHandout, cw_handout_free)

G_END_DECLS
