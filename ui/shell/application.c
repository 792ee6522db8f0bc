#include "ui/shell/application.h"

#include "ui/help/help-window.h"
#include "ui/parts/drop-down-name.h"
#include "ui/settings/settings.h"
#include "ui/shell/window.h"

#include <glib/gi18n.h>

struct _CwApplication
{
  AdwApplication parent_instance;

  char *version;
};

G_DEFINE_FINAL_TYPE (CwApplication, cw_application, ADW_TYPE_APPLICATION)

static char *
dup_directory (void)
{
  const char *directory = g_getenv ("COREWALK_STORE");

  if (directory != NULL && *directory != '\0')
    return g_strdup (directory);

  return g_build_filename (g_get_user_data_dir (), "corewalk", NULL);
}

/* The one over the store, not the help or a dialog over it; NULL before it is shown. */
static GtkWindow *
find_window (GApplication *application)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (application));

  for (GList *l = windows; l != NULL; l = l->next)
    if (CW_IS_WINDOW (l->data))
      return l->data;

  return NULL;
}

/* A second start comes here too, in the first program. */
static void
cw_application_activate (GApplication *application)
{
  GtkWindow *window = find_window (application);
  g_autofree char *directory = dup_directory ();

  if (window == NULL)
    window = GTK_WINDOW (cw_window_new (GTK_APPLICATION (application), directory));
  gtk_window_present (window);
}

/* From the file manager: bundles to look at, or a form to take in. */
static void
cw_application_open (GApplication *application, GFile **files, int count, const char *hint)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (int i = 0; i < count; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        g_strv_builder_add (paths, path);
    }

  g_application_activate (application);
  cw_window_open_files (CW_WINDOW (find_window (application)), g_strv_builder_end (paths));
}

static void
help_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = find_window (G_APPLICATION (user_data));

  gtk_window_present (GTK_WINDOW (cw_help_window_new (window)));
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CwApplication *self = user_data;

  adw_show_about_window (
      find_window (G_APPLICATION (self)), "application-name", _ ("Corewalk"),
      "application-icon", "org.corewalk.Corewalk", "version", self->version, "license-type",
      GTK_LICENSE_GPL_3_0, "comments",
      _ ("Learning walks and peer coaching, kept on your own computer. Not an evaluation tool.\n\n"
         "Only the files that you write yourself leave it; the program has no connection to any "
         "network."),
      NULL);
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = find_window (G_APPLICATION (user_data));

  if (window != NULL)
    gtk_window_close (window);
}

static void
cw_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "about", .activate = about_action },
    { .name = "help", .activate = help_action },
    { .name = "quit", .activate = quit_action },
  };
  static const char *const help_keys[] = { "F1", NULL };
  static const char *const quit_keys[] = { "<Control>q", NULL };

  G_APPLICATION_CLASS (cw_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit", quit_keys);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.help", help_keys);
  gtk_window_set_default_icon_name ("org.corewalk.Corewalk");
  cw_settings_follow_colors ();
  cw_drop_down_name_all ();
}

static void
cw_application_finalize (GObject *object)
{
  g_free (CW_APPLICATION (object)->version);
  G_OBJECT_CLASS (cw_application_parent_class)->finalize (object);
}

static void
cw_application_class_init (CwApplicationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cw_application_finalize;
  G_APPLICATION_CLASS (klass)->activate = cw_application_activate;
  G_APPLICATION_CLASS (klass)->open = cw_application_open;
  G_APPLICATION_CLASS (klass)->startup = cw_application_startup;
}

static void
cw_application_init (CwApplication *self)
{
}

GApplication *
cw_application_new (const char *version)
{
  CwApplication *self =
      g_object_new (CW_TYPE_APPLICATION, "application-id", "org.corewalk.Corewalk",
                    "resource-base-path", "/org/corewalk/Corewalk", "flags",
                    G_APPLICATION_HANDLES_OPEN, NULL);

  self->version = g_strdup (version);
  return G_APPLICATION (self);
}
