#include "data/demo/pen.h"

void
cw_demo_pen_emit (CwDemoPen *pen, CwDemoEvent *event, gint local_ms)
{
  if (pen->is_stopped)
    return;
  event->number = ++pen->number;
  event->moment = pen->midnight;
  event->moment.at_ms += local_ms;
  if (event->walk == 0 && event->kind != CW_DEMO_EVENT_MEMO)
    event->walk = pen->walk;
  if (!pen->func (event, pen->user_data))
    pen->is_stopped = TRUE;
}

const char *
cw_demo_pen_say (CwDemoPen *pen, guint place, CwDemoTextKind kind)
{
  CwDemoText *text = place == 0 ? &pen->text : &pen->more[place - 1];

  text->length = 0;
  cw_demo_say (text, &pen->scene, kind);
  return cw_demo_text_end (text);
}
