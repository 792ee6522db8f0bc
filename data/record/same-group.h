/* same-group.h - which entries of a list are one, and which of them shows */
#pragma once

#include "data/store/store-private.h"

#include "corewalk/uuid.h"

typedef struct
{
  gint64 id;
  gint64 shown; /* the entry that stands for it: of the same group, perhaps itself */
  gint64 school;
  CwUuid uuid;
  gboolean is_here; /* the lists that came have it */
  gboolean is_gone;
  guint root; /* of its group, a place among all */
} CwSameEntry;

typedef struct _CwSame CwSame;

/* Classes and rooms, or teachers. NULL with @error. */
CwSame *cw_same_load (CwStore *store, gboolean are_teachers, GError **error);
void cw_same_free (CwSame *same);

/* What stands for @id; itself where nothing is said of it. */
gint64 cw_same_of (const CwSame *same, gint64 id);

/* (transfer full) (element-type gint64): as cw_same_list(). */
GArray *cw_same_group (const CwSame *same, gint64 id);

/* (transfer none) (element-type CwSameEntry): every entry of which something is said. */
const GArray *cw_same_all (const CwSame *same);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwSame, cw_same_free)
