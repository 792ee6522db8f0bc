#include "ui/coach/cycle-work.h"

#include "ui/coach/event-list.h"
#include "ui/coach/share-card.h"
#include "ui/coach/step-card.h"

struct _CwCycleWork
{
  AdwBin parent_instance;

  gint64 cycle;
  GtkWidget *steps; /* NULL until a cycle is shown, as the other two */
  GtkWidget *events;
  GtkWidget *shares;
};

G_DEFINE_FINAL_TYPE (CwCycleWork, cw_cycle_work, ADW_TYPE_BIN)

static void
cw_cycle_work_class_init (CwCycleWorkClass *klass)
{
}

static void
cw_cycle_work_init (CwCycleWork *self)
{
}

static void
make (CwCycleWork *self, CwWorkSession *session, gint64 cycle)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  self->steps = cw_step_card_new (session, cycle);
  self->events = cw_event_list_new (session, cycle);
  self->shares = cw_share_card_new (session, cycle);
  gtk_box_append (GTK_BOX (box), self->steps);
  gtk_box_append (GTK_BOX (box), self->events);
  gtk_box_append (GTK_BOX (box), self->shares);
  adw_bin_set_child (ADW_BIN (self), box);
}

void
cw_cycle_work_show (CwCycleWork *self, CwWorkSession *session, gint64 cycle)
{
  if (self->steps == NULL)
    make (self, session, cycle);
  else if (cycle != self->cycle)
    {
      cw_step_card_set_cycle (CW_STEP_CARD (self->steps), cycle);
      cw_event_list_set_cycle (CW_EVENT_LIST (self->events), cycle);
      cw_share_card_set_cycle (CW_SHARE_CARD (self->shares), cycle);
    }
  self->cycle = cycle;
}
