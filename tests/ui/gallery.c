/* Takes a picture of every screen, page and window, full and empty, light and dark, wide and narrow.
 *
 *   gallery-pictures FOLDER [PART-OF-A-NAME]
 */
#include "tests/ui/picture.h"
#include "tests/ui/scenes.h"

#include <string.h>

static const SceneLook looks[] = {
  { "wide-light", 1366, 768, FALSE, 100 },  { "wide-dark", 1366, 768, TRUE, 100 },
  { "narrow-light", 800, 600, FALSE, 100 }, { "narrow-dark", 800, 600, TRUE, 100 },
  { "large-text", 1366, 768, FALSE, 200 },
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

int
main (int argc, char **argv)
{
  Gallery gallery = { .folder = argc > 1 ? argv[1] : ".", .part = argc > 2 ? argv[2] : NULL };

  scenes_show (looks, G_N_ELEMENTS (looks), take_cb, &gallery);
  return 0;
}
