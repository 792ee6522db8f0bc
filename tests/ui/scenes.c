#include "tests/ui/scenes.h"

#include "tests/ui/gallery-store.h"
#include "tests/ui/sketch.h"
#include "ui/shell/application.h"
#include "ui/shell/page-kind.h"
#include "ui/shell/screens-view.h"
#include "ui/shell/window.h"
#include "ui/shell/work-view.h"

#include <string.h>

#define SETTLE_MS 600 /* jobs, animations */

typedef struct
{
  void (*shown) (const Scene *scene, gpointer user_data);
  gpointer user_data;

  GtkApplication *application; /* brings style and icons */
  const char *store;
  const char *directory;
  const GalleryDay *day; /* NULL where nothing is recorded */
  const SceneLook *look;
  GtkWidget *window;
} Run;

static void
take (const Run *run, GtkWidget *window, const char *name)
{
  const Scene scene = { name, run->store, run->look, window };

  sketch_run_ms (SETTLE_MS);
  run->shown (&scene, run->user_data);
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
view_of (const Run *run)
{
  return CW_WORK_VIEW (find (run->window, CW_TYPE_WORK_VIEW));
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
take_screen (const Run *run, const CwScreen *screen)
{
  GtkWidget *shown = find (run->window, CW_TYPE_SCREENS_VIEW);
  GtkListBox *pages;
  GtkListBoxRow *row;

  gtk_widget_activate_action (GTK_WIDGET (view_of (run)), "work.screen", "s", screen->name);
  pages = find_pages (cw_screens_view_show (CW_SCREENS_VIEW (shown), screen));
  if (pages == NULL)
    take (run, run->window, screen->name);
  for (int i = 0; pages != NULL && (row = gtk_list_box_get_row_at_index (pages, i)) != NULL;
       i++)
    {
      g_autofree char *name =
          g_strdup_printf ("%s-%s", screen->name, gtk_widget_get_name (GTK_WIDGET (row)));

      gtk_list_box_select_row (pages, row);
      g_signal_emit_by_name (pages, "row-activated", row);
      take (run, run->window, name);
    }
}

static void
take_screens (const Run *run)
{
  for (const CwScreen *screen = cw_screens; screen->name != NULL; screen++)
    take_screen (run, screen);
}

/* What each page is shown of. */
static gint64
find_subject (const Run *run, const CwPageKind *kind)
{
  if (kind->parameter == NULL)
    return 0;
  if (strstr (kind->name, "visit") != NULL)
    return run->day->visit;
  if (strstr (kind->name, "form") != NULL)
    return run->day->form;
  if (strstr (kind->name, "event") != NULL)
    return run->day->work.event;
  if (strstr (kind->name, "calibration") != NULL)
    return run->day->academy.calibration;
  if (strstr (kind->name, "academy") != NULL)
    return run->day->academy.plan;
  if (strstr (kind->name, "cycle") != NULL)
    return run->day->cycle;
  return run->day->walk;
}

static void
take_kinds (const Run *run)
{
  GtkWidget *view = GTK_WIDGET (view_of (run));

  gtk_widget_activate_action (view, "work.show-walk", "x", run->day->walk);
  take (run, run->window, "walk");
  for (const CwPageKind *kind = cw_page_kinds; kind->name != NULL; kind++)
    {
      gint64 subject = find_subject (run, kind);

      if (kind->parameter != NULL)
        gtk_widget_activate_action (view, kind->action, kind->parameter, subject);
      else
        gtk_widget_activate_action (view, kind->action, NULL);
      take (run, run->window, kind->name);
      gtk_widget_activate_action (view, "work.back", NULL);
    }
}

/* "help" of "app.help", "norms" of "work.show-paper::norms" */
static const char *
scene_name (const char *action)
{
  const char *target = strstr (action, "::");

  return target != NULL ? target + 2 : strchr (action, '.') + 1;
}

/* The window that lies over the main one; NULL for none. */
static GtkWindow *
find_over (const Run *run)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_WIDGET (window) != run->window && gtk_widget_get_mapped (GTK_WIDGET (window)))
        found = window;
    }
  return found;
}

