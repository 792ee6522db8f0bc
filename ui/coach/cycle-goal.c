#include "ui/coach/cycle-goal.h"

#include "ui/coach/model-words.h"
#include "ui/coach/record-text.h"

struct _CwCycleGoal
{
  AdwBin parent_instance;

  CwRecordText *goal;
  GtkLabel *check;
  CwRecordText *measure;
  CwRecordText *target;
};

G_DEFINE_FINAL_TYPE (CwCycleGoal, cw_cycle_goal, ADW_TYPE_BIN)

void
cw_cycle_goal_show (CwCycleGoal *self,
                    CwWorkSession *session,
                    const CwCycle *cycle,
                    const CwCycleModel *model)
{
  g_autofree char *check = cw_model_words_dup_check (model);

  cw_record_text_show (self->goal, session, cycle->id, cycle->goal);
  cw_record_text_show (self->measure, session, cycle->id, cycle->measure);
  cw_record_text_show (self->target, session, cycle->id, cycle->target);
  gtk_label_set_text (self->check, check);
  gtk_widget_set_visible (GTK_WIDGET (self->check), *check != '\0');
  gtk_widget_set_sensitive (GTK_WIDGET (self), cycle->is_mine);
}

static void
cw_cycle_goal_class_init (CwCycleGoalClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (CW_TYPE_RECORD_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/cycle-goal.ui");
  gtk_widget_class_bind_template_child (widget_class, CwCycleGoal, goal);
  gtk_widget_class_bind_template_child (widget_class, CwCycleGoal, check);
  gtk_widget_class_bind_template_child (widget_class, CwCycleGoal, measure);
  gtk_widget_class_bind_template_child (widget_class, CwCycleGoal, target);
}

static void
cw_cycle_goal_init (CwCycleGoal *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
