/* forge-bundle.h - a bundle taken apart, changed and signed again: what a hostile sender could write */
#pragma once

#include "data/exchange/bundle-text.h"

typedef struct
{
  GString *head;     /* JSON */
  GPtrArray *blocks; /* of GByteArray: as they stand in the file */
  GPtrArray *runs;   /* of CwRun */
  GString *foot;     /* stands in the place of what @runs say, unless it is empty */
  guint8 secret[crypto_sign_SECRETKEYBYTES]; /* of the sender */
} Forge;

/* Takes the bytes of an open bundle apart; NULL when they are none. @secret may be NULL: none fits. */
Forge *forge_parse (const guint8 *bytes, gsize length, const guint8 *secret);
/* The same of a file that is a bundle. */
Forge *forge_open (const char *file, const guint8 *secret);
void forge_free (Forge *forge);

/* Replaces text that is in the head. */
void forge_head (Forge *forge, const char *from, const char *to);

/* Another sender, whose key the head then says where it says one. */
void forge_send_as (Forge *forge, const guint8 *secret);

/* Block @index, and the run it says it is of; free with cw_packed_free(). */
CwPacked *forge_get (const Forge *forge, guint index, guint32 *run);
void forge_set (Forge *forge, guint index, const CwPacked *packed, guint32 run);

/* The first and the last block of a run. */
guint forge_first (const Forge *forge, guint32 run);
guint forge_last (const Forge *forge, guint32 run);

/* Whether the foot tells of it, and the lines of all its blocks can be had. */
gboolean forge_is_sound (const Forge *forge, guint32 run);

/* The lines of a block; free with cw_frame_free(). */
CwFrame *forge_frame (const Forge *forge, guint index);
void forge_put_frame (Forge *forge, guint index, const CwFrame *frame);

/* Line @seq of a block now is @text. The chain does not know yet. */
void forge_line (Forge *forge, guint index, guint32 seq, const char *text);
char *forge_line_get (const Forge *forge, guint index, guint32 seq);

/* Appends a line to the last block of @run. */
void forge_append (Forge *forge, guint32 run, const char *text);

/* Another of the runs, the same. */
CwRun *forge_copy_run (const Forge *forge, guint32 run);

/* Nothing but that run is left. */
void forge_keep (Forge *forge, guint32 run);

/* Chains and signs run @run again, as its author would: blocks, head, last line. */
void forge_author (Forge *forge, guint32 run, const guint8 *secret);

/* The whole of it, signed by the sender. */
GByteArray *forge_bytes (const Forge *forge);
void forge_write (const Forge *forge, const char *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Forge, forge_free)
