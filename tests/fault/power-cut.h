/* power-cut.h - what may lie on the disk after the power went at any point of a recording */
#pragma once

#include <glib.h>

#include "tests/fault/record-vfs.h"

G_BEGIN_DECLS

typedef enum
{
  CUT_WHOLE,   /* all that was written is there, as after a kill */
  CUT_SYNCED,  /* nothing but what was synced */
  CUT_SOME,    /* of the writes, truncations and names not synced, any of them */
  CUT_TORN,    /* of every write not synced, any of its 512 byte sectors */
  CUT_TORN_4K, /* the same in blocks of 4 KiB */
  CUT_GARBAGE, /* as torn, and some of those sectors hold noise */
  CUT_KINDS,
} CutKind;

typedef enum
{
  CUT_KEPT,   /* it opens, is sound and holds all that was acknowledged, byte for byte */
  CUT_LOST,   /* it opens and lacks something */
  CUT_BROKEN, /* it does not open, or is not sound */
} CutVerdict;

/**
 * CutVerifier:
 * @directory: a store as it may be found after the power came back
 * @acked: how much was acknowledged when the power went
 */
typedef CutVerdict (*CutVerifier) (const char *directory, gint64 acked, gpointer user_data);

typedef struct
{
  guint prefixes; /* points at which the power went */
  guint replays;  /* stores opened */
  guint verdicts[CUT_BROKEN + 1];
} CutFigures;

/**
 * power_cut_everywhere:
 * @rounds: how often each of the kinds with chance in them is drawn, at every point
 *
 * Cuts the power after every operation of @recording and asks @verify about each store that could
 * be found then. Says each kind of failure once, with the seed and the point.
 */
void power_cut_everywhere (const Recording *recording,
                           guint rounds,
                           guint32 seed,
                           CutVerifier verify,
                           gpointer user_data,
                           CutFigures *figures);

G_END_DECLS
