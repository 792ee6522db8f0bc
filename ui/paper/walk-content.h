/* walk-content.h - all that is printed of a walk, read at once */
#pragma once

#include "corewalk/debrief.h"
#include "corewalk/form-document.h"
#include "corewalk/norms.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"

G_BEGIN_DECLS

typedef struct
{
  CwVisit *visit;
  GPtrArray *notes;     /* of CwNote */
  GArray *marks;        /* of CwMark */
  GPtrArray *tallies;   /* of CwTally */
  GPtrArray *intervals; /* of CwInterval */
  GPtrArray *timers;    /* of CwTimer */
  GPtrArray *answers;   /* of CwSample */
  GPtrArray *tasks;     /* of CwSample */
} CwVisitContent;

typedef struct
{
  CwWalk *walk;
  char *problem; /* "" for none, as the next two */
  char *theory;
  char *results;
  CwNorms *norms;       /* in force; NULL for none */
  CwFormDocument *form; /* NULL where it can't be read */
  GPtrArray *items;     /* of CwItem, as in the form */
  GPtrArray *visits;    /* of CwVisitContent */
  GPtrArray *cards;     /* of CwCard, dropped ones left out */
} CwWalkContent;

/* (transfer full): NULL on CW_ERROR_NOT_FOUND or CW_ERROR_STORAGE. */
CwWalkContent *cw_walk_content_read (CwStore *store, gint64 walk, GError **error);

void cw_walk_content_free (CwWalkContent *content);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwWalkContent, cw_walk_content_free)

G_END_DECLS
