/* today-section.h - the sections of Today, in the order in which they matter
 *
 * A new section is one more entry in the table in today-section.c: it adds its lines to a list, and does
 * not show where it adds none.
 */
#pragma once

#include "ui/today/today-reading.h"

#include <adwaita.h>

typedef struct
{
  const char *title; /* for gettext() */

  /* Adds lines of @reading to @list. */
  void (*fill) (GtkListBox *list, const CwTodayReading *reading);
} CwTodaySection;

/* Ended by one without a title. */
extern const CwTodaySection cw_today_sections[];
