/* corewalk/demo.h - invented, plausible work to try things on: a district's school year
 *
 * Schools, coaches and words are made up; no person is named. A store with sample data says so in
 * the first line of each of its streams, and never exchanges with real ones.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

/**
 * CwDemoScale:
 * @CW_DEMO_TINY: three walks of one coach in spring, and a debrief
 * @CW_DEMO_SCHOOL: a school year of five coaches in one school: a thousand walks
 * @CW_DEMO_DISTRICT: a school year of fifty coaches in fourteen schools: ten thousand walks, about
 *   50,000 visits, 300,000 lines of evidence and 1.25 million marks
 */
typedef enum
{
  CW_DEMO_TINY,
  CW_DEMO_SCHOOL,
  CW_DEMO_DISTRICT,
} CwDemoScale;

typedef struct
{
  gint64 coaches;
  gint64 walks;
  gint64 visits;
  gint64 notes;
  gint64 marks;
  gint64 records; /* all of these but the coaches, and counts, answers, tasks, cards, memos */
} CwDemoCounts;

/** cw_demo_scale_get_name: (transfer none): "tiny", "school", "district". */
const char *cw_demo_scale_get_name (CwDemoScale scale);

/** cw_demo_scale_parse: whether @text names a scale; @scale is untouched when it does not. */
gboolean cw_demo_scale_parse (const char *text, CwDemoScale *scale);

/**
 * cw_demo_fill:
 * @store: opened for writing, with nothing recorded in it
 * @seed: the same seed gives the same record but for ids, keys and what the person is called
 * @progress: (nullable): called at every walk
 * @counts: (out) (optional): what was written
 *
 * Fills an empty store with a sample district. The first coach's work is that of the store's person,
 * the others' came as if merged. From then on the store holds sample data for good. Everything is
 * written in one transaction of each file.
 *
 * Returns: %FALSE on %CW_ERROR_EXISTS (the store is not empty), %CW_ERROR_BUSY (opened for
 *   reading), %CW_ERROR_CANCELLED, %CW_ERROR_FULL or %CW_ERROR_STORAGE; the store is empty then,
 *   and @counts untouched.
 */
gboolean cw_demo_fill (CwStore *store,
                       guint64 seed,
                       CwDemoScale scale,
                       CwProgress progress,
                       gpointer user_data,
                       CwDemoCounts *counts,
                       GError **error);

G_END_DECLS
