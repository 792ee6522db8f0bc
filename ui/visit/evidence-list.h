/* evidence-list.h - the lines of one visit on the screen, with a menu for each
 *
 * Signals: "edit" (uint position): a person wants to change that line; "deleted" (gint64 record).
 * Speaks up by the actions "work.say" (s), "work.say-undo" (s) and "visit.link-line" (x).
 */
#pragma once

#include "ui/visit/evidence-lines.h"

#include <adwaita.h>

#define CW_TYPE_EVIDENCE_LIST (cw_evidence_list_get_type ())
G_DECLARE_FINAL_TYPE (CwEvidenceList, cw_evidence_list, CW, EVIDENCE_LIST, AdwBin)

/* Shows the lines of @place, which outlives its use here; NULL forgets them. */
void cw_evidence_list_set_place (CwEvidenceList *self, const CwEvidencePlace *place);

/* Reads the lines again, and shows the last one. */
void cw_evidence_list_refresh (CwEvidenceList *self);

/* Adds what was kept just now. */
void cw_evidence_list_add (CwEvidenceList *self, gint64 record);

/* (transfer none): see evidence-lines.h */
GListStore *cw_evidence_list_get_lines (CwEvidenceList *self);

void cw_evidence_list_scroll_to (CwEvidenceList *self, guint position);

/* Chooses the line and scrolls to it. */
void cw_evidence_list_choose (CwEvidenceList *self, guint position);

/* The chosen line that is kept, or the last one; 0 for none. */
gint64 cw_evidence_list_get_chosen (CwEvidenceList *self);
