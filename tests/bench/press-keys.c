/* Says what a key press costs the main thread: on the line of evidence of a visit with many lines
 * ("visit"), or in an empty text view of GTK's ("plain"). xdotool is the person who types.
 */
#include "tests/ui/sketch.h"

#include "corewalk/note.h"
#include "ui/shell/work-view.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#define LINES 500
#define WARM 20
#define SETTLE_MS 1500
#define REST_MS 400

static gint64
thread_ns (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spent);
  return (gint64) spent.tv_sec * 1000000000 + spent.tv_nsec;
}

static void
ended_cb (GPid pid, int status, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  g_assert_cmpint (status, ==, 0);
}

/* Runs the window until the person is done. */
static void
person_does (const char *const *words)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done = FALSE;
  GPid pid = 0;

  g_spawn_async (NULL, (char **) words, NULL,
                 G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL,
                 NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  g_child_watch_add (pid, ended_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
}

static void
type (guint count)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < count; i++)
    g_string_append_c (text, "she points to six eighths "[i % 26]);
  person_does ((const char *[]){ "xdotool", "type", "--delay", "25", text->str, NULL });
  sketch_run_ms (REST_MS);
}

static GtkWidget *
plain_screen (void)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), gtk_text_view_new ());
  return scrolled;
}

static GtkWidget *
visit_screen (Sketch *sketch)
{
  CwStore *store = cw_work_session_get_store (sketch->session);
  GtkWidget *view = NULL;

  for (guint i = 0; i < LINES; i++)
    {
      g_autofree char *text = g_strdup_printf ("line %u: six of eight pairs talk, two look", i);

      g_assert_cmpint (cw_note_add (store, sketch->visit, (CwTags) (i % 4), text, NULL, NULL),
                       !=, 0);
    }
  view = cw_work_view_new (sketch->session);
  gtk_widget_activate_action (view, "work.show-visit", "x", sketch->visit);
  return view;
}

/* That all of it went where it was to go. */
static void
assert_typed (GtkWidget *window, guint count)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  g_assert_true (GTK_IS_TEXT_VIEW (focus));
  g_assert_cmpint (gtk_text_buffer_get_char_count (
                       gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus))),
                   ==, count);
}

/* As the program's windows look, which costs more to draw than GTK's own style. */
static void
load_style (void)
{
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/org/corewalk/Corewalk/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_unref (provider);
}

int
main (int argc, char **argv)
{
  gboolean is_visit = argc > 1 && g_str_equal (argv[1], "visit");
  guint count = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 200;
  Sketch *sketch = is_visit ? sketch_new () : NULL;
  g_autofree char *own = g_strdup_printf ("%d", (int) getpid ());
  GtkWidget *window = NULL;
  gint64 before = 0;

  adw_init ();
  if (is_visit)
    load_style ();
  window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (window),
                          is_visit ? visit_screen (sketch) : plain_screen ());
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 720);
  gtk_window_present (GTK_WINDOW (window));
  sketch_run_ms (SETTLE_MS);
  person_does ((const char *[]){ "xdotool", "search", "--sync", "--onlyvisible", "--pid", own,
                                 "windowfocus", NULL });
  type (WARM);

  before = thread_ns ();
  type (count);
  printf ("%.0f\n", (double) (thread_ns () - before) / count / 1000.0);
  assert_typed (window, WARM + count);

  gtk_window_destroy (GTK_WINDOW (window));
  sketch_run_ms (50);
  g_clear_pointer (&sketch, sketch_free);
  return 0;
}
