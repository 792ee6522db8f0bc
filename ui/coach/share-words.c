#include "ui/coach/share-words.h"

#include "corewalk/place.h"
#include "ui/coach/event-words.h"

#include <glib/gi18n.h>

char *
cw_share_words_dup_reader (CwStore *store, const CwShare *share)
{
  g_autoptr (GPtrArray) schools = share->school != 0 ? cw_school_list (store, NULL) : NULL;

  for (guint i = 0; schools != NULL && i < schools->len; i++)
    {
      const CwSchool *school = schools->pdata[i];

      if (school->id == share->school)
        return g_strdup (school->name);
    }

  return g_strdup (share->school != 0 ? _ ("The school") : _ ("The district"));
}

const CwShareVoice *
cw_share_words_find_own (const CwShare *share)
{
  for (guint i = 0; i < share->voices->len; i++)
    {
      const CwShareVoice *voice = share->voices->pdata[i];

      if (voice->is_own)
        return voice;
    }

  return NULL;
}

/* (transfer full): of those who took their yes back, or of those who have not said it; "" for none. */
static char *
dup_names (const CwShare *share, gboolean withdrew)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < share->voices->len; i++)
    {
      const CwShareVoice *voice = share->voices->pdata[i];

      if (!voice->agrees && voice->withdrew == withdrew)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                voice->is_own ? _ ("you") : voice->name);
    }

  return g_string_free (names, FALSE);
}

char *
cw_share_words_dup_state (const CwShare *share)
{
  g_autofree char *back = dup_names (share, TRUE);
  g_autofree char *missing = dup_names (share, FALSE);

  if (*back != '\0')
    /* Translators: names follow */
    return g_strdup_printf (
        _ ("Taken back by: %s. It is shared no more; what others have received can’t be called back."),
        back);
  if (*missing != '\0')
    return g_strdup_printf (_ ("Not said yes yet: %s."), missing);
  if (share->copy == 0)
    return g_strdup (_ ("All have said yes. It can be published."));
  if (!share->is_current)
    return g_strdup (_ ("All have said yes to these words. What is published says others."));

  return g_strdup (_ ("All have said yes. It is published, and leaves with the next file."));
}

GtkWidget *
cw_share_words_chip_new (const CwShare *share)
{
  g_autofree char *back = dup_names (share, TRUE);

  if (*back != '\0')
    return cw_event_words_chip (_ ("Taken Back"), "late");
  if (!share->is_agreed)
    return cw_event_words_chip (_ ("Waits"), "open");

  return share->copy != 0 && share->is_current
             ? cw_event_words_chip (_ ("Published"), "student")
             : cw_event_words_chip (_ ("All Said Yes"), "open");
}

GtkWidget *
cw_share_words_voice_chip_new (const CwShareVoice *voice)
{
  if (voice->agrees)
    return cw_event_words_chip (_ ("Says Yes"), "student");

  return voice->withdrew ? cw_event_words_chip (_ ("Took It Back"), "late")
                         : cw_event_words_chip (_ ("Not Yet"), "open");
}

const char *
cw_share_words_get_withdrawal (CwShareWithdrawal withdrawal)
{
  switch (withdrawal)
    {
    case CW_SHARE_UNSAID:
      return _ (
          "Your yes is taken back. Nobody had received the summary: nothing is left of it.");

    case CW_SHARE_DELETED:
      return _ (
          "Your yes is taken back, and nothing more is shared. Others may have received the "
          "summary: they will see that it was deleted, but what they have read or printed "
          "can’t be called back.");

    case CW_SHARE_OF_OTHERS:
      return _ (
          "Your yes is taken back. Another partner published the summary: it is deleted when "
          "that laptop hears of this, so send the next file soon. What others have read or "
          "printed can’t be called back.");
    }

  g_return_val_if_reached ("");
}
