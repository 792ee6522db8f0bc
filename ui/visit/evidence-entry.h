/* evidence-entry.h - the one line that is typed into, with its tags and the time of its first key
 *
 * Signals: "changed": the text or its tags are others; "entered": Enter was pressed on some text;
 * "earlier" and "later" (returning whether another line came): Up and Down where the text has no such
 * line; "escaped": Esc was pressed.
 */
#pragma once

#include "corewalk/note.h"

#include <adwaita.h>

#define CW_TYPE_EVIDENCE_ENTRY (cw_evidence_entry_get_type ())
G_DECLARE_FINAL_TYPE (CwEvidenceEntry, cw_evidence_entry, CW, EVIDENCE_ENTRY, AdwBin)

/* (transfer full): without white space at its ends; "" for none. */
char *cw_evidence_entry_dup_text (CwEvidenceEntry *self);

CwTags cw_evidence_entry_get_tags (CwEvidenceEntry *self);

/* When the first key of the text was pressed; now where nothing is typed. */
CwMoment cw_evidence_entry_get_moment (CwEvidenceEntry *self);

/* Puts @text there, the cursor behind it, with nothing to take back. */
void cw_evidence_entry_set (CwEvidenceEntry *self,
                            CwTags tags,
                            const char *text,
                            const CwMoment *moment);

/* Sets or takes away one tag; a line carries two at most. */
void cw_evidence_entry_toggle_tag (CwEvidenceEntry *self, CwTags tag);

/* Whether tags can be set: an answer has none. */
void cw_evidence_entry_set_taggable (CwEvidenceEntry *self, gboolean is_taggable);

/* Says beside the text what is being edited; NULL for a new line. */
void cw_evidence_entry_set_hint (CwEvidenceEntry *self, const char *hint);

/* Where keys that are pressed elsewhere go. */
GtkWidget *cw_evidence_entry_get_text_view (CwEvidenceEntry *self);
