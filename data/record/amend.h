/* amend.h - lines that change what was there: edits, deletes, restores
 *
 * Each of these works inside an act. What is unsent is swapped in place; what was sent gets a new
 * line that names the heads it saw.
 */
#pragma once

#include "data/record/fold.h"

/* Where a new line goes about what lies in @beside: there, if that is ours to write. */
const CwStream *cw_amend_stream (CwStore *store, const CwStream *beside, GError **error);

/*
 * Where a new line about the record goes. A coaching cycle is said anew whenever its partners change:
 * what is written about it goes where it was said last, to those who are partners now.
 */
const CwStream *cw_amend_place (CwStore *store, const CwFold *fold, GError **error);

/* Puts the cells of @change (its fields only) in the place of the record's. */
gboolean
cw_amend_set (CwStore *store, const CwFold *fold, const CwLine *change, GError **error);

/* Sets one moment of a record, ms UTC. */
gboolean cw_amend_set_moment (CwStore *store,
                              gint64 record,
                              const char *field,
                              gint64 ms,
                              GError **error);

/*
 * Deletes one record; for the sake of @root, which is deleted in the same act, unless that is 0: so
 * restoring that one brings it back. The narrower names the wider, never the reverse.
 */
gboolean cw_amend_delete (CwStore *store, const CwFold *fold, gint64 root, GError **error);

/* Takes back the deletes in force of a record that is dead. */
gboolean cw_amend_restore (CwStore *store, const CwFold *fold, GError **error);

/* Local ids (gint64) of what the deletes in force of a dead record say that they took along, as they once did. */
GArray *cw_amend_find_taken_along (CwStore *store, const CwFold *fold);

/* A new line about the record, such as a seal. The id, or 0. */
gint64 cw_amend_append (CwStore *store, const CwFold *fold, CwLine *line, GError **error);
