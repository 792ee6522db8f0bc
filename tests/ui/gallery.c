/* Takes a picture of every screen, page and window, full and empty, light and dark, wide and narrow.
 *
 *   gallery-pictures FOLDER [PART-OF-A-NAME]
 */
#include "tests/ui/gallery-store.h"
#include "tests/ui/picture.h"
#include "tests/ui/sketch.h"
#include "ui/safe/backup-window.h"
#include "ui/safe/where-window.h"
#include "ui/shell/application.h"
#include "ui/shell/page-kind.h"
#include "ui/shell/screens-view.h"
#include "ui/shell/window.h"
#include "ui/shell/work-view.h"

#include <string.h>

#define SETTLE_MS 700 /* jobs, animations */

typedef struct
{
  const char *name;
  int width, height;
  gboolean is_dark;
  int text; /* percent */
} Look;

static const Look looks[] = {
  { "wide-light", 1366, 768, FALSE, 100 },  { "wide-dark", 1366, 768, TRUE, 100 },
  { "narrow-light", 800, 600, FALSE, 100 }, { "narrow-dark", 800, 600, TRUE, 100 },
  { "large-text", 1366, 768, FALSE, 200 },
};

typedef struct
{
  const char *folder;
  const char *part;  /* only names with this in them; or NULL */
  const char *store; /* "full", "empty", "welcome" */
  const char *directory;
  const GalleryDay *day; /* NULL where nothing is recorded */
  const Look *look;
  GtkApplication *application; /* brings style and icons */
  GtkWidget *window;
} Gallery;

static void
take (const Gallery *gallery, GtkWidget *window, const char *name)
{
  g_autofree char *file = g_strdup_printf ("%s/%s-%s-%s.png", gallery->folder, name,
                                           gallery->store, gallery->look->name);

  if (gallery->part != NULL && strstr (file + strlen (gallery->folder), gallery->part) == NULL)
    return;

  sketch_run_ms (SETTLE_MS);
  picture_take (window, file);
  g_print ("%s\n", file);
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static CwWorkView *
view_of (const Gallery *gallery)
{
  return CW_WORK_VIEW (find (gallery->window, CW_TYPE_WORK_VIEW));
}

/* The list that leads to a screen's pages; NULL for a screen without. */
static GtkListBox *
find_pages (GtkWidget *widget)
{
  GtkListBox *found = NULL;

  if (GTK_IS_LIST_BOX (widget) && gtk_widget_has_css_class (widget, "navigation-sidebar"))
    return GTK_LIST_BOX (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_pages (child);
  return found;
}

static void
take_screen (const Gallery *gallery, const CwScreen *screen)
{
  GtkWidget *shown = find (gallery->window, CW_TYPE_SCREENS_VIEW);
  GtkListBox *pages;
  GtkListBoxRow *row;

  gtk_widget_activate_action (GTK_WIDGET (view_of (gallery)), "work.screen", "s", screen->name);
  pages = find_pages (cw_screens_view_show (CW_SCREENS_VIEW (shown), screen));
  if (pages == NULL)
    take (gallery, gallery->window, screen->name);
  for (int i = 0; pages != NULL && (row = gtk_list_box_get_row_at_index (pages, i)) != NULL;
       i++)
    {
      g_autofree char *name =
          g_strdup_printf ("%s-%s", screen->name, gtk_widget_get_name (GTK_WIDGET (row)));

      gtk_list_box_select_row (pages, row);
      g_signal_emit_by_name (pages, "row-activated", row);
      take (gallery, gallery->window, name);
    }
}

static void
take_screens (const Gallery *gallery)
{
  for (const CwScreen *screen = cw_screens; screen->name != NULL; screen++)
    take_screen (gallery, screen);
}

/* What each page is shown of. */
static gint64
find_subject (const Gallery *gallery, const CwPageKind *kind)
{
  if (kind->parameter == NULL)
    return 0;
  if (strstr (kind->name, "visit") != NULL)
    return gallery->day->visit;
  if (strstr (kind->name, "form") != NULL)
    return gallery->day->form;
  return gallery->day->walk;
}

static void
take_kinds (const Gallery *gallery)
{
  GtkWidget *view = GTK_WIDGET (view_of (gallery));

  gtk_widget_activate_action (view, "work.show-walk", "x", gallery->day->walk);
  take (gallery, gallery->window, "walk");
  for (const CwPageKind *kind = cw_page_kinds; kind->name != NULL; kind++)
    {
      gint64 subject = find_subject (gallery, kind);

      if (kind->parameter != NULL)
        gtk_widget_activate_action (view, kind->action, kind->parameter, subject);
      else
        gtk_widget_activate_action (view, kind->action, NULL);
      take (gallery, gallery->window, kind->name);
      gtk_widget_activate_action (view, "work.back", NULL);
    }
}

/* The windows that lie over the main one: what an action of it brings up. */
static void
take_windows (const Gallery *gallery)
{
  static const char *const actions[] = { "win.show-where", "win.show-backups",
                                         "win.preferences", "win.show-help-overlay",
                                         "win.help" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GtkWindow *found = NULL;
      GListModel *windows = gtk_window_get_toplevels ();

      if (!gtk_widget_activate_action (gallery->window, actions[i], NULL))
        continue;
      sketch_run_ms (SETTLE_MS);
      for (guint j = 0; j < g_list_model_get_n_items (windows); j++)
        {
          g_autoptr (GtkWindow) window = g_list_model_get_item (windows, j);

          if (GTK_WIDGET (window) != gallery->window &&
              gtk_widget_get_mapped (GTK_WIDGET (window)))
            found = window;
        }
      if (found != NULL)
        {
          take (gallery, GTK_WIDGET (found), actions[i] + strlen ("win."));
          gtk_window_destroy (found);
        }
    }
}

static void
set_look (const Look *look)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      look->is_dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                    : ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * look->text / 100, NULL);
}

