#include "ui/debrief/debrief-column.h"

#include "ui/debrief/board-move.h"
#include "ui/debrief/card-row.h"
#include "ui/visit/judgement.h"

#include <glib/gi18n.h>

struct _CwDebriefColumn
{
  AdwBin parent_instance;

  CwStep step;
  CwKeeper *keeper; /* NULL where no draft is kept */
  char *place;      /* of the draft */
  GHashTable *judging_words;

  GtkLabel *title;
  GtkLabel *count;
  GtkLabel *question;
  GtkWidget *pull_button;
  GtkListBox *list;
  GtkWidget *composer;
  GtkEditable *entry;
  GtkLabel *advice;
};

enum
{
  PROP_STEP = 1,
  N_PROPS
};

enum
{
  TYPED,
  OPENED,
  DROPPED,
  PULL,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwDebriefColumn, cw_debrief_column, ADW_TYPE_BIN)

static const struct
{
  const char *title;
  const char *question;
  const char *add; /* names the line for a new card */
} steps[] = {
  { N_ ("Describe"), N_ ("What did we see and hear? Facts, no judging."),
    N_ ("Add what was seen") },
  { N_ ("Analyze"), N_ ("Which patterns are there? In how many rooms?"), N_ ("Add a pattern") },
  { N_ ("Predict"),
    N_ ("If you were a student here and did all that was asked, what would you know and be able "
        "to do?"),
    N_ ("Add a prediction") },
  { N_ ("Next Level of Work"), N_ ("What, who, by when, with what help?"),
    N_ ("Add a next step") },
};

static CwCardRow *
row_at (CwDebriefColumn *self, int index)
{
  return CW_CARD_ROW (gtk_list_box_get_row_at_index (self->list, index));
}

static int
find_row (CwDebriefColumn *self, gint64 card, int from)
{
  for (int i = from; row_at (self, i) != NULL; i++)
    if (cw_card_row_get_card (row_at (self, i)) == card)
      return i;

  return -1;
}

static void
row_dropped_cb (CwDebriefColumn *self, gint64 card, gboolean is_after, CwCardRow *row)
{
  g_signal_emit (self, signals[DROPPED], 0, card, cw_card_row_get_card (row), is_after);
}

static CwCardRow *
make_row (CwDebriefColumn *self)
{
  GtkWidget *row = cw_card_row_new ();

  g_signal_connect_swapped (row, "dropped", G_CALLBACK (row_dropped_cb), self);
  return CW_CARD_ROW (row);
}

/* The row of @card comes to stand at @index; one that is there already is moved, so that it keeps what
 * it has. */
static CwCardRow *
place_row (CwDebriefColumn *self, gint64 card, int index)
{
  int old = find_row (self, card, index);
  g_autoptr (GtkWidget) row = NULL;

  if (old == index)
    return row_at (self, index);

  row = g_object_ref_sink (GTK_WIDGET (old < 0 ? make_row (self) : row_at (self, old)));
  if (old >= 0)
    gtk_list_box_remove (self->list, row);
  gtk_list_box_insert (self->list, row, index);
  return CW_CARD_ROW (row);
}

/* Of patterns, not of what lies under them. */
static char *
dup_count (CwDebriefColumn *self, GPtrArray *shown)
{
  guint count = 0;

  for (guint i = 0; i < shown->len; i++)
    count += ((const CwCard *) shown->pdata[i])->step == self->step;

  return g_strdup_printf ("%u", count);
}

void
cw_debrief_column_show (CwDebriefColumn *self, GPtrArray *cards, gint64 room_count)
{
  g_autoptr (GPtrArray) shown = cw_board_move_column (cards, self->step);
  g_autofree char *count = dup_count (self, shown);
  CwCardRow *left = NULL;

  /* What is gone goes first, else each row after it would be moved. */
  for (int i = 0; row_at (self, i) != NULL;)
    {
      gint64 card = cw_card_row_get_card (row_at (self, i));

      if (cw_board_move_find (shown, card) != NULL)
        i++;
      else
        gtk_list_box_remove (self->list, GTK_WIDGET (row_at (self, i)));
    }
  for (guint i = 0; i < shown->len; i++)
    {
      const CwCard *card = shown->pdata[i];

      cw_card_row_set_card (place_row (self, card->id, (int) i), card, room_count);
    }
  while ((left = row_at (self, (int) shown->len)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (left));

  gtk_label_set_text (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), shown->len > 0);
}

void
cw_debrief_column_keep_draft (CwDebriefColumn *self,
                              CwKeeper *keeper,
                              const char *place,
                              const char *text)
{
  g_clear_object (&self->keeper);
  gtk_editable_set_text (self->entry, text != NULL ? text : "");
  gtk_editable_set_position (self->entry, -1);
  g_free (self->place);
  self->place = g_strdup (place);
  self->keeper = g_object_ref (keeper);
}

void
cw_debrief_column_set_projected (CwDebriefColumn *self, gboolean is_projected)
{
  gtk_widget_set_visible (self->composer, !is_projected);
  gtk_widget_set_visible (self->pull_button, !is_projected && self->step == CW_STEP_DESCRIBE);
}

