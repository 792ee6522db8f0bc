#include "ui/host/hosts-lists.h"

#include "corewalk/host.h"
#include "corewalk/opt-out.h"
#include "corewalk/slot.h"
#include "corewalk/store.h"
#include "corewalk/visit.h"
#include "ui/host/host-row.h"
#include "ui/parts/times.h"

#include <glib/gi18n.h>

static void
clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
append (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static char *
dup_day_of_ms (gint64 ms)
{
  const CwMoment now = cw_moment_now ();

  return cw_times_dup_day (cw_moment_local_day ((CwMoment){ ms, now.offset_min }));
}

static char *
dup_slot_details (const CwSlot *slot)
{
  GString *text = g_string_new (NULL);
  g_autofree char *day = cw_times_dup_day (slot->day);

  append (text, slot->room->teachers);
  append (text, day);
  if (slot->minutes > 0)
    {
      g_autofree char *minutes =
          g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) slot->minutes),
                           (int) slot->minutes);

      append (text, minutes);
    }
  if (slot->noticed_ms != 0)
    {
      g_autofree char *told_day = dup_day_of_ms (slot->noticed_ms);
      g_autofree char *told = g_strdup_printf (_ ("host told: %s"), told_day);

      append (text, told);
    }
  else if (slot->visit == 0 && slot->off_ms == 0)
    append (text, _ ("host not told yet"));

  return g_string_free (text, FALSE);
}

/* One thing to do next; the rest is in the menu. */
static void
offer (CwHostRow *row, const CwSlot *slot)
{
  if (slot->visit != 0)
    cw_host_row_set_state (row, _ ("Visited"));
  else if (slot->off_ms != 0)
    cw_host_row_set_state (row, _ ("Called Off"));
  else if (slot->is_opted_out)
    cw_host_row_set_state (row, _ ("Opts Out"));
  else if (slot->is_walk_open)
    cw_host_row_set_next (row, _ ("_Start Visit"), "hosts.start", slot->id);
  if (slot->visit != 0)
    return;

  if (slot->off_ms != 0)
    {
      cw_host_row_add_choice (row, _ ("_Plan Again"), "hosts.plan-again", slot->id);
      return;
    }
  cw_host_row_add_choice (row, _ ("_Notice for the Host…"), "hosts.notice", slot->id);
  if (slot->noticed_ms == 0)
    cw_host_row_add_choice (row, _ ("Host Was _Told"), "hosts.told", slot->id);
  else
    cw_host_row_add_choice (row, _ ("Host Was Not _Told"), "hosts.untold", slot->id);
  cw_host_row_add_choice (row, _ ("_Call Off"), "hosts.call-off", slot->id);
  if (!slot->is_opted_out)
    cw_host_row_add_choice (row, _ ("Room _Opts Out…"), "hosts.opt-out", slot->room->class_id);
}

gboolean
cw_hosts_list_slots (GtkListBox *list, CwStore *store, gint64 walk, GError **error)
{
  g_autoptr (GPtrArray) slots = cw_slot_list (store, walk, error);

  if (slots == NULL)
    return FALSE;

  clear (list);
  for (guint i = 0; i < slots->len; i++)
    {
      const CwSlot *slot = slots->pdata[i];
      g_autofree char *title = slot->time == NULL
                                   ? g_strdup (slot->room->title)
                                   : g_strdup_printf ("%s · %s", slot->time, slot->room->title);
      g_autofree char *details = dup_slot_details (slot);
      GtkWidget *row = cw_host_row_new (title, details, title);

      offer (CW_HOST_ROW (row), slot);
      gtk_list_box_append (list, row);
    }

  return TRUE;
}

static GtkWidget *
make_visit_row (CwStore *store, const CwVisit *visit)
{
  g_autoptr (CwHostRoom) room = NULL;
  gint64 class_id = cw_visit_class (store, visit->id);
  gint64 given_ms = cw_host_copy_given_ms (store, visit->id);
  g_autofree char *name = g_strdup_printf (_ ("Visit %d"), (int) visit->number);
  g_autofree char *clock = cw_times_dup_clock (visit->started);
  g_autofree char *given_day = given_ms != 0 ? dup_day_of_ms (given_ms) : NULL;
  g_autofree char *given = given_day != NULL ? g_strdup_printf (_ ("copy given: %s"), given_day)
                                             : g_strdup (_ ("copy not given yet"));
  g_autoptr (GString) title = g_string_new (name);
  g_autoptr (GString) details = g_string_new (clock);
  GtkWidget *row;

  room = class_id != 0 ? cw_host_room_get (store, class_id, NULL) : NULL;
  append (title, room != NULL ? room->title : NULL);
  append (details, room != NULL ? room->teachers : NULL);
  append (details, given);
  row = cw_host_row_new (title->str, details->str, name);
  cw_host_row_set_next (CW_HOST_ROW (row), _ ("Copy for the _Host…"), "hosts.copy", visit->id);
  if (given_ms == 0)
    cw_host_row_add_choice (CW_HOST_ROW (row), _ ("Copy Was _Given"), "hosts.given", visit->id);
  else
    cw_host_row_add_choice (CW_HOST_ROW (row), _ ("Copy Was Not _Given"), "hosts.not-given",
                            visit->id);
  cw_host_row_add_choice (CW_HOST_ROW (row), _ ("_Withdraw…"), "hosts.withdraw", visit->id);
  return row;
}

gboolean
cw_hosts_list_visits (GtkListBox *list, CwStore *store, gint64 walk, GError **error)
{
  g_autoptr (GArray) ids = cw_visit_ids (store, walk, error);
  const char *own = cw_store_get_person (store)->name;

  if (ids == NULL)
    return FALSE;

  clear (list);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (CwVisit) visit = cw_visit_get (store, g_array_index (ids, gint64, i), error);

      if (visit == NULL)
        return FALSE;
      if (g_strcmp0 (visit->walker, own) == 0)
        gtk_list_box_append (list, make_visit_row (store, visit));
    }

  return TRUE;
}

gboolean
cw_hosts_list_opt_outs (GtkListBox *list, CwStore *store, gint64 school, GError **error)
{
  gint64 today = cw_moment_local_day (cw_moment_now ());
  g_autoptr (GPtrArray) opt_outs = cw_opt_out_list (store, today, error);

  if (opt_outs == NULL)
    return FALSE;

  clear (list);
  for (guint i = 0; i < opt_outs->len; i++)
    {
      const CwOptOut *opt_out = opt_outs->pdata[i];
      g_autofree char *since_day = cw_times_dup_day (opt_out->since);
      g_autofree char *since = g_strdup_printf (_ ("since: %s"), since_day);
      g_autoptr (GString) details = g_string_new (NULL);
      GtkWidget *row;

      if (opt_out->room->school != school)
        continue;
      append (details, opt_out->room->teachers);
      append (details, since);
      append (details, opt_out->note);
      row = cw_host_row_new (opt_out->room->title, details->str, opt_out->room->title);
      cw_host_row_set_next (CW_HOST_ROW (row), _ ("_Visit Again"), "hosts.opt-in", opt_out->id);
      gtk_list_box_append (list, row);
    }

  return TRUE;
}
