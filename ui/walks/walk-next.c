#include "ui/walks/walk-next.h"

#include "corewalk/debrief.h"
#include "ui/debrief/card-editor.h"
#include "ui/parts/times.h"

#include <glib/gi18n.h>

struct _CwWalkNext
{
  AdwBin parent_instance;

  CwWorkSession *session;
  gint64 walk;
  GArray *cards; /* of gint64: what the rows show */

  AdwActionRow *debrief;
  GtkWidget *next_group;
  GtkListBox *steps;
};

G_DEFINE_FINAL_TYPE (CwWalkNext, cw_walk_next, ADW_TYPE_BIN)

static void
append (GString *text, const char *format, gint64 count)
{
  g_autofree char *part = g_strdup_printf ("%d", (int) count);

  if (count > 0)
    {
      g_string_append (text, text->len > 0 ? " · " : "");
      g_string_append_printf (text, "%s %s", part, format);
    }
}

/* "5 cards · 2 patterns · 1 prediction · 3 next steps" */
static char *
dup_counts (const CwDebriefCount *count)
{
  const gint64 *steps = count->steps;
  GString *text = g_string_new (NULL);

  append (text, ngettext ("description", "descriptions", (gulong) steps[CW_STEP_DESCRIBE]),
          steps[CW_STEP_DESCRIBE]);
  append (text, ngettext ("pattern", "patterns", (gulong) steps[CW_STEP_PATTERN]),
          steps[CW_STEP_PATTERN]);
  append (text, ngettext ("prediction", "predictions", (gulong) steps[CW_STEP_PREDICT]),
          steps[CW_STEP_PREDICT]);
  append (text, ngettext ("next step", "next steps", (gulong) steps[CW_STEP_NEXT]),
          steps[CW_STEP_NEXT]);
  if (text->len == 0)
    g_string_append (text, _ ("Describe, analyze, predict, agree on the next level of work"));

  return g_string_free (text, FALSE);
}

static void
append_part (GString *text, const char *part)
{
  if (part != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static char *
dup_details (const CwCard *card)
{
  g_autofree char *day = card->due != G_MININT64 ? cw_times_dup_day (card->due) : NULL;
  g_autofree char *by = day != NULL ? g_strdup_printf (_ ("By %s"), day) : NULL;
  g_autofree char *help =
      card->help != NULL ? g_strdup_printf (_ ("Help: %s"), card->help) : NULL;
  GString *text = g_string_new (NULL);

  append_part (text, card->owner);
  append_part (text, by);
  append_part (text, help);
  append_part (text, card->outcome);
  return g_string_free (text, FALSE);
}

static GtkWidget *
make_chip (const CwCard *card)
{
  gboolean is_late =
      card->due != G_MININT64 && card->due < cw_moment_local_day (cw_moment_now ());
  GtkWidget *chip = gtk_label_new (card->state == CW_CARD_DONE      ? _ ("Done")
                                   : card->state == CW_CARD_DROPPED ? _ ("Given Up")
                                   : is_late                        ? _ ("Overdue")
                                                                    : _ ("To Do"));

  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (chip, "chip");
  if (card->state == CW_CARD_OPEN)
    gtk_widget_add_css_class (chip, is_late ? "unkept" : "open");
  return chip;
}

static GtkWidget *
make_row (const CwCard *card)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *details = dup_details (card);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), card->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), details);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_chip (card));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
show_steps (CwWalkNext *self, GPtrArray *cards)
{
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (self->steps, 0)) != NULL)
    gtk_list_box_remove (self->steps, GTK_WIDGET (row));
  g_array_set_size (self->cards, 0);
  for (guint i = 0; i < cards->len; i++)
    {
      const CwCard *card = cards->pdata[i];

      if (card->step != CW_STEP_NEXT)
        continue;
      gtk_list_box_append (self->steps, make_row (card));
      g_array_append_val (self->cards, card->id);
    }
  gtk_widget_set_visible (self->next_group, self->cards->len > 0);
}

gboolean
cw_walk_next_show (CwWalkNext *self, CwWorkSession *session, gint64 walk, GError **error)
{
  CwStore *store = cw_work_session_get_store (session);
  g_autoptr (GPtrArray) cards = cw_card_list (store, walk, error);
  g_autofree char *counts = NULL;
  CwDebriefCount count;

  if (cards == NULL || !cw_debrief_count (store, walk, &count, error))
    return FALSE;

  g_set_object (&self->session, session);
  self->walk = walk;
  counts = dup_counts (&count);
  adw_action_row_set_subtitle (self->debrief, counts);
  show_steps (self, cards);
  return TRUE;
}

static void
debrief_cb (CwWalkNext *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "work.show-debrief", "x", self->walk);
}

static void
step_cb (CwWalkNext *self, GtkListBoxRow *row)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gint64 card = g_array_index (self->cards, gint64, gtk_list_box_row_get_index (row));

  if (cw_work_session_get_store (self->session) != NULL)
    gtk_window_present (GTK_WINDOW (
        cw_card_editor_new (GTK_WINDOW (root), self->session, card, GTK_WIDGET (self))));
}

static void
cw_walk_next_dispose (GObject *object)
{
  CwWalkNext *self = CW_WALK_NEXT (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->cards, g_array_unref);
  G_OBJECT_CLASS (cw_walk_next_parent_class)->dispose (object);
}

static void
cw_walk_next_class_init (CwWalkNextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_walk_next_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/walk-next.ui");
  gtk_widget_class_bind_template_child (widget_class, CwWalkNext, debrief);
  gtk_widget_class_bind_template_child (widget_class, CwWalkNext, next_group);
  gtk_widget_class_bind_template_child (widget_class, CwWalkNext, steps);
  gtk_widget_class_bind_template_callback (widget_class, debrief_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_cb);
}

static void
cw_walk_next_init (CwWalkNext *self)
{
  self->cards = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}
