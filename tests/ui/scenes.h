/* scenes.h - every screen, page and window of the program, one after the other
 *
 * They come from the program's own tables of screens and pages, so that a new one is shown too.
 */
#pragma once

#include <gtk/gtk.h>

typedef struct
{
  const char *name;
  int width, height;
  gboolean is_dark;
  int text; /* percent */
} SceneLook;

typedef struct
{
  const char *name;  /* "visit", "exchange-cards" */
  const char *store; /* what was recorded: "full", "empty", or "welcome" for a first start */
  const SceneLook *look;
  GtkWidget *window; /* which shows it, at rest */
} Scene;

/* Makes the stores that it needs, shows everything in each of the @count looks, and removes them. */
void scenes_show (const SceneLook *looks,
                  guint count,
                  void (*shown) (const Scene *scene, gpointer user_data),
                  gpointer user_data);
