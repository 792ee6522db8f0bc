/* evidence-level.h - a level by which students' work is counted, and how many reached it
 *
 * Signal "changed": a person typed. Signal "removed": the level is to go.
 */
#pragma once

#include <adwaita.h>

#define CW_TYPE_EVIDENCE_LEVEL (cw_evidence_level_get_type ())
G_DECLARE_FINAL_TYPE (CwEvidenceLevel, cw_evidence_level, CW, EVIDENCE_LEVEL, GtkListBoxRow)

/* @number: of the level, from 1, the lowest one first */
GtkWidget *cw_evidence_level_new (guint number, const char *label);

/* (transfer full): without blanks at its ends. */
char *cw_evidence_level_dup_label (CwEvidenceLevel *self);

gint64 cw_evidence_level_get_count (CwEvidenceLevel *self);

/* Another one was removed before it. */
void cw_evidence_level_set_number (CwEvidenceLevel *self, guint number);
