/* field.h - one value of a field: from what a person typed, in a line, in a table */
#pragma once

#include "data/record/kind.h"
#include "data/store/store-private.h"

/* One column of a row as it must be. */
typedef struct
{
  const char *parameter; /* ":text" */
  enum
  {
    CW_COLUMN_NULL,
    CW_COLUMN_INT,
    CW_COLUMN_TEXT,
  } type;
  gint64 integer;
  const char *text;
  gssize length;
} CwColumn;

/*
 * What a table holds of @cell, which stands in a line of @stream: FALSE when it is of another
 * type than the field. Lists are made in @lists.
 */
gboolean cw_field_project (CwLog *log,
                           const CwStream *stream,
                           const CwField *field,
                           const CwCell *cell,
                           CwColumn *column,
                           GString *lists);

/*
 * Whether @cell, which stands in line @seq, names by its number a line that stands behind it. No writer
 * does: which opening that line will be of is not known yet, so the number means nothing.
 */
gboolean cw_field_points_ahead (const CwField *field, const CwCell *cell, guint32 seq);

/*
 * Puts what a person typed into @line, which will lie in @stream. @room keeps what the cell points to.
 * FALSE with CW_ERROR_INVALID that says what may stand there, or CW_ERROR_NOT_FOUND.
 */
gboolean cw_field_parse (CwStore *store,
                         const CwStream *stream,
                         const CwField *field,
                         const char *typed,
                         CwLine *line,
                         GStringChunk *room,
                         GError **error);

/*
 * Puts @cell, which stands in a line of @from, into @line of @to: what is named by its number in one
 * stream is named otherwise in another. @field NULL for one that is not known here.
 */
void cw_field_copy (CwStore *store,
                    const CwStream *from,
                    const CwStream *to,
                    const CwField *field,
                    const CwCell *cell,
                    CwLine *line,
                    GStringChunk *room);

/* Appends the value as JSON that means the same everywhere: records by their UUIDs. */
void cw_field_spell (CwStore *store,
                     const CwStream *stream,
                     const CwField *field,
                     const CwCell *cell,
                     GString *out);

/* What people read: NULL for nothing. */
char *cw_field_show (CwStore *store,
                     const CwStream *stream,
                     const CwField *field,
                     const CwCell *cell);

/* Bits of CwTags from "student,task"; FALSE when it says something else. */
gboolean cw_field_parse_tags (const char *text, gint64 *tags);

/* (transfer full): "student,task"; "" for none. */
char *cw_field_format_tags (gint64 tags);
