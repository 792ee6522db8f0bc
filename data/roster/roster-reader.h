/* roster-reader.h - what the parts of the reading share while a roster is read */
#pragma once

#include "data/roster/roster-layout.h"
#include "data/roster/roster-mapping.h"
#include "data/roster/roster-sheet.h"

/* One active enrollment. The person is a number that means nothing outside this reading. */
typedef struct
{
  guint64 person;
  CwRosterClass *class;
  guint32 line;
  guint8 role;
  guint8 file; /* in reader->seat_files */
} CwRosterSeat;

typedef struct
{
  CwRosterFile *file;
  CwRosterSource *source;
  const CwRosterMap *map;                 /* NULL but for a plain CSV */
  GHashTable *records[CW_ROSTER_N_KINDS]; /* sourcedId -> record, of orgs to classes */
  GArray *seats;                          /* of CwRosterSeat */
  GPtrArray *seat_files;                  /* of const char *, where seats were read */
  GHashTable *claims;   /* person -> bits of the roles that roles and enrollments give them */
  GHashTable *people;   /* person -> role, status and grade of the user, packed */
  GHashTable *teachers; /* person -> CwRosterTeacher */
  GPtrArray *grades;    /* of char *, interned */
  guint8 person_key[16];

  /* The file that is being read. */
  const char *file_name; /* for what is told */
  const CwRosterLayout *layout;
  CwRosterPart *part;
  CwRosterSheet *sheet;
  guint short_count;
  gint64 first_short_line;
} CwRosterReader;

/* Lists something; a row that is refused counts as such. */
void cw_roster_reader_tell (CwRosterReader *reader,
                            CwRosterIssueKind kind,
                            gint64 line,
                            const char *format,
                            ...) G_GNUC_PRINTF (4, 5);
/* Says whose row the last thing told was about, unless that is a person. */
void cw_roster_reader_name (CwRosterReader *reader, const char *id);
void cw_roster_reader_dangle (CwRosterReader *reader,
                              const char *file,
                              gint64 line,
                              const char *id,
                              const char *target,
                              const char *what);

/* Reads one field of a row: a name as one line, or a reference or choice. */
char *cw_roster_reader_dup (CwRosterReader *reader,
                            const CwRosterRecord *record,
                            CwRosterField field);
char *cw_roster_reader_dup_choice (CwRosterReader *reader,
                                   const CwRosterRecord *record,
                                   CwRosterField field);
/* "YYYY-MM-DD" or ""; an impossible date is told, and the row stays. */
char *cw_roster_reader_dup_day (CwRosterReader *reader,
                                const CwRosterRecord *record,
                                CwRosterField field);

/* Id, status and date of a row. FALSE when the row is refused, which is told then. */
gboolean
cw_roster_reader_begin (CwRosterReader *reader, const CwRosterRecord *record, CwRosterRow *row);
