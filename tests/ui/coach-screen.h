/* coach-screen.h - a window on a store with coaching cycles, for tests of its pages */
#pragma once

#include "corewalk/cycle.h"
#include "tests/ui/gallery-cycle.h"

#include <adwaita.h>

typedef struct
{
  Sketch *sketch;
  Partner *ben; /* NULL where nobody's card is here */
  gint64 cycle;
  GtkWidget *window, *view;
} CoachScreen;

CwStore *coach_screen_store (CoachScreen *screen);

void coach_screen_act (CoachScreen *screen, const char *action, gint64 subject);

CoachScreen *coach_screen_new (gboolean has_cycles, int width, int height);

void coach_screen_free (CoachScreen *screen);

/* The widget of that type which is on the screen; NULL for none. */
GtkWidget *coach_screen_find (GtkWidget *widget, GType type);

gboolean coach_screen_says (GtkWidget *widget, const char *text);

/* The key as the shortcuts of @widget and of what it lies in hear it. */
void coach_screen_press (GtkWidget *widget, guint key, GdkModifierType state);

CwCycle *coach_screen_read (CoachScreen *screen);

/* Chooses everybody who can be chosen. */
void coach_screen_choose_all (GtkWidget *widget);

/* The window that lies over the page's; NULL for none. */
GtkWidget *coach_screen_find_over (CoachScreen *screen);

/* Does it on whichever shown widget knows how. */
gboolean coach_screen_act_below (GtkWidget *widget, const char *action);

GtkWidget *coach_screen_open (CoachScreen *screen, const char *action);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CoachScreen, coach_screen_free)
