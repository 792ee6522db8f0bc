/* fixture.h - small stores for tests; every helper asserts instead of failing */
#pragma once

#include "corewalk/note.h"
#include "corewalk/store.h"

/* A new directory under the temporary one; the caller frees the name. */
char *fixture_folder (void);

/* Removes a directory and all that is in it. */
void fixture_remove (const char *folder);

/* Writes over a file where it lies, so that it stays the same file. */
void fixture_overwrite (const char *path, const char *bytes, gsize length);

/* Copies a directory as `cp -a` would, to a name that is not there. */
void fixture_copy (const char *from, const char *to);

/* Makes a store of "Ana Ruiz", a coach, in @folder, and opens it. */
CwStore *fixture_store (const char *folder);

/* Opens the store in @folder for writing. */
CwStore *fixture_open (const char *folder);

/* A school, a walk with the built-in core walk, and its first visit. */
gint64 fixture_walk (CwStore *store);
gint64 fixture_visit (CwStore *store, gint64 walk);

/* A line of evidence @second seconds after nine on 2026-03-04, New York winter time. */
gint64 fixture_note (CwStore *store, gint64 visit, const char *text, int second);
CwMoment fixture_moment (int second);
