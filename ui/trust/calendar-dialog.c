#include "ui/trust/calendar-dialog.h"

#include "corewalk/calendar.h"
#include "ui/parts/file-choice.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

#define KEY_ASKING "cw-asking-for-calendar"
#define KEY_CYCLE "cw-cycle" /* of the dialog: its subject, a gint64 */
#define DAYS_AHEAD 366

/* Of the window that asks, while a person chooses the file. */
typedef struct
{
  CwWorkSession *session;
  gint64 cycle; /* 0 for everything that is planned */
  gboolean tells_rooms, tells_words;
} Asking;

static void
free_asking (gpointer data)
{
  g_object_unref (((Asking *) data)->session);
  g_free (data);
}

static void
say (GtkWidget *window, const char *heading, const char *text)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), heading, text);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
file_chosen_cb (const char *const *files, gpointer user_data)
{
  GtkWidget *window = user_data;
  const Asking *asking = g_object_get_data (G_OBJECT (window), KEY_ASKING);
  CwStore *store = cw_work_session_get_store (asking->session);
  gint64 today = cw_moment_local_day (cw_moment_now ());
  const CwCalendarPlan plan = {
    .from = today,
    .until = today + DAYS_AHEAD,
    .cycle = asking->cycle,
    .tells_rooms = asking->tells_rooms,
    .tells_words = asking->tells_words,
  };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  guint count = 0;

  if (store == NULL)
    return;
  if (!cw_calendar_write (store, &plan, files[0], &count, &error))
    {
      text = cw_trouble_dup_act_text (error);
      say (window, _ ("The Calendar Could Not Be Written"), text);
      return;
    }

  text = g_strdup_printf (
      ngettext (
          "%u entry is in the file. Open it with your calendar. Written and opened again, it "
          "is changed there, not doubled.",
          "%u entries are in the file. Open it with your calendar. Written and opened again, "
          "they are changed there, not doubled.",
          count),
      count);
  say (window, _ ("The Calendar Is Written"), text);
}

static GtkWidget *
check_new (const char *label)
{
  GtkWidget *check = gtk_check_button_new_with_mnemonic (label);

  gtk_widget_set_halign (check, GTK_ALIGN_START);
  return check;
}

static void
answered_cb (GtkWidget *dialog, const char *answer, CwWorkSession *session)
{
  GtkWidget *window = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (dialog)));
  GtkWidget *box = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));
  GtkWidget *rooms = gtk_widget_get_first_child (box);
  const gint64 *cycle = g_object_get_data (G_OBJECT (dialog), KEY_CYCLE);
  Asking *asking;

  if (!g_str_equal (answer, "write") || window == NULL)
    return;

  asking = g_new0 (Asking, 1);
  asking->session = g_object_ref (session);
  asking->cycle = *cycle;
  asking->tells_rooms = gtk_check_button_get_active (GTK_CHECK_BUTTON (rooms));
  asking->tells_words =
      gtk_check_button_get_active (GTK_CHECK_BUTTON (gtk_widget_get_next_sibling (rooms)));
  g_object_set_data_full (G_OBJECT (window), KEY_ASKING, asking, free_asking);
  cw_file_choice_save (window, _ ("Save for Other Calendars"),
                       *cycle != 0 ? _ ("Coaching.ics") : _ ("Walks.ics"),
                       CW_FILE_CHOICE_CALENDAR, file_chosen_cb);
}

static GtkWidget *
make (GtkWindow *parent, CwWorkSession *session, gint64 cycle, const char *text)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _ ("For Other Calendars"), text);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gint64 *subject = g_new (gint64, 1);

  *subject = cycle;
  g_object_set_data_full (G_OBJECT (dialog), KEY_CYCLE, subject, g_free);
  gtk_box_append (GTK_BOX (box), check_new (_ ("Say in which _room a visit is")));
  gtk_box_append (GTK_BOX (box),
                  check_new (cycle != 0 ? _ ("Say what events and steps are _about")
                                        : _ ("Say what _walks and steps are called")));
  gtk_widget_set_visible (gtk_widget_get_first_child (box), cycle == 0);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"),
                                    "write", _ ("_Save…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "write",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "write");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), session, 0);
  return dialog;
}

GtkWidget *
cw_calendar_dialog_new (GtkWindow *parent, CwWorkSession *session)
{
  return make (
      parent, session, 0,
      _ ("A file with what is planned for a year: visits, walks and next steps. It says no names and "
         "no words, unless you choose so: others may see your calendar."));
}

GtkWidget *
cw_calendar_dialog_new_for_cycle (GtkWindow *parent, CwWorkSession *session, gint64 cycle)
{
  return make (
      parent, session, cycle,
      _ ("A file with what is planned in this cycle: events, when to talk about them, and days to "
         "look back at a step. It says “Coaching” and no more, unless you choose so: others may see "
         "your calendar."));
}
