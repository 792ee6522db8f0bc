/* gallery-store.h - stores that pictures are taken of: an empty one, and a full one on a busy day */
#pragma once

#include "tests/ui/gallery-academy.h"
#include "tests/ui/gallery-work.h"

typedef struct
{
  gint64 walk;  /* of today, with what a page of a walk can show */
  gint64 visit; /* under way, with forty lines */
  gint64 form;
  gint64 slot;      /* a visit planned, whose host is not told yet */
  gint64 cycle;     /* with Ben, with what a page of a cycle can show */
  GalleryWork work; /* of it */
  GalleryAcademy academy;
} GalleryDay;

/* Makes a store without a record in @directory. */
void gallery_store_make_empty (const char *directory);

/* A sample school's year, and today's walk: two rooms visited, one with forty lines, three planned, and a
 * debrief begun. Ben Ortiz sent a file, and is in a coaching cycle. */
void gallery_store_make_full (const char *directory, GalleryDay *day);
