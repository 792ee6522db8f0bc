#include "corewalk/lost.h"

#include "corewalk/sent.h"
#include "data/base/spoken.h"
#include "data/store/store-private.h"

#include <string.h>

typedef struct
{
  CwStore *store;
  const CwTrusted *person; /* NULL for this store's own */
  CwHandout *page;
} Lost;

static void
add_text (Lost *lost, CwHandoutKind kind, const char *text)
{
  cw_handout_add (lost->page, kind, NULL, text);
}

static gboolean
is_from_it (Lost *lost, const CwStream *stream)
{
  if (lost->person == NULL)
    return stream->is_own;

  return memcmp (stream->key, lost->person->card->key, CW_CARD_KEY_BYTES) == 0;
}

static const char *
audience_words (const char *audience)
{
  return strcmp (audience, "private") == 0    ? _ ("For that person alone")
         : strcmp (audience, "pair") == 0     ? _ ("For coaching partners")
         : strcmp (audience, "school") == 0   ? _ ("For a school’s team, with words")
         : strcmp (audience, "district") == 0 ? _ ("For the district, without words")
                                              : _ ("Schools and classes");
}

/* Lines of one audience, and when the last of them was written. */
static gboolean
add_count (Lost *lost, CwLog *log, const char *audience, GError **error)
{
  GPtrArray *streams = cw_log_get_streams (log);
  g_autofree char *text = NULL;
  gint64 lines = 0;

  for (guint i = 0; i < streams->len; i++)
    {
      const CwStream *stream = streams->pdata[i];
      gint64 last = strcmp (stream->audience, audience) == 0 && is_from_it (lost, stream)
                        ? cw_log_last_seq (log, stream, error)
                        : 0;

      if (last < 0)
        return FALSE;
      lines += last;
    }
  if (lines == 0)
    return TRUE;

  text = g_strdup_printf (ngettext ("%d line", "%d lines", (gulong) lines), (int) lines);
  cw_handout_add (lost->page, CW_HANDOUT_LINE, audience_words (audience), text);
  return TRUE;
}