/* Whether there was one; it is closed again. */
static gboolean
take_over (const Run *run, const char *name)
{
  GtkWindow *found = NULL;

  sketch_run_ms (SETTLE_MS);
  found = find_over (run);
  if (found == NULL)
    return FALSE;

  take (run, GTK_WIDGET (found), name);
  gtk_window_destroy (found);
  return TRUE;
}

/* The windows that lie over the main one: what an action of it brings up. */
static void
take_windows (const Run *run)
{
  static const char *const actions[] = { "work.show-where",
                                         "work.show-backups",
                                         "work.show-paper::norms",
                                         "work.show-paper::person",
                                         "work.show-paper::calendar",
                                         "work.show-paper::lost",
                                         "work.show-paper::activity",
                                         "work.show-paper::pairs",
                                         "work.begin-year",
                                         "work.hand-over",
                                         "win.preferences",
                                         "win.show-help-overlay",
                                         "app.help" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GVariant) target = NULL;
      g_autofree char *name = NULL;

      g_action_parse_detailed_name (actions[i], &name, &target, NULL);
      if (gtk_widget_activate_action_variant (GTK_WIDGET (view_of (run)), name, target))
        take_over (run, scene_name (actions[i]));
    }
}

typedef struct
{
  const char *name;
  const char *page; /* the action that shows it */
  gsize shown;      /* of what, in a GalleryDay */
  const char *act;  /* what is done there, or NULL */
  gsize done_to;    /* 0 where it needs nothing */
  const char *after;
} Step;

/* What is reached from a page only. */
static const Step steps[] = {
  { "form", "work.show-form", G_STRUCT_OFFSET (GalleryDay, form), NULL, 0, NULL },
  { "form-editor", "work.show-form", G_STRUCT_OFFSET (GalleryDay, form), "forms.copy",
    G_STRUCT_OFFSET (GalleryDay, form), "form.throw-away" },
  { "form-trial", "work.show-form", G_STRUCT_OFFSET (GalleryDay, form), "forms.try",
    G_STRUCT_OFFSET (GalleryDay, form), "forms.back" },
  { "host-notice", "work.show-hosts", 0, "hosts.notice", G_STRUCT_OFFSET (GalleryDay, slot),
    NULL },
  { "host-copy", "work.show-hosts", 0, "hosts.copy", G_STRUCT_OFFSET (GalleryDay, visit),
    NULL },
  { "withdraw", "work.show-hosts", 0, "hosts.withdraw", G_STRUCT_OFFSET (GalleryDay, visit),
    NULL },
  { "debrief-evidence", "work.show-debrief", 0, "board.pull", 0, NULL },
  { "cycle-evidence", "work.show-cycle", G_STRUCT_OFFSET (GalleryDay, cycle), "evidence.add", 0,
    NULL },
  { "cycle-partners", "work.show-cycle", G_STRUCT_OFFSET (GalleryDay, cycle), "circle.change",
    0, NULL },
  { "cycle-close", "work.show-cycle", G_STRUCT_OFFSET (GalleryDay, cycle), "cycle.close", 0,
    NULL },
  { "cycle-phases", "work.show-cycle", G_STRUCT_OFFSET (GalleryDay, cycle), "cycle.edit-phases",
    0, NULL },
  { "walk-history", "work.show-walk", 0, "walk.history", 0, NULL },
  { "academy-project", "work.show-academy", G_STRUCT_OFFSET (GalleryDay, academy.project), NULL,
    0, NULL },
  { "academy-slide", "work.show-academy", G_STRUCT_OFFSET (GalleryDay, academy.plan),
    "academy-work.project", 0, NULL },
  { "event-visit", "work.show-event", G_STRUCT_OFFSET (GalleryDay, work.observation), NULL, 0,
    NULL },
  { "event-before", "work.show-event", G_STRUCT_OFFSET (GalleryDay, work.before), NULL, 0,
    NULL },
  { "event-questions", "work.show-event", G_STRUCT_OFFSET (GalleryDay, work.event), "talk.edit",
    0, NULL },
  { "step-new", "work.show-cycle", G_STRUCT_OFFSET (GalleryDay, cycle), "steps.add", 0, NULL },
  { "step-back", "work.show-cycle", G_STRUCT_OFFSET (GalleryDay, cycle), "steps.look-back",
    G_STRUCT_OFFSET (GalleryDay, work.step), NULL },
  { "share-new", "work.show-cycle", G_STRUCT_OFFSET (GalleryDay, cycle), "shares.add", 0,
    NULL },
  { "share", "work.show-cycle", G_STRUCT_OFFSET (GalleryDay, cycle), "shares.show",
    G_STRUCT_OFFSET (GalleryDay, work.share), NULL },
  { "cycle-calendar", "work.show-cycle", G_STRUCT_OFFSET (GalleryDay, cycle), "cycle.calendar",
    0, NULL },
};

