#include "corewalk/host-room.h"
#include "corewalk/rollover.h"
#include "corewalk/slot.h"
#include "corewalk/walk.h"
#include "data/base/spoken.h"
#include "data/store/store-private.h"

#define MOST_NAMED 200

static void
add_heading (CwHandout *page, const char *title, guint count)
{
  cw_handout_add_take (page, CW_HANDOUT_HEADING, g_strdup_printf ("%s: %u", title, count));
}

static void
add_walks (CwHandout *page, CwStore *store, const GArray *walks)
{
  add_heading (page, _ ("Walks that are closed"), walks->len);
  for (guint i = 0; i < MIN (walks->len, MOST_NAMED); i++)
    {
      g_autoptr (CwWalk) walk = cw_walk_get (store, g_array_index (walks, gint64, i), NULL);
      g_autofree char *day = walk == NULL ? NULL : cw_day_format (walk->day);

      if (walk != NULL)
        cw_handout_add (page, CW_HANDOUT_LINE, day, walk->title);
    }
}

static void
add_slots (CwHandout *page, CwStore *store, const GArray *slots)
{
  add_heading (page, _ ("Planned visits that are called off"), slots->len);
  for (guint i = 0; i < MIN (slots->len, MOST_NAMED); i++)
    {
      g_autoptr (CwSlot) slot = cw_slot_get (store, g_array_index (slots, gint64, i), NULL);
      g_autofree char *day = slot == NULL ? NULL : cw_day_format (slot->day);

      if (slot != NULL)
        cw_handout_add (page, CW_HANDOUT_LINE, day, slot->room->title);
    }
}

static void
add_roster (CwHandout *page, const CwRollover *found)
{
  cw_handout_add (page, CW_HANDOUT_HEADING, NULL, _ ("Terms and classes"));
  if (found->terms == 0)
    cw_handout_add (
        page, CW_HANDOUT_TEXT, NULL,
        _ ("The newest roster here has no term of the new year. Import this year’s roster from the "
           "district: it brings the new terms and classes and marks those that are gone."));
  else
    cw_handout_add_take (
        page, CW_HANDOUT_TEXT,
        g_strdup_printf (
            _ ("They come from the newest roster. Terms of the new year: %d. Classes: %d. Classes of "
               "earlier years, which are marked as gone and not offered any more: %d."),
            (int) found->terms, (int) found->classes, (int) found->gone_classes));
}

CwHandout *
cw_rollover_page (CwStore *store, const CwRollover *found)
{
  CwHandout *page = cw_handout_new ();
  g_autofree char *day = cw_spoken_dup_day (found->day);

  cw_handout_add (page, CW_HANDOUT_TITLE, NULL, _ ("A new school year"));
  cw_handout_add (page, CW_HANDOUT_LINE, _ ("It begins on"), day);
  add_walks (page, store, found->walks);
  add_slots (page, store, found->slots);
  add_heading (page, _ ("Rooms whose opting out ends"), found->opt_outs->len);
  if (found->opt_outs->len > 0)
    cw_handout_add (page, CW_HANDOUT_TEXT, NULL,
                    _ ("A new year, a new class: ask again before the first visit."));
  add_roster (page, found);
  cw_handout_add (page, CW_HANDOUT_HEADING, NULL, _ ("What stays"));
  cw_handout_add (
      page, CW_HANDOUT_TEXT, NULL,
      _ ("Everything that was recorded: closed walks can be read, searched and opened again. Next "
         "steps that are not done stay on Today. Forms, cards of others, settings and backups stay "
         "as they are."));
  return page;
}

CwHandout *
cw_leaving_page (CwStore *store)
{
  static const char *const todos[] = {
    N_ ("Close what is open: end visits, finish debriefs, give hosts the copies that they were promised."),
    N_ ("Agree with whoever takes over what they get. Notes to yourself, planned visits and which room a visit "
        "was in are private: they are in no file for others."),
    N_ ("Add your successor’s card in Exchange; compare its four words by telephone."),
    N_ ("Share everything with that card: all schools, words included. Keep the window open until it says that "
        "the file was checked."),
    N_ ("Wait for your successor’s receipt, and look that nothing is missing."),
    N_ ("Send the district your last file, too."),
    N_ ("Make a last backup, and give it with its passphrase, on two ways, to whoever keeps such things: it "
        "holds everything, your private notes too. Or delete those first."),
    N_ ("If you move to another laptop of your own: restore the backup there and say that you moved."),
    N_ ("Have the laptop wiped by those who look after it. Deleting Corewalk leaves its files where they are; "
        "taking them away is their part."),
    N_ ("Tell the people who trust your card that you left, so that they take it off their list."),
  };
  CwHandout *page = cw_handout_new ();

  cw_handout_add (page, CW_HANDOUT_TITLE, NULL, _ ("Leaving, and handing the work over"));
  cw_handout_add_take (page, CW_HANDOUT_TEXT,
                       g_strdup_printf (_ ("For %s. Go through it from top to bottom."),
                                        store->person.name));
  for (guint i = 0; i < G_N_ELEMENTS (todos); i++)
    cw_handout_add (page, CW_HANDOUT_TODO, NULL, _ (todos[i]));
  cw_handout_add (
      page, CW_HANDOUT_TEXT, NULL,
      _ ("Your records keep your name as their author. Your successor can go on with your open next "
         "steps, but can’t change what you wrote without that showing."));
  return page;
}
