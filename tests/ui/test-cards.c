#include "tests/ui/partner.h"
#include "tests/ui/picture.h"

#include "corewalk/trust.h"
#include "ui/exchange/card-dialog.h"
#include "ui/exchange/cards-page.h"
#include "ui/exchange/declare-window.h"
#include "ui/trust/revoke-window.h"

typedef struct
{
  Sketch *sketch;
  Partner *partner;
  GtkWidget *window;
  GtkWidget *page;
} Screen;

static CwStore *
store_of (Screen *screen)
{
  return cw_work_session_get_store (screen->sketch->session);
}

static Screen *
screen_new (void)
{
  Screen *screen = g_new0 (Screen, 1);

  screen->sketch = sketch_new ();
  screen->partner = partner_new ();
  screen->window = adw_window_new ();
  screen->page = g_object_new (CW_TYPE_CARDS_PAGE, NULL);
  cw_cards_page_set_session (CW_CARDS_PAGE (screen->page), screen->sketch->session);
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

static char *
card_of (CwStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwSenderCard) card = cw_sender_card_own (store, &error);
  char *text = card != NULL ? cw_sender_card_print (card, &error) : NULL;

  g_assert_no_error (error);
  return text;
}

/* A widget below @widget of that type; the @nth of them, from 0. */
static GtkWidget *
find (GtkWidget *widget, GType type, int *nth)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*nth)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, nth);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  for (int i = 0;; i++)
    {
      int nth = i;
      GtkWidget *label = find (widget, GTK_TYPE_LABEL, &nth);

      if (label == NULL)
        return FALSE;
      if (gtk_widget_get_mapped (label) &&
          g_str_has_prefix (gtk_label_get_text (GTK_LABEL (label)), text))
        return TRUE;
    }
}

static void
paste (GtkWidget *dialog, const char *text)
{
  int nth = 0;
  GtkWidget *view = find (dialog, GTK_TYPE_TEXT_VIEW, &nth);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  sketch_run_ms (300);
}

static guint
count_trusted (Screen *screen)
{
  g_autoptr (GPtrArray) trusted = cw_trust_list (store_of (screen), NULL);

  return trusted->len - 1; /* one's own is among them */
}

static void
test_a_card_is_added_once_the_words_agree (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autofree char *card = card_of (screen->partner->store);
  g_autofree char *mailed = g_strdup_printf ("Hello Ana,\n\nhere it is:\n%s\nBen", card);
  GtkWidget *dialog = cw_card_dialog_new (GTK_WINDOW (screen->window), screen->sketch->session);

  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_activate_action (dialog, "card.add", NULL);
  g_assert_cmpuint (count_trusted (screen), ==, 0); /* nothing was pasted */

  paste (dialog, mailed);
  g_assert_true (says (dialog, "Ben Ortiz"));
  g_assert_true (says (dialog, "Call Ben Ortiz and let the four words"));
  g_assert_cmpuint (count_trusted (screen), ==, 0); /* it was only shown */
  gtk_widget_activate_action (dialog, "card.add", NULL);
  g_assert_cmpuint (count_trusted (screen), ==, 1);
  sketch_run_ms (50);
}

