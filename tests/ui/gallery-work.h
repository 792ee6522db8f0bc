/* gallery-work.h - what partners did in the cycle that pictures are taken of: talks, steps, a summary */
#pragma once

#include "corewalk/store.h"

typedef struct
{
  gint64 before;      /* a conference that is planned */
  gint64 observation; /* that is planned */
  gint64 event;       /* a conference that is over */
  gint64 step;        /* that is tried */
  gint64 share;       /* a summary that waits for Ben's yes */
} GalleryWork;

/* Adds it to @cycle; @form is the data tool of the observation. */
void gallery_work_make (CwStore *store, gint64 cycle, gint64 form, GalleryWork *work);
