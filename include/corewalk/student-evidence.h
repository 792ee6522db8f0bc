/* corewalk/student-evidence.h - what students could do before, during and after a cycle, as counts
 *
 * No student's name is asked for or kept.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"

G_BEGIN_DECLS

typedef enum
{
  CW_STAGE_BASELINE,
  CW_STAGE_INTERIM,
  CW_STAGE_END,
} CwStage;

typedef struct
{
  char *label;
  gint64 count;
} CwLevelCount;

typedef struct
{
  gint64 id;
  gint64 cycle;
  CwMoment made;
  CwStage stage;
  char *instrument; /* what students were asked to do */
  gint64 day;       /* days since 1970-01-01 */
  char *students;   /* which group; NULL for not said */
  gint64 tested;
  GPtrArray *levels; /* of CwLevelCount, lowest first; none where they were not counted */
  gint64 met;        /* how many met the target; -1 for not counted */
  gboolean is_same;  /* the same students as at the baseline; FALSE also where nobody said */
  char *scorer;      /* NULL for not said */
} CwEvidence;

/* What cw_evidence_add() needs. */
typedef struct
{
  gint64 cycle;
  CwStage stage;
  const char *instrument;
  const char *day;      /* "YYYY-MM-DD"; NULL for the day of the moment */
  const char *students; /* NULL for not said */
  gint64 tested;        /* 1 to 10000 */
  const CwLevelCount *levels;
  guint level_count; /* 0 for none; else 2 to 12, whose counts make up @tested */
  gint64 met;        /* 0 to @tested; -1 for not counted */
  gboolean is_same;
  const char *scorer;
} CwEvidencePlan;

/* Why a gain is not shown. */
typedef enum
{
  CW_GAIN_SHOWN,
  CW_GAIN_NO_BASELINE,   /* or no later evidence */
  CW_GAIN_NOT_COUNTED,   /* who met the target was not counted at one of the two */
  CW_GAIN_OTHER_MEASURE, /* the two instruments differ: they can't be held against each other */
  CW_GAIN_SMALL,         /* too few students: it could tell about one of them */
} CwGainState;

/* For whom numbers are shown: the thresholds differ. */
typedef enum
{
  CW_GAIN_FOR_PARTNERS, /* groups of 10 or more */
  CW_GAIN_FOR_OTHERS,   /* groups of 20 or more, and 6 or more of them on either side */
} CwGainReader;

/* The share that met the target, first and last. */
typedef struct
{
  CwGainState state;
  gint64 baseline, last; /* the two pieces of evidence; 0 where there is none */
  gint64 tested_then, met_then;
  gint64 tested_now, met_now; /* all 0 unless it is shown */
  double points;              /* percentage points; positive is more; 0 unless it is shown */
  gboolean is_same;           /* the same students; else two groups are compared */
} CwGain;

/** cw_evidence_free: frees @evidence and what it holds; %NULL is allowed. */
void cw_evidence_free (CwEvidence *evidence);

/** cw_stage_get_name: (transfer none): "baseline", "interim", "end". */
const char *cw_stage_get_name (CwStage stage);

/** cw_stage_parse: whether @text is one of these names; @stage is untouched when it is not. */
gboolean cw_stage_parse (const char *text, CwStage *stage);

/**
 * cw_evidence_add:
 *
 * Returns: the evidence, or 0 on %CW_ERROR_NOT_FOUND (cycle), %CW_ERROR_INVALID (a text, day or count;
 *   levels that do not make up the number tested; this store is no partner), %CW_ERROR_BUSY,
 *   %CW_ERROR_FULL, %CW_ERROR_STORAGE.
 */
gint64 cw_evidence_add (CwStore *store,
                        const CwEvidencePlan *plan,
                        const CwMoment *moment,
                        GError **error);

/** cw_evidence_get: (transfer full): the evidence; %NULL on %CW_ERROR_NOT_FOUND or %CW_ERROR_STORAGE. */
CwEvidence *cw_evidence_get (CwStore *store, gint64 id, GError **error);

/**
 * cw_evidence_list:
 *
 * Returns: (transfer full) (element-type CwEvidence): by stage, then by day. %NULL on
 *   %CW_ERROR_STORAGE.
 */
GPtrArray *cw_evidence_list (CwStore *store, gint64 cycle, GError **error);

/**
 * cw_evidence_gain:
 * @reader: who gets to see it
 * @gain: (out caller-allocates):
 *
 * Holds the last evidence of a cycle (the end's, or the latest interim) against its first baseline.
 *
 * Returns: %FALSE on %CW_ERROR_STORAGE.
 */
gboolean cw_evidence_gain (CwStore *store,
                           gint64 cycle,
                           CwGainReader reader,
                           CwGain *gain,
                           GError **error);

/**
 * cw_gain_dup_label:
 *
 * Returns: (transfer full): in a sentence, which students it is about, or why it is not shown: "same
 *   students: 8 of 22 met the target, then 15 of 22". Translated by nobody: for the command line.
 */
char *cw_gain_dup_label (const CwGain *gain);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwEvidence, cw_evidence_free)

G_END_DECLS
