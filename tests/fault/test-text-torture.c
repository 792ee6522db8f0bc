/* What a person types or pastes is kept byte for byte, or refused with the position; never changed,
 * never cut. */
#include <string.h>

#include "corewalk/json.h"
#include "corewalk/memo.h"
#include "corewalk/note.h"
#include "corewalk/record.h"
#include "corewalk/store.h"
#include "tests/fault/entry.h"
#include "tests/fault/scratch.h"

typedef struct
{
  char *directory;
  char *path;
  Entry *entry;
  GPtrArray *kept; /* (element-type utf8): texts, in order */
} Paper;

static void
paper_open (Paper *paper)
{
  g_autoptr (GError) error = NULL;

  paper->entry = entry_open (paper->path, &error);
  g_assert_no_error (error);
}

static void
set_up (Paper *paper, gconstpointer data)
{
  paper->directory = scratch_new ();
  paper->path = g_build_filename (paper->directory, "store", NULL);
  paper->kept = g_ptr_array_new_with_free_func (g_free);
  entry_prepare (paper->path);
  paper_open (paper);
}

/* What was kept is there now, and after the store was closed and opened, and the store is sound. */
static void
tear_down (Paper *paper, gconstpointer data)
{
  for (int again = 0; again < 2; again++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) texts = entry_texts (paper->entry, &error);
      g_autofree char *faults = entry_faults (paper->entry->store);

      g_assert_no_error (error);
      g_assert_cmpstr (faults, ==, NULL);
      g_assert_cmpuint (texts->len, ==, paper->kept->len);
      for (guint i = 0; i < texts->len; i++)
        g_assert_true (
            g_str_equal (g_ptr_array_index (texts, i), g_ptr_array_index (paper->kept, i)));
      entry_close (paper->entry);
      paper_open (paper);
    }
  entry_close (paper->entry);
  g_ptr_array_unref (paper->kept);
  scratch_remove (paper->directory);
  g_free (paper->directory);
  g_free (paper->path);
}

static void
keep (Paper *paper, const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 id =
      cw_note_add (paper->entry->store, paper->entry->visit, CW_TAG_NONE, text, NULL, &error);
  g_autoptr (CwNote) note = NULL;

  g_assert_no_error (error);
  note = cw_note_get (paper->entry->store, id, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_equal (note->text, text));
  g_ptr_array_add (paper->kept, g_strdup (text));
}

/* Refused, by every way in, with @position in the message; and nothing is kept. */
static void
refuse (Paper *paper, const char *text, guint position)
{
  CwStore *store = paper->entry->store;
  gint64 visit = paper->entry->visit;
  gint64 id = cw_note_add (store, visit, CW_TAG_NONE, "as it was", NULL, NULL);
  g_autofree char *number = g_strdup_printf ("%u", position);
  g_autofree char *before = entry_dump (paper->entry, NULL);
  g_autofree char *after = NULL;

  g_ptr_array_add (paper->kept, g_strdup ("as it was"));
  for (int way = 0; way < 5; way++)
    {
      g_autoptr (GError) error = NULL;
      gint64 made = 0;

      if (way == 0)
        made = cw_note_add (store, visit, CW_TAG_NONE, text, NULL, &error);
      else if (way == 1)
        made = cw_answer_add (store, visit, "What are you learning?", text, NULL, &error);
      else if (way == 2)
        made = cw_task_add (store, visit, text, NULL, &error);
      else if (way == 3)
        made = cw_memo_add (store, text, NULL, &error);
      else
        made = cw_record_edit (store, id, "text", text, NULL, &error);
      g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
      g_assert_cmpint (made, ==, 0);
      if (strstr (error->message, number) == NULL)
        g_error ("way %d, position %s: %s", way, number, error->message);
    }
  after = entry_dump (paper->entry, NULL);
  g_assert_cmpstr (before, ==, after);
}

static void
test_keeps_naughty_strings (Paper *paper, gconstpointer data)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("CW_SHARED_DATA"), "text", "naughty-strings.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (CwJson) strings = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    {
      g_test_skip ("no naughty strings here");
      return;
    }
  strings = cw_json_parse (text, length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cw_json_length (strings), ==, 479);
  for (guint i = 0; i < cw_json_length (strings); i++)
    if (cw_json_string (cw_json_at (strings, i))[0] != '\0')
      keep (paper, cw_json_string (cw_json_at (strings, i)));
  g_assert_cmpuint (paper->kept->len, ==, 478);
}

