#include "ui/exchange/order-words.h"

#include "corewalk/record.h"
#include "ui/exchange/question-words.h"
#include "ui/parts/times.h"

#include <glib/gi18n.h>

static char *
dup_revoking (const CwOrder *order)
{
  if (order->is_own)
    /* Translators: %s is a person */
    return g_strdup_printf (_ ("You revoked the card of %s"), order->revokes);

  /* Translators: two people; of a card whose laptop was lost */
  return g_strdup_printf (_ ("%s asks to revoke the card of %s"), order->author,
                          order->revokes);
}

char *
cw_order_words_dup_title (CwStore *store, const CwOrder *order)
{
  g_autoptr (CwRecord) record = NULL;
  const char *what;

  if (order->revokes != NULL)
    return dup_revoking (order);

  record = cw_record_read (store, order->record, NULL);
  what = cw_question_words_get_kind (record == NULL ? "" : record->kind);
  if (order->is_own)
    /* Translators: %s is such as "a line of evidence" */
    return g_strdup_printf (_ ("You asked to erase %s"), what);

  /* Translators: a person; such as "a line of evidence" */
  return g_strdup_printf (_ ("%s asks to erase %s"), order->author, what);
}

char *
cw_order_words_dup_text (CwStore *store, const CwOrder *order)
{
  g_autoptr (CwRecord) record =
      order->revokes == NULL ? cw_record_read (store, order->record, NULL) : NULL;
  const CwFieldValue *text = record == NULL ? NULL : cw_record_get_field (record, "text");

  if (text == NULL && record != NULL)
    text = cw_record_get_field (record, "title");

  return text == NULL ? NULL : g_strdup (text->text);
}

char *
cw_order_words_dup_story (const CwOrder *order)
{
  GString *story = g_string_new (NULL);
  g_autofree char *day = cw_times_dup_day (cw_moment_local_day (order->moment));

  /* Translators: the reason that the giver of an order wrote */
  g_string_append_printf (story, _ ("Reason: %s"), order->reason);
  g_string_append_c (story, '\n');
  if (order->reference != NULL)
    {
      /* Translators: the approval behind an order, such as "RC-075 2026-14" */
      g_string_append_printf (story, _ ("Approval: %s"), order->reference);
      g_string_append_c (story, '\n');
    }
  if (order->revokes != NULL)
    {
      CwMoment since = { order->since_ms, order->moment.offset_min };
      g_autofree char *lost = cw_times_dup_day (cw_moment_local_day (since));

      /* Translators: a person; the day of the order; the day on which a laptop was lost */
      g_string_append_printf (story,
                              _ ("Given and signed by %s: %s · what the card signed after "
                                 "%s is not taken any more"),
                              order->author, day, lost);
      return g_string_free (story, FALSE);
    }
  g_string_append_printf (story,
                          ngettext ("Given and signed by %s: %s · %lu line loses its words",
                                    "Given and signed by %s: %s · %lu lines lose their words",
                                    (gulong) order->lines),
                          order->author, day, (gulong) order->lines);
  return g_string_free (story, FALSE);
}

const char *
cw_order_words_get_state (const CwOrder *order)
{
  switch (order->state)
    {
    case CW_ORDER_WAITS:
      return _ ("Waits for lines that did not come yet");
    case CW_ORDER_ASKS:
      return _ ("Waits for your answer");
    case CW_ORDER_DECLINED:
      return _ ("You declined");
    case CW_ORDER_DONE:
    default:
      return _ ("Carried out");
    }
}
