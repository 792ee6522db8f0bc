#include "tests/ui/sketch.h"

#include "ui/help/help-text.h"
#include "ui/help/help-window.h"

/* How many headings a page has: the same in every language. */
static guint
count_headings (const char *text)
{
  guint count = 0;

  for (const char *at = text; (at = strstr (at, "\n## ")) != NULL; at++)
    count++;
  return count;
}

static void
test_every_page_has_words_and_a_title (void)
{
  for (guint i = 0; cw_help_pages[i] != NULL; i++)
    {
      g_autofree char *english = cw_help_text_dup_in ("en", cw_help_pages[i]);
      g_autofree char *spanish = cw_help_text_dup_in ("es", cw_help_pages[i]);
      const char *const texts[] = { english, spanish };

      for (guint k = 0; k < G_N_ELEMENTS (texts); k++)
        {
          g_autofree char *title = cw_help_text_dup_title (texts[k]);

          g_assert_cmpuint (strlen (texts[k]), >, 300);
          g_assert_true (g_utf8_validate (texts[k], -1, NULL));
          g_assert_true (g_str_has_prefix (texts[k], "# "));
          g_assert_cmpuint (strlen (title), <, 40);
        }
      g_assert_cmpuint (count_headings (english), ==, count_headings (spanish));
      g_assert_cmpuint (count_headings (english), >, 0);
    }
}

static void
test_words_are_found_in_any_case (void)
{
  g_assert_true (cw_help_text_matches ("# Title\n\nÉcoute the Room", "room éc"));
  g_assert_true (cw_help_text_matches ("anything", ""));
  g_assert_false (cw_help_text_matches ("# Title\n\nRoom", "room window"));
}

static void
test_a_page_is_set_without_its_signs (void)
{
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  GtkTextIter start, end;
  g_autofree char *shown = NULL;

  for (int twice = 0; twice < 2; twice++)
    cw_help_text_show ("# Title\n\n## Head\n\nSome text\n- a thing\n", "text", buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  shown = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_cmpstr (shown, ==, "Title\nHead\nSome text\n•\302\240a thing\n");
  gtk_text_buffer_get_iter_at_line_offset (buffer, &start, 2, 5);
  g_assert_true (
      gtk_text_iter_starts_tag (&start,
                                gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (
                                                               buffer),
                                                           "found")));
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static char *
dup_shown (GtkWidget *window)
{
  GtkTextBuffer *buffer =
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_type (window, GTK_TYPE_TEXT_VIEW)));
  char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  return text;
}

static void
test_a_search_shows_the_page (void)
{
  GtkWidget *window = cw_help_window_new (NULL);
  GtkWidget *entry = find_type (window, GTK_TYPE_SEARCH_ENTRY);
  g_autofree char *first = NULL;
  g_autofree char *found = NULL;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_present (GTK_WINDOW (window));
  sketch_run_ms (100);
  first = dup_shown (window);
  g_assert_true (g_str_has_prefix (first, "Getting Started"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "passphrase");
  sketch_run_ms (400);
  found = dup_shown (window);
  g_assert_true (g_str_has_prefix (found, "Safe Keeping"));
  gtk_window_destroy (GTK_WINDOW (window));
  sketch_run_ms (50);
  g_assert_null (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/help-text/every-page-has-words-and-a-title",
                   test_every_page_has_words_and_a_title);
  g_test_add_func ("/help-text/words-are-found-in-any-case", test_words_are_found_in_any_case);
  g_test_add_func ("/help-text/a-page-is-set-without-its-signs",
                   test_a_page_is_set_without_its_signs);
  g_test_add_func ("/help/a-search-shows-the-page", test_a_search_shows_the_page);
  return g_test_run ();
}
