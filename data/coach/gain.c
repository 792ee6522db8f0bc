#include "corewalk/student-evidence.h"

#include <string.h>

#define LEAST_INSIDE 10  /* students, for those who taught them */
#define LEAST_OUTSIDE 20 /* students, for everybody else */
#define LEAST_SIDE 6     /* who met it, and who did not, for everybody else */

static gboolean
can_show (const CwEvidence *evidence, CwGainReader reader)
{
  gint64 others = evidence->tested - evidence->met;

  if (reader == CW_GAIN_FOR_PARTNERS)
    return evidence->tested >= LEAST_INSIDE;

  return evidence->tested >= LEAST_OUTSIDE && evidence->met >= LEAST_SIDE &&
         others >= LEAST_SIDE;
}

static gboolean
has_one_measure (const CwEvidence *one, const CwEvidence *other)
{
  g_autofree char *first = g_utf8_casefold (one->instrument, -1);
  g_autofree char *last = g_utf8_casefold (other->instrument, -1);

  return strcmp (first, last) == 0;
}

static CwGainState
judge (const CwEvidence *first, const CwEvidence *last, CwGainReader reader)
{
  if (first == NULL || last == NULL)
    return CW_GAIN_NO_BASELINE;
  if (!has_one_measure (first, last))
    return CW_GAIN_OTHER_MEASURE;
  if (first->met < 0 || last->met < 0)
    return CW_GAIN_NOT_COUNTED;

  return can_show (first, reader) && can_show (last, reader) ? CW_GAIN_SHOWN : CW_GAIN_SMALL;
}

gboolean
cw_evidence_gain (CwStore *store,
                  gint64 cycle,
                  CwGainReader reader,
                  CwGain *gain,
                  GError **error)
{
  g_autoptr (GPtrArray) list = cw_evidence_list (store, cycle, error);
  const CwEvidence *first = NULL, *last = NULL;

  if (list == NULL)
    return FALSE;

  /* By stage and day: the first of all that is a baseline, the last of all that is none. */
  for (guint i = 0; i < list->len; i++)
    {
      const CwEvidence *evidence = list->pdata[i];

      if (evidence->stage != CW_STAGE_BASELINE)
        last = evidence;
      else if (first == NULL)
        first = evidence;
    }

  *gain = (CwGain){ .state = judge (first, last, reader),
                    .baseline = first == NULL ? 0 : first->id,
                    .last = last == NULL ? 0 : last->id,
                    .is_same = last != NULL && last->is_same };
  if (gain->state != CW_GAIN_SHOWN)
    return TRUE;

  gain->tested_then = first->tested;
  gain->met_then = first->met;
  gain->tested_now = last->tested;
  gain->met_now = last->met;
  gain->points = 100.0 * (double) last->met / (double) last->tested -
                 100.0 * (double) first->met / (double) first->tested;
  return TRUE;
}

char *
cw_gain_dup_label (const CwGain *gain)
{
  switch (gain->state)
    {
    case CW_GAIN_SHOWN:
      return g_strdup_printf ("%s: %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT
                              " met the target, then %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT
                              " (%+.0f points)",
                              gain->is_same ? "the same students"
                                            : "two groups, not the same students",
                              gain->met_then, gain->tested_then, gain->met_now,
                              gain->tested_now, gain->points);
    case CW_GAIN_NO_BASELINE:
      return g_strdup ("not yet: there is no baseline, or nothing after it");
    case CW_GAIN_NOT_COUNTED:
      return g_strdup ("not known: who met the target was not counted both times");
    case CW_GAIN_OTHER_MEASURE:
      return g_strdup ("not known: two instruments can't be held against each other");
    case CW_GAIN_SMALL:
    default:
      return g_strdup ("hidden: so few students that it could tell about one of them");
    }
}
