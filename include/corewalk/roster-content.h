/* corewalk/roster-content.h - all that a roster's files held, and what is to be said about them */
#pragma once

#include "corewalk/roster-record.h"

G_BEGIN_DECLS

/**
 * CwRosterKind:
 *
 * The files of a roster that are read. Demographics are counted and nothing more.
 */
typedef enum
{
  CW_ROSTER_ORGS,
  CW_ROSTER_TERMS,
  CW_ROSTER_COURSES,
  CW_ROSTER_CLASSES,
  CW_ROSTER_ROLES,
  CW_ROSTER_ENROLLMENTS,
  CW_ROSTER_USERS,
  CW_ROSTER_DEMOGRAPHICS,
} CwRosterKind;
#define CW_ROSTER_N_KINDS 8

/**
 * CwRosterMode:
 * @CW_ROSTER_ABSENT: no such file
 * @CW_ROSTER_BULK: everything there is: what is not in it is gone
 * @CW_ROSTER_DELTA: only what changed
 * @CW_ROSTER_PARTIAL: the sender doesn't say which: nothing is gone for not being in it
 */
typedef enum
{
  CW_ROSTER_ABSENT,
  CW_ROSTER_BULK,
  CW_ROSTER_DELTA,
  CW_ROSTER_PARTIAL,
} CwRosterMode;

/**
 * CwRosterRole:
 *
 * What a person is, in users, roles and enrollments.
 */
typedef enum
{
  CW_ROSTER_ROLE_OTHER,
  CW_ROSTER_ROLE_STUDENT,
  CW_ROSTER_ROLE_TEACHER,
  CW_ROSTER_ROLE_ADMINISTRATOR,
  CW_ROSTER_ROLE_AIDE,
  CW_ROSTER_ROLE_PARENT,
} CwRosterRole;
#define CW_ROSTER_N_ROLES 6

/**
 * CwRosterIssueKind:
 * @CW_ROSTER_REFUSED: the row was not taken
 * @CW_ROSTER_DANGLING: the row was taken; it names something that isn't in the files
 * @CW_ROSTER_NOTE: something was read with a guess, skipped or not understood
 */
typedef enum
{
  CW_ROSTER_REFUSED,
  CW_ROSTER_DANGLING,
  CW_ROSTER_NOTE,
} CwRosterIssueKind;

/* One thing to tell the person. Holds no student's name or id. */
typedef struct
{
  CwRosterIssueKind kind;
  char *file;   /* as named in the folder or zip */
  gint64 line;  /* first line of the row, from 1; 0 for the whole file */
  char *reason; /* one sentence, lower case, no period */
  char *id;     /* sourcedId of the record where that isn't a person's, else "" */
  char *target; /* of a dangling reference: the absent sourcedId or name, else "" */
} CwRosterIssue;

/* What was in one file of the roster. */
typedef struct
{
  char *name; /* as named in the folder or zip, %NULL when absent */
  CwRosterMode mode;
  guint row_count;     /* logical records below the header, without blank ones */
  guint refused_count; /* of these, not taken */
  gboolean is_torn;    /* a refused row swallowed others: nothing is gone for not being seen */
} CwRosterPart;

/* A roster as it was read. All arrays are sorted by sourcedId; a sourcedId occurs once in each. */
typedef struct
{
  char *source; /* who made it: the manifest's system name, else the file's own name */
  char *
      issuer; /* whose codes and ids these are: the map says it, or the one organisation on top; or "" */
  char *version;       /* "1.1", "1.2", "sds-1", "csv", or "" when the manifest doesn't say */
  gint64 newest_ms;    /* the newest dateLastModified of any row, ms UTC; 0 for none */
  gint64 packed_ms;    /* the newest time a file of it was written, ms UTC; 0 for none */
  char hash[65];       /* BLAKE2b-256 of the meaning, hex: the same in every dress */
  GPtrArray *orgs;     /* of CwRosterOrg */
  GPtrArray *terms;    /* of CwRosterTerm */
  GPtrArray *courses;  /* of CwRosterCourse */
  GPtrArray *classes;  /* of CwRosterClass */
  GPtrArray *teachers; /* of CwRosterTeacher; private */
  CwRosterPart parts[CW_ROSTER_N_KINDS];
  guint user_counts[CW_ROSTER_N_ROLES];       /* rows of users (1.2: of roles) by role */
  guint enrollment_counts[CW_ROSTER_N_ROLES]; /* rows of enrollments by role */
  GPtrArray *issues;   /* of CwRosterIssue, in the order met; at most 20,000 are listed */
  guint refused_count; /* all of them, listed or not */
  guint dangling_count;
  guint note_count;
} CwRosterFile;

void cw_roster_file_free (CwRosterFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwRosterFile, cw_roster_file_free)

/**
 * cw_roster_file_org:
 *
 * Returns: (transfer none): the organisation of that sourcedId, or %NULL when there is none.
 */
const CwRosterOrg *cw_roster_file_org (const CwRosterFile *file, const char *sourced_id);

G_END_DECLS
