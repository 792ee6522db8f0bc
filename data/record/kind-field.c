#include "data/record/kind-field.h"

const CwField cw_fields_snapshot[] = {
  { "source", ":source", CW_FIELD_NAME, .is_required = TRUE, .is_fixed = TRUE },
  { "hash", ":hash", CW_FIELD_NAME, .is_required = TRUE, .is_fixed = TRUE },
  { "dated", ":dated", CW_FIELD_NAME, .is_fixed = TRUE },
  { "issuer", ":issuer", CW_FIELD_NAME, .is_fixed = TRUE },
  { "scope", ":scope", CW_FIELD_NAME, .is_fixed = TRUE },
  { "bulk", ":bulk", CW_FIELD_NAME, .is_fixed = TRUE },
  { NULL },
};

const CwField cw_fields_organization[] = {
  { "name", ":name", CW_FIELD_NAME, .is_required = TRUE, .is_fixed = TRUE },
  { "type", ":type", CW_FIELD_NAME, .is_required = TRUE, .is_fixed = TRUE },
  { "code", ":code", CW_FIELD_NAME, .is_fixed = TRUE },
  { "parent", ":parent", CW_FIELD_REF, .is_fixed = TRUE },
  { "gone", ":gone", CW_FIELD_INT, .is_fixed = TRUE },
  { "dated", ":dated", CW_FIELD_NAME, .is_fixed = TRUE },
  { "snapshot", ":snapshot", CW_FIELD_REF, .is_fixed = TRUE },
  { "sourced", ":sourced", CW_FIELD_NAME, .is_fixed = TRUE },
  { NULL },
};

const CwField cw_fields_term[] = {
  { "title", ":title", CW_FIELD_NAME, .is_required = TRUE, .is_fixed = TRUE },
  { "type", ":type", CW_FIELD_NAME, .is_required = TRUE, .is_fixed = TRUE },
  { "first_day", ":first_day", CW_FIELD_DAY, .is_fixed = TRUE },
  { "last_day", ":last_day", CW_FIELD_DAY, .is_fixed = TRUE },
  { "parent", ":parent", CW_FIELD_REF, .is_fixed = TRUE },
  { "gone", ":gone", CW_FIELD_INT, .is_fixed = TRUE },
  { "dated", ":dated", CW_FIELD_NAME, .is_fixed = TRUE },
  { "snapshot", ":snapshot", CW_FIELD_REF, .is_fixed = TRUE },
  { NULL },
};

const CwField cw_fields_course[] = {
  { "title", ":title", CW_FIELD_NAME, .is_required = TRUE, .is_fixed = TRUE },
  { "code", ":code", CW_FIELD_NAME, .is_fixed = TRUE },
  { "school", ":school", CW_FIELD_REF, .is_fixed = TRUE },
  { "gone", ":gone", CW_FIELD_INT, .is_fixed = TRUE },
  { "dated", ":dated", CW_FIELD_NAME, .is_fixed = TRUE },
  { "snapshot", ":snapshot", CW_FIELD_REF, .is_fixed = TRUE },
  { NULL },
};

const CwField cw_fields_class[] = {
  { "title", ":title", CW_FIELD_NAME, .is_required = TRUE, .is_fixed = TRUE },
  { "code", ":code", CW_FIELD_NAME, .is_fixed = TRUE },
  { "type", ":type", CW_FIELD_NAME, .is_fixed = TRUE },
  { "course", ":course", CW_FIELD_REF, .is_fixed = TRUE },
  { "school", ":school", CW_FIELD_REF, .is_fixed = TRUE },
  { "terms", ":terms", CW_FIELD_REFS, .is_fixed = TRUE },
  { "grades", ":grades", CW_FIELD_NAME, .is_fixed = TRUE },
  { "subjects", ":subjects", CW_FIELD_NAME, .is_fixed = TRUE },
  { "periods", ":periods", CW_FIELD_NAME, .is_fixed = TRUE },
  { "students", ":students", CW_FIELD_INT, .is_fixed = TRUE },
  { "by_grade", ":by_grade", CW_FIELD_JSON, .is_fixed = TRUE },
  { "gone", ":gone", CW_FIELD_INT, .is_fixed = TRUE },
  { "dated", ":dated", CW_FIELD_NAME, .is_fixed = TRUE },
  { "snapshot", ":snapshot", CW_FIELD_REF, .is_fixed = TRUE },
  { "location", ":location", CW_FIELD_NAME, .is_fixed = TRUE },
  { NULL },
};

