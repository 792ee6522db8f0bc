#include "data/demo/language.h"

#include <math.h>
#include <string.h>
#include <zstd.h>

#define NOTES 300000
#define COACHES 50

/* What a district writes in a year: fifty pens, six lines a room, each with its end in %ends. */
typedef struct
{
  CwDemoText text;
  GArray *ends; /* of gsize */
} Year;

static Year year;

static void
write_room (CwDemoRandom *random, guint coach, guint count)
{
  static const guint16 subjects[] = { 5, 5, 28, 5, 26, 5, 12, 6, 10 };
  CwDemoScene scene = { .random = random, .habit = cw_demo_random_hash (coach) };
  gint topic;

  g_assert_cmpuint (cw_demo_subject_count (), ==, G_N_ELEMENTS (subjects));
  do
    {
      scene.band = cw_demo_random_below (random, 4);
      topic = cw_demo_subject_topic (cw_demo_random_choice (random, subjects, 9), scene.band,
                                     random);
    }
  while (topic < 0);
  scene.topic = (guint) topic;
  scene.grade = (gint) scene.band * 3 + cw_demo_random_between (random, 0, 2);
  scene.class_size = cw_demo_random_between (random, 12, 28);
  scene.clock_minute = cw_demo_random_between (random, 480, 900);
  scene.engaged = 700;
  for (guint i = 0; i < count; i++)
    {
      CwTags tags = 1u << cw_demo_random_below (random, 3);

      scene.visit_minute = (gint) i * 2;
      cw_demo_note (&year.text, &scene, tags, 1 + cw_demo_random_below (random, 3));
      g_array_append_val (year.ends, year.text.length);
      cw_demo_text_reserve (&year.text, 1);
      year.text.text[year.text.length++] = '\n';
    }
}

static void
write_year (void)
{
  CwDemoRandom random;

  year.ends = g_array_sized_new (FALSE, FALSE, sizeof (gsize), NOTES);
  cw_demo_random_init (&random, 1, 1);
  for (guint coach = 0; coach < COACHES; coach++)
    for (guint i = 0; i < NOTES / COACHES / 6; i++)
      write_room (&random, coach, 6);
}

static void
test_says_no_note_twice_for_long (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gint64 *hashes = g_new (gint64, NOTES);
  gsize start = 0;

  for (guint i = 0; i < NOTES; i++)
    {
      gsize end = g_array_index (year.ends, gsize, i);
      guint64 hash = 0;

      for (gsize at = start; at < end; at++)
        hash = (hash ^ (guchar) year.text.text[at]) * G_GUINT64_CONSTANT (0x100000001b3);
      hashes[i] = (gint64) cw_demo_random_hash (hash);
      g_hash_table_add (seen, &hashes[i]);
      start = end + 1;
    }
  g_test_message ("%u of %d notes are distinct", g_hash_table_size (seen), NOTES);
  g_assert_cmpuint (g_hash_table_size (seen), >=, 200000);
}

static void
test_writes_lines_of_a_hand (void)
{
  double mean = (double) year.text.length / NOTES - 1;

  g_test_message ("%.1f bytes a note", mean);
  g_assert_cmpfloat (mean, >=, 150);
  g_assert_cmpfloat (mean, <=, 210);
  g_assert_true (g_utf8_validate_len (year.text.text, year.text.length, NULL));
}

static gint
more_first (gconstpointer a, gconstpointer b)
{
  guint first = GPOINTER_TO_UINT (*(gpointer const *) a);
  guint second = GPOINTER_TO_UINT (*(gpointer const *) b);

  return first < second ? 1 : first > second ? -1 : 0;
}

