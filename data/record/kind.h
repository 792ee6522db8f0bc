/* kind.h - the kinds of records: their fields, their tables, who sees them
 *
 * One table for all that reads or writes records in general: projecting, editing, history, dump,
 * check. A kind or field is never renamed, retyped or used again for something else.
 */
#pragma once

#include "data/record/kind-field.h"

typedef enum
{
  CW_ABOUT_NOTHING,
  CW_ABOUT_WALK,  /* goes where its walk goes */
  CW_ABOUT_VISIT, /* goes where its visit's walk goes */
} CwAbout;

typedef struct
{
  const char *name;
  const char *title;    /* for people: "a line of evidence" */
  const char *audience; /* by default: private, pair, school, district, reference */
  CwAbout about;
  gboolean is_common;    /* everybody has it under the same id, and its row is of no moment */
  gboolean is_final;     /* it says what was done: it can't be deleted */
  gboolean is_snapshot;  /* reference data: the newest whole line shows */
  const CwField *fields; /* ends with a NULL name */
  const char *words;     /* the field that search looks into, or NULL */
  const char *project;   /* statement: write the rows that wait for it, see row-write.h */
  const char *read;      /* statement: the row by :id */
  const char *forget;    /* statement: drop the row by :id */
  const char *children;  /* statement: ids of what hangs on it, or NULL */
  const char *const *cover; /* statements, NULL-ended: when project met another row; or NULL */
  const char *const *uncover; /* statements, NULL-ended: after forget; or NULL */
} CwKind;

/* NULL for a kind that this program does not know. */
const CwKind *cw_kind_find (const char *name);

/* The same of a line in a stream of @audience: what is private, or a pair's, is nothing where others
 * can write it. */
const CwKind *cw_kind_find_in (const char *audience, const char *name);

/* All kinds; the count in @count. */
const CwKind *cw_kind_all (guint *count);

/* Its place among all kinds. */
guint cw_kind_index (const CwKind *kind);

/* Its records lie in the private file. */
gboolean cw_kind_is_private (const CwKind *kind);

/* Its records belong to the partners of a coaching cycle, and lie in their streams only. */
gboolean cw_kind_is_of_pair (const CwKind *kind);

const CwField *cw_kind_field (const CwKind *kind, const char *name);
