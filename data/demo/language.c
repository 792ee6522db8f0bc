#include "data/demo/language.h"

#include "words.h"

#include <string.h>

static const guint16 rules[CW_DEMO_TEXT_COUNT] = {
  [CW_DEMO_TEXT_TITLE] = CW_WORDS_RULE_TITLE,
  [CW_DEMO_TEXT_PROBLEM] = CW_WORDS_RULE_PROBLEM,
  [CW_DEMO_TEXT_THEORY] = CW_WORDS_RULE_THEORY,
  [CW_DEMO_TEXT_RESULTS] = CW_WORDS_RULE_RESULTS,
  [CW_DEMO_TEXT_TASK_SAMPLE] = CW_WORDS_RULE_TASK_SAMPLE,
  [CW_DEMO_TEXT_ANSWER_WHAT] = CW_WORDS_RULE_ANSWER_WHAT,
  [CW_DEMO_TEXT_ANSWER_WHY] = CW_WORDS_RULE_ANSWER_WHY,
  [CW_DEMO_TEXT_ANSWER_GOOD] = CW_WORDS_RULE_ANSWER_GOOD,
  [CW_DEMO_TEXT_ANSWER_STUCK] = CW_WORDS_RULE_ANSWER_STUCK,
  [CW_DEMO_TEXT_DESCRIBE] = CW_WORDS_RULE_DESCRIBE,
  [CW_DEMO_TEXT_PATTERN] = CW_WORDS_RULE_PATTERN,
  [CW_DEMO_TEXT_PREDICT] = CW_WORDS_RULE_PREDICT,
  [CW_DEMO_TEXT_NEXT] = CW_WORDS_RULE_NEXT,
  [CW_DEMO_TEXT_OWNER] = CW_WORDS_RULE_OWNER,
  [CW_DEMO_TEXT_MEMO] = CW_WORDS_RULE_MEMO,
};

static const char *const subject_names[CW_WORDS_SUBJECT_COUNT] = {
  [CW_WORDS_SUBJECT_ELA] = "English language arts",
  [CW_WORDS_SUBJECT_MATH] = "Mathematics",
  [CW_WORDS_SUBJECT_SCIENCE] = "Science",
  [CW_WORDS_SUBJECT_SOCIAL] = "Social studies",
  [CW_WORDS_SUBJECT_ARTS] = "Arts",
  [CW_WORDS_SUBJECT_PE] = "Physical education and health",
  [CW_WORDS_SUBJECT_LANGUAGE] = "World languages",
  [CW_WORDS_SUBJECT_SERVICES] = "Special services",
  [CW_WORDS_SUBJECT_CAREER] = "Technology and careers",
};

guint
cw_demo_subject_count (void)
{
  return CW_WORDS_SUBJECT_COUNT;
}

const char *
cw_demo_subject_name (guint subject)
{
  g_assert (subject < CW_WORDS_SUBJECT_COUNT);
  return subject_names[subject];
}

gint
cw_demo_subject_topic (guint subject, guint band, CwDemoRandom *random)
{
  guint count = 0, drawn;

  for (guint i = 0; i < CW_WORDS_TOPIC_COUNT; i++)
    count += cw_words_topics[i].subject == subject && (cw_words_topics[i].bands >> band & 1);
  if (count == 0)
    return -1;
  drawn = cw_demo_random_below (random, count);
  for (guint i = 0;; i++)
    if (cw_words_topics[i].subject == subject && (cw_words_topics[i].bands >> band & 1) &&
        drawn-- == 0)
      return (gint) i;
}

/* One finger is too quick: two letters within a word change places. */
static void
mistype (CwDemoText *text, gsize start, CwDemoRandom *random)
{
  gsize length = text->length - start;
  char *at, letter;

  if (length < 20)
    return;
  at = text->text + start + 2 + cw_demo_random_below (random, (guint32) length - 8);
  for (guint i = 0; i < 4; i++)
    if (!g_ascii_islower (at[i]))
      return;
  letter = at[1];
  at[1] = at[2];
  at[2] = letter;
}

/* A clause after another one, with what goes between them. */
static void
join (CwDemoText *text, gsize start, const CwDemoScene *scene)
{
  static const char *const ends[] = { " ", " ", "; ", " - ", "\n", " / " };
  guint style = (guint) (cw_demo_random_hash (scene->habit + 2) % 12);
  const char *end = ends[style < G_N_ELEMENTS (ends) ? style : 0];
  char *last;

  if (text->length == start)
    return;
  last = text->text + text->length - 1;
  if (*end != ' ' || end[1] != '\0')
    text->length -= *last == '.';
  else if (g_ascii_isalnum (*last) || (*last == '"' && g_ascii_isalnum (last[-1])))
    text->text[text->length++] = '.';
  memcpy (text->text + text->length, end, strlen (end));
  text->length += strlen (end);
}

void
cw_demo_note (CwDemoText *text, const CwDemoScene *scene, CwTags tags, guint clauses)
{
  static const guint16 by_tag[] = { CW_WORDS_RULE_NOTE_TEACHER, CW_WORDS_RULE_NOTE_STUDENT,
                                    CW_WORDS_RULE_NOTE_TASK };
  gboolean is_plain = cw_demo_random_hash (scene->habit + 3) % 4 == 0;
  gsize start = text->length;
  guint tag = 0;

  g_assert (tags != 0 && tags < 1 << G_N_ELEMENTS (by_tag));
  for (guint i = 0; i < clauses; i++)
    {
      gsize clause;

      do
        tag = cw_demo_random_below (scene->random, G_N_ELEMENTS (by_tag));
      while ((tags >> tag & 1) == 0);
      cw_demo_text_reserve (text, 8);
      join (text, start, scene);
      clause = text->length;
      cw_demo_prose (text, scene, by_tag[tag]);
      if (!is_plain)
        text->text[clause] = g_ascii_toupper (text->text[clause]);
    }
  if (is_plain && text->text[text->length - 1] == '.')
    text->length--;
  if (cw_demo_random_chance (scene->random, 20 + (gint) (scene->habit & 63)))
    mistype (text, start, scene->random);
}

void
cw_demo_say (CwDemoText *text, const CwDemoScene *scene, CwDemoTextKind kind)
{
  gsize start = text->length;

  g_assert (kind < CW_DEMO_TEXT_COUNT);
  cw_demo_prose (text, scene, rules[kind]);
  text->text[start] = g_ascii_toupper (text->text[start]);
}
