#include "ui/walks/late-marks.h"

#include "corewalk/form-document.h"
#include "corewalk/mark.h"

#include <string.h>

CwLookForRow *
cw_late_marks_get_row (GtkFlowBox *rows, int index)
{
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (rows, index);

  return child != NULL ? CW_LOOK_FOR_ROW (gtk_flow_box_child_get_child (child)) : NULL;
}

void
cw_late_marks_show (GtkFlowBox *rows, CwStore *store, gint64 visit)
{
  g_autoptr (GArray) marks = cw_mark_list (store, visit, NULL);

  for (int i = 0; cw_late_marks_get_row (rows, i) != NULL; i++)
    {
      CwLookForRow *row = cw_late_marks_get_row (rows, i);
      int value = CW_LOOK_FOR_UNMARKED;

      for (guint j = 0; marks != NULL && j < marks->len; j++)
        if (g_array_index (marks, CwMark, j).item == cw_look_for_row_get_item (row))
          value = g_array_index (marks, CwMark, j).value;
      cw_look_for_row_set_value (row, value);
    }
}

void
cw_late_marks_offer (GtkFlowBox *rows,
                     CwStore *store,
                     gint64 form,
                     GCallback marked,
                     GCallback cleared,
                     gpointer user_data)
{
  g_autoptr (GPtrArray) items = cw_form_items (store, form, NULL);
  g_autofree char *text = cw_form_dup_document (store, form, NULL);
  g_autoptr (CwFormDocument) document =
      text != NULL ? cw_form_document_parse (text, strlen (text), NULL) : NULL;

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const CwItem *item = items->pdata[i];
      GtkWidget *row =
          cw_look_for_row_new (item, i + 1,
                               document != NULL ? cw_form_document_item (document, item->key)
                                                : NULL);

      g_signal_connect_swapped (row, "marked", marked, user_data);
      g_signal_connect_swapped (row, "cleared", cleared, user_data);
      gtk_flow_box_append (rows, row);
      gtk_widget_set_focusable (gtk_widget_get_parent (row), FALSE);
    }
}
