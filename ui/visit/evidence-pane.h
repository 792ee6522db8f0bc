/* evidence-pane.h - the lines of one visit, and the entry below that adds to them
 *
 * Speaks up by the actions "work.say" (s) and "work.say-undo" (s).
 */
#pragma once

#include "ui/session/work-session.h"

#include "corewalk/form-document.h"
#include "corewalk/visit.h"

#include <adwaita.h>

#define CW_TYPE_EVIDENCE_PANE (cw_evidence_pane_get_type ())
G_DECLARE_FINAL_TYPE (CwEvidencePane, cw_evidence_pane, CW, EVIDENCE_PANE, AdwBin)

/* Shows @visit, with what was half-typed there.
 * @items: (element-type CwItem): the look-fors that lines may be linked to
 * @form: (nullable): outlives the visit here */
void cw_evidence_pane_set_visit (CwEvidencePane *self,
                                 CwWorkSession *session,
                                 const CwVisit *visit,
                                 GPtrArray *items,
                                 const CwFormDocument *form);

/* Reads the lines again. */
void cw_evidence_pane_refresh (CwEvidencePane *self);

/* Chooses the line in the list and scrolls to it. */
void cw_evidence_pane_show_line (CwEvidencePane *self, gint64 note);

/* Sets or takes away a tag of what is being typed. */
void cw_evidence_pane_toggle_tag (CwEvidencePane *self, CwTags tag);

/* Says that the line @note is evidence for @item; 0 unlinks it. */
void cw_evidence_pane_link (CwEvidencePane *self, gint64 note, gint64 item);

/* Links the line @note, or the last one for 0, to @item; unlinks it where it is linked to it already. */
void cw_evidence_pane_link_or_unlink (CwEvidencePane *self, gint64 note, gint64 item);

/* The record that is edited, else chosen, else the last one; 0 for none. */
gint64 cw_evidence_pane_get_chosen (CwEvidencePane *self);

/* Where keys that are pressed elsewhere go. */
GtkWidget *cw_evidence_pane_get_text_view (CwEvidencePane *self);
