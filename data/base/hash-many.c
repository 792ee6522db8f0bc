#include "data/base/hash-many.h"

#include <sodium.h>
#include <string.h>

#define LANES 4
#define BLOCK 128 /* bytes */

typedef guint64 Word
    __attribute__ ((vector_size (LANES * sizeof (guint64)))); /* one of each lane */

/* What the compression of one block each works on. */
typedef struct
{
  Word chain[8];
  const guint8 *blocks[LANES];
  Word counts, last; /* bytes so far; all bits set in the last block */
} Step;

/* A text on its way through one lane. */
typedef struct
{
  const CwHashed *text; /* NULL for none */
  gsize at, length;     /* with what is hashed before it */
  guint8 room[BLOCK];   /* for a block that does not lie in one piece */
} Lane;

typedef struct
{
  const CwHashed *texts;
  gsize count, next;        /* the next one that is begun */
  const CwHashChain *chain; /* NULL for none */
  gsize turn;               /* the next text that it follows */
  Lane lanes[LANES];
  Step step;
} Work;

static const guint64 start[8] = {
  G_GUINT64_CONSTANT (0x6a09e667f3bcc908), G_GUINT64_CONSTANT (0xbb67ae8584caa73b),
  G_GUINT64_CONSTANT (0x3c6ef372fe94f82b), G_GUINT64_CONSTANT (0xa54ff53a5f1d36f1),
  G_GUINT64_CONSTANT (0x510e527fade682d1), G_GUINT64_CONSTANT (0x9b05688c2b3e6c1f),
  G_GUINT64_CONSTANT (0x1f83d9abfb41bd6b), G_GUINT64_CONSTANT (0x5be0cd19137e2179),
};

#define TURN(word, bits) ((word) >> (bits) | (word) << (64 - (bits)))

#define MIX(a, b, c, d, x, y)                                                                  \
  do                                                                                           \
    {                                                                                          \
      v[a] += v[b] + m[x];                                                                     \
      v[d] = TURN (v[d] ^ v[a], 32);                                                           \
      v[c] += v[d];                                                                            \
      v[b] = TURN (v[b] ^ v[c], 24);                                                           \
      v[a] += v[b] + m[y];                                                                     \
      v[d] = TURN (v[d] ^ v[a], 16);                                                           \
      v[c] += v[d];                                                                            \
      v[b] = TURN (v[b] ^ v[c], 63);                                                           \
    }                                                                                          \
  while (0)

/* Columns, then diagonals. */
#define ROUND(s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13, s14, s15)            \
  do                                                                                           \
    {                                                                                          \
      MIX (0, 4, 8, 12, s0, s1);                                                               \
      MIX (1, 5, 9, 13, s2, s3);                                                               \
      MIX (2, 6, 10, 14, s4, s5);                                                              \
      MIX (3, 7, 11, 15, s6, s7);                                                              \
      MIX (0, 5, 10, 15, s8, s9);                                                              \
      MIX (1, 6, 11, 12, s10, s11);                                                            \
      MIX (2, 7, 8, 13, s12, s13);                                                             \
      MIX (3, 4, 9, 14, s14, s15);                                                             \
    }                                                                                          \
  while (0)

static inline guint64
load (const guint8 *at)
{
  guint64 word;

  memcpy (&word, at, sizeof word);
  return GUINT64_FROM_LE (word);
}