/* How often each word of two letters or more is there, the most frequent first. */
static GPtrArray *
count_words (void)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer count;

  for (gsize at = 0; at < year.text.length;)
    {
      char word[64];
      gsize length = 0;

      while (at < year.text.length && !g_ascii_isalpha (year.text.text[at]))
        at++;
      while (at < year.text.length && g_ascii_isalpha (year.text.text[at]))
        {
          if (length < sizeof word - 1)
            word[length++] = g_ascii_tolower (year.text.text[at]);
          at++;
        }
      if (length < 2)
        continue;
      word[length] = '\0';
      count = g_hash_table_lookup (counts, word);
      g_hash_table_insert (counts, g_strdup (word),
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    g_ptr_array_add (sorted, count);
  g_ptr_array_sort (sorted, more_first);
  return sorted;
}

/* The slope of log frequency over log rank, least squares over the first @ranks. */
static double
zipf_slope (GPtrArray *counts, guint ranks)
{
  double x_sum = 0, y_sum = 0, xx_sum = 0, xy_sum = 0;

  for (guint i = 0; i < ranks; i++)
    {
      double x = log (i + 1), y = log (GPOINTER_TO_UINT (counts->pdata[i]));

      x_sum += x;
      y_sum += y;
      xx_sum += x * x;
      xy_sum += x * y;
    }
  return (ranks * xy_sum - x_sum * y_sum) / (ranks * xx_sum - x_sum * x_sum);
}

static void
test_has_words_as_people_use_them (void)
{
  g_autoptr (GPtrArray) counts = count_words ();
  guint common = 0;

  /* A word that is there twenty times is no slip of a finger. */
  while (common < counts->len && GPOINTER_TO_UINT (counts->pdata[common]) >= 20)
    common++;
  g_test_message ("%u words, %u of them often; slope %.2f to rank 1000, %.2f to 4000",
                  counts->len, common, zipf_slope (counts, 1000), zipf_slope (counts, 4000));
  g_assert_cmpuint (common, >=, 4000);
  g_assert_cmpfloat (zipf_slope (counts, 1000), >, -1.2);
  g_assert_cmpfloat (zipf_slope (counts, 1000), <, -0.8);
  g_assert_cmpfloat (zipf_slope (counts, 4000), >, -1.45);
}

static void
test_packs_no_better_than_prose (void)
{
  gsize size = ZSTD_compressBound (year.text.length);
  g_autofree char *packed = g_malloc (size);
  gsize length = ZSTD_compress (packed, size, year.text.text, year.text.length, 3);
  double ratio;

  g_assert_false (ZSTD_isError (length));
  ratio = (double) year.text.length / (double) length;
  g_test_message ("zstd -3: %.2f to 1", ratio);
  g_assert_cmpfloat (ratio, <=, 4.0);
}

/* What a slip in a word list leaves behind. */
static void
test_leaves_no_seams (void)
{
  static const char *const seams[] = { "..", " .", " ,", " ;", "  ", "{",        "}",
                                       "<",  ">",  "|",  ";.", ",.", "the the ", " a a " };

  cw_demo_text_end (&year.text);
  for (guint i = 0; i < G_N_ELEMENTS (seams); i++)
    {
      const char *found = strstr (year.text.text, seams[i]);

      if (found != NULL)
        g_error ("\"%s\" in %.60s", seams[i], MAX (found - 30, (const char *) year.text.text));
    }
}

static void
test_says_the_same_for_one_seed (void)
{
  CwDemoText first = year.text;
  g_array_unref (year.ends);
  memset (&year, 0, sizeof year);
  write_year ();
  g_assert_cmpuint (year.text.length, ==, first.length);
  g_assert_cmpint (memcmp (year.text.text, first.text, first.length), ==, 0);
  cw_demo_text_clear (&first);
}

static void
test_says_every_kind_in_every_subject (void)
{
  CwDemoText text = { NULL, 0, 0 };
  CwDemoRandom random;

  cw_demo_random_init (&random, 9, 1);
  for (guint subject = 0; subject < cw_demo_subject_count (); subject++)
    {
      g_assert_cmpuint (strlen (cw_demo_subject_name (subject)), >, 3);
      for (guint band = 0; band < 4; band++)
        for (guint kind = 0; kind < CW_DEMO_TEXT_COUNT; kind++)
          {
            gint topic = cw_demo_subject_topic (subject, band, &random);
            CwDemoScene scene = { .random = &random,
                                  .topic = (guint) MAX (topic, 0),
                                  .band = band,
                                  .class_size = 20,
                                  .engaged = 500 };

            if (topic < 0)
              continue;
            text.length = 0;
            cw_demo_say (&text, &scene, kind);
            g_assert_cmpuint (text.length, >=, 3);
            g_assert_cmpuint (text.length, <, 1000);
            if (kind == CW_DEMO_TEXT_TITLE)
              g_assert_cmpuint (text.length, <, 200);
          }
    }
  cw_demo_text_clear (&text);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  write_year ();
  g_test_add_func ("/demo-language/says-no-note-twice-for-long",
                   test_says_no_note_twice_for_long);
  g_test_add_func ("/demo-language/writes-lines-of-a-hand", test_writes_lines_of_a_hand);
  g_test_add_func ("/demo-language/has-words-as-people-use-them",
                   test_has_words_as_people_use_them);
  g_test_add_func ("/demo-language/packs-no-better-than-prose",
                   test_packs_no_better_than_prose);
  g_test_add_func ("/demo-language/leaves-no-seams", test_leaves_no_seams);
  g_test_add_func ("/demo-language/says-the-same-for-one-seed",
                   test_says_the_same_for_one_seed);
  g_test_add_func ("/demo-language/says-every-kind-in-every-subject",
                   test_says_every_kind_in_every_subject);
  result = g_test_run ();
  cw_demo_text_clear (&year.text);
  g_array_unref (year.ends);
  return result;
}
