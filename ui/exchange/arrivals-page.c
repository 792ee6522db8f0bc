#include "ui/exchange/arrivals-page.h"

#include "corewalk/receipt.h"
#include "ui/exchange/arrival-row.h"
#include "ui/parts/file-choice.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

struct _CwArrivalsPage
{
  AdwBin parent_instance;

  CwWorkSession *session;

  GtkStack *stack;
  GtkListBox *files;
  GtkWidget *take_all_button;
};

G_DEFINE_FINAL_TYPE (CwArrivalsPage, cw_arrivals_page, ADW_TYPE_BIN)

static CwArrivalRow *
row_at (CwArrivalsPage *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->files, index);

  return row != NULL ? CW_ARRIVAL_ROW (row) : NULL;
}

static CwArrivalRow *
find_row (CwArrivalsPage *self, const char *file)
{
  CwArrivalRow *row = NULL;

  for (int i = 0; (row = row_at (self, i)) != NULL; i++)
    if (g_str_equal (cw_arrival_row_get_arrival (row)->file, file))
      return row;

  return NULL;
}

/* (element-type CwArrivalOrder): the files in that state */
static GPtrArray *
orders_for (CwArrivalsPage *self, CwArrivalState state)
{
  GPtrArray *orders = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_arrival_order_free);
  CwArrivalRow *row = NULL;

  for (int i = 0; (row = row_at (self, i)) != NULL; i++)
    if (cw_arrival_row_get_arrival (row)->state == state)
      g_ptr_array_add (orders, cw_arrival_order_new (cw_arrival_row_get_arrival (row)->file));

  return orders;
}

static void
show_page (CwArrivalsPage *self)
{
  g_autoptr (GPtrArray) ready = orders_for (self, CW_ARRIVAL_READY);
  gboolean is_empty = row_at (self, 0) == NULL;

  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "files");
  gtk_widget_set_visible (self->take_all_button, ready->len > 1);
}

static void
say (CwArrivalsPage *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s", text);
}

static void
say_failed (CwArrivalsPage *self, const GError *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, CW_ERROR, CW_ERROR_CANCELLED))
    {
      say (self, _ ("Stopped. Nothing was changed."));
      return;
    }

  text = cw_trouble_dup_act_text (error);
  say (self, text);
}

static void answered_cb (CwArrivalsPage *self, const char *answer, CwArrivalRow *row);

static void
show_arrival (CwArrivalsPage *self, CwArrival *take_arrival)
{
  CwArrivalRow *row = find_row (self, take_arrival->file);

  if (row != NULL)
    {
      cw_arrival_row_set_arrival (row, take_arrival);
      return;
    }

  row = CW_ARRIVAL_ROW (cw_arrival_row_new (take_arrival));
  g_signal_connect_object (row, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->files, GTK_WIDGET (row));
}

/* The keyboard goes on where the story is read. */
static void
focus_row (CwArrivalRow *row)
{
  if (row != NULL && gtk_widget_get_mapped (GTK_WIDGET (row)))
    gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

static void
show_arrivals (CwArrivalsPage *self, GPtrArray *arrivals)
{
  g_autofree char *first = g_strdup (((CwArrival *) arrivals->pdata[0])->file);

  g_ptr_array_set_free_func (arrivals, NULL); /* the rows take them */
  for (guint i = 0; i < arrivals->len; i++)
    show_arrival (self, arrivals->pdata[i]);
  show_page (self);
  focus_row (find_row (self, first));
}

static void
looked_cb (gpointer result, const GError *error, gpointer user_data)
{
  CwArrivalsPage *self = user_data;
  g_autoptr (GPtrArray) arrivals = result;

  if (self->session == NULL) /* closed meanwhile */
    return;
  if (arrivals == NULL)
    say_failed (self, error);
  else
    show_arrivals (self, arrivals);
}

static void
taken_in_cb (gpointer result, const GError *error, gpointer user_data)
{
  CwArrivalsPage *self = user_data;

  looked_cb (result, error, user_data);
  if (self->session != NULL && result != NULL)
    cw_work_session_changed (self->session);
}

static void
lend (CwArrivalsPage *self,
      const CwLoanClass *loan,
      GPtrArray *take_orders,
      const char *text,
      CwTaskDone done)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "exchange.announce", "s", text);
  if (!cw_work_session_lend (self->session, loan, take_orders, done, G_OBJECT (self)))
    say (self, _ ("Something else is still going on. Try again in a moment."));
}

static void
look_at_orders (CwArrivalsPage *self, GPtrArray *take_orders)
{
  lend (self, &cw_arrival_look, take_orders,
        ngettext ("Looking at the file", "Looking at the files", take_orders->len), looked_cb);
}

static void
take_in_orders (CwArrivalsPage *self, GPtrArray *take_orders)
{
  lend (self, &cw_arrival_take_in, take_orders,
        ngettext ("Taking in the file", "Taking in the files", take_orders->len), taken_in_cb);
}

static void
take_in_row (CwArrivalsPage *self, CwArrivalRow *row)
{
  const CwArrival *arrival = cw_arrival_row_get_arrival (row);
  g_autoptr (GPtrArray) orders =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_arrival_order_free);
  CwArrivalOrder *order = cw_arrival_order_new (arrival->file);

  order->allows_unknown = arrival->allows_unknown || arrival->state == CW_ARRIVAL_UNKNOWN;
  order->accepts_hiding = arrival->state == CW_ARRIVAL_HIDING;
  g_ptr_array_add (orders, order);
  take_in_orders (self, g_steal_pointer (&orders));
}

