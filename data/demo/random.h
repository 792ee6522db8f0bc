/* random.h - chance that falls the same way on every machine */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* xoshiro256**; whole numbers only, so that no rounding of some processor changes what comes out. */
typedef struct
{
  guint64 state[4];
} CwDemoRandom;

/* @stream: any number; two of them give two unrelated sequences for one @seed */
void cw_demo_random_init (CwDemoRandom *random, guint64 seed, guint64 stream);

/* A number that looks like chance and belongs to @value alone: for habits that must stay. */
guint64 cw_demo_random_hash (guint64 value);

static inline guint64
cw_demo_random_next (CwDemoRandom *random)
{
  guint64 *s = random->state;
  guint64 result = s[1] * 5;
  guint64 shifted = s[1] << 17;

  result = ((result << 7) | (result >> 57)) * 9;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= shifted;
  s[3] = (s[3] << 45) | (s[3] >> 19);
  return result;
}

/* @count: at least 1. Returns: 0 to @count - 1, each as likely as any other. */
static inline guint32
cw_demo_random_below (CwDemoRandom *random, guint32 count)
{
  return (guint32) (((cw_demo_random_next (random) >> 32) * count) >> 32);
}

/* Returns: @low to @high, both included. */
static inline gint
cw_demo_random_between (CwDemoRandom *random, gint low, gint high)
{
  return low + (gint) cw_demo_random_below (random, (guint32) (high - low + 1));
}

/* @per_mille: how many times of 1000. */
static inline gboolean
cw_demo_random_chance (CwDemoRandom *random, gint per_mille)
{
  return (gint) cw_demo_random_below (random, 1000) < per_mille;
}

/* Returns: a number around @mean with standard deviation @spread, bell-shaped, never more than
 *   six @spread away. */
gint cw_demo_random_normal (CwDemoRandom *random, gint mean, gint spread);

/* The same, but never below @low or above @high: what would be is drawn to them. */
gint cw_demo_random_around (CwDemoRandom *random, gint mean, gint spread, gint low, gint high);

/* Returns: 0 to @count - 1, the k-th in proportion to 1 / (k + 1 + @flatness). */
guint32 cw_demo_random_zipf (CwDemoRandom *random, guint32 count, guint32 flatness);

/* @weights: at least one above 0. Returns: a place in it, each in proportion to its weight. */
guint cw_demo_random_choice (CwDemoRandom *random, const guint16 *weights, guint count);

G_END_DECLS
