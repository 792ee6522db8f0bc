/* Takes a picture of every screen, page and window, full and empty, light and dark, wide and narrow.
 *
 *   gallery-pictures FOLDER [PART-OF-A-NAME [LOOK]]
 *
 * With ADW_DEBUG_HIGH_CONTRAST=1 in high contrast, which can't be changed while a program runs.
 */
#include "tests/ui/picture.h"
#include "tests/ui/scenes.h"

#include <adwaita.h>
#include <string.h>

static const SceneLook looks[] = {
  { "wide-light", 1366, 768, FALSE, 100 },  { "wide-dark", 1366, 768, TRUE, 100 },
  { "narrow-light", 800, 600, FALSE, 100 }, { "narrow-dark", 800, 600, TRUE, 100 },
  { "large-text", 1366, 768, FALSE, 200 },
};

static const SceneLook high_contrast[] = {
  { "high-light", 1366, 768, FALSE, 100 },
  { "high-dark", 1366, 768, TRUE, 100 },
};

typedef struct
{
  const char *folder;
  const char *part; /* only names with this in them; or NULL */
} Gallery;

static void
take_cb (const Scene *scene, gpointer user_data)
{
  const Gallery *gallery = user_data;
  g_autofree char *name =
      g_strdup_printf ("%s-%s-%s.png", scene->name, scene->store, scene->look->name);
  g_autofree char *file = g_build_filename (gallery->folder, name, NULL);

  if (gallery->part != NULL && strstr (name, gallery->part) == NULL)
    return;

  picture_take (scene->window, file);
  g_print ("%s\n", file);
}

static void
take_looks (Gallery *gallery, const SceneLook *all, guint count, const char *wanted)
{
  for (guint i = 0; i < count; i++)
    if (wanted != NULL && g_str_equal (all[i].name, wanted))
      {
        all += i;
        count = 1;
      }
  scenes_show (all, count, take_cb, gallery);
}

int
main (int argc, char **argv)
{
  Gallery gallery = { .folder = argc > 1 ? argv[1] : ".", .part = argc > 2 ? argv[2] : NULL };
  const char *wanted = argc > 3 ? argv[3] : NULL;

  adw_init ();
  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    take_looks (&gallery, high_contrast, G_N_ELEMENTS (high_contrast), wanted);
  else
    take_looks (&gallery, looks, G_N_ELEMENTS (looks), wanted);
  return 0;
}