static void
test_keeps_every_character (Paper *paper, gconstpointer data)
{
  GString *all = g_string_new (NULL);

  for (gunichar c = 1; c < 0x80; c++)
    {
      char text[] = { 'a', (char) c, 'b', '\0' };

      keep (paper, text);
      keep (paper, text + 1);
    }
  for (gunichar c = 0x80; c <= 0x10FFFF; c = c < 0x3000 ? c + 1 : c + 97)
    if (c < 0xD800 || c > 0xDFFF)
      g_string_append_unichar (all, c);
  g_string_append_unichar (all, 0x10FFFF);
  keep (paper, all->str);
  g_string_free (all, TRUE);
}

static void
test_keeps_what_editors_mangle (Paper *paper, gconstpointer data)
{
  static const char *const texts[] = {
    "\xE2\x80\xAEright to left\xE2\x80\xAC and back",
    "\xE2\x81\xA6isolated\xE2\x81\xA9",
    "\xEF\xBB\xBF"
    "byte order mark first",
    "zero\xE2\x80\x8Bwidth\xE2\x80\x8D"
    "joiner",
    "👩‍👩‍👧‍👦 🏳️‍🌈 👋🏽 🇺🇸 e\xCC\x81 \xC3\xA9",
    "\xEF\xBF\xBE\xEF\xBF\xBF nonchar",
    " leading and trailing \t ",
    "\n",
    "a\r\nb\rc\nd\xE2\x80\xA8"
    "e\xE2\x80\xA9"
    "f\xC2\x85",
    "\\u0000 \\\" \\",
    "{\"k\":\"note\",\"f\":{}}",
    "'); DROP TABLE note; --",
    "<b>bold</b> &amp; %s %n",
    "=1+1\t+1 -1 @x",
    "null",
    "0",
    "\x7F\x01\x02\x1B[31mred",
    "ﷺ﷽𒐫",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    keep (paper, texts[i]);
}

static void
test_refuses_what_is_no_text (Paper *paper, gconstpointer data)
{
  static const struct
  {
    const char *text;
    guint position; /* of the first bad byte, from 1 */
  } cases[] = {
    { "\x80", 1 },
    { "abc\xFF", 4 },
    { "\xC0\xAF", 1 },
    { "a\xE0\x80\xAF", 2 },
    { "ab\xED\xA0\x80", 3 },
    { "\xF4\x90\x80\x80", 1 },
    { "caf\xE9 au", 4 },
    { "é\xC3", 3 },
    { "1234567\xE2\x82", 8 },
    { "\xF8\x88\x80\x80\x80", 1 },
    { "ok\xED\xBF\xBF", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    refuse (paper, cases[i].text, cases[i].position);
}

static void
test_keeps_a_mebibyte_and_no_more (Paper *paper, gconstpointer data)
{
  static const char *const fills[] = { "x", "\x01", "\"", "🙂" };

  for (guint i = 0; i < G_N_ELEMENTS (fills); i++)
    {
      GString *text = g_string_new (NULL);

      while (text->len < CW_TEXT_MOST)
        g_string_append (text, fills[i]);
      g_assert_cmpuint (text->len, ==, CW_TEXT_MOST);
      keep (paper, text->str);
      g_string_append (text, "y");
      refuse (paper, text->str, CW_TEXT_MOST);
      g_string_free (text, TRUE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                    \
  g_test_add ("/text-torture/" name, Paper, NULL, set_up, function, tear_down)
  ADD ("keeps-naughty-strings", test_keeps_naughty_strings);
  ADD ("keeps-every-character", test_keeps_every_character);
  ADD ("keeps-what-editors-mangle", test_keeps_what_editors_mangle);
  ADD ("refuses-what-is-no-text", test_refuses_what_is_no_text);
  ADD ("keeps-a-mebibyte-and-no-more", test_keeps_a_mebibyte_and_no_more);
  return g_test_run ();
}
