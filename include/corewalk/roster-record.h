/* corewalk/roster-record.h - the things a roster file speaks of, as plain structs */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwRosterStatus:
 * @CW_ROSTER_ACTIVE: in force; a blank status means this too
 * @CW_ROSTER_INACTIVE: kept, but not in use
 * @CW_ROSTER_DELETED: the sender wants it gone ("tobedeleted")
 */
typedef enum
{
  CW_ROSTER_ACTIVE,
  CW_ROSTER_INACTIVE,
  CW_ROSTER_DELETED,
} CwRosterStatus;

/* The head of every record: its own id in the sender's system, always text, never empty. */
typedef struct
{
  char *sourced_id;
  CwRosterStatus status;
  gint64 modified_ms; /* dateLastModified, ms UTC; 0 when the file has none */
  gint64 line;        /* where its row begins, from 1 */
} CwRosterRow;

/* A district, school, department … . */
typedef struct
{
  CwRosterRow row;
  char *name;
  char *
      type; /* "district", "school", "department", "local", "state", "national", or as written */
  char *category;    /* the file's own word for the type, "" when it is the same */
  char *code;        /* official code ("identifier"), "" when there is none */
  char *parent_id;   /* sourcedId of the organisation above, "" for none; may dangle */
  char *parent_name; /* only where a plain CSV names the parent in words, else "" */
} CwRosterOrg;

/* A school year, semester, term or grading period. Days are "YYYY-MM-DD", "" when blank or impossible. */
typedef struct
{
  CwRosterRow row;
  char *title;
  char *type; /* "schoolYear", "semester", "term", "gradingPeriod", or as written */
  char *start;
  char *end;
  char *parent_id;
  char *school_year; /* as written: "2027" or "2026-2027" */
} CwRosterTerm;

typedef struct
{
  CwRosterRow row;
  char *title;
  char *code;
  char *term_id; /* of its school year */
  char *org_id;
  char **grades; /* never NULL, like every list here */
  char **subjects;
} CwRosterCourse;

/* A teacher: an adult's name, private to this laptop. No other person's name is ever kept. */
typedef struct
{
  CwRosterRow row;
  char *given_name;
  char *family_name;
  char **org_ids;
} CwRosterTeacher;

/* How many students of one grade sit in a class. */
typedef struct
{
  char grade[16]; /* "PK", "KG", "01" … "13", or as written; "" when the file doesn't say */
  guint count;
} CwRosterGrade;

typedef struct
{
  CwRosterRow row;
  char *title;
  char *code;
  char *type; /* "homeroom", "scheduled", or as written */
  char *course_id;
  char *school_id;
  char *location;
  char **term_ids;
  char **grades;
  char **subjects;
  char **periods;
  guint student_count;   /* distinct active students */
  GArray *grade_counts;  /* of CwRosterGrade, by grade; their sum is @student_count */
  GPtrArray *teachers;   /* of CwRosterTeacher, borrowed from the file, by sourcedId */
  guint teacher_count;   /* distinct active teachers, those without a name of ours too */
  gboolean has_students; /* the file held enrollments, so that 0 means none */
} CwRosterClass;

G_END_DECLS
