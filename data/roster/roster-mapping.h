/* roster-mapping.h - what a map of a plain CSV holds */
#pragma once

#include "data/roster/roster-date.h"
#include "data/roster/roster-layout.h"

typedef struct _CwRosterMap CwRosterMap;

struct _CwRosterMap
{
  CwRosterKind kind;
  CwRosterDateOrder date_order;
  char *issuer;      /* "" for none */
  GArray *columns;   /* of CwRosterColumn, ends in a NULL name; the names are the file's */
  GPtrArray *names;  /* owns them */
  GHashTable *types; /* the file's word for a type -> ours */
};
