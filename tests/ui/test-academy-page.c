/* Tests of the Academy screen: its gallery, a plan's page and slides, a calibration. */
#include "tests/ui/gallery-academy.h"
#include "tests/ui/picture.h"

#include "corewalk/academy.h"
#include "corewalk/merge.h"
#include "corewalk/record.h"
#include "corewalk/walk.h"
#include "ui/academy/academy-page.h"
#include "ui/academy/calibration-page.h"
#include "ui/academy/slides.h"
#include "ui/academy/work-page.h"
#include "ui/walks/walk-text.h"

#include <string.h>

typedef struct
{
  Sketch *sketch;
  GalleryAcademy academy;
  GtkWidget *window;
  GtkWidget *page;
} Screen;

static CwStore *
store_of (const Screen *screen)
{
  return cw_work_session_get_store (screen->sketch->session);
}

static void
fill (Screen *screen)
{
  g_autoptr (Partner) ben = partner_new ();
  CwStore *store = store_of (screen);
  g_autoptr (CwWalk) walk = cw_walk_get (store, screen->sketch->walk, NULL);
  const char *files[] = { NULL, NULL };
  g_autofree char *file = NULL;
  g_autoptr (CwMerged) merged = NULL;
  g_autoptr (GError) error = NULL;

  partner_introduce (ben, store);
  gallery_academy_add (store, ben, walk->school, &screen->academy);
  files[0] = file = partner_export (ben, store, "ben.walk");
  merged = cw_merge (store, files, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (merged->refused, ==, 0);
}

static Screen *
screen_new (GType type, gboolean is_filled)
{
  Screen *screen = g_new0 (Screen, 1);

  screen->sketch = sketch_new ();
  if (is_filled)
    fill (screen);
  screen->page = type == CW_TYPE_ACADEMY_PAGE ? cw_academy_page_new (screen->sketch->session)
                                              : g_object_new (type, NULL);
  screen->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (screen->window), 900, 900);
  adw_window_set_content (ADW_WINDOW (screen->window), screen->page);
  gtk_window_present (GTK_WINDOW (screen->window));
  sketch_run_ms (300);
  return screen;
}

static void
screen_free (Screen *screen)
{
  g_object_add_weak_pointer (G_OBJECT (screen->page), (gpointer *) &screen->page);
  gtk_window_destroy (GTK_WINDOW (screen->window));
  sketch_run_ms (100);
  g_assert_null (screen->page);
  sketch_free (screen->sketch);
  g_free (screen);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Screen, screen_free)

/* The widgets of @type that are shown, in reading order. */
static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static gboolean
says (GtkWidget *widget, const char *words)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  collect (widget, GTK_TYPE_LABEL, labels);
  for (guint i = 0; i < labels->len; i++)
    if (strstr (gtk_label_get_text (labels->pdata[i]), words) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_screen (void)
{
  g_autoptr (Screen) screen = screen_new (CW_TYPE_ACADEMY_PAGE, TRUE);

  g_assert_true (says (screen->page, "Reasons, not answers"));
  g_assert_true (says (screen->page, "Wait time in grade 4"));
  g_assert_true (says (screen->page, "Fractions on a number line, grade 4"));
  picture_keep (screen->window, "academy");
}

static void
test_empty (void)
{
  g_autoptr (Screen) screen = screen_new (CW_TYPE_ACADEMY_PAGE, FALSE);

  g_assert_true (says (screen->page, "Learn Together"));
}

/* What is typed is kept when the focus leaves it. */
static void
test_plan (void)
{
  g_autoptr (Screen) screen = screen_new (CW_TYPE_WORK_PAGE, TRUE);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (CwAcademyWork) work = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_work_page_set_work (CW_WORK_PAGE (screen->page), screen->sketch->session,
                                        screen->academy.plan, &error));
  sketch_run_ms (200);
  picture_keep (screen->window, "academy-plan");
  g_assert_true (says (screen->page, "What Students Will Be Able to Do"));
  collect (screen->page, CW_TYPE_WALK_TEXT, texts);
  g_assert_cmpuint (texts->len, ==, 4);
  g_signal_emit_by_name (texts->pdata[1], "edited", "Exit slips");
  work = cw_academy_get (store_of (screen), screen->academy.plan, NULL);
  g_assert_cmpstr (work->texts[1], ==, "Exit slips");
  g_assert_true (cw_work_page_refresh (CW_WORK_PAGE (screen->page)));

  g_assert_true (cw_record_delete (store_of (screen), screen->academy.plan, NULL, NULL));
  g_assert_false (cw_work_page_refresh (CW_WORK_PAGE (screen->page)));
}

static GtkWidget *
find_slides (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (CW_IS_SLIDES (window))
        return window;
    }
  return NULL;
}

static void
test_slides (void)
{
  g_autoptr (Screen) screen = screen_new (CW_TYPE_ACADEMY_PAGE, TRUE);
  GtkWidget *slides;

  gtk_widget_activate_action (screen->page, "academy.project", NULL);
  sketch_run_ms (400);
  slides = find_slides ();
  g_assert_nonnull (slides);
  g_assert_true (says (slides, "1 of 3"));
  g_assert_true (says (slides, "Reasons, not answers"));
  picture_keep (slides, "academy-slide");
  gtk_widget_activate_action (slides, "slides.turn", "i", 1);
  g_assert_true (says (slides, "2 of 3"));
  gtk_widget_activate_action (slides, "slides.turn", "i", 100000);
  g_assert_true (says (slides, "3 of 3"));
  gtk_widget_activate_action (slides, "slides.turn", "i", 1);
  g_assert_true (says (slides, "Talk about each other’s ideas"));
  gtk_widget_activate_action (slides, "slides.close", NULL);
  sketch_run_ms (100);
  g_assert_null (find_slides ());
}

static gboolean
is_compared (gpointer page)
{
  return says (page, "Ana Reyes, Ben Ortiz");
}

static void
test_calibration (void)
{
  g_autoptr (Screen) screen = screen_new (CW_TYPE_CALIBRATION_PAGE, TRUE);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_calibration_page_set (CW_CALIBRATION_PAGE (screen->page),
                                          screen->sketch->session, screen->academy.calibration,
                                          &error));
  sketch_wait (is_compared, screen->page);
  sketch_run_ms (300);
  g_assert_true (says (screen->page, "This calibrates the tool, not the person."));
  g_assert_true (says (screen->page, "Few marks: read it with caution."));
  collect (screen->page, ADW_TYPE_EXPANDER_ROW, rows);
  g_assert_cmpuint (rows->len, >, 2);
  adw_expander_row_set_expanded (rows->pdata[0], TRUE);
  sketch_run_ms (400);
  g_assert_true (says (screen->page, "Room"));
  picture_keep (screen->window, "academy-calibration");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/academy-page/screen", test_screen);
  g_test_add_func ("/academy-page/empty", test_empty);
  g_test_add_func ("/academy-page/plan", test_plan);
  g_test_add_func ("/academy-page/slides", test_slides);
  g_test_add_func ("/academy-page/calibration", test_calibration);
  return g_test_run ();
}
