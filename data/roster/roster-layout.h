/* roster-layout.h - the files and columns of OneRoster and School Data Sync */
#pragma once

#include "corewalk/roster-content.h"

/* What a column is for. One field may have other names in other files. */
typedef enum
{
  CW_ROSTER_FIELD_SKIP, /* known, and not for us */
  CW_ROSTER_FIELD_ID,
  CW_ROSTER_FIELD_STATUS,
  CW_ROSTER_FIELD_MODIFIED,
  CW_ROSTER_FIELD_TITLE, /* the name of whatever it is */
  CW_ROSTER_FIELD_TYPE,
  CW_ROSTER_FIELD_CODE,
  CW_ROSTER_FIELD_PARENT,
  CW_ROSTER_FIELD_PARENT_NAME,
  CW_ROSTER_FIELD_START,
  CW_ROSTER_FIELD_END,
  CW_ROSTER_FIELD_SCHOOL_YEAR,
  CW_ROSTER_FIELD_COURSE,
  CW_ROSTER_FIELD_COURSE_TITLE,
  CW_ROSTER_FIELD_COURSE_CODE,
  CW_ROSTER_FIELD_SCHOOL,
  CW_ROSTER_FIELD_TERM,
  CW_ROSTER_FIELD_TERM_TITLE,
  CW_ROSTER_FIELD_GRADES,
  CW_ROSTER_FIELD_SUBJECTS,
  CW_ROSTER_FIELD_PERIODS,
  CW_ROSTER_FIELD_LOCATION,
  CW_ROSTER_FIELD_CLASS,
  CW_ROSTER_FIELD_USER,
  CW_ROSTER_FIELD_ROLE,
  CW_ROSTER_FIELD_GIVEN_NAME,
  CW_ROSTER_FIELD_FAMILY_NAME,
  CW_ROSTER_FIELD_ORGS,
  CW_ROSTER_FIELD_KEY,
  CW_ROSTER_FIELD_VALUE,
} CwRosterField;
#define CW_ROSTER_N_FIELDS (CW_ROSTER_FIELD_VALUE + 1)

typedef struct
{
  const char *name; /* as the specification spells it */
  CwRosterField field;
  gboolean is_required; /* without it the file can't be used */
} CwRosterColumn;

typedef enum
{
  CW_ROSTER_ONEROSTER,
  CW_ROSTER_SDS,
} CwRosterSystem;

typedef struct
{
  const char *base;  /* "orgs": the lower-case file name without ".csv" */
  const char *label; /* as the specification spells it */
  CwRosterSystem system;
  int kind;          /* a #CwRosterKind; -1 for one that isn't read, -2 for the manifest */
  CwRosterRole role; /* of every row, where the file itself says so */
  const CwRosterColumn *columns; /* ends in a %NULL name; %NULL for a file that isn't read */
} CwRosterLayout;

#define CW_ROSTER_NOT_READ (-1)
#define CW_ROSTER_MANIFEST (-2)

/* Both return NULL when there is none. @base may end in ".csv" or ".txt". */
const CwRosterLayout *cw_roster_layout_for_name (const char *base);
const CwRosterLayout *cw_roster_layout_for_kind (CwRosterKind kind);

/* Every layout with columns, for guessing what a file really is; ends with NULL. */
const CwRosterLayout *cw_roster_layout_at (guint index);