const CwField cw_fields_form[] = {
  { "key", ":key", CW_FIELD_NAME, .is_required = TRUE, .is_fixed = TRUE },
  { "title", ":title", CW_FIELD_NAME, .is_required = TRUE, .is_fixed = TRUE },
  { "version", ":version", CW_FIELD_INT, .is_required = TRUE, .is_fixed = TRUE },
  { "document", ":document", CW_FIELD_JSON, .is_required = TRUE, .is_fixed = TRUE },
  { NULL },
};

const CwField cw_fields_result[] = {
  { "school", ":school", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "instrument", ":instrument", CW_FIELD_NAME, .is_required = TRUE, .is_fixed = TRUE },
  { "type", ":type", CW_FIELD_CHOICE, .is_required = TRUE, .is_fixed = TRUE,
    .choices = "levels|blocks|target|other" },
  { "day", ":day", CW_FIELD_DAY, .is_required = TRUE, .is_fixed = TRUE },
  { "grade", ":grade", CW_FIELD_NAME, .is_fixed = TRUE },
  { "subject", ":subject", CW_FIELD_NAME, .is_fixed = TRUE },
  { "students", ":students", CW_FIELD_NAME, .is_fixed = TRUE },
  { "levels", ":levels", CW_FIELD_TEXT, .is_required = TRUE, .is_fixed = TRUE },
  { "counts", ":counts", CW_FIELD_NAME, .is_required = TRUE, .is_fixed = TRUE },
  { "source", ":source", CW_FIELD_NAME, .is_fixed = TRUE },
  { "dated", ":dated", CW_FIELD_NAME, .is_fixed = TRUE },
  { "matched", ":matched", CW_FIELD_CHOICE, .is_fixed = TRUE, .choices = "yes" },
  { NULL },
};

/* What was agreed is not edited: who agrees on something else writes new ones. */
const CwField cw_fields_norms[] = {
  { "program", ":program", CW_FIELD_CHOICE, .is_fixed = TRUE, .choices = "walks|coaching" },
  { "text", ":text", CW_FIELD_TEXT, .is_required = TRUE, .is_fixed = TRUE },
  { "parties", ":parties", CW_FIELD_TEXT, .is_required = TRUE, .is_fixed = TRUE },
  { "day", ":day", CW_FIELD_DAY, .is_required = TRUE, .is_fixed = TRUE },
  { "keep_words", ":keep_words", CW_FIELD_INT, .is_fixed = TRUE },
  { "keep_cycles", ":keep_cycles", CW_FIELD_INT, .is_fixed = TRUE },
  { "tells_counts", ":tells_counts", CW_FIELD_CHOICE, .is_fixed = TRUE, .choices = "yes|no" },
  { "tells_classes", ":tells_classes", CW_FIELD_CHOICE, .is_fixed = TRUE, .choices = "yes|no" },
  { NULL },
};

const CwField cw_fields_volunteer[] = {
  { "name", ":name", CW_FIELD_NAME, .is_required = TRUE },
  { "school", ":school", CW_FIELD_NAME },
  { "grades", ":grades", CW_FIELD_NAME },
  { "subjects", ":subjects", CW_FIELD_NAME },
  { "free", ":free", CW_FIELD_NAME },
  { "consented", ":consented", CW_FIELD_DAY, .is_required = TRUE, .is_fixed = TRUE },
  { NULL },
};