static void
test_tells_what_is_wrong_with_a_card (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autofree char *own = card_of (store_of (screen));
  g_autofree char *card = card_of (screen->partner->store);
  GtkWidget *dialog = cw_card_dialog_new (GTK_WINDOW (screen->window), screen->sketch->session);

  gtk_window_present (GTK_WINDOW (dialog));
  paste (dialog, own);
  g_assert_true (says (dialog, "This is your own card."));
  gtk_widget_activate_action (dialog, "card.add", NULL);
  g_assert_cmpuint (count_trusted (screen), ==, 0);

  card[strlen (card) / 2] ^= 1;
  paste (dialog, card);
  g_assert_false (says (dialog, "Ben Ortiz"));
  gtk_widget_activate_action (dialog, "card.add", NULL);
  g_assert_cmpuint (count_trusted (screen), ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_shows_people_by_name (void)
{
  g_autoptr (Screen) screen = screen_new ();

  g_assert_true (says (screen->page, "Ana Reyes"));
  g_assert_true (says (screen->page, "Nobody yet."));
  partner_introduce (screen->partner, store_of (screen));
  cw_work_session_changed (screen->sketch->session);
  sketch_run_ms (50);
  g_assert_true (says (screen->page, "Ben Ortiz"));
  g_assert_false (says (screen->page, "Nobody yet."));
}

static GtkCheckButton *
check_of (GtkWidget *dialog, int nth)
{
  return GTK_CHECK_BUTTON (find (dialog, GTK_TYPE_CHECK_BUTTON, &nth));
}

static void
test_whom_one_evaluates_is_declared (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autoptr (CwSenderCard) before = cw_sender_card_own (store_of (screen), NULL);
  g_autoptr (CwSenderCard) after = NULL, last = NULL;
  GtkWidget *dialog =
      cw_declare_window_new (GTK_WINDOW (screen->window), screen->sketch->session, before);

  gtk_window_present (GTK_WINDOW (dialog));
  sketch_run_ms (100);
  g_assert_true (gtk_check_button_get_active (check_of (dialog, 2)));
  gtk_check_button_set_active (check_of (dialog, 1), TRUE);
  sketch_run_ms (50);
  gtk_widget_activate_action (dialog, "declare.keep", NULL); /* nobody is named yet */
  after = cw_sender_card_own (store_of (screen), NULL);
  g_assert_null (after->evaluates);
  paste (dialog, "Ben Cole\nHale School");
  picture_keep (dialog, "declare");
  gtk_widget_activate_action (dialog, "declare.keep", NULL);
  sketch_run_ms (100);

  last = cw_sender_card_own (store_of (screen), NULL);
  g_assert_cmpstr (last->evaluates, ==, "Ben Cole\nHale School");
  cw_work_session_changed (screen->sketch->session);
  sketch_run_ms (100);
  picture_keep (screen->window, "cards-declared");
}

static void
test_a_lost_laptop_s_card_is_revoked (void)
{
  g_autoptr (Screen) screen = screen_new ();
  CwStore *store = store_of (screen);
  g_autoptr (CwSenderCard) card = cw_sender_card_own (screen->partner->store, NULL);
  g_autoptr (CwTrusted) before = NULL, after = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *window;
  int nth = 0;

  cw_trust_add (store, card, FALSE, &error);
  g_assert_no_error (error);
  before = cw_trust_find_key (store, card->key, &error);
  window = cw_revoke_window_new (GTK_WINDOW (screen->window), screen->sketch->session, before);
  gtk_window_present (GTK_WINDOW (window));
  sketch_run_ms (100);
  gtk_widget_activate_action (window, "revoke.keep", NULL); /* no reason is said yet */
  gtk_editable_set_text (GTK_EDITABLE (find (window, ADW_TYPE_ENTRY_ROW, &nth)),
                         "Left on the bus");
  sketch_run_ms (50);
  picture_keep (window, "revoke");
  gtk_widget_activate_action (window, "revoke.keep", NULL);
  sketch_run_ms (100);

  after = cw_trust_find_key (store, card->key, &error);
  g_assert_no_error (error);
  g_assert_true (after->is_retired);
  g_assert_cmpint (after->revoked_ms, >, 0);
  cw_work_session_changed (screen->sketch->session);
  sketch_run_ms (100);
  picture_keep (screen->window, "cards-revoked");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/cards/a-card-is-added-once-the-words-agree",
                   test_a_card_is_added_once_the_words_agree);
  g_test_add_func ("/cards/tells-what-is-wrong-with-a-card",
                   test_tells_what_is_wrong_with_a_card);
  g_test_add_func ("/cards/shows-people-by-name", test_shows_people_by_name);
  g_test_add_func ("/cards/whom-one-evaluates-is-declared",
                   test_whom_one_evaluates_is_declared);
  g_test_add_func ("/cards/a-lost-laptop-s-card-is-revoked",
                   test_a_lost_laptop_s_card_is_revoked);
  return g_test_run ();
}
