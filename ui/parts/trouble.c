#include "ui/parts/trouble.h"

#include "corewalk/store.h"

#include <glib/gi18n.h>

char *
cw_trouble_dup_cause (const GError *error)
{
  /* What is below the windows speaks English; its whole sentences are in the translations. */
  const char *message = *error->message != '\0' ? _ (error->message) : error->message;
  gunichar first = g_utf8_get_char (message);
  GString *text = g_string_new (NULL);

  g_string_append_unichar (text, g_unichar_toupper (first));
  if (*message != '\0')
    g_string_append (text, g_utf8_next_char (message));
  if (text->len > 0 && strchr (".!?", text->str[text->len - 1]) == NULL)
    g_string_append_c (text, '.');

  return g_string_free (text, FALSE);
}

char *
cw_trouble_dup_bare_cause (const GError *error)
{
  g_autofree char *cause = cw_trouble_dup_cause (error);
  char *step = strstr (cause, ". ");

  if (step != NULL)
    step[1] = '\0';
  return g_steal_pointer (&cause);
}

const char *
cw_trouble_get_open_title (const GError *error)
{
  if (g_error_matches (error, CW_ERROR, CW_ERROR_BUSY))
    return _ ("Your Walks Are Open Elsewhere");
  if (g_error_matches (error, CW_ERROR, CW_ERROR_SCHEMA))
    return _ ("Not a Folder of This Corewalk");
  if (g_error_matches (error, CW_ERROR, CW_ERROR_DAMAGED))
    return _ ("Some of Your Walks Can’t Be Read");
  if (g_error_matches (error, CW_ERROR, CW_ERROR_PLACE))
    return _ ("Walks Can’t Be Kept Here");
  if (g_error_matches (error, CW_ERROR, CW_ERROR_FULL))
    return _ ("The Disk Is Full");

  return _ ("Your Walks Can’t Be Opened");
}

static const char *
open_advice (const GError *error)
{
  if (g_error_matches (error, CW_ERROR, CW_ERROR_BUSY))
    return _ ("Nothing is lost. Wait until the other program is done, then try again.");
  if (g_error_matches (error, CW_ERROR, CW_ERROR_SCHEMA))
    return _ ("The folder was not changed. Install the newest Corewalk and try again.");
  if (g_error_matches (error, CW_ERROR, CW_ERROR_DAMAGED))
    return _ (
        "Nothing was changed. Don’t delete the folder: copy it to another disk first, then "
        "restore your last backup.");
  if (g_error_matches (error, CW_ERROR, CW_ERROR_PLACE))
    return _ ("The folder was not changed. Use a folder on this computer’s own disk.");
  if (g_error_matches (error, CW_ERROR, CW_ERROR_FULL))
    return _ ("Nothing is lost. Make some room on the disk, then try again.");

  return _ ("Nothing was changed. Check the disk and the folder, then try again.");
}

char *
cw_trouble_dup_open_text (const GError *error, const char *directory)
{
  g_autofree char *cause = cw_trouble_dup_cause (error);
  g_autofree char *folder = g_filename_display_name (directory);

  return g_strdup_printf ("%s %s\n\n%s", cause, open_advice (error), folder);
}

char *
cw_trouble_dup_act_text (const GError *error)
{
  g_autofree char *cause = cw_trouble_dup_cause (error);

  /* Translators: %s is a sentence that says why something could not be done */
  return g_strdup_printf (_ ("%s Nothing else was changed."), cause);
}

GtkWidget *
cw_trouble_details_new (const char *text)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (view, "details");
  gtk_widget_add_css_class (scrolled, "card");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_set_size_request (scrolled, 420, 140);
  return scrolled;
}
