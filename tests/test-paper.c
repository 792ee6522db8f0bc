#include "tests/fixture.h"

#include "corewalk/form-edit.h"
#include "ui/paper/form-sheet.h"
#include "ui/paper/paper-file.h"

#include <glib/gstdio.h>
#include <string.h>

static const double sizes[][2] = { { CW_PAPER_LETTER_WIDTH, CW_PAPER_LETTER_HEIGHT },
                                   { CW_PAPER_A4_WIDTH, CW_PAPER_A4_HEIGHT } };

/* What a shell command prints; it must succeed. */
static char *
run (const char *program, const char *path, const char *after)
{
  g_autofree char *command = g_strdup_printf ("%s '%s' %s", program, path, after);
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status = 0;

  g_spawn_command_line_sync (command, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return output;
}

static char *
write_pdf (CwPaper *paper, const char *folder)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, "page.pdf", NULL);

  cw_paper_write (paper, path, &error);
  g_assert_no_error (error);
  return path;
}

/* The words of a PDF, each after one space. */
static char *
read_words (CwPaper *paper, const char *folder)
{
  g_autofree char *path = write_pdf (paper, folder);
  g_autofree char *text = run ("pdftotext -raw", path, "-");
  g_auto (GStrv) words = g_strsplit_set (text, " \n\f", -1);
  GString *joined = g_string_new (" ");

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (joined, "%s ", words[i]);
  return g_string_free (joined, FALSE);
}

/* Whether every word of text stands in words, in its order. */
static void
assert_in_order (const char *words, const char *const *texts)
{
  const char *at = words;

  for (guint i = 0; texts[i] != NULL; i++)
    {
      const char *found = strstr (at, texts[i]);

      if (found == NULL)
        g_test_message ("missing after the others: %s", texts[i]);
      g_assert_nonnull (found);
      at = found + strlen (texts[i]);
    }
}

static guint
count_pages (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "page.pdf", NULL);
  g_autofree char *info = run ("pdfinfo", path, "");

  return (guint) g_ascii_strtoull (strstr (info, "Pages:") + strlen ("Pages:"), NULL, 10);
}

static void
test_breaks_long_text (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autoptr (CwPaper) paper =
      cw_paper_new (sizes[0][0], sizes[0][1], "A long one", "Not an evaluation record.");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *words = NULL;
  const char *at = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "word%u ", i);
  cw_paper_add_text (paper, CW_PAPER_TITLE, "Title");
  cw_paper_add_labelled (paper, 60, "9:15", CW_PAPER_BODY, text->str);
  words = read_words (paper, folder);
  g_assert_cmpuint (cw_paper_count_pages (paper), >, 2);
  g_assert_cmpuint (count_pages (folder), ==, cw_paper_count_pages (paper));
  at = words;
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *word = g_strdup_printf (" word%u ", i);

      at = strstr (at, word);
      g_assert_nonnull (at);
      at += strlen (word) - 1;
    }
  g_assert_nonnull (strstr (words, " Page 1 of "));
  g_assert_nonnull (strstr (words, " Not an evaluation record. "));
  fixture_remove (folder);
}

static void
test_keeps_headings_with_what_follows (void)
{
  g_autofree char *folder = fixture_folder ();

  for (guint before = 40; before < 60; before++)
    {
      g_autoptr (CwPaper) paper = cw_paper_new (sizes[0][0], sizes[0][1], "T", "F");
      g_autofree char *path = NULL;
      g_autofree char *text = NULL;
      g_auto (GStrv) pages = NULL;
      gboolean is_found = FALSE;

      for (guint i = 0; i < before; i++)
        cw_paper_add_text (paper, CW_PAPER_BODY, "line");
      cw_paper_add_text (paper, CW_PAPER_HEADING, "Heading");
      cw_paper_add_text (paper, CW_PAPER_BODY, "follows");
      path = write_pdf (paper, folder);
      text = run ("pdftotext -raw", path, "-");
      pages = g_strsplit (text, "\f", -1);
      for (guint i = 0; pages[i] != NULL; i++)
        if (strstr (pages[i], "Heading") != NULL)
          is_found = strstr (pages[i], "follows") != NULL;
      g_assert_true (is_found);
    }
  fixture_remove (folder);
}

