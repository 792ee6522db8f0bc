#include "ui/parts/paper-print.h"

#include <glib/gi18n.h>

#define KEY_PAGES "cw-pages"

/* What is printed, as long as the operation lives. */
typedef struct
{
  CwPaperMake make;
  gpointer user_data;
  GDestroyNotify free_data;
  CwPaper *paper; /* NULL until the size of the sheet is known */
} Pages;

static void
pages_free (gpointer data)
{
  Pages *pages = data;

  cw_paper_free (pages->paper);
  if (pages->free_data != NULL)
    pages->free_data (pages->user_data);
  g_free (pages);
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Pages *pages)
{
  g_clear_pointer (&pages->paper, cw_paper_free);
  pages->paper = pages->make (gtk_print_context_get_width (context),
                              gtk_print_context_get_height (context), pages->user_data);
  gtk_print_operation_set_n_pages (operation, (int) cw_paper_count_pages (pages->paper));
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Pages *pages)
{
  cw_paper_draw (pages->paper, gtk_print_context_get_cairo_context (context), (guint) page,
                 FALSE);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWidget *asker)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;

  gtk_print_operation_get_error (operation, &error);
  text = g_strdup_printf (_ ("It is not printed. %s"), error != NULL ? error->message : "");
  gtk_widget_activate_action (asker, "work.say", "s", text);
}

void
cw_paper_print (GtkWidget *asker,
                const char *title,
                CwPaperMake make,
                gpointer user_data,
                GDestroyNotify free_data)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  GtkRoot *root = gtk_widget_get_root (asker);
  Pages *pages = g_new0 (Pages, 1);

  pages->make = make;
  pages->user_data = user_data;
  pages->free_data = free_data;
  g_object_set_data_full (G_OBJECT (operation), KEY_PAGES, pages, pages_free);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation,
                                         TRUE); /* the pages have margins of their own */
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), pages);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), pages);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), asker, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
}
