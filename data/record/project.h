/* project.h - from lines to tables
 *
 * The one way into the typed tables: a line that was just written, a line that rebuild reads, and
 * later a line that a bundle brings all come through here.
 */
#pragma once

#include "data/record/fold.h"
#include "data/record/row-write.h"

/*
 * A line of the log as it came: the row of what it makes, or the row of what it changes. Lines of
 * unknown kinds and with values that can't stand in the table leave no row and are no failure.
 */
gboolean
cw_project_line (CwStore *store, const CwEntry *entry, const CwLine *line, GError **error);

/* Only notes that @line, an amendment, belongs to its record: cw_project_record() makes the row. */
gboolean
cw_project_amendment (CwStore *store, const CwEntry *entry, const CwLine *line, GError **error);

/* The row of @record anew, from all its lines. */
gboolean cw_project_record (CwStore *store, gint64 record, GError **error);

/* Drops the row of @record as it is shown now: before one of its lines is replaced. */
gboolean cw_project_forget (CwStore *store, gint64 record, GError **error);

/* The same as it was shown before @line came, which lies in the log already and makes the record. */
gboolean cw_project_forget_before (CwStore *store, gint64 record, gint64 line, GError **error);

/* The record that @line, which lies at @entry, is about; 0 with @error. */
gint64
cw_project_target (CwStore *store, const CwEntry *entry, const CwLine *line, GError **error);

/* Whether its record has to be folded: it is not just the one that makes it, at the record's own id. */
gboolean cw_project_is_amendment (CwStore *store, const CwEntry *entry, const CwLine *line);

/* The same in @record; 0 and no failure while the line that makes it is missing, beyond which a person
 * wants to see. */
gboolean cw_project_find_target (CwStore *store,
                                 const CwEntry *entry,
                                 const CwLine *line,
                                 gint64 *record,
                                 GError **error);

/* The row that @fold must have; FALSE when it must have none. */
gboolean cw_project_row (CwStore *store, const CwFold *fold, CwRow *row);

/* The row of a line that is all there is of its record; FALSE when it must have none. */
gboolean cw_project_simple_row (CwStore *store,
                                const CwKind *kind,
                                const CwEntry *entry,
                                const CwLine *line,
                                CwRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwProjector, cw_projector_free)
