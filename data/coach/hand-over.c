#include "corewalk/cycle-former.h"
#include "corewalk/cycle.h"
#include "data/coach/consent.h"

#include <string.h>

/* One agreement under way. */
typedef struct
{
  CwStore *store;
  gint64 cycle;
  GPtrArray *circles, *consents;
  char joiner[2 * CW_PARTNER_KEY_BYTES + 1];
  const CwPartner *partner; /* who is to get it */
} HandOver;

static gboolean
look_up (HandOver *over, const char *joiner, GError **error)
{
  const CwCircle *current;

  if (!cw_circle_check (over->store, over->cycle, error))
    return FALSE;
  over->circles = cw_circle_list (over->store, over->cycle, error);
  over->consents =
      over->circles == NULL ? NULL : cw_consent_list (over->store, over->cycle, error);
  if (over->consents == NULL)
    return FALSE;

  current = cw_circle_find_current (over->circles, NULL);
  over->partner = cw_circle_find_name (current, joiner);
  if (over->partner == NULL || over->partner->is_own)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_NOT_FOUND, "no other partner is called \"%.100s\"",
                   joiner);
      return FALSE;
    }

  sodium_bin2hex (over->joiner, sizeof over->joiner, over->partner->key,
                  sizeof over->partner->key);
  return TRUE;
}

/* This store was there, and who joins was not. */
static gboolean
is_asked (const HandOver *over, const CwCircle *circle)
{
  return cw_circle_is_mine (over->store, circle) &&
         cw_circle_find_member (circle, over->partner->key) == NULL;
}

static gboolean
agree (const HandOver *over, const CwCircle *circle, const CwMoment *moment, GError **error)
{
  char cycle_room[CW_UUID_TEXT_LENGTH + 1], circle_room[CW_UUID_TEXT_LENGTH + 1];
  const CwStream *stream;
  CwLine line;

  if (cw_consent_find (over->consents, CW_CONSENT_HAND_OVER, over->store->key, circle->id,
                       over->joiner) != NULL)
    return TRUE;

  stream =
      cw_circle_begin (over->store, "consent", over->cycle, moment, &line, cycle_room, error);
  if (stream == NULL)
    return FALSE;

  cw_line_put_text (&line, "act", CW_CONSENT_HAND_OVER);
  cw_writer_put_ref (over->store, stream, &line, "circle", circle->id, circle_room);
  cw_line_put_text (&line, "joiner", over->joiner);
  return cw_writer_finish (over->store, stream, &line, error) != 0;
}

static int
agree_to_all (HandOver *over, const CwMoment *moment, GError **error)
{
  guint asked = 0, missing = 0;

  for (guint i = 0; i < over->circles->len; i++)
    {
      const CwCircle *circle = over->circles->pdata[i];
      guint of_circle = 0;

      if (!is_asked (over, circle))
        continue;
      if (!agree (over, circle, moment, error))
        return -1;
      g_ptr_array_unref (over->consents);
      over->consents = cw_consent_list (over->store, over->cycle, error);
      if (over->consents == NULL)
        return -1;
      cw_consent_is_handed_over (over->consents, circle, over->joiner, &of_circle);
      missing = MAX (missing, of_circle);
      asked++;
    }
  if (asked > 0)
    return (int) missing;

  g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "%s has been a partner from the beginning",
               over->partner->name);
  return -1;
}

static void
clear_over (HandOver *over)
{
  g_clear_pointer (&over->circles, g_ptr_array_unref);
  g_clear_pointer (&over->consents, g_ptr_array_unref);
}

gboolean
cw_cycle_can_hand_over (CwStore *store, gint64 cycle, const char *joiner)
{
  HandOver over = { .store = store, .cycle = cycle };
  gboolean can = FALSE;

  if (look_up (&over, joiner, NULL))
    for (guint i = 0; i < over.circles->len; i++)
      {
        const CwCircle *circle = over.circles->pdata[i];

        can |= is_asked (&over, circle) &&
               cw_consent_find (over.consents, CW_CONSENT_HAND_OVER, store->key, circle->id,
                                over.joiner) == NULL;
      }
  clear_over (&over);
  return can;
}

int
cw_cycle_hand_over (CwStore *store,
                    gint64 cycle,
                    const char *joiner,
                    const CwMoment *moment,
                    GError **error)
{
  HandOver over = { .store = store, .cycle = cycle };
  int missing = look_up (&over, joiner, error) ? agree_to_all (&over, moment, error) : -1;

  clear_over (&over);
  return missing;
}
