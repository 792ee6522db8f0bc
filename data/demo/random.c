#include "data/demo/random.h"

guint64
cw_demo_random_hash (guint64 value)
{
  /* splitmix64: its author's way to fill xoshiro's state from one number. */
  value += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  value = (value ^ (value >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  value = (value ^ (value >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return value ^ (value >> 31);
}

void
cw_demo_random_init (CwDemoRandom *random, guint64 seed, guint64 stream)
{
  guint64 start = cw_demo_random_hash (seed) ^ cw_demo_random_hash (~stream);

  for (guint i = 0; i < G_N_ELEMENTS (random->state); i++)
    random->state[i] =
        cw_demo_random_hash (start + i * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));
}

gint
cw_demo_random_normal (CwDemoRandom *random, gint mean, gint spread)
{
  gint64 sum = 0;

  /* Twelve even draws add up to a bell of standard deviation 65536. */
  for (guint i = 0; i < 3; i++)
    {
      guint64 bits = cw_demo_random_next (random);

      sum += (gint64) (bits & 0xffff) + (gint64) (bits >> 16 & 0xffff) +
             (gint64) (bits >> 32 & 0xffff) + (gint64) (bits >> 48);
    }
  return mean + (gint) ((sum - 6 * 65536) * spread / 65536);
}

gint
cw_demo_random_around (CwDemoRandom *random, gint mean, gint spread, gint low, gint high)
{
  gint drawn = cw_demo_random_normal (random, mean, spread);

  return CLAMP (drawn, low, high);
}

guint32
cw_demo_random_zipf (CwDemoRandom *random, guint32 count, guint32 flatness)
{
  guint64 total = 0, drawn;

  g_assert (count > 0);
  for (guint32 i = 0; i < count; i++)
    total += (1u << 20) / (i + 1 + flatness);
  drawn = cw_demo_random_next (random) % total;
  for (guint32 i = 0; i < count; i++)
    {
      guint64 weight = (1u << 20) / (i + 1 + flatness);

      if (drawn < weight)
        return i;
      drawn -= weight;
    }
  return count - 1;
}

guint
cw_demo_random_choice (CwDemoRandom *random, const guint16 *weights, guint count)
{
  guint32 total = 0, drawn;

  for (guint i = 0; i < count; i++)
    total += weights[i];
  g_assert (total > 0);
  drawn = cw_demo_random_below (random, total);
  for (guint i = 0; i < count; i++)
    {
      if (drawn < weights[i])
        return i;
      drawn -= weights[i];
    }
  return count - 1;
}
