#include "ui/host/withdraw-dialog.h"

#include "corewalk/order.h"
#include "corewalk/record.h"
#include "corewalk/withdrawal.h"
#include "ui/host/handout-window.h"
#include "ui/parts/file-choice.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

#define KEY_ASKING "cw-asking-to-withdraw"

/* Of the page that asks, until it asks for another visit. */
typedef struct
{
  CwWorkSession *session;
  gint64 visit;
} Asking;

static void
free_asking (gpointer data)
{
  g_object_unref (((Asking *) data)->session);
  g_free (data);
}

static Asking *
asking_of (gpointer page)
{
  return g_object_get_data (G_OBJECT (page), KEY_ASKING);
}

static void
say_failed (GtkWidget *page, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_act_text (error);

  gtk_widget_activate_action (page, "work.say", "s", text);
}

static void ask (GtkWidget *page);

static void
again_cb (GtkWidget *page)
{
  ask (page);
}

/* Who has it, by the files of others; NULL files for what is known without any. */
static void
show_page (GtkWidget *page, const char *const *files, gboolean asks_again)
{
  Asking *asking = asking_of (page);
  CwStore *store = cw_work_session_get_store (asking->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwWithdrawal) found =
      store != NULL ? cw_withdrawal_look (store, asking->visit, files, &error) : NULL;
  GtkWidget *window;

  if (found == NULL)
    {
      if (error != NULL)
        say_failed (page, error);
      return;
    }

  window = cw_handout_window_new (GTK_WINDOW (gtk_widget_get_root (page)),
                                  _ ("Who Has the Visit"), cw_withdrawal_page (found),
                                  _ ("Visit.txt"), asks_again ? _ ("_Withdraw…") : NULL);
  g_signal_connect_object (window, "done", G_CALLBACK (again_cb), page, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
files_chosen_cb (const char *const *files, gpointer user_data)
{
  show_page (user_data, files, TRUE);
}

static void
withdraw (GtkWidget *page)
{
  Asking *asking = asking_of (page);
  CwStore *store = cw_work_session_get_store (asking->session);
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return;
  if (!cw_record_delete (store, asking->visit, NULL, &error))
    {
      say_failed (page, error);
      return;
    }

  gtk_widget_activate_action (page, "work.say-undo", "s", _ ("Visit withdrawn"));
  cw_work_session_changed (asking->session);
}

static gpointer
erase_work (CwStore *store,
            gpointer input,
            CwProgress progress,
            gpointer progress_data,
            GError **error)
{
  const gint64 *visit = input;
  g_auto (CwErased) erased = { 0 };

  return cw_erase (store, *visit, _ ("The host took the visit back."), NULL, NULL, &erased,
                   error)
             ? g_memdup2 (visit, sizeof *visit)
             : NULL;
}

static const CwLoanClass erase_loan = { .work = erase_work, .free_input = g_free };

static void
erased_cb (gpointer result, const GError *error, gpointer user_data)
{
  GtkWidget *page = user_data;

  if (result == NULL)
    {
      say_failed (page, error);
      return;
    }

  cw_work_session_changed (asking_of (page)->session);
  show_page (page, NULL, FALSE);
  g_free (result);
}

static void
answered_cb (GtkWidget *page, const char *response)
{
  Asking *asking = asking_of (page);

  if (g_str_equal (response, "look"))
    cw_file_choice_open (page, _ ("Receipts of Others"), CW_FILE_CHOICE_RECEIPT, TRUE,
                         files_chosen_cb);
  else if (g_str_equal (response, "withdraw"))
    withdraw (page);
  else if (g_str_equal (response, "erase"))
    cw_work_session_lend (asking->session, &erase_loan,
                          g_memdup2 (&asking->visit, sizeof asking->visit), erased_cb,
                          G_OBJECT (page));
}

static const char *
say_what_follows (const CwWithdrawal *found)
{
  return found->sent_count == 0
             ? _ ("Everything that was recorded in it goes. Nobody has received any of it. Undo brings it back; "
                  "what is erased for good can’t come back.")
             : _ ("Everything that was recorded in it goes. Some of it may have left in a file: whoever has it "
                  "sees it until they take in your next file. Undo brings it back. Erasing it for good takes "
                  "its words from everybody, and can’t be undone.");
}

static void
ask (GtkWidget *page)
{
  Asking *asking = asking_of (page);
  CwStore *store = cw_work_session_get_store (asking->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwWithdrawal) found =
      store != NULL ? cw_withdrawal_look (store, asking->visit, NULL, &error) : NULL;
  GtkWidget *dialog;

  if (found == NULL)
    {
      if (error != NULL)
        say_failed (page, error);
      return;
    }

  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (page)), NULL,
                                   say_what_follows (found));
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _ ("Withdraw Visit %d?"),
                                     (int) found->number);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"),
                                    "look", _ ("Look Into _Receipts…"), "erase",
                                    _ ("_Erase for Good"), "withdraw", _ ("_Withdraw"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "erase",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), page,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
cw_withdraw_dialog_ask (GtkWidget *page, CwWorkSession *session, gint64 visit)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->session = g_object_ref (session);
  asking->visit = visit;
  g_object_set_data_full (G_OBJECT (page), KEY_ASKING, asking, free_asking);
  ask (page);
}