static void
test_repeats_the_head_of_a_table (void)
{
  static const double widths[] = { 1, 2, 0 };
  const CwPaperCell head[] = { { .text = "Column" }, { .text = "Other" } };
  g_autofree char *folder = fixture_folder ();
  g_autoptr (CwPaper) paper = cw_paper_new (sizes[1][0], sizes[1][1], "T", "F");
  g_autofree char *words = NULL;
  guint count = 0;

  cw_paper_begin_table (paper, widths);
  cw_paper_add_row (paper, CW_PAPER_ROW_HEAD, head, 0);
  for (guint i = 0; i < 100; i++)
    {
      const CwPaperCell cells[] = { { .text = "a" }, { .boxes = "S N O" } };

      cw_paper_add_row (paper, CW_PAPER_ROW, cells, 20);
    }
  words = read_words (paper, folder);
  for (const char *at = words; (at = strstr (at, " Column ")) != NULL; at++)
    count++;
  g_assert_cmpuint (count, ==, cw_paper_count_pages (paper));
  g_assert_cmpuint (count, >=, 3);
  fixture_remove (folder);
}

static void
test_prints_every_form (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autoptr (GPtrArray) forms = cw_form_built_in_list ();

  for (guint i = 0; i < forms->len; i++)
    for (guint kind = CW_FORM_SHEET_ROOMS; kind <= CW_FORM_SHEET_VISIT; kind++)
      {
        const CwFormDocument *form = forms->pdata[i];
        const double *size = sizes[(i + kind) % 2];
        g_autoptr (CwPaper) paper =
            cw_form_sheet_new (size[0], size[1], (CwFormSheetKind) kind, form, NULL);
        g_autofree char *words = read_words (paper, folder);
        const char *const first[] = { form->title, "Version 1", "School", NULL };

        assert_in_order (words, first);
        for (guint at = 0; at < form->items->len; at++)
          {
            g_auto (GStrv) label =
                g_strsplit (((CwFormItem *) form->items->pdata[at])->label, " ", -1);

            assert_in_order (words, (const char *const *) label);
          }
        g_assert_nonnull (strstr (words, "Not an evaluation record."));
      }
  fixture_remove (folder);
}

/* Forty look-fors with the longest texts that fit, all of them on the paper and inside its margins. */
static void
test_clips_nothing (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autoptr (CwFormDocument) form = cw_form_document_new ();

  cw_form_text_set (&form->title, "Everything at its longest");
  for (guint i = 0; i < 40; i++)
    {
      CwFormItem *item = cw_form_document_add (form, CW_FORM_ITEMS, i);
      g_autofree char *label = g_strdup_printf ("begin%u Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww "
                                                "Mmmmmmmmmmmmmmmm mmmm end%u",
                                                i, i);
      g_autoptr (GString) counts = g_string_new (NULL);

      while (counts->len < CW_FORM_MOST_TEXT - 10)
        g_string_append (counts, "many words ");
      g_string_append (counts, "last");
      cw_form_text_set (&item->label, label);
      cw_form_text_set (&item->counts, counts->str);
      cw_form_text_set (&item->not_counts, counts->str);
      if (i % 2 == 0)
        cw_form_item_set_level_count (item, CW_FORM_MOST_LEVELS);
    }
  for (guint kind = CW_FORM_SHEET_ROOMS; kind <= CW_FORM_SHEET_VISIT; kind++)
    {
      g_autoptr (CwPaper) paper =
          cw_form_sheet_new (sizes[0][0], sizes[0][1], (CwFormSheetKind) kind, form, NULL);
      g_autofree char *words = read_words (paper, folder);
      g_autofree char *path = g_build_filename (folder, "page.pdf", NULL);
      g_autofree char *boxes = run ("pdftotext -bbox", path, "-");

      for (guint i = 0; i < 40; i++)
        {
          g_autofree char *begin = g_strdup_printf ("begin%u", i);
          g_autofree char *end = g_strdup_printf ("end%u", i);
          const char *const order[] = { begin, "Mmmmmmmmmmmmmmmm", end, NULL };

          assert_in_order (words, order);
        }
      for (const char *at = boxes; (at = strstr (at, "xMax=\"")) != NULL; at++)
        g_assert_cmpfloat (g_ascii_strtod (at + strlen ("xMax=\""), NULL), <=, 612 - 45);
      for (const char *at = boxes; (at = strstr (at, "yMax=\"")) != NULL; at++)
        g_assert_cmpfloat (g_ascii_strtod (at + strlen ("yMax=\""), NULL), <=, 792 - 40);
    }
  fixture_remove (folder);
}

