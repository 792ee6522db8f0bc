#include "ui/coach/cycle-row.h"

#include "corewalk/action-step.h"
#include "corewalk/event-ask.h"
#include "ui/coach/coach-words.h"
#include "ui/parts/times.h"

#include <glib/gi18n.h>

/* The day on which a step of the cycle is looked back at next; G_MININT64 for none. */
static gint64
find_check_back (const GPtrArray *steps, gint64 cycle)
{
  gint64 first = G_MININT64;

  for (guint i = 0; i < steps->len; i++)
    {
      const CwActionStep *step = steps->pdata[i];

      if (step->cycle == cycle && step->state == CW_ACTION_OPEN &&
          step->check_back != G_MININT64 && (first == G_MININT64 || step->check_back < first))
        first = step->check_back;
    }
  return first;
}

static gint64
local_day (gint64 at_ms)
{
  CwMoment moment = cw_moment_now ();

  moment.at_ms = at_ms;
  return cw_moment_local_day (moment);
}

static gint64
find_planned (const CwCycle *cycle)
{
  return cycle->next_planned_ms != 0 ? local_day (cycle->next_planned_ms) : G_MININT64;
}

static gboolean
is_past (gint64 day, gint64 today)
{
  return day != G_MININT64 && day < today;
}

/* (transfer full) (nullable): what comes next, and when. */
static char *
dup_next (const CwCycle *cycle, gint64 check_back, gint64 today)
{
  gint64 planned = find_planned (cycle);
  gboolean is_step =
      check_back != G_MININT64 && (planned == G_MININT64 || check_back <= planned);
  g_autofree char *day = NULL;

  if (cw_coach_words_is_closed (cycle))
    {
      day = cycle->closed != G_MININT64 ? cw_times_dup_day (cycle->closed) : NULL;
      /* Translators: a day */
      return day != NULL ? g_strdup_printf (_ ("Closed: %s"), day) : NULL;
    }
  if (!is_step && planned == G_MININT64)
    return g_strdup (_ ("Nothing planned yet"));

  day = cw_times_dup_day (is_step ? check_back : planned);
  /* Translators: a day */
  return g_strdup_printf (is_step                    ? _ ("Look back at a step: %s")
                          : is_past (planned, today) ? _ ("Was planned: %s")
                                                     : _ ("Next: %s"),
                          day);
}

static void
add_chip (GtkWidget *row, const char *text, const char *style)
{
  GtkWidget *chip = gtk_label_new (text);

  gtk_widget_add_css_class (chip, "chip");
  if (style != NULL)
    gtk_widget_add_css_class (chip, style);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
}

/* Whether a partner asks to be observed, and nobody has said when. */
static gboolean
is_visit_asked (CwStore *store, const CwCycle *cycle)
{
  g_autoptr (GPtrArray) asked = cw_event_asked_list (store, NULL);

  for (guint i = 0; asked != NULL && i < asked->len; i++)
    if (((const CwEvent *) asked->pdata[i])->cycle == cycle->id)
      return TRUE;

  return FALSE;
}

static void
add_chips (GtkWidget *row,
           CwStore *store,
           const CwCycle *cycle,
           gint64 check_back,
           gint64 today)
{
  if (!cycle->is_mine)
    add_chip (row, _ ("You have left"), NULL);
  else if (cw_coach_words_is_asked (cycle))
    add_chip (row, _ ("Will you take part?"), "open");
  if (cycle->is_mine && is_visit_asked (store, cycle))
    add_chip (row, _ ("You are asked to observe"), "open");
  if (cycle->is_split)
    add_chip (row, _ ("Who is in it?"), "late");
  if (cycle->state == CW_CYCLE_DONE)
    add_chip (row, _ ("Goal met"), "student");
  if (cycle->state == CW_CYCLE_ACTIVE &&
      (is_past (check_back, today) || is_past (find_planned (cycle), today)))
    add_chip (row, _ ("Overdue"), "late");
}

static char *
dup_about (CwStore *store, const CwCycle *cycle, const char *next)
{
  g_autofree char *partners = cw_coach_words_dup_partners (cycle);
  g_autoptr (CwCycleModel) model = cw_cycle_model_get (store, cycle->id, NULL);
  g_autofree char *phase =
      model != NULL ? cw_coach_words_dup_phase (model, cycle->phase) : NULL;
  g_autofree char *first = phase != NULL && !cw_coach_words_is_closed (cycle)
                               /* Translators: who is in a cycle, and its phase */
                               ? g_strdup_printf (_ ("%s · Phase: %s"), partners, phase)
                               : g_strdup (partners);

  return next != NULL ? g_strdup_printf ("%s\n%s", first, next) : g_steal_pointer (&first);
}

GtkWidget *
cw_cycle_row_new (CwStore *store, const CwCycle *cycle, const GPtrArray *steps, gint64 today)
{
  GtkWidget *row = adw_action_row_new ();
  gint64 check_back = find_check_back (steps, cycle->id);
  g_autofree char *next = dup_next (cycle, check_back, today);
  g_autofree char *about = dup_about (store, cycle, next);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), cycle->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  add_chips (row, store, cycle, check_back, today);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "work.show-cycle");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", cycle->id);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}
