#include "data/record/kind-field.h"

/* What an academy does. */

const CwField cw_fields_calibration[] = {
  { "walk", ":walk", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "number", ":number", CW_FIELD_INT, .is_fixed = TRUE },
  { "title", ":title", CW_FIELD_NAME, .is_required = TRUE },
  { "agreement", ":agreement", CW_FIELD_TEXT },
  { NULL },
};

const CwField cw_fields_project[] = {
  { "school", ":school", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "title", ":title", CW_FIELD_NAME, .is_required = TRUE },
  { "team", ":team", CW_FIELD_NAME },
  { "question", ":question", CW_FIELD_TEXT },
  { "data", ":data", CW_FIELD_TEXT },
  { "actions", ":actions", CW_FIELD_TEXT },
  { "result", ":result", CW_FIELD_TEXT },
  { NULL },
};

const CwField cw_fields_plan[] = {
  { "school", ":school", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "title", ":title", CW_FIELD_NAME, .is_required = TRUE },
  { "team", ":team", CW_FIELD_NAME },
  { "goal", ":goal", CW_FIELD_TEXT },
  { "evidence", ":evidence", CW_FIELD_TEXT },
  { "lookfors", ":lookfors", CW_FIELD_TEXT },
  { "actions", ":actions", CW_FIELD_TEXT },
  { NULL },
};
