#include "ui/exchange/arrival-story.h"

#include "ui/parts/times.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

char *
cw_arrival_story_dup_title (const CwArrival *arrival)
{
  g_autofree char *name = g_filename_display_basename (arrival->file);

  /* Translators: %s is the name of a person whose file it is */
  return arrival->info != NULL ? g_strdup_printf (_ ("%s’s file"), arrival->info->sender)
                               : g_steal_pointer (&name);
}

static void
add_part (GString *text, const char *part)
{
  if (*part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

char *
cw_arrival_story_dup_about (const CwArrival *arrival)
{
  const CwBundleInfo *info = arrival->info;
  GString *text = g_string_new (NULL);
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;
  g_autofree char *made = NULL;

  if (info == NULL)
    return g_string_free (text, FALSE);

  day = cw_times_dup_day (cw_moment_local_day (info->made));
  clock = cw_times_dup_clock (info->made);
  /* Translators: a day such as "Today" or "Wed, Mar 4", and a time of day */
  made = g_strdup_printf (_ ("Made: %s, %s"), day, clock);
  add_part (text, made);
  add_part (text, info->organization);
  add_part (text, info->scope == CW_SCOPE_CYCLE ? _ ("A coaching cycle, for its partners only")
                  : info->scope == CW_SCOPE_SCHOOL ? _ ("With the words of schools")
                                                   : _ ("Numbers, no words"));
  if (!info->is_whole)
    add_part (text, _ ("Only what you did not have"));
  if (info->is_sample)
    add_part (text, _ ("Sample data"));
  if (info->recipients == 0)
    add_part (text, _ ("Not locked: anybody can read this file"));
  return g_string_free (text, FALSE);
}

/* Of nothing there is nothing to say. */
static void
add_sentence (GString *text, gulong count, char *take_sentence)
{
  if (count > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", take_sentence);
  g_free (take_sentence);
}

static char *
dup_ready (const CwArrival *arrival)
{
  GString *text = g_string_new (NULL);
  gulong fresh = (gulong) arrival->fresh, already = (gulong) arrival->already;
  gulong waiting = (gulong) arrival->waiting, questions = (gulong) arrival->questions;

  add_sentence (text, fresh,
                g_strdup_printf (ngettext ("%lu line is new.", "%lu lines are new.", fresh),
                                 fresh));
  add_sentence (text, already,
                g_strdup_printf (ngettext ("%lu is here already.", "%lu are here already.",
                                           already),
                                 already));
  add_sentence (text, waiting,
                g_strdup_printf (ngettext ("%lu waits for an earlier file.",
                                           "%lu wait for an earlier file.", waiting),
                                 waiting));
  add_sentence (text, questions,
                g_strdup_printf (ngettext ("%lu question would be yours to settle.",
                                           "%lu questions would be yours to settle.",
                                           questions),
                                 questions));
  return g_string_free (text, FALSE);
}

static char *
dup_taken_in (const CwArrival *arrival)
{
  GString *text = g_string_new (NULL);
  gulong fresh = (gulong) arrival->fresh, already = (gulong) arrival->already;
  gulong waiting = (gulong) arrival->waiting, questions = (gulong) arrival->questions;

  add_sentence (text, fresh,
                g_strdup_printf (ngettext ("%lu new line was taken in.",
                                           "%lu new lines were taken in.", fresh),
                                 fresh));
  add_sentence (text, already,
                g_strdup_printf (ngettext ("%lu was here already.", "%lu were here already.",
                                           already),
                                 already));
  add_sentence (text, waiting,
                g_strdup_printf (ngettext ("%lu waits for an earlier file.",
                                           "%lu wait for an earlier file.", waiting),
                                 waiting));
  add_sentence (text, questions,
                g_strdup_printf (ngettext ("%lu new question is yours to settle.",
                                           "%lu new questions are yours to settle.", questions),
                                 questions));
  return g_string_free (text, FALSE);
}

static char *
dup_cause (const char *reason)
{
  g_autoptr (GError) error = g_error_new_literal (CW_ERROR, CW_ERROR_INVALID, reason);

  return cw_trouble_dup_cause (error);
}

char *
cw_arrival_story_dup_counts (const CwArrival *arrival)
{
  g_autofree char *cause = NULL;
  gulong already = (gulong) arrival->already;

  switch (arrival->state)
    {
    case CW_ARRIVAL_READY:
      return dup_ready (arrival);

    case CW_ARRIVAL_TAKEN_IN:
      return dup_taken_in (arrival);

    case CW_ARRIVAL_OLD:
      return g_strdup_printf (ngettext ("Nothing new: its %lu line is here already.",
                                        "Nothing new: all of its %lu lines are here already.",
                                        already),
                              already);

    case CW_ARRIVAL_UNKNOWN:
      return g_strdup_printf (
          _ ("%s is not among your cards. Ask for the card, compare its four "
             "words on the phone, and look at the file again."),
          arrival->info->sender);

    case CW_ARRIVAL_HIDING:
      return dup_cause (arrival->reason);

    case CW_ARRIVAL_REFUSED:
      cause = dup_cause (arrival->reason);
      /* Translators: %s is a sentence that says why a file can't be used */
      return g_strdup_printf (_ ("%s Nothing of it was taken in: ask for the file again."),
                              cause);
    }

  g_return_val_if_reached (NULL);
}

char *
cw_arrival_story_dup_notes (const CwArrival *arrival)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; arrival->notes != NULL && i < arrival->notes->len; i++)
    {
      g_autofree char *sentence = dup_cause (arrival->notes->pdata[i]);

      g_string_append_printf (text, "%s• %s", text->len > 0 ? "\n" : "", sentence);
    }

  return g_string_free (text, FALSE);
}
