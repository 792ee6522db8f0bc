#include "data/record/kind-field.h"

/* What belongs to the partners of a coaching cycle. */

const CwField cw_fields_circle[] = {
  { "cycle", ":cycle", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "members", ":members", CW_FIELD_JSON, .is_required = TRUE, .is_fixed = TRUE },
  { "earlier", ":earlier", CW_FIELD_REF, .is_fixed = TRUE },
  { NULL },
};

const CwField cw_fields_cycle[] = {
  { "title", ":title", CW_FIELD_NAME, .is_required = TRUE },
  { "model", ":model", CW_FIELD_NAME, .is_required = TRUE, .is_fixed = TRUE },
  { "document", ":document", CW_FIELD_JSON },
  { "begun", ":begun", CW_FIELD_DAY },
  { "until", ":until", CW_FIELD_DAY },
  { "goal", ":goal", CW_FIELD_TEXT },
  { "measure", ":measure", CW_FIELD_NAME },
  { "target", ":target", CW_FIELD_NAME },
  { "agreement", ":agreement", CW_FIELD_TEXT },
  { "phase", ":phase", CW_FIELD_NAME },
  { "state", ":state", CW_FIELD_CHOICE, .choices = "paused|done|stopped" },
  { "closed", ":closed", CW_FIELD_DAY },
  { "reason", ":reason", CW_FIELD_NAME },
  { "reflection", ":reflection", CW_FIELD_TEXT },
  { NULL },
};

const CwField cw_fields_event[] = {
  { "cycle", ":cycle", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "kind", ":kind", CW_FIELD_CHOICE, .is_required = TRUE,
    .choices =
        "pre-conference|visit|post-conference|co-plan|co-teach|model|student-work|resource" },
  { "phase", ":phase", CW_FIELD_NAME },
  { "planned_ms", ":planned_ms", CW_FIELD_MOMENT },
  { "minutes", ":minutes", CW_FIELD_INT },
  { "focus", ":focus", CW_FIELD_TEXT },
  { "form", ":form", CW_FIELD_REF },
  { "seat", ":seat", CW_FIELD_NAME },
  { "host", ":host", CW_FIELD_NAME },
  { "debrief_ms", ":debrief_ms", CW_FIELD_MOMENT },
  { "seen_by", ":seen_by", CW_FIELD_NAME },
  { "started_ms", ":started_ms", CW_FIELD_MOMENT },
  { "ended_ms", ":ended_ms", CW_FIELD_MOMENT },
  { "walk", ":walk", CW_FIELD_REF },
  { "asked", ":asked", CW_FIELD_NAME },
  { NULL },
};

const CwField cw_fields_remark[] = {
  { "event", ":event", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "question", ":question", CW_FIELD_NAME, .is_fixed = TRUE },
  { "text", ":text", CW_FIELD_TEXT, .is_required = TRUE },
  { NULL },
};

const CwField cw_fields_step[] = {
  { "cycle", ":cycle", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "text", ":text", CW_FIELD_TEXT, .is_required = TRUE },
  { "owner", ":owner", CW_FIELD_NAME, .is_required = TRUE },
  { "agreed", ":agreed", CW_FIELD_DAY },
  { "check_back", ":check_back", CW_FIELD_DAY },
  { "evidence", ":evidence", CW_FIELD_TEXT },
  { "result", ":result", CW_FIELD_TEXT },
  { "state", ":state", CW_FIELD_CHOICE, .choices = "done|dropped" },
  { "done", ":done", CW_FIELD_DAY },
  { "event", ":event", CW_FIELD_REF },
  { "card", ":card", CW_FIELD_REF },
  { NULL },
};

const CwField cw_fields_evidence[] = {
  { "cycle", ":cycle", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "stage", ":stage", CW_FIELD_CHOICE, .is_required = TRUE,
    .choices = "baseline|interim|end" },
  { "instrument", ":instrument", CW_FIELD_NAME, .is_required = TRUE },
  { "day", ":day", CW_FIELD_DAY, .is_required = TRUE },
  { "students", ":students", CW_FIELD_NAME },
  { "tested", ":tested", CW_FIELD_INT, .is_required = TRUE },
  { "levels", ":levels", CW_FIELD_JSON },
  { "met", ":met", CW_FIELD_INT },
  { "same", ":same", CW_FIELD_CHOICE, .choices = "same|other" },
  { "scorer", ":scorer", CW_FIELD_NAME },
  { NULL },
};

const CwField cw_fields_share[] = {
  { "cycle", ":cycle", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "text", ":text", CW_FIELD_TEXT, .is_required = TRUE },
  { "audience", ":audience", CW_FIELD_CHOICE, .is_required = TRUE, .is_fixed = TRUE,
    .choices = "school|district" },
  { "school", ":school", CW_FIELD_REF, .is_fixed = TRUE },
  { "token", ":token", CW_FIELD_NAME, .is_required = TRUE, .is_fixed = TRUE },
  { NULL },
};

const CwField cw_fields_consent[] = {
  { "cycle", ":cycle", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "act", ":act", CW_FIELD_CHOICE, .is_required = TRUE, .is_fixed = TRUE,
    .choices = "take-part|hand-over|share" },
  { "share", ":share", CW_FIELD_REF, .is_fixed = TRUE },
  { "circle", ":circle", CW_FIELD_REF, .is_fixed = TRUE },
  { "joiner", ":joiner", CW_FIELD_NAME, .is_fixed = TRUE },
  { "hash", ":hash", CW_FIELD_NAME, .is_fixed = TRUE },
  { "signature", ":signature", CW_FIELD_NAME, .is_fixed = TRUE },
  { "withdrawn_ms", ":withdrawn_ms", CW_FIELD_MOMENT },
  { NULL },
};
