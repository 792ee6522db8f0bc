#include "ui/exchange/sender-words.h"

#include "corewalk/moment.h"
#include "ui/parts/times.h"

#include <glib/gi18n.h>

#define WEEK 7 /* days: who sends weekly is not late before */

static gint64
day_of (gint64 at_ms)
{
  CwMoment now = cw_moment_now ();

  return cw_moment_local_day ((CwMoment){ .at_ms = at_ms, .offset_min = now.offset_min });
}

static char *
dup_last (const CwSender *sender)
{
  g_autofree char *day = cw_times_dup_day (day_of (sender->received_ms));
  g_autofree char *lines =
      g_strdup_printf (ngettext ("%lu new line", "%lu new lines", (gulong) sender->lines),
                       (gulong) sender->lines);
  g_autofree char *files =
      g_strdup_printf (ngettext ("%lu file", "%lu files", (gulong) sender->bundles),
                       (gulong) sender->bundles);

  /* Translators: a day; "214 new lines"; "5 files" */
  return g_strdup_printf (_ ("Last file: %s · %s in %s"), day, lines, files);
}

char *
cw_sender_words_dup_story (const CwSender *sender, gint64 today)
{
  GString *story = g_string_new (NULL);

  if (sender->received_ms != 0)
    {
      g_autofree char *last = dup_last (sender);

      g_string_append (story, last);
    }
  else
    g_string_append (story, sender->is_expected ? _ ("The card is here, no file yet")
                                                : _ ("No file of theirs was taken in"));
  if (sender->waiting > 0)
    {
      g_string_append_c (story, '\n');
      g_string_append_printf (story,
                              ngettext ("%lu line waits for an earlier file",
                                        "%lu lines wait for an earlier file",
                                        (gulong) sender->waiting),
                              (gulong) sender->waiting);
    }
  if (sender->refused_ms != 0)
    {
      g_autofree char *day = cw_times_dup_day (day_of (sender->refused_ms));

      g_string_append_c (story, '\n');
      /* Translators: a day; the reason */
      g_string_append_printf (story, _ ("Set aside whole: %s. The reason: %s."), day,
                              sender->reason);
    }

  return g_string_free (story, FALSE);
}

/* Days since the last file; -1 where nothing ever came. */
static gint64
count_days (const CwSender *sender, gint64 today)
{
  return sender->received_ms == 0 ? -1 : MAX (today - day_of (sender->received_ms), 0);
}

char *
cw_sender_words_dup_silence (const CwSender *sender, gint64 today)
{
  gint64 days = count_days (sender, today);
  gulong weeks = (gulong) (days / WEEK);

  if (days < 0)
    return sender->is_expected ? g_strdup (_ ("Nothing came yet")) : NULL;
  if (days < WEEK)
    return NULL;

  return g_strdup_printf (ngettext ("Silent for %lu week", "Silent for %lu weeks", weeks),
                          weeks);
}

char *
cw_sender_words_dup_summary (const GPtrArray *senders, gint64 today)
{
  guint expected = 0, late = 0, refused = 0;
  GString *summary = g_string_new (NULL);

  for (guint i = 0; i < senders->len; i++)
    {
      const CwSender *sender = senders->pdata[i];
      g_autofree char *silence = cw_sender_words_dup_silence (sender, today);

      expected += sender->is_expected;
      late += sender->is_expected && silence != NULL;
      refused += sender->refused_ms != 0;
    }

  if (expected == 0)
    g_string_append (summary, _ ("Nobody is expected: add the cards of those who send you "
                                 "their work."));
  else if (late == 0)
    g_string_append (summary, _ ("Everybody who is expected sent something within a week."));
  else
    g_string_append_printf (summary,
                            ngettext ("%u of the %u expected is silent.",
                                      "%u of the %u expected are silent.", late),
                            late, expected);
  if (refused > 0)
    {
      g_string_append_c (summary, ' ');
      g_string_append_printf (summary,
                              ngettext ("The last file of %u was set aside.",
                                        "The last files of %u were set aside.", refused),
                              refused);
    }

  return g_string_free (summary, FALSE);
}
