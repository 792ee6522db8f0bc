/* evidence-item.h - one line of evidence as an object that lists and bindings can hold
 *
 * Properties, read-only: "stamp" ("03:12"), "text" cut to what can be shown, "is-teacher", "is-student",
 * "is-task", "look-for" ("3", or "" for none), "is-kept", "sample" ("Answer", "Sample" of a task, or "" for a line
 * of evidence), "question" (that was asked, or "").
 */
#pragma once

#include "corewalk/note.h"

#include <glib-object.h>

#define CW_TYPE_EVIDENCE_ITEM (cw_evidence_item_get_type ())
G_DECLARE_FINAL_TYPE (CwEvidenceItem, cw_evidence_item, CW, EVIDENCE_ITEM, GObject)

/* Takes @note; one whose id is 0 is not kept yet.
 * @start: of the visit. @look_for: the number of the look-for it is linked to, 0 for none */
CwEvidenceItem *cw_evidence_item_new (CwNote *note, CwMoment start, guint look_for);

/* Takes @note, which is a student's answer or a task sample that looks like a line.
 * @question: (nullable): what was asked, NULL for a task sample */
CwEvidenceItem *
cw_evidence_item_new_sample (CwNote *note, CwMoment start, const char *question);

/* For one without an id, before it is shown: whether it is kept in the inbox. */
void cw_evidence_item_set_kept (CwEvidenceItem *self, gboolean is_kept);

/* Whether it is an answer or a task sample, that has neither tags nor a look-for. */
gboolean cw_evidence_item_is_sample (CwEvidenceItem *self);

/* (transfer none) */
const CwNote *cw_evidence_item_get_note (CwEvidenceItem *self);

/* (transfer full): as the record takes them: "teacher,task", "" for none. */
char *cw_evidence_item_dup_tag_names (CwTags tags);