static inline __attribute__ ((always_inline)) void
compress (Step *step)
{
  Word v[16], m[16];

  for (guint i = 0; i < 16; i++)
    m[i] = (Word){ load (step->blocks[0] + 8 * i), load (step->blocks[1] + 8 * i),
                   load (step->blocks[2] + 8 * i), load (step->blocks[3] + 8 * i) };
  for (guint i = 0; i < 8; i++)
    {
      v[i] = step->chain[i];
      v[8 + i] = (Word){ start[i], start[i], start[i], start[i] };
    }
  v[12] ^= step->counts;
  v[14] ^= step->last;

  ROUND (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  ROUND (14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3);
  ROUND (11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4);
  ROUND (7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8);
  ROUND (9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13);
  ROUND (2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9);
  ROUND (12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11);
  ROUND (13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10);
  ROUND (6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5);
  ROUND (10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0);
  ROUND (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  ROUND (14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3);

  for (guint i = 0; i < 8; i++)
    step->chain[i] ^= v[i] ^ v[8 + i];
}

#ifdef __x86_64__
/* The compiler makes one instruction of four where the processor has registers that wide. */
__attribute__ ((target ("avx2"))) static void
compress_avx2 (Step *step)
{
  compress (step);
}

__attribute__ ((target ("avx2,avx512f,avx512vl"))) static void
compress_avx512 (Step *step)
{
  compress (step);
}
#endif

typedef void (*Compress) (Step *step);

/* NULL where four at once take as long as four. */
static Compress
find_compress (void)
{
#ifdef __x86_64__
  __builtin_cpu_init ();
  if (__builtin_cpu_supports ("avx512vl"))
    return compress_avx512;
  if (__builtin_cpu_supports ("avx2"))
    return compress_avx2;
#endif
  return NULL;
}

static void
begin (Lane *lane, guint number, const CwHashed *text, Step *step)
{
  lane->text = text;
  lane->at = 0;
  lane->length = text->length + (text->before == NULL ? 0 : CW_HASH_BEFORE);
  for (guint i = 0; i < 8; i++)
    step->chain[i][number] = start[i];
  step->chain[0][number] ^= 0x01010000 ^ text->size; /* no key, no tree */
}

/* The next block of @lane, zeros behind its end. */
static const guint8 *
next_block (Lane *lane)
{
  const CwHashed *text = lane->text;
  gsize before = text->before == NULL ? 0 : CW_HASH_BEFORE, put = 0, left;
  const char *from = text->bytes + lane->at;

  left = lane->length - lane->at;
  if (before > 0 && lane->at > 0)
    from -= before;
  else if (before > 0)
    {
      memcpy (lane->room, text->before, put = before);
      left -= before;
    }
  if (put == 0 && left >= BLOCK)
    return (const guint8 *) from;

  left = MIN (left, BLOCK - put);
  if (left > 0)
    memcpy (lane->room + put, from, left);
  memset (lane->room + put + left, 0, BLOCK - put - left);
  return lane->room;
}

static void
prepare (Lane *lane, guint number, Step *step)
{
  gsize end = MIN (lane->at + BLOCK, lane->length);

  if (lane->text == NULL)
    {
      step->blocks[number] = lane->room;
      return;
    }

  step->blocks[number] = next_block (lane);
  step->counts[number] = end;
  step->last[number] = end == lane->length ? G_MAXUINT64 : 0;
  lane->at = end;
}

static void
put_hash (const Lane *lane, guint number, const Step *step)
{
  guint64 words[8];

  for (guint i = 0; i < 8; i++)
    words[i] = GUINT64_TO_LE (step->chain[i][number]);
  memcpy (lane->text->hash, words, lane->text->size);
}

static void
hash_alone (const CwHashed *text)
{
  crypto_generichash_state state;

  crypto_generichash_init (&state, NULL, 0, text->size);
  if (text->before != NULL)
    crypto_generichash_update (&state, text->before, CW_HASH_BEFORE);
  crypto_generichash_update (&state, (const guint8 *) text->bytes, text->length);
  crypto_generichash_final (&state, text->hash, text->size);
}

/* Texts are begun in their order: it is done if it was begun and is in no lane any more. */
static gboolean
is_done (const Work *work, gsize number)
{
  for (guint i = 0; i < LANES; i++)
    if (work->lanes[i].text == &work->texts[number])
      return FALSE;

  return number < work->next;
}

/* Each lane that is free gets the next text; the first one is the chain's, where there is one. */
static void
fill (Work *work)
{
  guint own = work->chain == NULL ? 0 : 1;

  if (own == 1 && work->lanes[0].text == NULL && work->turn < work->count &&
      is_done (work, work->turn))
    {
      work->chain->turn (work->turn++, work->chain->user_data);
      begin (&work->lanes[0], 0, &work->chain->text, &work->step);
    }
  for (guint i = own; i < LANES && work->next < work->count; i++)
    if (work->lanes[i].text == NULL)
      begin (&work->lanes[i], i, &work->texts[work->next++], &work->step);
}

static gsize
finish (Work *work)
{
  gsize done = 0;

  for (guint i = 0; i < LANES; i++)
    {
      Lane *lane = &work->lanes[i];

      if (lane->text == NULL || lane->at < lane->length)
        continue;
      put_hash (lane, i, &work->step);
      lane->text = NULL;
      done++;
    }

  return done;
}

static void
hash_in_lanes (Work *work, Compress compress_step)
{
  gsize left = work->count + (work->chain == NULL ? 0 : work->count - work->turn);

  while (left > 0)
    {
      fill (work);
      for (guint i = 0; i < LANES; i++)
        prepare (&work->lanes[i], i, &work->step);
      compress_step (&work->step);
      left -= finish (work);
    }
}

static void
hash_one_by_one (Work *work)
{
  for (gsize i = 0; i < work->count; i++)
    {
      hash_alone (&work->texts[i]);
      if (work->chain == NULL || i < work->turn)
        continue;
      work->chain->turn (i, work->chain->user_data);
      hash_alone (&work->chain->text);
    }
}

void
cw_hash_chained (const CwHashed *texts, gsize count, gsize first, const CwHashChain *chain)
{
  Work work = { .texts = texts, .count = count, .turn = first, .chain = chain };
  Compress compress_step = count > 1 ? find_compress () : NULL;

  if (compress_step != NULL)
    hash_in_lanes (&work, compress_step);
  else
    hash_one_by_one (&work);
}

void
cw_hash_many (const CwHashed *texts, gsize count)
{
  cw_hash_chained (texts, count, count, NULL);
}
