#include "corewalk/cycle-model.h"
#include "corewalk/cycle.h"
#include "data/base/text.h"
#include "data/coach/circle-member.h"
#include "data/coach/consent.h"

#include <string.h>

#define DIGITS_LEAST 8 /* of a key */

gboolean
cw_cycle_set_phase (CwStore *store,
                    gint64 cycle,
                    const char *phase,
                    const CwMoment *moment,
                    GError **error)
{
  g_autoptr (CwCycleModel) model = NULL;
  const CwCyclePhase *found;
  CwLine change;

  if (!cw_circle_check (store, cycle, error))
    return FALSE;
  model = cw_cycle_model_get (store, cycle, error);
  if (model == NULL)
    return FALSE;
  found = cw_cycle_model_find_phase (model, phase);
  if (found == NULL)
    {
      g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
                   "the cycle's model has no phase \"%.100s\"", phase);
      return FALSE;
    }

  cw_line_clear (&change);
  cw_line_put_text (&change, "phase", found->key);
  return cw_circle_set (store, cycle, &change, "the phase of a cycle", moment, error);
}

gboolean
cw_cycle_set_state (CwStore *store,
                    gint64 cycle,
                    CwCycleState state,
                    const char *reason,
                    const char *reflection,
                    const CwMoment *moment,
                    GError **error)
{
  CwMoment at = moment != NULL ? *moment : cw_moment_now ();
  gboolean is_closed = state == CW_CYCLE_DONE || state == CW_CYCLE_STOPPED;
  g_autofree char *day = cw_day_format (cw_moment_local_day (at));
  CwLine change;

  if ((reason != NULL && !cw_text_check_name ("the reason", reason, error)) ||
      (reflection != NULL && !cw_text_check ("the reflection", reflection, error)) ||
      !cw_circle_check (store, cycle, error))
    return FALSE;

  cw_line_clear (&change);
  cw_line_put_text (&change, "state",
                    state == CW_CYCLE_ACTIVE ? NULL : cw_cycle_state_get_name (state));
  cw_line_put_text (&change, "closed", is_closed ? day : NULL);
  cw_line_put_text (&change, "reason", reason);
  if (reflection != NULL)
    cw_line_put_text (&change, "reflection", reflection);
  return cw_circle_set (store, cycle, &change,
                        is_closed ? "the closing of a cycle" : "the state of a cycle", &at,
                        error);
}

/* Who is asked may know of a declaration that came after the asking. */
static gboolean
check_roles (CwStore *store, gint64 id, GError **error)
{
  g_autoptr (CwCycle) cycle = cw_cycle_get (store, id, error);
  g_autoptr (CwSenderCard) own = cycle != NULL ? cw_sender_card_own (store, error) : NULL;

  return own != NULL && cw_circle_check_roles (store, cycle->partners, own, error);
}

gboolean
cw_cycle_take_part (CwStore *store, gint64 cycle, const CwMoment *moment, GError **error)
{
  g_autoptr (GPtrArray) consents = NULL;
  char room[CW_UUID_TEXT_LENGTH + 1];
  const CwStream *stream;
  CwLine line;

  if (!cw_circle_check (store, cycle, error))
    return FALSE;
  consents = cw_consent_list (store, cycle, error);
  if (consents == NULL)
    return FALSE;
  if (cw_consent_find (consents, CW_CONSENT_TAKE_PART, store->key, 0, NULL) != NULL)
    return TRUE;

  if (!check_roles (store, cycle, error))
    return FALSE;
  stream = cw_circle_begin (store, "consent", cycle, moment, &line, room, error);
  if (stream == NULL)
    return FALSE;

  cw_line_put_text (&line, "act", CW_CONSENT_TAKE_PART);
  return cw_writer_finish (store, stream, &line, error) != 0;
}

static gboolean
is_meant (const CwPartner *partner, const char *who)
{
  char digits[2 * CW_PARTNER_KEY_BYTES + 1];
  g_autofree char *one = g_utf8_casefold (who, -1);
  g_autofree char *other = g_utf8_casefold (partner->name, -1);

  sodium_bin2hex (digits, sizeof digits, partner->key, sizeof partner->key);
  return g_utf8_collate (one, other) == 0 ||
         (strlen (who) >= DIGITS_LEAST && g_ascii_strncasecmp (digits, who, strlen (who)) == 0);
}

static gboolean
remove_members (GPtrArray *members, const char *const *who, GError **error)
{
  for (; who != NULL && *who != NULL; who++)
    {
      guint before = members->len;

      for (guint i = members->len; i-- > 0;)
        if (is_meant (members->pdata[i], *who))
          g_ptr_array_remove_index (members, i);
      if (members->len + 1 == before)
        continue;

      g_set_error (error, CW_ERROR, CW_ERROR_NOT_FOUND,
                   members->len == before ? "no partner is called \"%.100s\""
                                          : "several partners are called \"%.100s\". Say the "
                                            "first digits of the key",
                   *who);
      return FALSE;
    }

  return TRUE;
}

static gboolean
open_circle (CwStore *store,
             gint64 cycle,
             const CwCircle *current,
             const GPtrArray *members,
             const CwMoment *moment,
             GError **error)
{
  if (!cw_act_begin (store, FALSE, "the partners of a cycle", moment, error))
    return FALSE;
  if (cw_circle_open (store, cycle, current, members, error) == NULL)
    return cw_act_abort (store);

  return cw_act_commit (store, error);
}

gboolean
cw_cycle_change_partners (CwStore *store,
                          gint64 cycle,
                          const char *const *add,
                          const char *const *remove,
                          const CwMoment *moment,
                          GError **error)
{
  g_autoptr (GPtrArray) members =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_partner_free);
  g_autoptr (GPtrArray) circles = NULL;
  const CwCircle *current;

  if ((add == NULL || *add == NULL) && (remove == NULL || *remove == NULL))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID, "say who joins or leaves");
      return FALSE;
    }
  if (!cw_circle_check (store, cycle, error))
    return FALSE;
  circles = cw_circle_list (store, cycle, error);
  if (circles == NULL)
    return FALSE;

  current = cw_circle_find_current (circles, NULL);
  for (guint i = 0; i < current->members->len; i++)
    g_ptr_array_add (members, cw_partner_copy (current->members->pdata[i]));
  return remove_members (members, remove, error) &&
         cw_circle_members_add (store, members, add, error) &&
         open_circle (store, cycle, current, members, moment, error);
}