static gboolean
add_written (Lost *lost, GError **error)
{
  static const char *const audiences[] = { "pair", "school", "district", "reference" };

  add_text (lost, CW_HANDOUT_HEADING,
            lost->person != NULL ? _ ("What was written on it, as far as it came here")
                                 : _ ("What was written on it, by this copy"));
  if (lost->person == NULL && !add_count (lost, lost->store->private_log, "private", error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (audiences); i++)
    if (!add_count (lost, lost->store->log, audiences[i], error))
      return FALSE;

  add_text (
      lost, CW_HANDOUT_TEXT,
      _ ("What was written after the last file or backup is not counted here. Notes to oneself, "
         "planned visits, which room a visit was in, and teachers’ names from the roster are on the "
         "lost laptop too, and in no file for others. Students are counted there, not named."));
  return TRUE;
}

static gboolean
was_for (const CwSent *sent, const char *name)
{
  for (guint i = 0; i < sent->recipients->len; i++)
    if (strcmp (sent->recipients->pdata[i], name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
add_sent (Lost *lost, GError **error)
{
  g_autoptr (GPtrArray) list = cw_sent_list (lost->store, error);

  if (list == NULL)
    return FALSE;

  add_text (lost, CW_HANDOUT_HEADING,
            lost->person != NULL ? _ ("What was sent to it from here")
                                 : _ ("What was sent from it"));
  for (guint i = 0; i < list->len; i++)
    {
      const CwSent *sent = list->pdata[i];
      g_autofree char *when = cw_moment_format_local (sent->moment);
      g_autofree char *what =
          g_strdup_printf (ngettext ("%s, %d line", "%s, %d lines", (gulong) sent->lines),
                           sent->file, (int) sent->lines);

      if (lost->person == NULL || was_for (sent, lost->person->card->name))
        cw_handout_add (lost->page, CW_HANDOUT_LINE, when, what);
    }
  add_text (lost, CW_HANDOUT_TEXT, _ ("Ask the other partners what they sent to it."));
  return TRUE;
}

static void
add_todos (Lost *lost, const char *heading, const char *const *todos)
{
  add_text (lost, CW_HANDOUT_HEADING, heading);
  for (guint i = 0; todos[i] != NULL; i++)
    add_text (lost, CW_HANDOUT_TODO, _ (todos[i]));
}

static void
add_what_to_do (Lost *lost)
{
  static const char *const tell[] = {
    N_ ("Today: those who look after the laptops. Ask whether its disk was encrypted, and write the answer "
        "down; much depends on it."),
    N_ ("Today: whoever answers for privacy in the district. Laws set short times for telling families and "
        "staff, and the district’s lawyer knows which apply."),
    N_ ("Coaching partners of that person, before anybody else hears of it: what they said in confidence was "
        "on it."),
    N_ ("The union’s and the administration’s people who signed the joint norms."),
    N_ ("Teachers whose rooms were visited, if the laptop was not encrypted: who was in which room was on it."),
    NULL,
  };
  static const char *const revoke[] = {
    N_ ("One person revokes it: Exchange, Cards, Revoke; or “corewalk-cli trust revoke NAME”. Best is the "
        "district, whose orders bind; on other laptops people are asked. Compare the four words, so that it "
        "is the right one. Nothing that it signs from that day on is taken any more, and nothing is encrypted "
        "to it."),
    N_ ("The order goes with the next files for the district. Until it has come everywhere, tell the others "
        "to take nothing from that person."),
    N_ ("Take its card out of shared folders, and files that were meant for it, too."),
    N_ ("What came from it before it was lost stays good. A file that was signed after that day is refused "
        "with the reason; one that says it is older is taken, and the report says to ask about it."),
    N_ ("Coaching cycles with it go on with the new card: Coaching, the cycle, Partners; or “corewalk-cli cycle "
        "partners”. Until then nothing of them leaves for that person."),
    NULL,
  };
  static const char *const back[] = {
    N_ ("On another laptop, restore the last backup. It makes new keys and a new card by itself."),
    N_ ("Say there that the old laptop is not used any more (“corewalk-cli move”): partners learn it with "
        "the next file."),
    N_ ("Read the four words of the new card to each partner on the telephone."),
    N_ ("Without a backup: begin anew, and ask partners and the district for what they have."),
    NULL,
  };

  add_todos (lost, _ ("Who must be told"), tell);
  add_todos (lost, _ ("Revoke its card"), revoke);
  add_todos (lost, _ ("Go on working"), back);
}

static void
add_revoked (Lost *lost)
{
  CwMoment since = { lost->person->revoked_ms, cw_moment_now ().offset_min };
  g_autofree char *when = cw_moment_format_local (since);

  cw_handout_add (lost->page, CW_HANDOUT_LINE, _ ("Its card is revoked here since"), when);
}

CwHandout *
cw_lost_page (CwStore *store, const CwTrusted *person, GError **error)
{
  g_autoptr (CwHandout) page = cw_handout_new ();
  Lost lost = { store, person != NULL && person->is_own ? NULL : person, page };
  const char *name = lost.person != NULL ? lost.person->card->name : store->person.name;
  const char *words =
      lost.person != NULL ? cw_sender_card_fingerprint (lost.person->card, NULL) : NULL;

  cw_handout_add_take (page, CW_HANDOUT_TITLE,
                       g_strdup_printf (_ ("The laptop of %s is lost"), name));
  if (words != NULL)
    cw_handout_add (page, CW_HANDOUT_LINE, _ ("Its card’s four words"), words);
  if (lost.person != NULL && lost.person->revoked_ms != 0)
    add_revoked (&lost);
  if (!add_written (&lost, error) || !add_sent (&lost, error))
    return NULL;

  add_what_to_do (&lost);
  return g_steal_pointer (&page);
}
