#include "corewalk/host.h"
#include "corewalk/norms.h"
#include "corewalk/slot.h"
#include "corewalk/walk.h"
#include "data/base/spoken.h"
#include "data/store/store-private.h"

static void
add_when (CwHandout *page, const CwSlot *slot, const CwWalk *walk, const char *coach)
{
  g_autofree char *day = cw_spoken_dup_day (slot->day);

  cw_handout_add (page, CW_HANDOUT_LINE, _ ("Where"), slot->room->title);
  if (slot->room->teachers[0] != '\0')
    cw_handout_add (page, CW_HANDOUT_LINE, _ ("With"), slot->room->teachers);
  cw_handout_add (page, CW_HANDOUT_LINE, _ ("When"), day);
  if (slot->time != NULL)
    cw_handout_add (page, CW_HANDOUT_LINE, _ ("At about"), slot->time);
  if (slot->minutes > 0)
    {
      g_autofree char *length =
          g_strdup_printf (ngettext ("about %d minute", "about %d minutes",
                                     (gulong) slot->minutes),
                           (int) slot->minutes);

      cw_handout_add (page, CW_HANDOUT_LINE, _ ("How long"), length);
    }
  cw_handout_add (page, CW_HANDOUT_LINE, _ ("Who comes"), coach);
  cw_handout_add (page, CW_HANDOUT_LINE, _ ("The walk"), walk->title);
}

static void
add_what (CwHandout *page, const CwWalk *walk)
{
  cw_handout_add (page, CW_HANDOUT_HEADING, NULL, _ ("What a learning walk is"));
  cw_handout_add (
      page, CW_HANDOUT_TEXT, NULL,
      _ ("A few short visits to several rooms, to see what students are asked to do and how they take it "
         "up. It looks for patterns over all rooms. It is not about one teacher, it rates nobody, and it "
         "is not an evaluation: nothing of it goes into anybody’s file."));
  cw_handout_add (page, CW_HANDOUT_HEADING, NULL, _ ("What happens in your room"));
  cw_handout_add (
      page, CW_HANDOUT_TEXT, NULL,
      _ ("Somebody comes in quietly, looks and listens, perhaps asks a student or two what they are "
         "learning, and leaves. You need not prepare, stop or explain anything. Say so if there is a "
         "place to sit, or a student who should not be spoken to."));
  cw_handout_add (page, CW_HANDOUT_HEADING, NULL, _ ("What is written down"));
  cw_handout_add_take (
      page, CW_HANDOUT_TEXT,
      g_strdup_printf (
          _ ("What is said and done, in plain words, with the time; which look-fors of “%s” were "
             "seen, not seen, or could not be seen in that part of the lesson; counts."),
          walk->form_title));
  cw_handout_add (
      page, CW_HANDOUT_TEXT, NULL,
      _ ("Not written down: your name, any student’s name, opinions, scores. A visit has a number. There "
         "is no sound, no picture and no video."));
}

static void
add_who (CwHandout *page, const CwWalk *walk)
{
  static const char *const words[] = {
    [CW_REACH_DEFAULT] =
        N_ ("The words stay with the school’s team. The district gets marks and counts, by the "
            "number of the visit. Which room a visit was in stays on one laptop."),
    [CW_REACH_SCHOOL] = N_ (
        "Words, marks and counts stay with the school’s team. Which room a visit was in stays "
        "on one laptop."),
    [CW_REACH_DISTRICT] = N_ (
        "Words, marks and counts go to the school’s team and to the district, by the number "
        "of the visit. Which room a visit was in stays on one laptop."),
    [CW_REACH_PAIR] = N_ ("Everything stays with the partners of the coaching cycle."),
  };

  cw_handout_add (page, CW_HANDOUT_HEADING, NULL, _ ("Who sees it"));
  cw_handout_add (page, CW_HANDOUT_TEXT, NULL, _ (words[walk->reach]));
  cw_handout_add (
      page, CW_HANDOUT_TEXT, NULL,
      _ ("You can have a copy of everything that was written down in your room. Ask for it."));
}

static void
add_opt_out (CwHandout *page, const char *coach)
{
  cw_handout_add (page, CW_HANDOUT_HEADING, NULL, _ ("If you would rather not"));
  cw_handout_add_take (
      page, CW_HANDOUT_TEXT,
      g_strdup_printf (
          _ ("Tell %s: before, at the door, or afterwards. You need not say why. Your room is then "
             "left out and does not count as missing; what was written down already is taken back."),
          coach));
}

CwHandout *
cw_host_notice (CwStore *store, gint64 id, GError **error)
{
  g_autoptr (CwSlot) slot = cw_slot_get (store, id, error);
  g_autoptr (CwWalk) walk = slot == NULL ? NULL : cw_walk_get (store, slot->walk, error);
  const char *coach = store->person.name;
  CwHandout *page;

  if (walk == NULL)
    return NULL;

  page = cw_handout_new ();
  cw_handout_add (page, CW_HANDOUT_TITLE, NULL,
                  _ ("A learning walk would like to visit your room"));
  add_when (page, slot, walk, coach);
  add_what (page, walk);
  add_who (page, walk);
  add_opt_out (page, coach);
  cw_norms_add_to_page (store, "walks", page);
  return page;
}
