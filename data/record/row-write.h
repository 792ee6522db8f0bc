/* row-write.h - rows into their tables, one by one or some hundred at once */
#pragma once

#include "data/record/field.h"

#define CW_COLUMNS (CW_KIND_FIELDS + 4)

typedef struct
{
  CwColumn
      columns[CW_COLUMNS]; /* id, at_ms, offset, day, then the fields as the kind lists them */
  guint count;
  GString *lists; /* what lists of local ids are made of */
} CwRow;

CwProjector *cw_projector_new (void);
void cw_projector_free (CwProjector *projector);

/* (transfer none): for one that is made and written before the next one. */
CwRow *cw_row_get (CwStore *store);

/* Writes the row into its kind's table. */
gboolean cw_row_write (CwStore *store, const CwKind *kind, const CwRow *row, GError **error);

/* Runs statements, NULL-ended or NULL, that take their parameters from a row. */
gboolean
cw_row_run_each (CwDb *db, const char *const *statements, const CwRow *row, GError **error);

/* The row is about to come, or to go: whatever is counted from it is counted anew. */
gboolean cw_row_touch (CwStore *store, const CwKind *kind, const CwRow *row, GError **error);

/*
 * From now on rows wait until they are many of their kind. cw_row_settle() writes what waits, which
 * must be before anything looks into the tables or commits; cw_row_drop() forgets it, for what is
 * rolled back. Both end the waiting.
 */
void cw_row_gather (CwStore *store);
gboolean cw_row_settle (CwStore *store, GError **error);
void cw_row_drop (CwStore *store);

/* Writes what waits, and lets what follows wait again. */
gboolean cw_row_flush (CwStore *store, GError **error);
