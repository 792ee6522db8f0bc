#include "data/record/kind.h"

#include <string.h>

const CwKind *
cw_kind_find (const char *name)
{
  guint count;
  const CwKind *kinds = cw_kind_all (&count);

  for (guint i = 0; i < count; i++)
    if (kinds[i].name[0] == name[0] && strcmp (kinds[i].name, name) == 0)
      return &kinds[i];

  return NULL;
}

const CwKind *
cw_kind_find_in (const char *audience, const char *name)
{
  const CwKind *kind = cw_kind_find (name);

  if (kind == NULL || strcmp (audience, kind->audience) == 0)
    return kind;

  return cw_kind_is_private (kind) || cw_kind_is_of_pair (kind) ? NULL : kind;
}

guint
cw_kind_index (const CwKind *kind)
{
  guint count;

  return (guint) (kind - cw_kind_all (&count));
}

const CwField *
cw_kind_field (const CwKind *kind, const char *name)
{
  for (const CwField *field = kind->fields; field->name != NULL; field++)
    if (strcmp (field->name, name) == 0)
      return field;

  return NULL;
}

gboolean
cw_kind_is_of_pair (const CwKind *kind)
{
  return strcmp (kind->audience, "pair") == 0;
}

gboolean
cw_kind_is_private (const CwKind *kind)
{
  return strcmp (kind->audience, "private") == 0;
}
