/* corewalk/roster-list.h - the schools, classes, teachers and terms that are known */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

/* Of every list: texts are never NULL, and those of unknown things are "". Of entries that are one only
 * the one that stands for them is there. */
typedef struct
{
  gint64 id;
  char *name;
  char *type;
  char *code;
  gint64 parent; /* 0 for none */
  char *parent_name;
  gint64 class_count; /* that are not gone */
  gboolean is_gone;
} CwListedSchool;

typedef struct
{
  gint64 id;
  char *title;
  char *code;
  char *type;
  gint64 school; /* 0 for none */
  char *school_name;
  char *course_title;
  char *grades;   /* "04,05" */
  char *subjects; /* as are subjects and periods */
  char *periods;
  char *location;
  char *teachers;       /* "Ada O'Neil, Zoë Müller"; private, for this laptop's eyes */
  gint64 student_count; /* -1 when it is not known */
  gboolean is_gone;
  GArray *same_as; /* of gint64: other entries that are the same class, see corewalk/same.h */
} CwListedClass;

typedef struct
{
  gint64 id;
  char *given_name;
  char *family_name;
  char *schools; /* names of the schools of their classes, by name */
  gint64 class_count;
  gboolean is_gone;
  GArray *same_as; /* of gint64: other entries that are the same person */
} CwListedTeacher;

typedef struct
{
  gint64 id;
  char *title;
  char *type;
  char *first_day; /* "YYYY-MM-DD", "" when it is not known */
  char *last_day;
  gint64 parent; /* 0 for none */
  gboolean is_gone;
} CwListedTerm;

/** cw_listed_school_free: frees it and what it holds; %NULL is allowed. */
void cw_listed_school_free (CwListedSchool *school);
/** cw_listed_class_free: frees it and what it holds; %NULL is allowed. */
void cw_listed_class_free (CwListedClass *class);
/** cw_listed_teacher_free: frees it and what it holds; %NULL is allowed. */
void cw_listed_teacher_free (CwListedTeacher *teacher);
/** cw_listed_term_free: frees it and what it holds; %NULL is allowed. */
void cw_listed_term_free (CwListedTerm *term);

/**
 * cw_roster_list_schools:
 *
 * Lists what walks can be in: every organisation but districts, local, state and national ones.
 * What is gone comes too, marked.
 *
 * Returns: (transfer full) (element-type CwListedSchool): by name; free with g_ptr_array_unref(). %NULL on
 *   %CW_ERROR_STORAGE.
 */
GPtrArray *cw_roster_list_schools (CwStore *store, GError **error);

/**
 * cw_roster_list_classes:
 * @school: whose classes, or 0 for all
 *
 * Returns: (transfer full) (element-type CwListedClass): by school, title and code; otherwise as
 *   cw_roster_list_schools().
 */
GPtrArray *cw_roster_list_classes (CwStore *store, gint64 school, GError **error);

/** cw_roster_list_teachers: (transfer full) (element-type CwListedTeacher): by family name; private. */
GPtrArray *cw_roster_list_teachers (CwStore *store, GError **error);

/** cw_roster_list_terms: (transfer full) (element-type CwListedTerm): by first day, those without one last. */
GPtrArray *cw_roster_list_terms (CwStore *store, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwListedSchool, cw_listed_school_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwListedClass, cw_listed_class_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwListedTeacher, cw_listed_teacher_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwListedTerm, cw_listed_term_free)

G_END_DECLS