/* Does it on whichever shown widget knows how. */
static gboolean
act_below (GtkWidget *widget, const char *action, GVariant *target)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child) && act_below (child, action, target))
      return TRUE;

  return gtk_widget_activate_action_variant (widget, action, target);
}

static void
take_steps (const Run *run)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      const Step *step = &steps[i];
      g_autoptr (GVariant) target = NULL;

      gtk_widget_activate_action (GTK_WIDGET (view_of (run)), step->page, "x",
                                  G_STRUCT_MEMBER (gint64, run->day, step->shown));
      sketch_run_ms (SETTLE_MS);
      if (step->done_to != 0)
        target = g_variant_ref_sink (
            g_variant_new_int64 (G_STRUCT_MEMBER (gint64, run->day, step->done_to)));
      if (step->act != NULL && !act_below (run->window, step->act, target))
        g_error ("scene %s: nothing can do %s", step->name, step->act);
      if (!take_over (run, step->name))
        take (run, run->window, step->name);
      if (step->after != NULL)
        act_below (run->window, step->after, NULL);
      else
        gtk_widget_activate_action (GTK_WIDGET (view_of (run)), "work.back", NULL);
    }
}

static void
set_look (const SceneLook *look)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      look->is_dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                    : ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * look->text / 100,
                "gtk-enable-animations", FALSE, NULL);
}

static void
take_look (Run *run)
{
  set_look (run->look);
  run->window = cw_window_new (run->application, run->directory);
  gtk_window_set_default_size (GTK_WINDOW (run->window), run->look->width, run->look->height);
  gtk_window_present (GTK_WINDOW (run->window));
  sketch_run_ms (SETTLE_MS);
  if (g_str_equal (run->store, "welcome"))
    take (run, run->window, "first-start");
  else
    {
      take_screens (run);
      if (run->day != NULL)
        {
          take_kinds (run);
          take_steps (run);
        }
      take_windows (run);
    }
  gtk_window_destroy (GTK_WINDOW (run->window));
  sketch_run_ms (SETTLE_MS);
}

static void
show_store (Run *run,
            const SceneLook *looks,
            guint count,
            const char *store,
            const char *directory,
            const GalleryDay *day)
{
  run->store = store;
  run->directory = directory;
  run->day = day;
  for (guint i = 0; i < count; i++)
    {
      run->look = &looks[i];
      take_look (run);
    }
}

void
scenes_show (const SceneLook *looks,
             guint count,
             void (*shown) (const Scene *scene, gpointer user_data),
             gpointer user_data)
{
  char *full = sketch_directory_new (), *empty = sketch_directory_new (),
       *welcome = sketch_directory_new ();
  g_autoptr (GtkApplication) application = GTK_APPLICATION (cw_application_new ("0"));
  Run run = { .shown = shown, .user_data = user_data, .application = application };
  GalleryDay day = { 0 };

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  gallery_store_make_full (full, &day);
  gallery_store_make_empty (empty);
  show_store (&run, looks, count, "full", full, &day);
  show_store (&run, looks, count, "empty", empty, NULL);
  show_store (&run, looks, count, "welcome", welcome, NULL);
  sketch_directory_free (full);
  sketch_directory_free (empty);
  sketch_directory_free (welcome);
}
