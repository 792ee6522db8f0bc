/* district.h - the sample district: its schools, classes, form, and coaches who differ */
#pragma once

#include "corewalk/demo.h"
#include "corewalk/form-document.h"
#include "data/demo/language.h"
#include "data/demo/school-year.h"

G_BEGIN_DECLS

#define CW_DEMO_DISTRICT_NAME "Sample Valley School District"
#define CW_DEMO_YEAR 2025 /* the school year begins in its August */
#define CW_DEMO_COACHES_MOST 50
#define CW_DEMO_SCHOOLS_MOST 14
#define CW_DEMO_ITEMS_MOST 32
#define CW_DEMO_SECTIONS 4 /* classes of a grade, or of a grade and subject */

typedef struct
{
  const char *name;
  const char *code;  /* official, made up */
  gint first_grade;  /* 0: kindergarten */
  gint last_grade;   /* to 12 */
  gint start_minute; /* of the day, first bell */
  gint period_minutes;
  gint period_count;
} CwDemoSchoolPlan;

/* How one coach walks. Per mille where nothing else is said. */
typedef struct
{
  char name[24];        /* "Sample coach 07": nobody's name */
  guint64 habit;        /* turns of phrase */
  guint school;         /* where most walks are */
  gint walks;           /* in the year */
  gint generosity;      /* added to the chance that a look-for is seen, -120 to 120 */
  gint mornings;        /* of the walks */
  gint elsewhere;       /* walks in two other schools */
  gint skipped;         /* look-fors left unmarked */
  gint note_minutes;    /* tenths of a minute from one note to the next */
  gint wordiness;       /* hundredths of a clause in a note */
  gint counting;        /* visits with tallies, scans, stopwatches */
  gint asking;          /* visits in which students are asked */
  gint debriefing;      /* walks that end with a debrief */
  guint16 tags[3];      /* weights of teacher, student, task */
  guint16 subjects[16]; /* weights, added to those of the grade */
} CwDemoCoach;

/* What is true in the rooms of one look-for. */
typedef struct
{
  gint
      share; /* per mille of rooms where it is seen in September, or mean level in hundredths */
  gint growth;     /* per mille over the year; uneven, some fall */
  gint level_most; /* 0 for seen and not seen */
  gint hidden[3];  /* per mille not observable in an opening, middle, closing */
} CwDemoItem;

typedef struct
{
  guint64 seed;
  CwDemoScale scale;
  CwDemoSchoolYear year;
  guint school_count;
  const CwDemoSchoolPlan *schools;
  guint coach_count;
  CwDemoCoach coaches[CW_DEMO_COACHES_MOST];
  CwFormDocument *form; /* the district's own, put together from the built-in ones */
  guint item_count;
  CwDemoItem items[CW_DEMO_ITEMS_MOST];
} CwDemoDistrict;

CwDemoDistrict *cw_demo_district_new (guint64 seed, CwDemoScale scale);
void cw_demo_district_free (CwDemoDistrict *district);

/* The classes of a school are numbered from 0; elementary grades keep one room all day. */
guint cw_demo_class_count (const CwDemoSchoolPlan *school);

/* The class in which @section of @grade learns @subject. */
guint
cw_demo_class_find (const CwDemoSchoolPlan *school, gint grade, guint subject, guint section);

/* @title: (out): "Grade 4, room 112" or "Grade 9 Mathematics, room 231"; @subject: (out): -1 for all */
void cw_demo_class_get (const CwDemoSchoolPlan *school,
                        guint number,
                        gint *grade,
                        gint *subject,
                        char title[96]);

/* How many students sit in the class: 12 to 27. */
gint cw_demo_class_size (const CwDemoDistrict *district, guint school, guint number);

/* 0: K-2, 1: 3-5, 2: 6-8, 3: 9-12. */
guint cw_demo_band (gint grade);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwDemoDistrict, cw_demo_district_free)

G_END_DECLS