static void
take_look (Gallery *gallery)
{
  set_look (gallery->look);
  gallery->window = cw_window_new (gallery->application, gallery->directory);
  gtk_window_set_default_size (GTK_WINDOW (gallery->window), gallery->look->width,
                               gallery->look->height);
  gtk_window_present (GTK_WINDOW (gallery->window));
  sketch_run_ms (SETTLE_MS);
  if (g_str_equal (gallery->store, "welcome"))
    take (gallery, gallery->window, "first-start");
  else
    {
      take_screens (gallery);
      if (gallery->day != NULL)
        take_kinds (gallery);
      take_windows (gallery);
    }
  gtk_window_destroy (GTK_WINDOW (gallery->window));
  sketch_run_ms (SETTLE_MS);
}

static void
take_store (Gallery *gallery, const char *store, const char *directory, const GalleryDay *day)
{
  gallery->store = store;
  gallery->directory = directory;
  gallery->day = day;
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      gallery->look = &looks[i];
      take_look (gallery);
    }
}

int
main (int argc, char **argv)
{
  char *full = sketch_directory_new (), *empty = sketch_directory_new (),
       *welcome = sketch_directory_new ();
  Gallery gallery = { .folder = argc > 1 ? argv[1] : ".", .part = argc > 2 ? argv[2] : NULL };
  GalleryDay day = { 0 };

  gallery.application = GTK_APPLICATION (cw_application_new ("0"));
  g_assert_true (g_application_register (G_APPLICATION (gallery.application), NULL, NULL));
  gallery_store_make_full (full, &day);
  gallery_store_make_empty (empty);
  take_store (&gallery, "full", full, &day);
  take_store (&gallery, "empty", empty, NULL);
  take_store (&gallery, "welcome", welcome, NULL);
  sketch_directory_free (full);
  sketch_directory_free (empty);
  sketch_directory_free (welcome);
  return 0;
}
