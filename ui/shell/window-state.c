#include "ui/shell/window-state.h"

#include "ui/settings/settings.h"

void
cw_window_state_keep (GtkWindow *window)
{
  GSettings *settings = cw_settings_get ();

  g_settings_bind (settings, "window-width", window, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", window, "default-height",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", window, "maximized", G_SETTINGS_BIND_DEFAULT);
}

const CwScreen *
cw_window_state_get_screen (void)
{
  g_autofree char *name = g_settings_get_string (cw_settings_get (), "screen");
  const CwScreen *screen = cw_screen_find (name);

  return screen != NULL ? screen : &cw_screens[0];
}

static void
sidebar_cb (CwScreensView *screens)
{
  gboolean is_shown = FALSE, is_folded = FALSE;

  g_object_get (screens, "is-sidebar-shown", &is_shown, "is-folded", &is_folded, NULL);
  if (!is_folded)
    g_settings_set_boolean (cw_settings_get (), "sidebar-shown", is_shown);
}

static void
screen_cb (CwScreensView *screens)
{
  g_settings_set_string (cw_settings_get (), "screen",
                         cw_screens_view_get_shown (screens)->name);
}

void
cw_window_state_keep_screens (CwScreensView *screens)
{
  g_object_set (screens, "is-sidebar-shown",
                g_settings_get_boolean (cw_settings_get (), "sidebar-shown"), NULL);
  g_signal_connect (screens, "notify::is-sidebar-shown", G_CALLBACK (sidebar_cb), NULL);
  g_signal_connect (screens, "notify::screen", G_CALLBACK (screen_cb), NULL);
}