static void
anyway_cb (CwArrivalRow *row)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (row), CW_TYPE_ARRIVALS_PAGE);

  if (page != NULL)
    take_in_row (CW_ARRIVALS_PAGE (page), row);
}

/* What is hard to take back is asked about, and the usual answer is no. */
static void
ask_anyway (CwArrivalsPage *self, CwArrivalRow *row)
{
  const CwArrival *arrival = cw_arrival_row_get_arrival (row);
  gboolean is_unknown = arrival->state == CW_ARRIVAL_UNKNOWN;
  g_autofree char *body =
      is_unknown
          ? g_strdup_printf (_ ("The file says that it is from %s, but anybody can write "
                                "that. Without the card nobody can tell."),
                             arrival->info->sender)
          : g_strdup_printf (_ ("%s removed much of what you see now. It stays removed for "
                                "you, too. Ask first whether that was meant."),
                             arrival->info->sender);
  GtkWidget *dialog =
      adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                              is_unknown ? _ ("Take It In Without a Card?")
                                         : _ ("Hide So Much?"),
                              body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "no", _ ("_Don’t Take It In"),
                                    "yes",
                                    is_unknown ? _ ("_Take It In") : _ ("_Hide and Take It In"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "yes",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "no");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "no");
  g_signal_connect_object (dialog, "response::yes", G_CALLBACK (anyway_cb), row,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
dismiss (CwArrivalsPage *self, CwArrivalRow *row)
{
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  gtk_list_box_remove (self->files, GTK_WIDGET (row));
  show_page (self);
  row = row_at (self, index);
  if (row != NULL)
    focus_row (row);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
answered_cb (CwArrivalsPage *self, const char *answer, CwArrivalRow *row)
{
  if (g_str_equal (answer, "dismiss"))
    dismiss (self, row);
  else if (g_str_equal (answer, "card"))
    gtk_widget_activate_action (GTK_WIDGET (self), "exchange.show", "s", "cards");
  else if (cw_arrival_row_get_arrival (row)->state == CW_ARRIVAL_READY)
    take_in_row (self, row);
  else
    ask_anyway (self, row);
}

static void
chosen_cb (const char *const *files, gpointer user_data)
{
  cw_arrivals_page_look_at (user_data, files);
}

static void
choose_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_file_choice_open (widget, _ ("Look at Files"), CW_FILE_CHOICE_BUNDLE, TRUE, chosen_cb);
}

static void
take_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwArrivalsPage *self = CW_ARRIVALS_PAGE (widget);
  g_autoptr (GPtrArray) orders = orders_for (self, CW_ARRIVAL_READY);

  if (orders->len > 0)
    take_in_orders (self, g_steal_pointer (&orders));
}

static void
receipt_chosen_cb (const char *const *files, gpointer user_data)
{
  CwArrivalsPage *self = user_data;
  CwStore *store = self->session != NULL ? cw_work_session_get_store (self->session) : NULL;
  g_autoptr (GError) error = NULL;

  if (store == NULL)
    return;
  if (cw_receipt_write (store, files[0], &error))
    say (self,
         _ ("Receipt written. Give it to who sends to you: the next file can be smaller."));
  else
    say_failed (self, error);
}

static void
receipt_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_file_choice_save (widget, _ ("Write a Receipt"), "corewalk.receipt",
                       CW_FILE_CHOICE_RECEIPT, receipt_chosen_cb);
}

/* A card may have come meanwhile. */
static void
map_cb (CwArrivalsPage *self)
{
  g_autoptr (GPtrArray) unknown = orders_for (self, CW_ARRIVAL_UNKNOWN);

  if (unknown->len > 0 && self->session != NULL && !cw_work_session_is_lent (self->session))
    look_at_orders (self, g_steal_pointer (&unknown));
}

static void
cw_arrivals_page_dispose (GObject *object)
{
  g_clear_object (&CW_ARRIVALS_PAGE (object)->session);
  G_OBJECT_CLASS (cw_arrivals_page_parent_class)->dispose (object);
}

static void
cw_arrivals_page_class_init (CwArrivalsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_arrivals_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/arrivals-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwArrivalsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CwArrivalsPage, files);
  gtk_widget_class_bind_template_child (widget_class, CwArrivalsPage, take_all_button);
  gtk_widget_class_install_action (widget_class, "arrivals.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "arrivals.take-all", NULL, take_all_action);
  gtk_widget_class_install_action (widget_class, "arrivals.receipt", NULL, receipt_action);
}

static void
cw_arrivals_page_init (CwArrivalsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

void
cw_arrivals_page_set_session (CwArrivalsPage *self, CwWorkSession *session)
{
  g_set_object (&self->session, session);
}

void
cw_arrivals_page_look_at (CwArrivalsPage *self, const char *const *files)
{
  g_autoptr (GPtrArray) orders =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_arrival_order_free);

  for (guint i = 0; files[i] != NULL; i++)
    g_ptr_array_add (orders, cw_arrival_order_new (files[i]));
  if (orders->len > 0)
    look_at_orders (self, g_steal_pointer (&orders));
}
