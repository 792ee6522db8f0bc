/* writer.h - what the typed writers share: an act that adds one record
 *
 * A writer fills a line, says what it is about, and gets the new record's id. Where the line goes
 * follows from its kind and the reach of its walk (`data/format.md`, "Audiences").
 */
#pragma once

#include "data/record/act.h"
#include "data/record/kind.h"

/* What the record hangs on, as it is in the tables. */
typedef struct
{
  gint64 walk;
  gint64 visit;  /* 0 for a record of the walk itself */
  gint64 school; /* 0 for none */
  gint64 form;
  gint64 started_ms; /* of the visit */
  gboolean is_closed;
  char
      reach; /* 's' school, 'd' district, 'p' the pair's stream that the walk lies in, '-' by kind */
} CwHost;

/* FALSE with CW_ERROR_NOT_FOUND ("there is no such visit"), or CW_ERROR_STORAGE. */
gboolean cw_host_find_walk (CwStore *store, gint64 walk, CwHost *host, GError **error);
gboolean cw_host_find_visit (CwStore *store, gint64 visit, CwHost *host, GError **error);

/* The stream in which a record of @kind with that host goes. NULL with @error. */
const CwStream *
cw_host_stream (CwStore *store, const CwKind *kind, const CwHost *host, GError **error);

/* Adds a cell that refers to @id from a line of @stream; @room keeps its text. 0 puts nothing. */
void cw_writer_put_ref (CwStore *store,
                        const CwStream *stream,
                        CwLine *line,
                        const char *name,
                        gint64 id,
                        char room[CW_UUID_TEXT_LENGTH + 1]);

/*
 * Begins an act that adds a record of @kind hanging on @host, and clears @line for it with its
 * reference to the visit or walk put. The stream, or NULL with @error and nothing begun.
 */
const CwStream *cw_writer_begin (CwStore *store,
                                 const char *kind,
                                 const CwHost *host,
                                 const CwMoment *moment,
                                 CwLine *line,
                                 char room[CW_UUID_TEXT_LENGTH + 1],
                                 GError **error);

/* Adds @line, and commits. The record's id, or 0 with everything as before. */
gint64 cw_writer_finish (CwStore *store, const CwStream *stream, CwLine *line, GError **error);

/* The id of a school by its official code, or by its name where it has none. */
void cw_school_uuid (const char *name, const char *code, CwUuid *uuid);
