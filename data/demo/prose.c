#include "data/demo/prose.h"

#include "words.h"

#include <string.h>

/* One thing said: the text, the scene, and what was said before and may be said again. */
typedef struct
{
  char *at; /* where the next byte goes; there is room for whatever a rule can print */
  const CwDemoScene *scene;
  gint quote_depth;
  guint32 last[16]; /* what some rules said last */
  struct
  {
    const char *text;
    gsize length;
  } kept[4];
} Saying;

static void say (Saying *saying, guint rule);

void
cw_demo_text_clear (CwDemoText *text)
{
  g_clear_pointer (&text->text, g_free);
  text->length = text->size = 0;
}

void
cw_demo_text_reserve (CwDemoText *text, gsize count)
{
  if (text->size - text->length >= count)
    return;
  text->size = MAX (2 * text->size, text->length + count);
  text->text = g_realloc (text->text, text->size);
}

const char *
cw_demo_text_end (CwDemoText *text)
{
  cw_demo_text_reserve (text, 1);
  text->text[text->length] = '\0';
  return text->text;
}

/* One alternative and where its operations start. */
typedef struct
{
  guint32 number, start;
} Drawn;

static Drawn
draw (const CwWordsRule *rule, guint64 drawn)
{
  guint32 number = rule->first + (guint32) (((drawn >> 32) * rule->count) >> 32);
  const CwWordsChoice *choice = &cw_words_choices[number];

  return (guint32) drawn > choice->threshold ? (Drawn){ choice->other, choice->other_start }
                                             : (Drawn){ number, choice->start };
}

/* Which alternative is said: not the last one again, if the rule has others and no habit. */
static const guint32 *
pick (Saying *saying, guint number)
{
  const CwWordsRule *rule = &cw_words_rules[number];
  guint32 *last = &saying->last[number % G_N_ELEMENTS (saying->last)];
  CwDemoRandom *random = saying->scene->random;
  Drawn alternative;
  guint64 drawn;

  if (rule->count == 1)
    return &cw_words_ops[cw_words_choices[rule->first].start];
  drawn = cw_demo_random_next (random);
  if (rule->habit == 2 || (rule->habit == 1 && (drawn & 7) != 0))
    drawn = cw_demo_random_hash (saying->scene->habit ^ (guint64) number << 32);
  alternative = draw (rule, drawn);
  if (alternative.number == *last && rule->habit == 0)
    alternative = draw (rule, cw_demo_random_next (random));
  *last = alternative.number;
  return &cw_words_ops[alternative.start];
}

static void
say_text (Saying *saying, const char *text, gsize length)
{
  memcpy (saying->at, text, length);
  saying->at += length;
}

static void
say_number (Saying *saying, gint number)
{
  char digits[12];
  char *first = digits + sizeof digits;

  do
    *--first = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  say_text (saying, first, (gsize) (digits + sizeof digits - first));
}

static void
say_padded (Saying *saying, gint number)
{
  *saying->at++ = (char) ('0' + number / 10 % 10);
  *saying->at++ = (char) ('0' + number % 10);
}

static void
say_clock (Saying *saying)
{
  gint hour = saying->scene->clock_minute / 60 % 24;

  say_number (saying, hour > 12 ? hour - 12 : hour == 0 ? 12 : hour);
  *saying->at++ = ':';
  say_padded (saying, saying->scene->clock_minute % 60);
}

/* So many of the class, near its engagement: "14 of 22". */
static void
say_part (Saying *saying)
{
  const CwDemoScene *scene = saying->scene;
  gint per_mille = cw_demo_random_normal (scene->random, scene->engaged, 160);
  gboolean is_short = (cw_demo_random_hash (scene->habit) & 1) != 0;

  say_number (saying, CLAMP (scene->class_size * per_mille / 1000, 1, scene->class_size));
  say_text (saying, is_short ? "/" : " of ", is_short ? 1 : 4);
  say_number (saying, scene->class_size);
}

static void
say_quote (Saying *saying, gboolean is_open)
{
  static const char *const curly[] = { "\u201d", "\u201c", "\u2019", "\u2018" };
  gboolean is_inner;

  saying->quote_depth += is_open ? 1 : -1;
  is_inner = saying->quote_depth > (is_open ? 1 : 0);
  if ((cw_demo_random_hash (saying->scene->habit + 1) & 3) != 0)
    *saying->at++ = is_inner ? '\'' : '"';
  else
    say_text (saying, curly[2 * is_inner + is_open], 3);
}

static void
say_month (Saying *saying)
{
  static const char *const names[] = { "January",   "February", "March",    "April",
                                       "May",       "June",     "July",     "August",
                                       "September", "October",  "November", "December" };
  const char *name = names[CLAMP (saying->scene->month, 1, 12) - 1];

  say_text (saying, name, strlen (name));
}

static void
say_grade (Saying *saying)
{
  if (saying->scene->grade == 0)
    *saying->at++ = 'K';
  else
    say_number (saying, saying->scene->grade);
}

