/* kind-field.h - what a field of a kind is, and the fields of each kind */
#pragma once

#include <glib.h>

#define CW_KIND_FIELDS 16

typedef enum
{
  CW_FIELD_TEXT, /* words, up to 1 MiB */
  CW_FIELD_NAME, /* a few words on one line, up to 200 characters */
  CW_FIELD_JSON, /* a document that has its own format, up to 1 MiB */
  CW_FIELD_INT,
  CW_FIELD_CHOICE, /* one of choices */
  CW_FIELD_DAY,    /* "YYYY-MM-DD"; its table holds days since 1970-01-01 */
  CW_FIELD_MOMENT, /* ms UTC */
  CW_FIELD_REF,    /* another record; its table holds the local id */
  CW_FIELD_REFS,   /* several; its table holds a JSON list of local ids */
  CW_FIELD_TAGS,   /* "teacher", "student,task" …; its table holds the bits of CwTags */
  CW_FIELD_MARK, /* "seen", "not-seen", "not-observable" or a level; its table holds CW_MARK_… */
} CwFieldType;

typedef struct
{
  const char *name; /* in lines, in the CLI; with a colon before it the parameter's name */
  const char *parameter;
  CwFieldType type;
  gboolean is_required;
  gboolean is_fixed;   /* can't be edited */
  gboolean is_quiet;   /* of two current values the later one shows, and nobody is asked */
  const char *choices; /* of CHOICE: "a|b|c" */
} CwField;

/* Of each kind; each ends with a NULL name. */
extern const CwField cw_fields_calibration[], cw_fields_project[], cw_fields_plan[];

extern const CwField cw_fields_snapshot[], cw_fields_organization[], cw_fields_term[],
    cw_fields_course[], cw_fields_class[], cw_fields_form[], cw_fields_walk[],
    cw_fields_problem[], cw_fields_visit[], cw_fields_note[], cw_fields_mark[],
    cw_fields_tally[], cw_fields_interval[], cw_fields_timer[], cw_fields_answer[],
    cw_fields_task[], cw_fields_card[], cw_fields_memo[], cw_fields_room[], cw_fields_teacher[],
    cw_fields_erase[], cw_fields_slot[], cw_fields_optout[], cw_fields_copy[],
    cw_fields_publication[], cw_fields_norms[], cw_fields_result[], cw_fields_volunteer[],
    cw_fields_sameclass[], cw_fields_sameteacher[], cw_fields_circle[], cw_fields_cycle[],
    cw_fields_event[], cw_fields_remark[], cw_fields_step[], cw_fields_evidence[],
    cw_fields_share[], cw_fields_consent[], cw_fields_revocation[], cw_fields_activity[];
