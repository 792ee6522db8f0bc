#include "ui/settings/settings.h"

#include <adwaita.h>

#define SCHEMA "org.corewalk.Corewalk"

/* The folder of the running program. */
static char *
dup_program_folder (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL ? g_path_get_dirname (program) : g_strdup (".");
}

static GSettings *
make_settings (void)
{
  GSettingsSchemaSource *known = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) installed =
      known != NULL ? g_settings_schema_source_lookup (known, SCHEMA, TRUE) : NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GSettingsSchemaSource) beside = NULL;
  g_autoptr (GSettingsSchema) built = NULL;

  if (installed != NULL)
    return g_settings_new_full (installed, NULL, NULL);

  folder = dup_program_folder ();
  beside = g_settings_schema_source_new_from_directory (folder, known, FALSE, NULL);
  built = beside != NULL ? g_settings_schema_source_lookup (beside, SCHEMA, FALSE) : NULL;
  if (built == NULL)
    g_error ("the settings schema %s is not installed: build and install Corewalk again",
             SCHEMA);

  return g_settings_new_full (built, NULL, NULL);
}

GSettings *
cw_settings_get (void)
{
  static GSettings *settings = NULL;

  if (settings == NULL)
    settings = make_settings ();
  return settings;
}

static void
show_colors_cb (void)
{
  static const AdwColorScheme schemes[] = {
    ADW_COLOR_SCHEME_DEFAULT,
    ADW_COLOR_SCHEME_FORCE_LIGHT,
    ADW_COLOR_SCHEME_FORCE_DARK,
  };
  guint chosen = (guint) g_settings_get_enum (cw_settings_get (), "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[MIN (chosen, G_N_ELEMENTS (schemes) - 1)]);
}

void
cw_settings_follow_colors (void)
{
  g_signal_connect (cw_settings_get (), "changed::color-scheme", G_CALLBACK (show_colors_cb),
                    NULL);
  show_colors_cb ();
}