void
cw_debrief_column_write (CwDebriefColumn *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

gboolean
cw_debrief_column_focus (CwDebriefColumn *self, gint64 card, int index)
{
  int found = card != 0 ? find_row (self, card, 0) : index;

  if (card == 0)
    while (found > 0 && row_at (self, found) == NULL)
      found--;

  return found >= 0 && row_at (self, found) != NULL &&
         gtk_widget_grab_focus (GTK_WIDGET (row_at (self, found)));
}

void
cw_debrief_column_clear (CwDebriefColumn *self)
{
  gtk_editable_set_text (self->entry, "");
}

/* "good" tells what somebody thought of it; the step asks for what was there. */
static void
show_advice (CwDebriefColumn *self, const char *text)
{
  g_autoptr (GArray) found = NULL;
  g_autofree char *word = NULL, *advice = NULL;
  const CwJudgement *first = NULL;

  if (self->step == CW_STEP_DESCRIBE && self->judging_words == NULL)
    self->judging_words = cw_judgement_load_words ();
  if (self->step == CW_STEP_DESCRIBE)
    found = cw_judgement_find (self->judging_words, text);
  gtk_widget_set_visible (GTK_WIDGET (self->advice), found != NULL && found->len > 0);
  if (found == NULL || found->len == 0)
    return;

  first = &g_array_index (found, CwJudgement, 0);
  word = g_utf8_substring (text, first->start, first->end);
  advice = g_strdup_printf (_ ("“%s” judges. What did you see or hear?"), word);
  gtk_label_set_text (self->advice, advice);
}

static void
changed_cb (CwDebriefColumn *self)
{
  const char *text = gtk_editable_get_text (self->entry);

  show_advice (self, text);
  if (self->keeper != NULL)
    cw_keeper_set_draft (self->keeper, self->place, text, NULL);
}

static void
entered_cb (CwDebriefColumn *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  if (*text != '\0')
    g_signal_emit (self, signals[TYPED], 0, text);
}

static void
activated_cb (CwDebriefColumn *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[OPENED], 0, cw_card_row_get_card (CW_CARD_ROW (row)));
}

static void
pull_cb (CwDebriefColumn *self)
{
  g_signal_emit (self, signals[PULL], 0);
}

static gboolean
drop_cb (CwDebriefColumn *self, const GValue *value)
{
  g_signal_emit (self, signals[DROPPED], 0, g_value_get_int64 (value), (gint64) 0, FALSE);
  return TRUE;
}

static void
cw_debrief_column_set_property (GObject *object,
                                guint id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  CwDebriefColumn *self = CW_DEBRIEF_COLUMN (object);
  const char *add = NULL;

  self->step = (CwStep) g_value_get_int (value);
  add = _ (steps[self->step].add);
  gtk_label_set_text (self->title, _ (steps[self->step].title));
  gtk_label_set_text (self->question, _ (steps[self->step].question));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), add);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  add, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (steps[self->step].title), -1);
  gtk_widget_set_visible (self->pull_button, self->step == CW_STEP_DESCRIBE);
}

static void
cw_debrief_column_dispose (GObject *object)
{
  CwDebriefColumn *self = CW_DEBRIEF_COLUMN (object);

  g_clear_object (&self->keeper);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->judging_words, g_hash_table_unref);
  G_OBJECT_CLASS (cw_debrief_column_parent_class)->dispose (object);
}

static void
cw_debrief_column_class_init (CwDebriefColumnClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = cw_debrief_column_set_property;
  object_class->dispose = cw_debrief_column_dispose;
  properties[PROP_STEP] =
      g_param_spec_int ("step", NULL, NULL, CW_STEP_DESCRIBE, CW_STEP_NEXT, CW_STEP_DESCRIBE,
                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[TYPED] = g_signal_new ("typed", CW_TYPE_DEBRIEF_COLUMN, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OPENED] = g_signal_new ("opened", CW_TYPE_DEBRIEF_COLUMN, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[DROPPED] =
      g_signal_new ("dropped", CW_TYPE_DEBRIEF_COLUMN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_BOOLEAN);
  signals[PULL] = g_signal_new ("pull", CW_TYPE_DEBRIEF_COLUMN, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/debrief-column.ui");
  gtk_widget_class_bind_template_child (widget_class, CwDebriefColumn, title);
  gtk_widget_class_bind_template_child (widget_class, CwDebriefColumn, count);
  gtk_widget_class_bind_template_child (widget_class, CwDebriefColumn, question);
  gtk_widget_class_bind_template_child (widget_class, CwDebriefColumn, pull_button);
  gtk_widget_class_bind_template_child (widget_class, CwDebriefColumn, list);
  gtk_widget_class_bind_template_child (widget_class, CwDebriefColumn, composer);
  gtk_widget_class_bind_template_child (widget_class, CwDebriefColumn, entry);
  gtk_widget_class_bind_template_child (widget_class, CwDebriefColumn, advice);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, pull_cb);
}

static void
cw_debrief_column_init (CwDebriefColumn *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