static void
test_writes_pictures (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autoptr (GPtrArray) forms = cw_form_built_in_list ();
  g_autoptr (CwPaper) paper =
      cw_form_sheet_new (sizes[0][0], sizes[0][1], CW_FORM_SHEET_ROOMS, forms->pdata[0], NULL);
  g_autofree char *svg = g_build_filename (folder, "page.svg", NULL);
  g_autofree char *png = g_build_filename (folder, "page.png", NULL);
  g_autofree char *txt = g_build_filename (folder, "page.txt", NULL);
  g_autofree char *first_svg = g_build_filename (folder, "page-1.svg", NULL);
  g_autofree char *first_png = g_build_filename (folder, "page-1.png", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_paper_write (paper, svg, NULL));
  g_assert_true (g_file_get_contents (first_svg, &bytes, NULL, NULL));
  g_assert_nonnull (strstr (bytes, "<svg"));
  g_clear_pointer (&bytes, g_free);
  g_assert_true (cw_paper_write (paper, png, NULL));
  g_assert_true (g_file_get_contents (first_png, &bytes, NULL, NULL));
  g_assert_cmpmem (bytes, 4, "\x89PNG", 4);
  g_assert_false (cw_paper_write (paper, txt, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (cw_paper_write (paper, "/nowhere/page.pdf", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_STORAGE);
  fixture_remove (folder);
}

/* What a reader of the file is told about its parts. */
static void
test_tags_its_parts (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autoptr (GPtrArray) forms = cw_form_built_in_list ();
  g_autoptr (CwPaper) paper =
      cw_form_sheet_new (sizes[0][0], sizes[0][1], CW_FORM_SHEET_ROOMS, forms->pdata[0], NULL);
  g_autofree char *path = write_pdf (paper, folder);
  g_autofree char *tree = run ("pdfinfo -struct", path, "");
  g_autofree char *info = run ("pdfinfo", path, "");
  g_autofree char *check = run ("qpdf --check", path, "");
  const char *const parts[] = { "H1", "Table", "TR", "TH", "TD", NULL };
  g_auto (GStrv) lines = g_strsplit (info, "\n", -1);
  gboolean is_marked = FALSE;

  assert_in_order (tree, parts);
  for (guint i = 0; lines[i] != NULL; i++)
    is_marked |= g_str_has_prefix (lines[i], "Tagged:") && g_str_has_suffix (lines[i], " yes");
  g_assert_true (is_marked);
  g_assert_nonnull (strstr (check, "No syntax or stream encoding errors found"));
  fixture_remove (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/breaks-long-text", test_breaks_long_text);
  g_test_add_func ("/paper/keeps-headings-with-what-follows",
                   test_keeps_headings_with_what_follows);
  g_test_add_func ("/paper/repeats-the-head-of-a-table", test_repeats_the_head_of_a_table);
  g_test_add_func ("/paper/prints-every-form", test_prints_every_form);
  g_test_add_func ("/paper/clips-nothing", test_clips_nothing);
  g_test_add_func ("/paper/writes-pictures", test_writes_pictures);
  g_test_add_func ("/paper/tags-its-parts", test_tags_its_parts);
  return g_test_run ();
}
