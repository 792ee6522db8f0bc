#include "ui/paper/sheet-words.h"

#include <glib/gi18n.h>

char *
cw_sheet_dup_day (gint64 day)
{
  g_autoptr (GDateTime) midnight = g_date_time_new_from_unix_utc (day * 24 * 60 * 60);

  return midnight != NULL ? g_date_time_format (midnight, _ ("%B %-d, %Y")) : g_strdup ("");
}

static char *
dup_clock_of (gint64 at_ms, int offset_min)
{
  g_autoptr (GDateTime) then =
      g_date_time_new_from_unix_utc (at_ms / 1000 + (gint64) offset_min * 60);

  return then != NULL ? g_date_time_format (then, "%-H:%M") : g_strdup ("");
}

char *
cw_sheet_dup_clock (CwMoment moment)
{
  return dup_clock_of (moment.at_ms, moment.offset_min);
}

static gboolean
has_several_walkers (const CwWalkContent *content)
{
  const CwVisitContent *first = content->visits->len > 0 ? content->visits->pdata[0] : NULL;

  for (guint i = 1; i < content->visits->len; i++)
    if (g_strcmp0 (((CwVisitContent *) content->visits->pdata[i])->visit->walker,
                   first->visit->walker) != 0)
      return TRUE;
  return FALSE;
}

char *
cw_sheet_dup_visit (const CwWalkContent *content, const CwVisit *visit)
{
  if (has_several_walkers (content))
    return g_strdup_printf (_ ("Visit %d, %s"), (int) visit->number, visit->walker);

  return g_strdup_printf (_ ("Visit %d"), (int) visit->number);
}

static const char *
segment_name (const char *segment)
{
  if (g_str_equal (segment, "opening"))
    return _ ("beginning of the lesson");
  return g_str_equal (segment, "middle") ? _ ("middle of the lesson") : _ ("end of the lesson");
}

char *
cw_sheet_dup_visit_facts (const CwVisit *visit)
{
  g_autofree char *from = cw_sheet_dup_clock (visit->started);
  g_autofree char *to = visit->ended_ms != 0
                            ? dup_clock_of (visit->ended_ms, visit->started.offset_min)
                            : g_strdup ("");
  GString *facts = g_string_new (from);

  if (*to != '\0')
    g_string_append_printf (facts, " – %s", to);
  if (visit->grade != NULL && *visit->grade != '\0')
    g_string_append_printf (facts, _ (" · grade %s"), visit->grade);
  if (visit->subject != NULL && *visit->subject != '\0')
    g_string_append_printf (facts, " · %s", visit->subject);
  if (visit->segment != NULL && *visit->segment != '\0')
    g_string_append_printf (facts, " · %s", segment_name (visit->segment));
  return g_string_free (facts, FALSE);
}

char *
cw_sheet_dup_rooms (const CwWalkContent *content, const CwCard *card)
{
  guint count = card->rooms->len;

  if (count == 0)
    return g_strdup ("");

  return g_strdup_printf (ngettext ("in %u of %u room", "in %u of %u rooms",
                                    content->visits->len),
                          count, content->visits->len);
}

char *
cw_sheet_dup_place (const CwWalkContent *content)
{
  g_autofree char *day = cw_sheet_dup_day (content->walk->day);

  if (*content->walk->school_name == '\0')
    return g_strdup_printf ("%s · %s", day, content->walk->form_title);

  return g_strdup_printf ("%s · %s · %s", content->walk->school_name, day,
                          content->walk->form_title);
}

const char *
cw_sheet_get_foot (void)
{
  return _ ("For learning together. Not an evaluation record. Rooms have numbers, no names.");
}
