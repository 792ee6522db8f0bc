/* corewalk/academy.h - what a leadership academy works on: calibrations, projects, plans for the gallery
 *
 * All of it is for the school's eyes. Texts are edited with cw_record_edit(), under the names of their fields.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"

G_BEGIN_DECLS

typedef enum
{
  CW_ACADEMY_PROJECT, /* question, data, actions, result */
  CW_ACADEMY_PLAN,    /* built backwards: goal for students, evidence, look-fors, actions */
} CwAcademyKind;

#define CW_ACADEMY_TEXTS 4

typedef struct
{
  CwAcademyKind kind;
  gint64 school;
  const char *title; /* 1 to 200 characters */
  const char *team;  /* whose it is, or NULL */
  const char *texts
      [CW_ACADEMY_TEXTS]; /* in the order of cw_academy_get_field(); NULL for not written */
} CwAcademyPlan;

typedef struct
{
  gint64 id;
  CwAcademyKind kind;
  CwMoment made;
  gint64 school;
  char *school_name; /* "" when it is not known here */
  char *title;
  char *team;                    /* NULL for none */
  char *texts[CW_ACADEMY_TEXTS]; /* NULL for not written */
} CwAcademyWork;

typedef struct
{
  gint64 id;
  CwMoment made;
  gint64 walk;
  char *walk_title;  /* "" when it is not known here */
  char *school_name; /* likewise */
  gint64 day;        /* of the walk, days since 1970-01-01 */
  gint64 room; /* the visits of that number were in one lesson; 0 for all rooms of the walk */
  char *title;
  char *agreement; /* what they will mark alike from now on; NULL for not written */
} CwCalibration;

/** cw_academy_work_free: frees @work and what it holds; %NULL is allowed. */
void cw_academy_work_free (CwAcademyWork *work);

/** cw_calibration_free: frees @calibration and what it holds; %NULL is allowed. */
void cw_calibration_free (CwCalibration *calibration);

/** cw_academy_get_field: (transfer none): the field of the record that text @index is, 0 to 3, from 0. */
const char *cw_academy_get_field (CwAcademyKind kind, guint index);

/** cw_academy_get_name: (transfer none): "project" or "plan". */
const char *cw_academy_get_name (CwAcademyKind kind);

/**
 * cw_academy_new:
 * @moment: (nullable): when, now by default
 *
 * Returns: the project or plan, or 0 on %CW_ERROR_INVALID (with the field), %CW_ERROR_NOT_FOUND (school),
 *   %CW_ERROR_FULL or %CW_ERROR_STORAGE.
 */
gint64 cw_academy_new (CwStore *store,
                       const CwAcademyPlan *plan,
                       const CwMoment *moment,
                       GError **error);

/**
 * cw_academy_list:
 *
 * Returns: (transfer full) (element-type CwAcademyWork): the newest first; %NULL on %CW_ERROR_STORAGE.
 */
GPtrArray *cw_academy_list (CwStore *store, CwAcademyKind kind, GError **error);

/**
 * cw_academy_get:
 *
 * Returns: (transfer full): the project or plan; %NULL on %CW_ERROR_NOT_FOUND or %CW_ERROR_STORAGE.
 */
CwAcademyWork *cw_academy_get (CwStore *store, gint64 id, GError **error);

/**
 * cw_calibration_new:
 * @room: the number that each walker's visit to the lesson has; 0 for all rooms of @walk
 * @title: 1 to 200 characters
 *
 * Notes that what the walkers of @walk marked there is to be held against each other. Their marks come with
 * their files; cw_agreement_of_walk() compares them.
 *
 * Returns: the calibration, or 0 on %CW_ERROR_INVALID, %CW_ERROR_NOT_FOUND (walk), %CW_ERROR_FULL or
 *   %CW_ERROR_STORAGE.
 */
gint64 cw_calibration_new (CwStore *store,
                           gint64 walk,
                           gint64 room,
                           const char *title,
                           const CwMoment *moment,
                           GError **error);

/**
 * cw_calibration_list:
 *
 * Returns: (transfer full) (element-type CwCalibration): the newest first; %NULL on %CW_ERROR_STORAGE.
 */
GPtrArray *cw_calibration_list (CwStore *store, GError **error);

/**
 * cw_calibration_get:
 *
 * Returns: (transfer full): the calibration; %NULL on %CW_ERROR_NOT_FOUND or %CW_ERROR_STORAGE.
 */
CwCalibration *cw_calibration_get (CwStore *store, gint64 id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwAcademyWork, cw_academy_work_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwCalibration, cw_calibration_free)

G_END_DECLS
