#include "ui/visit/history-dialog.h"

#include "ui/exchange/question-words.h"
#include "ui/parts/times.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

struct _CwHistoryDialog
{
  AdwWindow parent_instance;

  GtkListBox *entries;
};

G_DEFINE_FINAL_TYPE (CwHistoryDialog, cw_history_dialog, ADW_TYPE_WINDOW)

static void
cw_history_dialog_class_init (CwHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CwHistoryDialog, entries);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
cw_history_dialog_init (CwHistoryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* (transfer full): what stood there, as people read it; NULL for nothing. */
static char *
dup_value (CwStore *store,
           const CwRecord *record,
           const CwHistoryEntry *entry,
           const char *value)
{
  if (value == NULL || *value == '\0')
    return NULL;
  if (g_str_has_suffix (entry->field, "_ms"))
    {
      g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (value, NULL);
      g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

      /* Translators: a time of day, see g_date_time_format() */
      return local != NULL ? g_date_time_format (local, _ ("%H:%M:%S")) : g_strdup (value);
    }

  return cw_question_words_dup_value (store, record, entry->field, value);
}

static char *
say_change (CwStore *store, const CwRecord *record, const CwHistoryEntry *entry)
{
  g_autofree char *field = cw_question_words_dup_field (entry->field);
  g_autofree char *before = dup_value (store, record, entry, entry->before);
  g_autofree char *after = dup_value (store, record, entry, entry->after);

  if (before == NULL)
    /* Translators: who, which field, what stands there now */
    return g_strdup_printf (_ ("%s added “%s”: “%s”"), entry->author, field,
                            after != NULL ? after : "");
  if (after == NULL)
    /* Translators: who, which field, what stood there */
    return g_strdup_printf (_ ("%s cleared “%s”, which was “%s”"), entry->author, field,
                            before);

  /* Translators: who, which field, what stood there, what stands there now */
  return g_strdup_printf (_ ("%s changed “%s” from “%s” to “%s”"), entry->author, field, before,
                          after);
}

static char *
say_taken_back (CwStore *store, const CwRecord *record, const CwHistoryEntry *entry)
{
  if (entry->field != NULL)
    return say_change (store, record, entry);
  if (entry->before == NULL)
    return g_strdup_printf (_ ("%s deleted it before anybody else had it"), entry->author);

  /* Translators: who, the words that were deleted */
  return g_strdup_printf (_ ("%s deleted it before anybody else had it: “%s”"), entry->author,
                          entry->before);
}

char *
cw_history_dialog_dup_sentence (CwStore *store,
                                const CwRecord *record,
                                const CwHistoryEntry *entry)
{
  switch (entry->act)
    {
    case CW_HISTORY_MADE:
      return g_strdup_printf (_ ("%s wrote it down"), entry->author);
    case CW_HISTORY_CHANGED:
      return say_change (store, record, entry);
    case CW_HISTORY_DELETED:
      return g_strdup_printf (_ ("%s deleted it"), entry->author);
    case CW_HISTORY_RESTORED:
      return g_strdup_printf (_ ("%s brought it back"), entry->author);
    case CW_HISTORY_SEALED:
      return g_strdup_printf (_ ("%s sealed it: what is changed since then shows as amended"),
                              entry->author);
    case CW_HISTORY_TAKEN_BACK:
      return say_taken_back (store, record, entry);
    }

  g_return_val_if_reached (NULL);
}

static char *
dup_when (const CwHistoryEntry *entry)
{
  g_autofree char *day = cw_times_dup_day (cw_moment_local_day (entry->moment));
  g_autofree char *clock = cw_times_dup_clock (entry->moment);

  if (entry->is_amendment)
    /* Translators: day, time of day */
    return g_strdup_printf (_ ("%s, %s · amended after it was sealed"), day, clock);

  return g_strdup_printf ("%s, %s", day, clock);
}

static void
add_entry (CwHistoryDialog *self,
           CwStore *store,
           const CwRecord *record,
           const CwHistoryEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *sentence = cw_history_dialog_dup_sentence (store, record, entry);
  g_autofree char *when = dup_when (entry);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), when);
  gtk_list_box_append (self->entries, row);
}

void
cw_history_dialog_show (GtkWidget *parent, CwStore *store, gint64 record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = cw_record_history (store, record, &error);
  g_autoptr (CwRecord) now = cw_record_read (store, record, NULL);
  GtkRoot *root = gtk_widget_get_root (parent);
  CwHistoryDialog *self = NULL;

  if (entries == NULL)
    {
      g_autofree char *text = cw_trouble_dup_act_text (error);

      gtk_widget_activate_action (parent, "work.say", "s", text);
      return;
    }

  self = g_object_new (CW_TYPE_HISTORY_DIALOG, "transient-for", root, NULL);
  for (guint i = 0; i < entries->len; i++)
    {
      const CwHistoryEntry *entry = entries->pdata[i];

      /* Where a card lies among others is a number that says nothing. */
      if (g_strcmp0 (entry->field, "place") != 0)
        add_entry (self, store, now, entry);
    }
  gtk_window_present (GTK_WINDOW (self));
}
