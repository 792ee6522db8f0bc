#include "data/demo/hall-debrief.h"

#define MOST_NOTES 6

/* The walk's debrief as it goes on. */
typedef struct
{
  CwDemoPen *pen;
  gint at_ms;
  guint notes[MOST_NOTES];
} Talk;

static guint
deal (Talk *talk, CwStep step, guint under, guint note_count)
{
  CwDemoPen *pen = talk->pen;
  CwDemoEvent event = { .kind = CW_DEMO_EVENT_CARD };
  static const CwDemoTextKind kinds[] = { CW_DEMO_TEXT_DESCRIBE, CW_DEMO_TEXT_PATTERN,
                                          CW_DEMO_TEXT_PREDICT, CW_DEMO_TEXT_NEXT };

  note_count = MIN (note_count, pen->evidence->len);
  for (guint i = 0; i < note_count; i++)
    {
      guint drawn = cw_demo_random_below (&pen->plan, pen->evidence->len);

      talk->notes[i] = g_array_index (pen->evidence, CwDemoEvidence, drawn).number;
      for (guint k = 0; k < i; k++)
        if (talk->notes[k] == talk->notes[i])
          {
            note_count--;
            i--;
            break;
          }
    }
  event.text = cw_demo_pen_say (pen, 0, kinds[step]);
  event.card.step = step;
  event.card.under = under;
  event.card.notes = talk->notes;
  event.card.note_count = note_count;
  if (step == CW_STEP_NEXT)
    {
      event.card.owner = cw_demo_pen_say (pen, 1, CW_DEMO_TEXT_OWNER);
      event.card.due = pen->day + cw_demo_random_between (&pen->plan, 4, 60);
    }
  talk->at_ms += cw_demo_random_between (&pen->plan, 25000, 110000);
  cw_demo_pen_emit (pen, &event, talk->at_ms);
  return event.number;
}

gint
cw_demo_debrief_emit (CwDemoPen *pen, gint start_ms)
{
  Talk talk = { .pen = pen, .at_ms = start_ms };
  CwDemoRandom *random = &pen->plan;
  gint patterns = cw_demo_random_between (random, 1, 3);

  pen->scene.clock_minute = start_ms / 60000;
  for (gint i = cw_demo_random_between (random, 2, 5); i > 0; i--)
    deal (&talk, CW_STEP_DESCRIBE, 0, (guint) cw_demo_random_between (random, 1, 2));
  for (gint i = 0; i < patterns; i++)
    {
      guint pattern = deal (&talk, CW_STEP_PATTERN, 0,
                            (guint) cw_demo_random_between (random, 2, MOST_NOTES));

      /* Somebody asks for the evidence. */
      if (cw_demo_random_chance (random, 500))
        deal (&talk, CW_STEP_DESCRIBE, pattern, 1);
      if (i == 0)
        deal (&talk, CW_STEP_PREDICT, pattern, 0);
      if (cw_demo_random_chance (random, 600))
        deal (&talk, CW_STEP_NEXT, pattern, 0);
    }
  return talk.at_ms + cw_demo_random_between (random, 20000, 90000);
}