/* Whether the ear wants "an" before @word. */
static gboolean
sounds_open (const char *word, gsize length)
{
  static const char *const closed[] = { "uni", "use", "usu", "uti", "uku", "eu", "one" };
  static const char *const open[] = { "hour", "hones", "11", "18" };

  for (guint i = 0; i < G_N_ELEMENTS (closed); i++)
    if (length >= strlen (closed[i]) &&
        g_ascii_strncasecmp (word, closed[i], strlen (closed[i])) == 0)
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (open); i++)
    if (length >= strlen (open[i]) && memcmp (word, open[i], strlen (open[i])) == 0)
      return TRUE;
  return memchr ("aeiouAEIOU8", *word, 11) != NULL;
}

/* "a" was said before @word: make it "an" where it must be. */
static void
agree_article (Saying *saying, char *word)
{
  gsize length = (gsize) (saying->at - word);
  gsize quote = length > 0 && *word == '"';

  if (length <= quote || !sounds_open (word + quote, length - quote))
    return;
  memmove (word, word - 1, length + 1);
  word[-1] = 'n';
  saying->at++;
}

static void
capitalize (const Saying *saying, char *word)
{
  while (word < saying->at && !g_ascii_isalnum (*word))
    word++;
  if (word < saying->at)
    *word = g_ascii_toupper (*word);
}

static gint
low_number (const Saying *saying, gint low, gint high)
{
  CwDemoRandom *random = saying->scene->random;
  gint first = cw_demo_random_between (random, low, high);
  gint second = cw_demo_random_between (random, low, high);

  return MIN (first, second);
}

/* Says what one operation says. Returns: how many words the operation takes. */
static guint
say_op (Saying *saying, const guint32 *op)
{
  const CwDemoScene *scene = saying->scene;
  guint32 argument = *op >> 8;

  switch (*op & 0xff)
    {
    case CW_WORDS_TEXT:
      say_text (saying, cw_words_text + op[1], argument);
      return 2;
    case CW_WORDS_RULE:
      say (saying, argument);
      return 1;
    case CW_WORDS_FACET:
      say (saying, cw_words_facets[scene->topic * CW_WORDS_FACET_COUNT + argument]);
      return 1;
    case CW_WORDS_BAND:
      say (saying, cw_words_band_facets[scene->band * CW_WORDS_BAND_FACET_COUNT + argument]);
      return 1;
    case CW_WORDS_NUMBER:
      say_number (saying,
                  cw_demo_random_between (scene->random, (gint) argument, (gint) op[1]));
      return 2;
    case CW_WORDS_PADDED:
      say_padded (saying,
                  cw_demo_random_between (scene->random, (gint) argument, (gint) op[1]));
      return 2;
    case CW_WORDS_LOW_NUMBER:
      say_number (saying, low_number (saying, (gint) argument, (gint) op[1]));
      return 2;
    case CW_WORDS_RECALL:
      say_text (saying, saying->kept[argument].text, saying->kept[argument].length);
      return 1;
    case CW_WORDS_SIZE:
      say_number (saying, scene->class_size);
      return 1;
    case CW_WORDS_PART:
      say_part (saying);
      return 1;
    case CW_WORDS_CLOCK:
      say_clock (saying);
      return 1;
    case CW_WORDS_MINUTE:
      say_number (saying, scene->visit_minute);
      return 1;
    case CW_WORDS_GRADE:
      say_grade (saying);
      return 1;
    case CW_WORDS_MONTH:
      say_month (saying);
      return 1;
    default:
      say_quote (saying, (*op & 0xff) == CW_WORDS_OPEN_QUOTE);
      return 1;
    }
}

static void
say (Saying *saying, guint rule)
{
  const guint32 *op = pick (saying, rule);

  while ((*op & 0xff) != CW_WORDS_END)
    {
      char *start = saying->at, *word;
      gboolean is_capital = (*op & 0xff) == CW_WORDS_CAPITAL;
      gboolean has_article;

      op += is_capital;
      has_article = (*op & 0xff) == CW_WORDS_ARTICLE;
      op += has_article;
      if (has_article)
        say_text (saying, "a ", 2);
      word = saying->at;
      op += say_op (saying, op);
      if (has_article)
        agree_article (saying, word);
      if (is_capital)
        capitalize (saying, start);
      if ((*op & 0xff) == CW_WORDS_STORE)
        {
          saying->kept[*op >> 8].text = start;
          saying->kept[*op >> 8].length = (gsize) (saying->at - start);
          op++;
        }
    }
}

void
cw_demo_prose (CwDemoText *text, const CwDemoScene *scene, guint rule)
{
  Saying saying = { .scene = scene };

  cw_demo_text_reserve (text, CW_WORDS_MOST_BYTES);
  saying.at = text->text + text->length;
  say (&saying, rule);
  text->length = (gsize) (saying.at - text->text);
}
