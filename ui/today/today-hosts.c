#include "ui/today/today-hosts.h"

#include "corewalk/slot.h"
#include "ui/host/host-row.h"
#include "ui/today/today-line.h"

#include <glib/gi18n.h>

static char *
dup_joined (const char *first, const char *second, const char *third)
{
  const char *const parts[] = { first, second, third };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return g_string_free (text, FALSE);
}

/* Who wasn't told comes before what can be begun. */
static void
offer (CwHostRow *row, const CwSlot *slot, gboolean is_today)
{
  if (slot->noticed_ms == 0)
    {
      cw_host_row_set_next (row, _ ("_Notice for the Host…"), "today.notice", slot->id);
      cw_host_row_add_choice (row, _ ("Host Was _Told"), "today.told", slot->id);
      if (is_today)
        cw_host_row_add_choice (row, _ ("_Start Visit"), "today.start", slot->id);
    }
  else
    cw_host_row_set_next (row, _ ("_Start Visit"), "today.start", slot->id);
  cw_host_row_add_choice (row, _ ("_Call Off"), "today.call-off", slot->id);
}

static void
add_slots (GtkListBox *list, const CwTodayReading *reading, gboolean is_today)
{
  for (guint i = 0; i < reading->slots->len; i++)
    {
      const CwSlot *slot = reading->slots->pdata[i];
      g_autofree char *day = is_today ? NULL : cw_today_line_dup_day (slot->day, reading->day);
      g_autofree char *title = dup_joined (slot->time, slot->room->title, NULL);
      g_autofree char *about =
          dup_joined (day, slot->walk_title,
                      slot->noticed_ms == 0 ? _ ("host not told yet") : NULL);
      GtkWidget *row = NULL;

      if ((slot->day == reading->day) != is_today)
        continue;
      row = cw_host_row_new (title, about, title);
      offer (CW_HOST_ROW (row), slot, is_today);
      gtk_list_box_append (list, row);
    }
}

void
cw_today_fill_visits (GtkListBox *list, const CwTodayReading *reading)
{
  add_slots (list, reading, TRUE);
}

void
cw_today_fill_notices (GtkListBox *list, const CwTodayReading *reading)
{
  add_slots (list, reading, FALSE);
}

void
cw_today_fill_copies (GtkListBox *list, const CwTodayReading *reading)
{
  for (guint i = 0; i < reading->copies->len; i++)
    {
      const CwTodayCopy *copy = reading->copies->pdata[i];
      g_autofree char *visit = g_strdup_printf (_ ("Visit %d"), (int) copy->number);
      g_autofree char *day =
          cw_today_line_dup_day (cw_moment_local_day (copy->started), reading->day);
      g_autofree char *title = dup_joined (visit, copy->room, NULL);
      g_autofree char *about = dup_joined (day, copy->walk, _ ("copy not given yet"));
      g_autofree char *name = dup_joined (title, copy->walk, NULL);
      GtkWidget *row = cw_host_row_new (title, about, name);

      cw_host_row_set_next (CW_HOST_ROW (row), _ ("Copy for the _Host…"), "today.copy",
                            copy->visit);
      cw_host_row_add_choice (CW_HOST_ROW (row), _ ("Copy Was _Given"), "today.given",
                              copy->visit);
      gtk_list_box_append (list, row);
    }
  cw_today_line_append_more (list, reading->copy_count - reading->copies->len);
}
