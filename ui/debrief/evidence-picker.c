#include "ui/debrief/evidence-picker.h"

#include "corewalk/debrief.h"
#include "corewalk/form.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "ui/debrief/pick-item.h"
#include "ui/parts/trouble.h"

#include <glib/gi18n.h>

struct _CwEvidencePicker
{
  AdwWindow parent_instance;

  CwWorkSession *session;
  gint64 walk;
  GtkWidget *speaker; /* borrowed: it outlives this window */
  GArray *look_fors;  /* of gint64: what the choice of look-fors offers, after "all" */
  GArray *numbers;    /* of gint64: what the choice of visits offers, after "all" */
  char **words;       /* that are searched for, folded */

  GtkStack *stack;
  GListStore *lines;
  GtkFilterListModel *shown;
  GtkSearchEntry *search_entry;
  GtkDropDown *tags;
  GtkDropDown *look_for;
  GtkDropDown *visit;
  GtkLabel *news;
};

G_DEFINE_FINAL_TYPE (CwEvidencePicker, cw_evidence_picker, ADW_TYPE_WINDOW)

static void
say_failed (CwEvidencePicker *self, const GError *error)
{
  g_autofree char *text = cw_trouble_dup_act_text (error);

  gtk_label_set_text (self->news, text);
}

static gint64
chosen_of (GtkDropDown *choice, const GArray *offered)
{
  guint selected = gtk_drop_down_get_selected (choice);

  return selected == 0 || selected > offered->len
             ? 0
             : g_array_index (offered, gint64, selected - 1);
}

/* Selected 0 is any, then teacher, student, task, and lines without a tag. */
static gboolean
has_tag (CwEvidencePicker *self, CwTags tags)
{
  guint selected = gtk_drop_down_get_selected (self->tags);

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return TRUE;

  return selected <= 3 ? (tags & 1u << (selected - 1)) != 0 : tags == CW_TAG_NONE;
}

static gboolean
fits_cb (gpointer object, gpointer user_data)
{
  CwEvidencePicker *self = user_data;
  CwPickItem *item = object;
  const CwNote *note = cw_pick_item_get_note (item);
  gint64 look_for = chosen_of (self->look_for, self->look_fors);
  gint64 number = chosen_of (self->visit, self->numbers);

  return has_tag (self, note->tags) && (look_for == 0 || note->item == look_for) &&
         (number == 0 || cw_pick_item_get_number (item) == number) &&
         (self->words == NULL || cw_pick_item_has_words (item, self->words));
}

static void
show_page (CwEvidencePicker *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->lines)) == 0;
  gboolean fits = g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0;

  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty"
                                                 : fits   ? "lines"
                                                          : "nothing");
}

static void
narrow_cb (CwEvidencePicker *self)
{
  GtkFilter *filter = gtk_filter_list_model_get_filter (self->shown);
  g_autofree char *folded =
      g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), -1);

  if (filter == NULL) /* the choices are being filled */
    return;

  g_strfreev (self->words);
  self->words = g_strsplit_set (g_strstrip (folded), " \t", -1);
  gtk_filter_changed (filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_page (self);
}

static gboolean
add_card (CwEvidencePicker *self, CwPickItem *item, GError **error)
{
  CwStore *store = cw_work_session_get_store (self->session);
  const CwNote *note = cw_pick_item_get_note (item);
  const CwCardPlan plan = { .walk = self->walk,
                            .step = CW_STEP_DESCRIBE,
                            .text = note->text,
                            .notes = &note->id,
                            .note_count = 1 };

  return store != NULL && cw_card_add (store, &plan, NULL, error) != 0;
}

static void
activated_cb (CwEvidencePicker *self, guint position)
{
  g_autoptr (CwPickItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);
  g_autoptr (GError) error = NULL;

  if (cw_pick_item_is_card (item))
    gtk_label_set_text (self->news, _ ("This line is a card already"));
  else if (add_card (self, item, &error))
    {
      gtk_label_set_text (self->news, _ ("Card added. Ctrl+Z takes it back."));
      cw_work_session_changed (self->session);
    }
  else if (error != NULL)
    say_failed (self, error);
}

/* Which lines are cards: also after an undo. */
static void
mark_cards (CwEvidencePicker *self)
{
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GPtrArray) cards = store != NULL ? cw_card_list (store, self->walk, NULL) : NULL;
  g_autoptr (GHashTable) behind = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (cards == NULL)
    return;

  for (guint i = 0; i < cards->len; i++)
    {
      const CwCard *card = cards->pdata[i];

      for (guint j = 0; card->step == CW_STEP_DESCRIBE && j < card->notes->len; j++)
        g_hash_table_add (behind, &g_array_index (card->notes, gint64, j));
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->lines)); i++)
    {
      g_autoptr (CwPickItem) item = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      cw_pick_item_set_card (item,
                             g_hash_table_contains (behind, &cw_pick_item_get_note (item)->id));
    }
}

