/* sketch.h - a small store on the disk and what a test of a screen starts from */
#pragma once

#include "ui/session/work-session.h"

typedef struct
{
  char *directory;
  CwWorkSession *session;
  gint64 walk;
  gint64 visit;
} Sketch;

/* A store with a school, a walk by the first form that has look-fors, and a visit that goes on. */
Sketch *sketch_new (void);

/* Closes the store, opens it again, and leaves the rest as it is. */
void sketch_reopen (Sketch *sketch);

/* Closes it, asserts that nothing else holds the session, and removes it from the disk. */
void sketch_free (Sketch *sketch);

/* (transfer full): a name for a store in a new folder; remove_folder() takes it away. */
char *sketch_directory_new (void);
void sketch_directory_free (char *take_directory);

/* Runs what waits, until @is_done (@user_data) or ten seconds have passed. */
void sketch_wait (gboolean (*is_done) (gpointer user_data), gpointer user_data);

/* Runs what waits for @ms milliseconds. */
void sketch_run_ms (guint ms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sketch, sketch_free)
