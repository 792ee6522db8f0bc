/*
 * open-walks FOLDER COUNT ROUNDS: makes two stores in FOLDER, one with COUNT walks and one with 100, and opens
 * the list of each of them in each of ROUNDS rounds, from the making of its page to the frame that shows the
 * newest walks. Needs a screen. Prints a line a round, of ms: {"many":M,"few":F}
 */
#include "data/log/line.h"
#include "data/record/bulk.h"
#include "tests/ui/sketch.h"
#include "ui/walks/walks-page.h"

#define FEW 100

static void
fill (const char *directory, guint count)
{
  char name[] = "Bench", role[] = "district", none[] = "";
  const CwPerson person = { .name = name, .role = role, .organization = none };
  const guint8 key[32] = { 0 };
  const CwAuthor author = { .author = "Bench", .key = key };
  g_autoptr (GError) error = NULL;
  const CwStream *stream = NULL;
  CwStore *store = NULL;

  if (!cw_store_create (directory, &person, &error) ||
      (store = cw_store_open (directory, CW_STORE_WRITE, &error)) == NULL ||
      !cw_bulk_begin (store, &error) ||
      (stream = cw_bulk_stream (store, &author, "district", "", &error)) == NULL)
    g_error ("%s", error->message);

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *title = g_strdup_printf ("Walk %u", i);
      g_autofree char *day = cw_day_format (18000 + i % 2000);
      CwLine line;

      cw_line_clear (&line);
      line.kind = "walk";
      line.moment.at_ms = 1700000000000 + i;
      cw_line_put_text (&line, "title", title);
      cw_line_put_text (&line, "day", day);
      cw_line_put_text (&line, "school", "ae8a8e0b-c399-5dcf-83ac-cf76315c740c");
      cw_line_put_text (&line, "form", "ae8a8e0b-c399-5dcf-83ac-cf76315c7400");
      if (cw_bulk_add (store, stream, &line, &error) == 0)
        g_error ("%s", error->message);
    }
  if (!cw_bulk_commit (store, &error))
    g_error ("%s", error->message);
  cw_store_close (store);
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget) && gtk_widget_get_mapped (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
shows_walks (gpointer page)
{
  GtkWidget *list = find_list (page);

  return list != NULL && gtk_widget_get_first_child (list) != NULL &&
         gtk_widget_get_height (gtk_widget_get_first_child (list)) > 0;
}

static double
open_list (CwWorkSession *session)
{
  gint64 begun_us = g_get_monotonic_time ();
  GtkWidget *window = gtk_window_new ();
  CwWalksPage *page = g_object_new (CW_TYPE_WALKS_PAGE, NULL);
  double ms = 0;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 700);
  cw_walks_page_set_session (page, session);
  gtk_window_present (GTK_WINDOW (window));
  sketch_wait (shows_walks, page);
  ms = (double) (g_get_monotonic_time () - begun_us) / 1000;
  sketch_run_ms (300); /* what comes after it is no part of the next one */
  gtk_window_destroy (GTK_WINDOW (window));
  sketch_run_ms (50);
  return ms;
}

static CwWorkSession *
make_session (const char *folder, const char *name, guint count)
{
  g_autofree char *directory = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  CwStore *store = NULL;

  fill (directory, count);
  store = cw_store_open (directory, CW_STORE_WRITE, &error);
  if (store == NULL)
    g_error ("%s", error->message);
  return cw_work_session_new (store);
}

static guint
to_count (const char *text)
{
  return (guint) g_ascii_strtoull (text, NULL, 10);
}

int
main (int argc, char **argv)
{
  CwWorkSession *many = NULL, *few = NULL;

  if (argc != 4)
    g_error ("usage: open-walks FOLDER COUNT ROUNDS");

  adw_init ();
  many = make_session (argv[1], "many", to_count (argv[2]));
  few = make_session (argv[1], "few", FEW);
  open_list (few); /* the first page of all loads fonts and icons */
  for (guint i = 0; i < to_count (argv[3]); i++)
    {
      double many_ms = open_list (many), few_ms = open_list (few);

      g_print ("{\"many\":%.3f,\"few\":%.3f}\n", many_ms, few_ms);
    }

  cw_work_session_close (many);
  cw_work_session_close (few);
  g_object_unref (many);
  g_object_unref (few);
  return 0;
}
