/* export-lines.h - the very lines that a file would hold, gathered on another thread
 *
 * A preview is one piece of memory, not an object a line: a laptop has hundreds of thousands.
 */
#pragma once

#include "corewalk/bundle.h"
#include "ui/session/work-session.h"

#define CW_EXPORT_TEXTS_MOST                                                                   \
  (64 * 1024 * 1024) /* bytes of lines that are listed; the rest is counted */

typedef struct
{
  gsize json, warning;  /* where they begin among the texts */
  gint64 record;        /* what the line is about; 0 for nothing */
  const char *audience; /* interned, as kind is */
  const char *kind;
  gboolean is_first;  /* of its record: it made it */
  gboolean can_unsay; /* nobody has received it yet */
} CwExportLine;

/* How many lines of one kind there are for one audience. */
typedef struct
{
  const char *audience;
  const char *kind;
  gint64 count;
  gint64 named; /* of them, with a name from the roster */
} CwExportCount;

typedef struct
{
  GString *texts;
  GArray *lines;  /* of CwExportLine: those that are listed */
  GArray *counts; /* of CwExportCount, in the order of their first lines */
  gint64 total, named;
  gboolean is_everyone; /* not only what was written here */
  GPtrArray *wide;      /* of char *: titles of walks whose words go to the district */
  guint copies_owed;    /* visits whose host is to see her copy first, and has not yet */
} CwExportLines;

CwExportLines *cw_export_lines_ref (CwExportLines *self);
void cw_export_lines_unref (CwExportLines *self);

/* (transfer none): the line as it travels, and the name that stands in it, "" for none. */
const char *cw_export_lines_get_json (const CwExportLines *self, guint position);
const char *cw_export_lines_get_warning (const CwExportLines *self, guint position);

/* A plan that owns what it names. */
CwExportPlan *cw_export_plan_copy (const CwExportPlan *plan);
void cw_export_plan_free (CwExportPlan *plan);

/* Input: a CwExportPlan. Result: CwExportLines. Gives way. */
extern const CwLoanClass cw_export_preview;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwExportLines, cw_export_lines_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwExportPlan, cw_export_plan_free)
