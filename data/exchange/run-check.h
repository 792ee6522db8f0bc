/* run-check.h - the lines of one run, held to their form, their chain and their author's signature */
#pragma once

#include "data/exchange/bundle-text.h"

typedef struct
{
  const CwRun *run;
  CwFrame *frame; /* the one that was checked last */
  CwLineReader *reader;
  guint8 chain[CW_LINE_HASH]; /* line hash of its last line */
} CwRunCheck;

void cw_run_check_init (CwRunCheck *check);
void cw_run_check_clear (CwRunCheck *check);

/* Begins with @run: its author's signature must be under its head. CW_ERROR_DAMAGED. */
gboolean cw_run_check_begin (CwRunCheck *check, const CwRun *run, GError **error);

/*
 * The next frame, unpacked into @check: the chain comes to what the frame says. @packed gets its hash. Its
 * lines are not read yet. CW_ERROR_FORMAT with stream and line.
 */
gboolean cw_run_check_frame (CwRunCheck *check, CwPacked *packed, GError **error);

/* One line, which must be in the one form; @line is valid until the next. CW_ERROR_FORMAT. */
gboolean cw_run_check_line (CwRunCheck *check,
                            guint32 seq,
                            const char *bytes,
                            gsize length,
                            CwLine *line,
                            GError **error);

/* All lines of @frame. */
gboolean cw_run_check_lines (CwRunCheck *check, const CwFrame *frame, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CwRunCheck, cw_run_check_clear)
