/* person-name.h - whether a text names a person, whole or by family name */
#pragma once

#include <glib.h>

typedef struct
{
  char *full;   /* folded, one space between words */
  char *family; /* its last word; NULL where that is too short to mean anything */
} CwPersonName;

/* FALSE for a name of fewer than three letters. */
gboolean cw_person_name_init (CwPersonName *name, const char *text);
void cw_person_name_clear (CwPersonName *name);

/* @text is the name, and nothing else. */
gboolean cw_person_name_is (const CwPersonName *name, const char *text);

/* The name or the family name stands in @text as words. */
gboolean cw_person_name_stands_in (const CwPersonName *name, const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CwPersonName, cw_person_name_clear)
