/* corewalk/pairing.h - who volunteers to be a coaching partner, and who could be whose
 *
 * A volunteer is on the list only with consent, for everybody in the district can read it. What is
 * suggested follows from grades, subjects, schools and free half days alone: nobody is rated.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

/* Texts but the name may be NULL. */
typedef struct
{
  gint64 id;        /* 0 before it is written */
  char *name;       /* one line */
  char *school;     /* the school's name */
  char *grades;     /* with commas: "4, 5" */
  char *subjects;   /* with commas: "Math, Science" */
  char *free;       /* half days with commas: "mon-am, wed-pm" */
  gint64 consented; /* the day of the consent, days since 1970-01-01 */
} CwVolunteer;

/* Two who could be partners. */
typedef struct
{
  const CwVolunteer *one, *other; /* by name */
  GPtrArray *reasons;             /* of char *: why these two, in words for people */
} CwPair;

typedef struct
{
  GPtrArray *volunteers; /* of CwVolunteer: holds all that the others point at */
  GPtrArray *pairs;      /* of CwPair, by name */
  GPtrArray *alone;      /* of CwVolunteer: for whom there is nobody, by name */
} CwPairing;

/** cw_volunteer_free: frees @volunteer and what it holds; %NULL is allowed. */
void cw_volunteer_free (CwVolunteer *volunteer);

/** cw_pairing_free: frees @pairing and what it holds; %NULL is allowed. */
void cw_pairing_free (CwPairing *pairing);

/**
 * cw_volunteer_add:
 * @moment: (nullable): when, %NULL for now
 *
 * Puts somebody who consented on the list that the district can read. cw_record_delete() takes them off.
 *
 * Returns: the volunteer, or 0 on %CW_ERROR_INVALID (no name, a half day that is none, no day of
 *   consent), %CW_ERROR_BUSY, %CW_ERROR_FULL or %CW_ERROR_STORAGE.
 */
gint64 cw_volunteer_add (CwStore *store,
                         const CwVolunteer *volunteer,
                         const CwMoment *moment,
                         GError **error);

/** cw_volunteer_list: (transfer full) (element-type CwVolunteer): by name; %NULL on %CW_ERROR_STORAGE. */
GPtrArray *cw_volunteer_list (CwStore *store, GError **error);

/**
 * cw_pairing_suggest:
 *
 * Puts volunteers together, two and two: a subject in common counts most, then a grade, then to be of
 * different schools, then half days on which both are free. Two of whom one declares to evaluate the
 * other are never put together. The same list gives the same pairs.
 *
 * Returns: (transfer full): the pairs, and who is left; %NULL on %CW_ERROR_STORAGE or %CW_ERROR_DAMAGED.
 */
CwPairing *cw_pairing_suggest (CwStore *store, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwVolunteer, cw_volunteer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPairing, cw_pairing_free)

G_END_DECLS
