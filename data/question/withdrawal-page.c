#include "corewalk/withdrawal.h"
#include "data/base/spoken.h"

static void
add_state (CwHandout *page, const CwWithdrawal *found)
{
  if (found->order_count > 0)
    cw_handout_add (
        page, CW_HANDOUT_TEXT, NULL,
        _ ("It is erased here for good. Your next file carries the order to erase it to everybody "
           "who has it."));
  else if (found->is_erased)
    cw_handout_add (page, CW_HANDOUT_TEXT, NULL,
                    _ ("It is erased here for good. Nobody had received it."));
  else if (found->is_withdrawn)
    cw_handout_add (
        page, CW_HANDOUT_TEXT, NULL,
        _ ("It is withdrawn here. It can be brought back with Undo, or erased for good."));
  else
    cw_handout_add (page, CW_HANDOUT_TEXT, NULL, _ ("It is not withdrawn yet."));
}

static void
add_sent (CwHandout *page, const CwWithdrawal *found)
{
  if (found->is_erased)
    return;

  if (found->sent_count == 0)
    {
      cw_handout_add (
          page, CW_HANDOUT_TEXT, NULL,
          _ ("Nobody has received any of it: none of its lines was ever in a file for others. "
             "Withdrawn, it is nowhere else."));
      return;
    }

  cw_handout_add_take (
      page, CW_HANDOUT_TEXT,
      g_strdup_printf (ngettext ("%d of its lines may have left in a file for others.",
                                 "%d of its lines may have left in files for others.",
                                 (gulong) found->sent_count),
                       (int) found->sent_count));
  cw_handout_add (
      page, CW_HANDOUT_TEXT, NULL,
      _ ("Whoever has it goes on seeing it until they take in a file that you make after it is "
         "withdrawn. Then it is gone from their screens and counts; their history still says that "
         "it was there, and its words stay in their files. Erasing takes the words away too. A page "
         "that was printed can’t be called back."));
}

static const char *
say_holding (const CwReceiver *receiver)
{
  return receiver->has_words     ? _ ("has its words")
         : receiver->has_numbers ? _ ("has its marks and counts, no words")
                                 : _ ("has nothing of it");
}

static void
add_receivers (CwHandout *page, const CwWithdrawal *found)
{
  gboolean is_over = found->is_withdrawn || found->order_count > 0;

  cw_handout_add (page, CW_HANDOUT_HEADING, NULL, _ ("Who has it, by what they sent"));
  if (found->receivers->len == 0)
    {
      cw_handout_add (
          page, CW_HANDOUT_TEXT, NULL,
          _ ("No receipt or file of anybody was looked into. Ask those you sent files to for a "
             "receipt: it tells what they have, and later that they know."));
      return;
    }

  for (guint i = 0; i < found->receivers->len; i++)
    {
      const CwReceiver *receiver = found->receivers->pdata[i];
      const char *name = *receiver->name == '\0' ? receiver->file : receiver->name;
      g_autofree char *text =
          g_strdup (!is_over                   ? say_holding (receiver)
                    : receiver->has_withdrawal ? _ ("has confirmed: it is withdrawn there, too")
                    : receiver->has_words || receiver->has_numbers || found->order_count > 0
                        ? _ ("has not confirmed yet")
                        : _ ("has nothing of it"));

      cw_handout_add (page, CW_HANDOUT_LINE, name, text);
    }
}

CwHandout *
cw_withdrawal_page (const CwWithdrawal *found)
{
  CwHandout *page = cw_handout_new ();

  cw_handout_add_take (page, CW_HANDOUT_TITLE,
                       found->number > 0
                           ? g_strdup_printf (_ ("Visit %d of “%s”"), (int) found->number,
                                              found->walk_title)
                           : g_strdup (_ ("A visit that was withdrawn")));
  add_state (page, found);
  add_sent (page, found);
  add_receivers (page, found);
  return page;
}