const CwField cw_fields_walk[] = {
  { "title", ":title", CW_FIELD_NAME, .is_required = TRUE },
  { "school", ":school", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "form", ":form", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "day", ":day", CW_FIELD_DAY, .is_required = TRUE },
  { "code", ":code", CW_FIELD_NAME, .is_fixed = TRUE },
  { "audience", ":audience", CW_FIELD_CHOICE, .is_fixed = TRUE,
    .choices = "school|district|pair" },
  { "closed_ms", ":closed_ms", CW_FIELD_MOMENT },
  { NULL },
};

const CwField cw_fields_problem[] = {
  { "walk", ":walk", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "text", ":text", CW_FIELD_TEXT, .is_required = TRUE },
  { "theory", ":theory", CW_FIELD_TEXT },
  { "results", ":results", CW_FIELD_TEXT },
  { NULL },
};

const CwField cw_fields_visit[] = {
  { "walk", ":walk", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "number", ":number", CW_FIELD_INT, .is_required = TRUE, .is_fixed = TRUE },
  { "grade", ":grade", CW_FIELD_NAME },
  { "subject", ":subject", CW_FIELD_NAME },
  { "segment", ":segment", CW_FIELD_CHOICE, .choices = "opening|middle|closing" },
  { "ended_ms", ":ended_ms", CW_FIELD_MOMENT },
  { NULL },
};

const CwField cw_fields_note[] = {
  { "visit", ":visit", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "tags", ":tags", CW_FIELD_TAGS },
  { "item", ":item", CW_FIELD_REF },
  { "text", ":text", CW_FIELD_TEXT, .is_required = TRUE },
  { NULL },
};

const CwField cw_fields_mark[] = {
  { "visit", ":visit", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "item", ":item", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "value", ":value", CW_FIELD_MARK, .is_required = TRUE },
  { NULL },
};

const CwField cw_fields_tally[] = {
  { "visit", ":visit", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "counter", ":counter", CW_FIELD_NAME, .is_required = TRUE },
  { "by", ":by", CW_FIELD_INT, .is_required = TRUE },
  { NULL },
};

const CwField cw_fields_interval[] = {
  { "visit", ":visit", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "counter", ":counter", CW_FIELD_NAME, .is_required = TRUE },
  { "k", ":k", CW_FIELD_INT, .is_required = TRUE },
  { "n", ":n", CW_FIELD_INT, .is_required = TRUE },
  { NULL },
};

const CwField cw_fields_timer[] = {
  { "visit", ":visit", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "name", ":name", CW_FIELD_NAME, .is_required = TRUE },
  { "stopped_ms", ":stopped_ms", CW_FIELD_MOMENT },
  { NULL },
};

const CwField cw_fields_answer[] = {
  { "visit", ":visit", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "question", ":question", CW_FIELD_NAME, .is_required = TRUE },
  { "text", ":text", CW_FIELD_TEXT, .is_required = TRUE },
  { NULL },
};

const CwField cw_fields_task[] = {
  { "visit", ":visit", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "text", ":text", CW_FIELD_TEXT, .is_required = TRUE },
  { NULL },
};

const CwField cw_fields_card[] = {
  { "walk", ":walk", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "step", ":step", CW_FIELD_CHOICE, .is_required = TRUE,
    .choices = "describe|pattern|predict|next" },
  { "text", ":text", CW_FIELD_TEXT, .is_required = TRUE },
  { "notes", ":notes", CW_FIELD_REFS },
  { "under", ":under", CW_FIELD_REF },
  { "owner", ":owner", CW_FIELD_NAME },
  { "due", ":due", CW_FIELD_DAY },
  { "done", ":done", CW_FIELD_DAY },
  { "help", ":help", CW_FIELD_NAME },
  { "state", ":state", CW_FIELD_CHOICE, .choices = "done|dropped" },
  { "outcome", ":outcome", CW_FIELD_NAME },
  { "place", ":place", CW_FIELD_INT, .is_quiet = TRUE },
  { NULL },
};

const CwField cw_fields_publication[] = {
  { "text", ":text", CW_FIELD_TEXT, .is_required = TRUE },
  { "signed", ":signed", CW_FIELD_JSON },
  { NULL },
};

