/* Shows every screen, page and window, and waits at each for a line on its standard input, so that another
 * program can look at it. Says "scene NAME STORE" for each. */
#include "tests/ui/scenes.h"

#include <gio/gio.h>
#include <stdio.h>
#include <unistd.h>

#define MARK "(not shown)"

static const SceneLook look = { "light", 1366, 768, FALSE, 100 };

static gboolean
answered_cb (GIOChannel *channel, GIOCondition condition, gpointer user_data)
{
  char byte;

  while (read (STDIN_FILENO, &byte, 1) == 1 && byte != '\n')
    ;
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* GTK 4.8 tells a screen reader of pages that are not on the screen as if they were. Here they say so, in
 * an attribute that nothing else of ours sets where it is not shown. */
static void
mark_hidden (GtkWidget *widget)
{
  gboolean is_marked = g_object_get_data (G_OBJECT (widget), MARK) != NULL;

  if (gtk_widget_get_mapped (widget) && is_marked)
    {
      gtk_accessible_reset_property (GTK_ACCESSIBLE (widget),
                                     GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER);
      g_object_set_data (G_OBJECT (widget), MARK, NULL);
    }
  else if (!gtk_widget_get_mapped (widget) && !is_marked)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                      GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, MARK, -1);
      g_object_set_data (G_OBJECT (widget), MARK, (gpointer) MARK);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    mark_hidden (child);
}

static void
shown_cb (const Scene *scene, gpointer user_data)
{
  g_autoptr (GIOChannel) channel = g_io_channel_unix_new (STDIN_FILENO);
  gboolean is_answered = FALSE;

  mark_hidden (scene->window);
  printf ("scene %s %s\n", scene->name, scene->store);
  fflush (stdout);
  g_io_add_watch (channel, G_IO_IN | G_IO_HUP, answered_cb, &is_answered);
  while (!is_answered)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char **argv)
{
  scenes_show (&look, 1, shown_cb, NULL);
  return 0;
}
