#include "corewalk/retention.h"

#include "data/base/spoken.h"

#define MOST_DUE 100

char *
cw_norms_dup_parties (const CwNorms *norms)
{
  g_auto (GStrv) lines = g_strsplit (norms->parties, "\n", -1);
  g_autoptr (GString) parties = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_string_append_printf (parties, "%s%s", parties->len > 0 ? "; " : "", lines[i]);

  return g_string_free (g_steal_pointer (&parties), FALSE);
}

static void
add_months (CwHandout *page, const char *what, int months)
{
  g_autofree char *text =
      g_strdup_printf (ngettext ("due to be purged after %d month",
                                 "due to be purged after %d months", (gulong) months),
                       months);

  if (months > 0)
    cw_handout_add (page, CW_HANDOUT_LINE, what, text);
}

static void
add_norms (CwHandout *page, const CwNorms *norms, const char *heading)
{
  g_autofree char *day = cw_day_format (norms->day);
  g_autofree char *parties = cw_norms_dup_parties (norms);

  cw_handout_add (page, CW_HANDOUT_HEADING, NULL, heading);
  cw_handout_add (page, CW_HANDOUT_TEXT, NULL, norms->text);
  cw_handout_add (page, CW_HANDOUT_LINE, _ ("Agreed by"), parties);
  cw_handout_add (page, CW_HANDOUT_LINE, _ ("On"), day);
}

static void
add_terms (CwHandout *page, const CwNorms *norms)
{
  cw_handout_add (page, CW_HANDOUT_LINE, _ ("Written by"), norms->author);
  add_months (page, _ ("Words of walks"), norms->words_months);
  add_months (page, _ ("Coaching cycles"), norms->cycles_months);
  cw_handout_add (page, CW_HANDOUT_LINE, _ ("Leaders see"),
                  norms->tells_counts
                      ? _ ("how many cycles and events there are, nothing of them")
                      : _ ("nothing of coaching, not even how much there is"));
  cw_handout_add (page, CW_HANDOUT_LINE, _ ("A visit’s class"),
                  norms->tells_classes ? _ ("may be known to the school’s team")
                                       : _ ("stays on the laptop of who visited"));
}

static const char *
title_of (const CwNorms *norms)
{
  if (norms->program == NULL)
    return _ ("For walks and coaching");

  return norms->program[0] == 'w' ? _ ("For learning walks") : _ ("For peer coaching");
}

/* Whether @norms is the latest for something. */
static gboolean
is_in_force (const GPtrArray *list, guint at)
{
  gboolean walks = FALSE, coaching = FALSE;
  const CwNorms *norms = list->pdata[at];

  for (guint i = 0; i < at; i++)
    {
      const CwNorms *later = list->pdata[i];

      walks |= later->program == NULL || later->program[0] == 'w';
      coaching |= later->program == NULL || later->program[0] == 'c';
    }

  if (norms->program == NULL)
    return !walks || !coaching;
  return norms->program[0] == 'w' ? !walks : !coaching;
}

static void
add_earlier (CwHandout *page, const GPtrArray *list)
{
  gboolean has_heading = FALSE;

  for (guint i = 0; i < list->len; i++)
    {
      const CwNorms *norms = list->pdata[i];
      g_autofree char *day = cw_day_format (norms->day);
      g_autofree char *parties = cw_norms_dup_parties (norms);

      if (is_in_force (list, i))
        continue;
      if (!has_heading)
        cw_handout_add (page, CW_HANDOUT_HEADING, NULL, _ ("Earlier agreements"));
      has_heading = TRUE;
      cw_handout_add (page, CW_HANDOUT_LINE, day, parties);
    }
}

static void
add_retained (CwHandout *page, const GPtrArray *list)
{
  for (guint i = 0; i < MIN (list->len, MOST_DUE); i++)
    {
      const CwRetained *retained = list->pdata[i];
      g_autofree char *day = cw_day_format (retained->day);

      cw_handout_add (page, CW_HANDOUT_LINE, day, retained->title);
    }
}

/* What is past its time, by the norms that say how long it is kept. */
static void
add_due (CwHandout *page, CwStore *store)
{
  gint64 today = cw_moment_local_day (cw_moment_now ());
  g_autoptr (CwRetention) retention = cw_retention_look (store, today, NULL);

  if (retention == NULL || retention->walks->len + retention->cycles->len == 0)
    return;

  cw_handout_add (page, CW_HANDOUT_HEADING, NULL, _ ("Past its time"));
  cw_handout_add (
      page, CW_HANDOUT_TEXT, NULL,
      _ ("The words of these walks, and these coaching cycles, are due to be purged. That takes an order "
         "that somebody approved: “corewalk-cli norms due --order” writes it, “purge --order” carries it "
         "out."));
  add_retained (page, retention->walks);
  add_retained (page, retention->cycles);
}

CwHandout *
cw_norms_page (CwStore *store)
{
  g_autoptr (GPtrArray) list = cw_norms_list (store, NULL);
  CwHandout *page = cw_handout_new ();

  cw_handout_add (page, CW_HANDOUT_TITLE, NULL, _ ("Our joint norms"));
  if (list == NULL || list->len == 0)
    cw_handout_add (
        page, CW_HANDOUT_TEXT, NULL,
        _ ("None are written down here yet. Walks and coaching work where those who take part, the "
           "union and the administration, agree first on what they are for, who sees what, and how "
           "long it is kept. What is written down here goes to everybody in the district and stands "
           "on every page that is printed."));
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (is_in_force (list, i))
      {
        add_norms (page, list->pdata[i], title_of (list->pdata[i]));
        add_terms (page, list->pdata[i]);
      }
  add_due (page, store);
  if (list != NULL)
    add_earlier (page, list);
  cw_handout_add (page, CW_HANDOUT_TEXT, NULL,
                  _ ("Nothing that is recorded in Corewalk is an evaluation record."));
  return page;
}

void
cw_norms_add_to_page (CwStore *store, const char *program, CwHandout *page)
{
  g_autoptr (CwNorms) norms = cw_norms_get (store, program, NULL);

  if (norms != NULL)
    add_norms (page, norms, _ ("What we agreed on together"));
}
