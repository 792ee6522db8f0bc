/* gallery-academy.h - an academy at work, as the gallery and tests show it */
#pragma once

#include "tests/ui/partner.h"

typedef struct
{
  gint64 plan;
  gint64 project;
  gint64 calibration; /* of a lesson that two people marked */
} GalleryAcademy;

/* Three plans, two projects; and a lesson that the store's person and @ben marked: his marks come with his next
 * file. */
void gallery_academy_add (CwStore *store, Partner *ben, gint64 school, GalleryAcademy *academy);