const CwField cw_fields_memo[] = {
  { "text", ":text", CW_FIELD_TEXT, .is_required = TRUE },
  { NULL },
};

const CwField cw_fields_room[] = {
  { "visit", ":visit", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "class", ":class", CW_FIELD_REF, .is_required = TRUE },
  { NULL },
};

const CwField cw_fields_slot[] = {
  { "walk", ":walk", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "class", ":class", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "day", ":day", CW_FIELD_DAY, .is_required = TRUE },
  { "time", ":time", CW_FIELD_NAME },
  { "minutes", ":minutes", CW_FIELD_INT },
  { "noticed_ms", ":noticed_ms", CW_FIELD_MOMENT },
  { "visited", ":visited", CW_FIELD_REF },
  { "off_ms", ":off_ms", CW_FIELD_MOMENT },
  { NULL },
};

const CwField cw_fields_optout[] = {
  { "class", ":class", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "since", ":since", CW_FIELD_DAY, .is_required = TRUE },
  { "until", ":until", CW_FIELD_DAY },
  { "note", ":note", CW_FIELD_TEXT },
  { NULL },
};

const CwField cw_fields_copy[] = {
  { "visit", ":visit", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "given_ms", ":given_ms", CW_FIELD_MOMENT, .is_required = TRUE },
  { NULL },
};

const CwField cw_fields_teacher[] = {
  { "given", ":given", CW_FIELD_NAME, .is_fixed = TRUE },
  { "family", ":family", CW_FIELD_NAME, .is_fixed = TRUE },
  { "classes", ":classes", CW_FIELD_REFS, .is_fixed = TRUE },
  { "gone", ":gone", CW_FIELD_INT, .is_fixed = TRUE },
  { "dated", ":dated", CW_FIELD_NAME, .is_fixed = TRUE },
  { "snapshot", ":snapshot", CW_FIELD_REF, .is_fixed = TRUE },
  { "key", ":key", CW_FIELD_NAME, .is_fixed = TRUE },
  { "issuer", ":issuer", CW_FIELD_NAME, .is_fixed = TRUE },
  { "scope", ":scope", CW_FIELD_NAME, .is_fixed = TRUE },
  { NULL },
};

const CwField cw_fields_sameclass[] = {
  { "one", ":one", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "other", ":other", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { NULL },
};

const CwField cw_fields_sameteacher[] = {
  { "one", ":one", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "other", ":other", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { NULL },
};

const CwField cw_fields_erase[] = {
  { "record", ":record", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "lines", ":lines", CW_FIELD_REFS, .is_required = TRUE, .is_fixed = TRUE },
  { "hashes", ":hashes", CW_FIELD_TEXT, .is_required = TRUE, .is_fixed = TRUE },
  { "reason", ":reason", CW_FIELD_TEXT, .is_required = TRUE, .is_fixed = TRUE },
  { "reference", ":reference", CW_FIELD_NAME, .is_fixed = TRUE },
  { NULL },
};

const CwField cw_fields_revocation[] = {
  { "key", ":key", CW_FIELD_NAME, .is_required = TRUE, .is_fixed = TRUE },
  { "name", ":name", CW_FIELD_NAME, .is_required = TRUE, .is_fixed = TRUE },
  { "since_ms", ":since_ms", CW_FIELD_MOMENT, .is_required = TRUE, .is_fixed = TRUE },
  { "reason", ":reason", CW_FIELD_TEXT, .is_required = TRUE, .is_fixed = TRUE },
  { NULL },
};

/* A laptop counts anew: nobody is asked which number is right. */
const CwField cw_fields_activity[] = {
  { "month", ":month", CW_FIELD_NAME, .is_required = TRUE, .is_fixed = TRUE },
  { "cycles", ":cycles", CW_FIELD_INT, .is_required = TRUE, .is_quiet = TRUE },
  { "events", ":events", CW_FIELD_TEXT, .is_required = TRUE, .is_quiet = TRUE },
  { "minutes", ":minutes", CW_FIELD_INT, .is_required = TRUE, .is_quiet = TRUE },
  { NULL },
};
