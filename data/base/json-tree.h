/* json-tree.h - how a JSON value lies in memory */
#pragma once

#include "corewalk/json.h"

struct _CwJson
{
  CwJsonKind kind;
  guint line; /* with column and offset: of the name for a member, else of the value */
  guint column;
  gsize offset; /* of the value itself */
  char *key;    /* NULL unless a member */
  union
  {
    gboolean truth;
    gint64 integer;
    double number;
    char *string;
    GPtrArray *children;
  };
};
