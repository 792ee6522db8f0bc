/* evidence-lines.h - the lines of one visit as a list: what is kept, then what still waits
 *
 * Students' answers and task samples stand among the lines, at their time.
 *
 * The list is a GListStore of CwEvidenceItem that a template may hold.
 */
#pragma once

#include "ui/session/work-session.h"

#include "corewalk/form-document.h"

typedef struct
{
  CwWorkSession *session; /* borrowed, as @items */
  gint64 visit;
  CwMoment start;             /* of the visit */
  GPtrArray *items;           /* of CwItem: the look-fors that lines may be linked to */
  const CwFormDocument *form; /* NULL for one that can't be read */
} CwEvidencePlace;

/* Reads all lines anew. Returns: %FALSE on %CW_ERROR_STORAGE; the list stays as it was then. */
gboolean
cw_evidence_lines_load (GListStore *lines, const CwEvidencePlace *place, GError **error);

/* Adds the line @note, kept just now; reads all of them anew where it isn't the last one. */
void cw_evidence_lines_add (GListStore *lines, const CwEvidencePlace *place, gint64 note);

guint cw_evidence_lines_count (GListStore *lines);

/* (transfer none): the list holds it. @position: less than the count */
const CwNote *cw_evidence_lines_get (GListStore *lines, guint position);

/* Whether it is an answer or a task sample. */
gboolean cw_evidence_lines_is_sample (GListStore *lines, guint position);

/* The position of the line @note, or of the last line that is kept; all bits set for none. */
guint cw_evidence_lines_find (GListStore *lines, gint64 note);
guint cw_evidence_lines_find_last_kept (GListStore *lines);

/* As the latter, without answers and task samples. */
guint cw_evidence_lines_find_last_note (GListStore *lines);

/* Whether a line of which the first key was pressed at @at_ms, UTC, is there. */
gboolean cw_evidence_lines_holds_moment (GListStore *lines, gint64 at_ms);
