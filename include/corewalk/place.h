/* corewalk/place.h - schools and rooms that a person adds without a roster
 *
 * They are reference data like a roster's (`data/format.md`, "Reference data"): a school with an
 * official code, or else with the same name, is the same school on every laptop.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *name;
  char *code;       /* official code, or NULL */
  gboolean is_gone; /* the newest roster does not have it any more */
} CwSchool;

typedef struct
{
  gint64 id;
  char *title;
  char *grades; /* NULL where they are not known, as the next two */
  char *subjects;
  char *periods;
  gint64 student_count; /* -1 where it is not known */
  gboolean is_gone;
} CwRoom;

/** cw_school_free: frees @school and what it holds; %NULL is allowed. */
void cw_school_free (CwSchool *school);

/** cw_room_free: frees @room and what it holds; %NULL is allowed. */
void cw_room_free (CwRoom *room);

/**
 * cw_school_new:
 * @name: 1 to 200 characters
 * @code: (nullable): the state's code for it
 *
 * Adds a school, or finds the one of that code, or of that name where no code is given.
 *
 * Returns: the school, or 0 on %CW_ERROR_INVALID, %CW_ERROR_FULL, %CW_ERROR_STORAGE.
 */
gint64 cw_school_new (CwStore *store,
                      const char *name,
                      const char *code,
                      const CwMoment *moment,
                      GError **error);

/**
 * cw_school_find:
 * @text: an official code, a name in any case, or what cw_id_find() takes
 *
 * Returns: the school, or 0 on %CW_ERROR_NOT_FOUND, %CW_ERROR_INVALID (several of that name) or
 *   %CW_ERROR_STORAGE.
 */
gint64 cw_school_find (CwStore *store, const char *text, GError **error);

/**
 * cw_school_list:
 *
 * Returns: (transfer full) (element-type CwSchool): schools by name; those that are gone last.
 *   %NULL on %CW_ERROR_STORAGE.
 */
GPtrArray *cw_school_list (CwStore *store, GError **error);

typedef struct
{
  gint64 school;
  const char *title;   /* 1 to 200 characters, such as "Room 12"; never a teacher's name */
  const char *grade;   /* "4", or NULL */
  const char *subject; /* "Math", or NULL */
  const char *period;  /* "2", or NULL */
} CwRoomPlan;

/**
 * cw_room_add:
 *
 * Adds a room, or finds the one of that school and title, which then stays as it is.
 *
 * Returns: the room, or 0 on %CW_ERROR_INVALID, %CW_ERROR_NOT_FOUND (school), %CW_ERROR_FULL,
 *   %CW_ERROR_STORAGE.
 */
gint64
cw_room_add (CwStore *store, const CwRoomPlan *plan, const CwMoment *moment, GError **error);

/**
 * cw_room_new:
 * @title: 1 to 200 characters, such as "Room 12"; never a teacher's name
 *
 * cw_room_add() of a room of which nothing but its title is known.
 *
 * Returns: the room, or 0 on %CW_ERROR_INVALID, %CW_ERROR_NOT_FOUND (school), %CW_ERROR_FULL,
 *   %CW_ERROR_STORAGE.
 */
gint64 cw_room_new (CwStore *store,
                    gint64 school,
                    const char *title,
                    const CwMoment *moment,
                    GError **error);

/**
 * cw_room_list:
 *
 * Returns: (transfer full) (element-type CwRoom): classes and rooms of @school by title, of several
 *   that are one (corewalk/same.h) the one that shows; those that are gone last. %NULL on %CW_ERROR_STORAGE.
 */
GPtrArray *cw_room_list (CwStore *store, gint64 school, GError **error);

/**
 * cw_year_new:
 * @first_year: the calendar year in which it begins, 1900 to 2999
 *
 * Adds a school year, from the first of July to the end of June, or finds it: a term of the type
 * "schoolYear", for who has no roster that says when the terms are.
 *
 * Returns: the year, or 0 on %CW_ERROR_INVALID, %CW_ERROR_FULL, %CW_ERROR_STORAGE.
 */
gint64 cw_year_new (CwStore *store, int first_year, const CwMoment *moment, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwSchool, cw_school_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwRoom, cw_room_free)

G_END_DECLS
