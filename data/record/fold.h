/* fold.h - what a record is now, from all its lines
 *
 * A line replaces, for each field it sets, the lines that it names as parents. What nobody who saw
 * it replaced is current: a head. Two heads with different values are a conflict; the later one
 * shows, by (moment, address), and both are kept. A delete names every head that it saw; a record
 * is dead when each of its heads is named by a delete that no restore took back.
 */
#pragma once

#include "data/record/kind.h"
#include "data/store/store-private.h"

typedef struct _CwFoldLine CwFoldLine;

struct _CwFoldLine
{
  gint64 id;
  CwUuid uuid;
  const CwStream *stream;
  gboolean is_sealed;     /* its stream is sealed past it */
  char *bytes;            /* of a stream that has twins; else NULL */
  const CwFoldLine *same; /* the next of those that are one change: in a circle, itself alone */
  CwLineReader *reader;
  CwLine line;
};

typedef struct
{
  const CwField *field;
  const CwCell *cell;       /* the shown value */
  const CwFoldLine *source; /* the line that set it */
  GPtrArray *heads;         /* of const CwFoldLine: all current lines, the shown one first */
  gboolean is_conflict;     /* heads with different values */
} CwFoldField;

typedef struct
{
  gint64 record;
  const CwKind *kind;     /* NULL for one that this program does not know, or that never came */
  GPtrArray *lines;       /* of CwFoldLine, earliest first; void ones are left out */
  const CwFoldLine *made; /* the line that made it, or NULL */
  GArray *fields;         /* of CwFoldField: every field of the kind */
  GPtrArray *deletes;     /* of const CwFoldLine: deletes in force */
  const CwFoldLine *seal; /* the first one, or NULL */
  gboolean is_alive;      /* by its own lines */
  gboolean is_shown;      /* so, or for the sake of what hangs on it */
} CwFold;

/* Reads and folds. NULL with CW_ERROR_NOT_FOUND (no line of it here), _DAMAGED or _STORAGE. */
CwFold *cw_fold_new (CwStore *store, gint64 record, GError **error);

/* As it was before @line came, which makes the record and lies in the log already. */
CwFold *cw_fold_before (CwStore *store, gint64 record, gint64 line, GError **error);
void cw_fold_free (CwFold *fold);

const CwFoldField *cw_fold_get (const CwFold *fold, const char *field);

/* Every head of every field, and a line without fields that made it: what a delete names. */
GPtrArray *cw_fold_heads (const CwFold *fold); /* (transfer container) of const CwFoldLine */

/* Whether @line says that it replaces, deletes or restores @parent. */
gboolean cw_fold_names (const CwFoldLine *line, const CwFoldLine *parent);

/* The record is this laptop's own and nobody received any of it. */
gboolean cw_fold_is_unsent (const CwFold *fold);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwFold, cw_fold_free)
