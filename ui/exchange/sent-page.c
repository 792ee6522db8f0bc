#include "ui/exchange/sent-page.h"

#include "corewalk/sent.h"
#include "ui/exchange/line-kind.h"
#include "ui/parts/times.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

#define MOST_ROWS 200
#define KEY_NUMBER "cw-number" /* of a row that was not unfolded yet */

struct _CwSentPage
{
  AdwBin parent_instance;

  CwWorkSession *session;

  GtkStack *stack;
  GtkListBox *files;
};

G_DEFINE_FINAL_TYPE (CwSentPage, cw_sent_page, ADW_TYPE_BIN)

static const char *
audience_name (const char *audience)
{
  return g_str_equal (audience, "district") ? _ ("the district may read it")
         : g_str_equal (audience, "school") ? _ ("the school’s team may read it")
         : g_str_equal (audience, "pair")   ? _ ("only the partners may read it")
                                            : _ ("lists that everybody has");
}

static void
add_line (AdwExpanderRow *row, const char *title, const char *subtitle, gint64 count)
{
  GtkWidget *line = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (line), subtitle);
  if (count > 0)
    {
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, count);
      GtkWidget *number = gtk_label_new (text);

      gtk_widget_add_css_class (number, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (line), number);
    }
  adw_expander_row_add_row (row, line);
}

/* What was in a file is counted when somebody asks for it. */
static void
unfold_cb (CwSentPage *self, GParamSpec *property, AdwExpanderRow *row)
{
  gpointer number = g_object_get_data (G_OBJECT (row), KEY_NUMBER);
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GPtrArray) counts = NULL;
  g_autoptr (GError) error = NULL;

  if (number == NULL || !adw_expander_row_get_expanded (row) || store == NULL)
    return;

  g_object_set_data (G_OBJECT (row), KEY_NUMBER, NULL);
  counts = cw_sent_count (store, GPOINTER_TO_INT (number), &error);
  if (counts == NULL)
    {
      g_autofree char *text = cw_trouble_dup_act_text (error);

      add_line (row, text, NULL, 0);
    }
  for (guint i = 0; counts != NULL && i < counts->len; i++)
    {
      const CwSentCount *count = counts->pdata[i];

      add_line (row, cw_line_kind_get_name (count->kind), audience_name (count->audience),
                count->lines);
    }
  if (counts != NULL && counts->len == 0)
    add_line (row, _ ("Its lines are not on this laptop any more."), NULL, 0);
}

static char *
dup_readers (const CwSent *sent)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < sent->recipients->len; i++)
    {
      const char *name = sent->recipients->pdata[i];

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                              *name != '\0' ? name : _ ("somebody whose card is not here"));
    }
  if (sent->is_open)
    return g_strdup (_ ("Open: for whoever gets it"));

  /* Translators: %s is names of people */
  return g_strdup_printf (_ ("For %s"), names->str);
}

static char *
dup_story (const CwSent *sent)
{
  g_autofree char *readers = dup_readers (sent);
  g_autofree char *lines =
      g_strdup_printf (ngettext ("%d line", "%d lines", (gulong) sent->lines),
                       (int) sent->lines);
  const char *scope = g_str_equal (sent->scope, "school")     ? _ ("with the school’s words")
                      : g_str_equal (sent->scope, "district") ? _ ("numbers, no words")
                                                              : _ ("a coaching cycle");

  return g_strdup_printf ("%s · %s, %s%s%s%s%s", readers, lines, scope,
                          sent->school != NULL ? " · " : "",
                          sent->school != NULL ? sent->school : "", sent->is_whole ? "" : " · ",
                          sent->is_whole ? "" : _ ("perhaps it was not written whole"));
}

static GtkWidget *
row_new (CwSentPage *self, const CwSent *sent)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *day = cw_times_dup_day (cw_moment_local_day (sent->moment));
  g_autofree char *clock = cw_times_dup_clock (sent->moment);
  g_autofree char *title = g_strdup_printf ("%s, %s · %s", day, clock, sent->file);
  g_autofree char *story = dup_story (sent);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), story);
  g_object_set_data (G_OBJECT (row), KEY_NUMBER, GINT_TO_POINTER ((int) sent->number));
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (unfold_cb), self,
                           G_CONNECT_SWAPPED);
  return row;
}

static void
refresh (CwSentPage *self)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  GtkListBoxRow *row = NULL;
  CwStore *store = NULL;

  if (self->session == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  store = cw_work_session_get_store (self->session);
  if (store == NULL)
    return;

  list = cw_sent_list (store, &error);
  if (list == NULL)
    {
      g_autofree char *text = cw_trouble_dup_act_text (error);

      gtk_widget_activate_action (GTK_WIDGET (self), "work.say", "s", text);
      return;
    }

  while ((row = gtk_list_box_get_row_at_index (self->files, 0)) != NULL)
    gtk_list_box_remove (self->files, GTK_WIDGET (row));
  for (guint i = 0; i < MIN (list->len, MOST_ROWS); i++)
    gtk_list_box_append (self->files, row_new (self, list->pdata[i]));
  gtk_stack_set_visible_child_name (self->stack, list->len == 0 ? "empty" : "files");
}

static void
cw_sent_page_dispose (GObject *object)
{
  CwSentPage *self = CW_SENT_PAGE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_sent_page_parent_class)->dispose (object);
}

static void
cw_sent_page_class_init (CwSentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_sent_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/sent-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwSentPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CwSentPage, files);
}

static void
cw_sent_page_init (CwSentPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (refresh), NULL);
}

void
cw_sent_page_set_session (CwSentPage *self, CwWorkSession *session)
{
  g_set_object (&self->session, session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (refresh), self);
}
