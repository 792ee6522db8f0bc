#include "ui/coach/event-words.h"

#include "corewalk/event-ask.h"
#include "ui/parts/times.h"

#include <glib/gi18n.h>

#define DAY_S (24 * 60 * 60)

const char *
cw_event_words_get_kind (CwEventKind kind)
{
  static const char *const kinds[CW_EVENT_KINDS] = {
    [CW_EVENT_PRE_CONFERENCE] = N_ ("Pre-Conference"),
    [CW_EVENT_VISIT] = N_ ("Observation"),
    [CW_EVENT_POST_CONFERENCE] = N_ ("Post-Conference"),
    [CW_EVENT_CO_PLAN] = N_ ("Planning Together"),
    [CW_EVENT_CO_TEACH] = N_ ("Teaching Together"),
    [CW_EVENT_MODEL] = N_ ("Model Lesson"),
    [CW_EVENT_STUDENT_WORK] = N_ ("Looking at Student Work"),
    [CW_EVENT_RESOURCE] = N_ ("Resource"),
  };

  return _ (kinds[kind]);
}

gint64
cw_event_words_get_day (gint64 at_ms)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (at_ms / 1000);
  gint64 local_s = at_ms / 1000 + g_date_time_get_utc_offset (then) / G_USEC_PER_SEC;

  return (local_s - (((local_s % DAY_S) + DAY_S) % DAY_S)) / DAY_S;
}

char *
cw_event_words_dup_when (gint64 at_ms)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (at_ms / 1000);
  g_autofree char *day = cw_times_dup_day (cw_event_words_get_day (at_ms));

  /* Translators: a day and a time of it, "Wed, Mar 4, 9:15" */
  return g_strdup_printf (_ ("%s, %d:%02d"), day, g_date_time_get_hour (then),
                          g_date_time_get_minute (then));
}

char *
cw_event_words_dup_asked (const CwEvent *event)
{
  if (event->host == NULL)
    return g_strdup (event->asked);

  /* Translators: who asks to be observed; when it suits, in that person's words */
  return g_strdup_printf (_ ("%s asks for it: %s"), event->host, event->asked);
}

static char *
dup_length (const CwEvent *event)
{
  if (event->ended_ms != 0)
    return cw_times_dup_minutes (event->started_ms, event->ended_ms);

  return event->started_ms == 0 && event->minutes > 0
             ? g_strdup_printf (_ ("%d min"), (int) event->minutes)
             : NULL;
}

char *
cw_event_words_dup_time (const CwEvent *event)
{
  gint64 at_ms = event->started_ms != 0 ? event->started_ms : event->planned_ms;
  g_autofree char *when = at_ms != 0                  ? cw_event_words_dup_when (at_ms)
                          : cw_event_is_asked (event) ? cw_event_words_dup_asked (event)
                                                      : g_strdup (_ ("No day yet"));
  g_autofree char *length = dup_length (event);

  return length != NULL ? g_strdup_printf ("%s · %s", when, length) : g_steal_pointer (&when);
}

char *
cw_event_words_dup_about (const CwEvent *event)
{
  g_autofree char *time = cw_event_words_dup_time (event);
  g_autofree char *focus = event->focus != NULL ? g_strdup (event->focus) : NULL;

  if (focus == NULL)
    return g_steal_pointer (&time);

  g_strdelimit (focus, "\n", ' ');
  return g_strdup_printf ("%s · %s", time, focus);
}

/* How it stands, and the class that says it in colour too. */
static const char *
get_state (const CwEvent *event, const char **look)
{
  gint64 now_ms = cw_moment_now ().at_ms;

  *look = NULL;
  if (event->ended_ms != 0)
    return _ ("Done");

  *look = event->started_ms == 0 && event->planned_ms != 0 && event->planned_ms < now_ms
              ? "late"
              : "open";
  return event->started_ms != 0        ? _ ("Going On")
         : g_str_equal (*look, "late") ? _ ("Late")
         : cw_event_is_asked (event)   ? _ ("Asked For")
                                       : _ ("Planned");
}

GtkWidget *
cw_event_words_chip (const char *text, const char *look)
{
  GtkWidget *chip = gtk_label_new (text);

  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (chip, "chip");
  if (look != NULL)
    gtk_widget_add_css_class (chip, look);
  return chip;
}

GtkWidget *
cw_event_words_chip_new (const CwEvent *event)
{
  const char *look = NULL;
  const char *state = get_state (event, &look);

  return cw_event_words_chip (state, look);
}

void
cw_event_words_show_chip (GtkLabel *chip, const CwEvent *event)
{
  const char *look = NULL;

  gtk_label_set_text (chip, get_state (event, &look));
  gtk_widget_remove_css_class (GTK_WIDGET (chip), "late");
  gtk_widget_remove_css_class (GTK_WIDGET (chip), "open");
  if (look != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (chip), look);
}

void
cw_event_words_set_label (GtkButton *button, const char *label)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", 2);
  g_autofree char *plain = g_strjoinv ("", parts);

  gtk_button_set_label (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, plain,
                                  -1);
}
