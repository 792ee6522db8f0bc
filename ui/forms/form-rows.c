#include "ui/forms/form-rows.h"

#include <glib/gi18n.h>
#include <string.h>

#define KEY_FAULT "cw-fault"

void
cw_form_rows_clear (GtkListBox *list)
{
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* Another language than the program has stays what it is. */
static void
language_cb (AdwComboRow *row, GParamSpec *pspec, const CwFormPen *pen)
{
  static const char *const languages[] = { "en", "es", NULL };
  char **place = g_object_get_data (G_OBJECT (row), "cw-language");
  guint selected = adw_combo_row_get_selected (row);

  if (selected > 1 || g_str_equal (*place, languages[selected]))
    return;

  pen->changing (pen->owner, NULL);
  cw_form_text_set (place, languages[selected]);
  pen->changed (pen->owner);
}

static GtkWidget *
language_row (const CwFormPen *pen, char **language)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = g_str_has_prefix (*language, "es") ? 1 : 0;

  gtk_string_list_append (names, _ ("English"));
  gtk_string_list_append (names, _ ("Spanish"));
  if (!g_str_has_prefix (*language, "en") && !g_str_has_prefix (*language, "es"))
    {
      gtk_string_list_append (names, *language);
      selected = 2;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Language"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_object_set_data (G_OBJECT (row), "cw-language", language);
  g_signal_connect (row, "notify::selected", G_CALLBACK (language_cb), (gpointer) pen);
  return row;
}

void
cw_form_rows_fill_head (GtkListBox *list, const CwFormPen *pen, CwFormDocument *document)
{
  gtk_list_box_append (list, cw_form_pen_entry (pen, _ ("Title"), _ ("Title"), &document->title,
                                                CW_FORM_MOST_LABEL));
  gtk_list_box_append (list, cw_form_pen_words (pen, _ ("Purpose"), _ ("Purpose"),
                                                &document->purpose));
  gtk_list_box_append (list, cw_form_pen_words (pen, _ ("When to Use It"), _ ("When to Use It"),
                                                &document->when_to_use));
  gtk_list_box_append (list, cw_form_pen_entry (pen, _ ("Whose Words These Are"),
                                                _ ("Whose Words These Are"), &document->source,
                                                CW_FORM_MOST_TEXT));
  gtk_list_box_append (list, cw_form_pen_entry (pen, _ ("License"), _ ("License"),
                                                &document->license, CW_FORM_MOST_TEXT));
  gtk_list_box_append (list, language_row (pen, &document->language));
  gtk_list_box_append (
      list,
      cw_form_pen_switch (pen, _ ("Not for Evaluation"),
                          _ ("Printed on each page. Words that grade people are pointed out."),
                          &document->not_for_evaluation));
}

void
cw_form_rows_fill_tools (GtkListBox *list, const CwFormPen *pen, CwFormDocument *document)
{
  static const char *const modes[] = { "momentary", "partial", "whole", NULL };
  const char *const labels[] = { _ ("What goes on at its end"),
                                 _ ("What occurs at any time in it"),
                                 _ ("What goes on all through it"), NULL };

  gtk_list_box_append (list, cw_form_pen_number (pen, _ ("Seconds Between Two Quiet Signals"),
                                                 _ ("Seconds Between Two Quiet Signals"),
                                                 &document->tools.signal_seconds, 0, 3600));
  if (document->tools.codes->len == 0)
    return;

  gtk_list_box_append (list, cw_form_pen_number (pen, _ ("Seconds of an Interval"),
                                                 _ ("Seconds of an Interval"),
                                                 &document->tools.code_seconds, 5, 3600));
  gtk_list_box_append (list, cw_form_pen_choice (pen, _ ("In an Interval, Code"),
                                                 &document->tools.code_mode, modes, labels));
}

static GtkWidget *
fault_row (CwFormFault *take_fault)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), take_fault->place);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), KEY_FAULT, take_fault,
                          (GDestroyNotify) cw_form_fault_free);
  return row;
}

/* All that is missing in one place is one row. */
static void
add_text (GtkWidget *row, const char *text)
{
  const char *before = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
  g_autofree char *sentence =
      g_strdup_printf ("%s%s%s.", before != NULL ? before : "",
                       before != NULL && *before != '\0' ? "\n" : "", text);
  gsize start = before != NULL && *before != '\0' ? strlen (before) + 1 : 0;

  sentence[start] = g_ascii_toupper (sentence[start]);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sentence);
}

gboolean
cw_form_rows_fill_faults (GtkListBox *list, const CwFormDocument *document)
{
  g_autoptr (GPtrArray) faults = cw_form_document_faults (document);
  GtkWidget *row = NULL;

  cw_form_rows_clear (list);
  for (guint i = 0; i < faults->len; i++)
    {
      CwFormFault *fault = faults->pdata[i];

      if (!fault->is_mistake)
        continue;
      if (row == NULL ||
          strcmp (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), fault->place) != 0)
        {
          row = fault_row (fault);
          faults->pdata[i] = NULL; /* the row has it now */
          gtk_list_box_append (list, row);
        }
      add_text (row, fault->text);
    }
  return row == NULL;
}

gboolean
cw_form_rows_get_fault (GtkListBoxRow *row, CwFormPart *part, guint *at)
{
  const CwFormFault *fault = g_object_get_data (G_OBJECT (row), KEY_FAULT);

  *part = fault->part;
  *at = fault->at;
  return !fault->is_about_form;
}