static gboolean
read_lines (CwEvidencePicker *self, CwStore *store, GtkStringList *visits, GError **error)
{
  g_autoptr (GArray) ids = cw_visit_ids (store, self->walk, error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i), last = 0;
      g_autoptr (CwVisit) visit = cw_visit_get (store, id, error);
      g_autoptr (GPtrArray) notes = visit != NULL ? cw_note_list (store, id, error) : NULL;
      g_autofree char *name = NULL;

      if (notes == NULL)
        return FALSE;
      g_ptr_array_set_free_func (notes, NULL); /* the items take the lines */
      for (guint j = 0; j < notes->len; j++)
        g_ptr_array_add (items, cw_pick_item_new (notes->pdata[j], visit->number));

      if (self->numbers->len > 0)
        last = g_array_index (self->numbers, gint64, self->numbers->len - 1);
      if (visit->number == last)
        continue;
      name = g_strdup_printf (_ ("Visit %d"), (int) visit->number);
      gtk_string_list_append (visits, name);
      g_array_append_val (self->numbers, visit->number);
    }
  if (ids == NULL)
    return FALSE;

  g_list_store_splice (self->lines, 0, 0, items->pdata, items->len);
  return TRUE;
}

static void
offer_look_fors (CwEvidencePicker *self, CwStore *store)
{
  g_autoptr (CwWalk) walk = cw_walk_get (store, self->walk, NULL);
  g_autoptr (GPtrArray) items = walk != NULL ? cw_form_items (store, walk->form, NULL) : NULL;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Any look-for"));
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const CwItem *item = items->pdata[i];

      gtk_string_list_append (names, item->label);
      g_array_append_val (self->look_fors, item->id);
    }
  gtk_drop_down_set_model (self->look_for, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->look_for), self->look_fors->len > 0);
}

static void
show_lines (CwEvidencePicker *self)
{
  CwStore *store = cw_work_session_get_store (self->session);
  g_autoptr (GtkStringList) visits = gtk_string_list_new (NULL);
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (fits_cb, self, NULL));
  g_autoptr (GError) error = NULL;

  self->look_fors = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  offer_look_fors (self, store);
  gtk_string_list_append (visits, _ ("All visits"));
  if (!read_lines (self, store, visits, &error))
    say_failed (self, error);
  gtk_drop_down_set_model (self->visit, G_LIST_MODEL (visits));
  gtk_filter_list_model_set_filter (self->shown, filter);
  g_object_unref (filter);
  mark_cards (self);
  show_page (self);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwEvidencePicker *self = CW_EVIDENCE_PICKER (widget);

  gtk_label_set_text (self->news, "");
  gtk_widget_activate_action (self->speaker, "work.undo", NULL);
}

static void
cw_evidence_picker_dispose (GObject *object)
{
  CwEvidencePicker *self = CW_EVIDENCE_PICKER (object);

  if (self->shown != NULL)
    gtk_filter_list_model_set_filter (self->shown, NULL);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->look_fors, g_array_unref);
  g_clear_pointer (&self->numbers, g_array_unref);
  g_clear_pointer (&self->words, g_strfreev);
  G_OBJECT_CLASS (cw_evidence_picker_parent_class)->dispose (object);
}

static void
cw_evidence_picker_class_init (CwEvidencePickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_evidence_picker_dispose;

  g_type_ensure (CW_TYPE_PICK_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/evidence-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, CwEvidencePicker, stack);
  gtk_widget_class_bind_template_child (widget_class, CwEvidencePicker, lines);
  gtk_widget_class_bind_template_child (widget_class, CwEvidencePicker, shown);
  gtk_widget_class_bind_template_child (widget_class, CwEvidencePicker, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CwEvidencePicker, tags);
  gtk_widget_class_bind_template_child (widget_class, CwEvidencePicker, look_for);
  gtk_widget_class_bind_template_child (widget_class, CwEvidencePicker, visit);
  gtk_widget_class_bind_template_child (widget_class, CwEvidencePicker, news);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "picker.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "picker.undo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "picker.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "picker.undo",
                                       NULL);
}

static void
cw_evidence_picker_init (CwEvidencePicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_evidence_picker_new (GtkWindow *parent,
                        CwWorkSession *session,
                        gint64 walk,
                        GtkWidget *speaker)
{
  CwEvidencePicker *self =
      g_object_new (CW_TYPE_EVIDENCE_PICKER, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  self->walk = walk;
  self->speaker = speaker;
  g_signal_connect_swapped (session, "changed", G_CALLBACK (mark_cards), self);
  show_lines (self);
  return GTK_WIDGET (self);
}
