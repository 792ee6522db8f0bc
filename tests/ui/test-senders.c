#include "tests/ui/partner.h"

#include "corewalk/merge.h"
#include "corewalk/moment.h"
#include "corewalk/trust.h"
#include "tests/ui/picture.h"
#include "ui/exchange/sender-words.h"
#include "ui/exchange/senders-page.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)

typedef struct
{
  Sketch *sketch;
  Partner *partner;
  GtkWidget *window;
  GtkWidget *page;
} Screen;

static Screen *
screen_new (void)
{
  Screen *screen = g_new0 (Screen, 1);

  screen->sketch = sketch_new ();
  screen->partner = partner_new ();
  screen->window = adw_window_new ();
  screen->page = g_object_new (CW_TYPE_SENDERS_PAGE, NULL);
  cw_senders_page_set_session (CW_SENDERS_PAGE (screen->page), screen->sketch->session);
  adw_window_set_content (ADW_WINDOW (screen->window), screen->page);
  gtk_window_present (GTK_WINDOW (screen->window));
  sketch_run_ms (50);
  return screen;
}

static void
screen_free (Screen *screen)
{
  gtk_window_destroy (GTK_WINDOW (screen->window));
  sketch_run_ms (20);
  partner_free (screen->partner);
  sketch_free (screen->sketch);
  g_free (screen);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Screen, screen_free)

static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;

  return FALSE;
}

static void
take_in (Screen *screen, const char *name)
{
  CwStore *store = cw_work_session_get_store (screen->sketch->session);
  g_autofree char *file = partner_export (screen->partner, store, name);
  const char *const files[] = { file, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (CwMerged) merged = cw_merge (store, files, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  cw_work_session_changed (screen->sketch->session);
  sketch_run_ms (50);
}

static void
test_tells_who_is_expected_and_came (void)
{
  g_autoptr (Screen) screen = screen_new ();

  g_assert_true (says (screen->page, "Nobody Is Expected Yet"));
  partner_introduce (screen->partner, cw_work_session_get_store (screen->sketch->session));
  cw_work_session_changed (screen->sketch->session);
  sketch_run_ms (50);
  g_assert_true (says (screen->page, "Ben Ortiz"));
  g_assert_true (says (screen->page, "Nothing came yet"));
  g_assert_true (says (screen->page, "1 of the 1 expected is silent."));

  take_in (screen, "ben.walk");
  g_assert_true (says (screen->page, "Last file: Today"));
  g_assert_false (says (screen->page, "Nothing came yet"));
  g_assert_true (says (screen->page, "Everybody who is expected sent something"));
}

static void
test_tells_what_was_set_aside (void)
{
  g_autoptr (Screen) screen = screen_new ();

  take_in (screen, "ben.walk"); /* nobody trusts Ben's card */
  g_assert_true (says (screen->page, "Ben Ortiz"));
  g_assert_true (says (screen->page, "Set aside whole: Today."));
  g_assert_true (says (screen->page, "Not expected"));
  g_assert_true (says (screen->page, "The last file of 1 was set aside."));
}

static void
trust (CwStore *store, const char *name, const char *organization)
{
  g_autofree char *their_name = g_strdup (name), *theirs = g_strdup (organization);
  char role[] = "coach", *directory = sketch_directory_new ();
  const CwPerson person = { .name = their_name, .role = role, .organization = theirs };
  CwStore *their_store;
  g_autoptr (CwSenderCard) card = NULL;
  g_autoptr (GError) error = NULL;

  cw_store_create (directory, &person, &error);
  g_assert_no_error (error);
  their_store = cw_store_open (directory, CW_STORE_READ, &error);
  g_assert_no_error (error);
  card = cw_sender_card_own (their_store, &error);
  g_assert_no_error (error);
  cw_trust_add (store, card, FALSE, &error);
  g_assert_no_error (error);
  cw_store_close (their_store);
  sketch_directory_free (directory);
}

/* How many labels there are; none may leave out letters or lie beyond the window. */
static guint
assert_whole (GtkWidget *window, GtkWidget *widget)
{
  guint count = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  if (GTK_IS_LABEL (widget))
    {
      graphene_rect_t bounds;

      g_assert_true (gtk_widget_compute_bounds (widget, window, &bounds));
      g_assert_cmpfloat (bounds.origin.x, >=, 0);
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=,
                         gtk_widget_get_width (window));
      g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))));
      count++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count += assert_whole (window, child);

  return count;
}

static void
test_cuts_no_name_at_twice_the_size (void)
{
  g_autoptr (Screen) screen = screen_new ();
  CwStore *store = cw_work_session_get_store (screen->sketch->session);

  trust (store, "María Guadalupe Hernández-Villanueva de la Cruz",
         "Northern Valley Partnership for Instructional Leadership");
  trust (store, "Wolfeschlegelsteinhausenbergerdorff", "Hill Elementary");
  take_in (screen, "ben.walk"); /* set aside, not expected: all chips there are */
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_window_set_default_size (GTK_WINDOW (screen->window), 620, 700);
  sketch_run_ms (300);
  g_assert_cmpuint (assert_whole (screen->window, screen->page), >, 8);
  picture_keep (screen->window, "senders-large");
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  gtk_window_set_default_size (GTK_WINDOW (screen->window), 800, 600);
  sketch_run_ms (300);
  picture_keep (screen->window, "senders");
}

static char *
silence (gint64 days, gboolean is_expected)
{
  CwMoment now = cw_moment_now ();
  const CwSender sender = { .is_expected = is_expected,
                            .received_ms = days < 0 ? 0 : now.at_ms - days * DAY_MS };

  return cw_sender_words_dup_silence (&sender, cw_moment_local_day (now));
}

static void
test_counts_the_weeks_of_silence (void)
{
  g_autofree char *six = silence (6, TRUE), *seven = silence (7, TRUE),
                  *twenty = silence (20, TRUE), *never = silence (-1, TRUE),
                  *unknown = silence (-1, FALSE), *ahead = silence (-0, TRUE);

  g_assert_cmpstr (six, ==, NULL);
  g_assert_cmpstr (seven, ==, "Silent for 1 week");
  g_assert_cmpstr (twenty, ==, "Silent for 2 weeks");
  g_assert_cmpstr (never, ==, "Nothing came yet");
  g_assert_cmpstr (unknown, ==, NULL);
  g_assert_cmpstr (ahead, ==, NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_css_provider_load_from_resource (style, "/org/corewalk/Corewalk/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_test_add_func ("/senders/tells-who-is-expected-and-came",
                   test_tells_who_is_expected_and_came);
  g_test_add_func ("/senders/tells-what-was-set-aside", test_tells_what_was_set_aside);
  g_test_add_func ("/senders/cuts-no-name-at-twice-the-size",
                   test_cuts_no_name_at_twice_the_size);
  g_test_add_func ("/senders/counts-the-weeks-of-silence", test_counts_the_weeks_of_silence);
  return g_test_run ();
}
