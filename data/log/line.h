/* line.h - one change as one line of canonical JSON: writing it and reading it strictly
 *
 * {"at":ms,"f":{fields},"i":named id,"k":kind,"m":1,"o":opening,"p":[replaced],"r":record,"x":n,"z":min}
 *
 * `data/format.md`, "Lines", says what each key means. Whatever the writer makes the reader takes.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"
#include "corewalk/uuid.h"

#define CW_LINE_MOST (7 * 1024 * 1024) /* bytes: a text of 1 MiB of control characters fits */
#define CW_LINE_CELLS 32 /* fields of one line that are decoded; more stay unread */

typedef enum
{
  CW_CELL_NULL,
  CW_CELL_INT,
  CW_CELL_TEXT,
  CW_CELL_RAW, /* a list, or what only a newer program knows: its JSON as it stands */
} CwCellType;

typedef struct
{
  const char *name;
  CwCellType type;
  gint64 integer;
  const char *text; /* of TEXT and RAW; NUL-terminated */
  gsize length;
} CwCell;

/* Another line or record: one of the same stream by its number, any other by its UUID. */
typedef struct
{
  guint32 seq; /* 0 when uuid says it */
  CwUuid uuid;
} CwRef;

typedef struct
{
  CwMoment moment;
  const char *kind;
  gboolean
      makes_anew; /* the record, of which everything was taken back: this line has all of it */
  gboolean has_opening;
  guint32 opening; /* 26 random bits: of this line and those after it in the stream */
  gboolean has_named;
  CwUuid named; /* the record is this one, whatever the line's address */
  gboolean has_record;
  CwRef record;     /* an amendment of this record */
  guint32 together; /* this line and the next together - 1 are one transaction; 1 by default */
  guint parent_count;
  const CwRef *parents;
  guint cell_count;
  CwCell cells[CW_LINE_CELLS]; /* sorted by name */
} CwLine;

typedef struct _CwLineReader CwLineReader;

CwLineReader *cw_line_reader_new (void);
void cw_line_reader_free (CwLineReader *reader);

/*
 * Reads @length bytes at @bytes, which hold no newline. What @line points to stays valid until the
 * next call. FALSE with CW_ERROR_FORMAT "byte N: …" for anything that is not canonical.
 */
gboolean cw_line_read (CwLineReader *reader,
                       const char *bytes,
                       gsize length,
                       CwLine *line,
                       GError **error);

/* An empty line: no fields, one line a transaction. */
void cw_line_clear (CwLine *line);

/* Appends the canonical text of @line. */
void cw_line_write (const CwLine *line, GString *out);

/* Appends @text as a JSON string in the one spelling that lines use. */
void cw_line_write_text (const char *text, gsize length, GString *out);

/* The cell of that name, or NULL. */
const CwCell *cw_line_get (const CwLine *line, const char *name);

/* Adds a cell in its place; the name must not be there yet. */
void cw_line_put_int (CwLine *line, const char *name, gint64 value);
void cw_line_put_text (CwLine *line, const char *name, const char *value); /* NULL puts null */
void cw_line_put_raw (CwLine *line, const char *name, const char *json);

/*
 * What stands in the place of a line that was taken back: nothing, or for a line that says an opening
 * only that, because the lines after it need it. cw_line_is_void() knows both.
 */
void cw_line_write_void (const CwLine *line, GString *out);
gboolean cw_line_is_void (const char *bytes, gsize length);

/* Appends @refs (of CwRef) as a list, and reads such a list; FALSE when it is something else. */
void cw_line_write_refs (const CwRef *refs, guint count, GString *out);
gboolean cw_line_read_refs (const char *json, GArray *refs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwLineReader, cw_line_reader_free)
