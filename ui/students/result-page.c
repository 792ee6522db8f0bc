#include "ui/students/result-page.h"

#include "corewalk/place.h"
#include "corewalk/results.h"
#include "ui/parts/day-button.h"
#include "ui/parts/trouble.h"
#include "ui/students/level-row.h"

#include <glib/gi18n.h>

struct _CwResultPage
{
  AdwBin parent_instance;

  CwWorkSession *session;
  GPtrArray *schools;  /* of CwSchool, as they are offered */
  GPtrArray *known;    /* of CwResult: tests that are here already know their levels */
  gboolean is_filling; /* the change comes from here, not from a person */

  GtkRevealer *trouble_revealer;
  GtkLabel *trouble;
  AdwComboRow *school;
  GtkEditable *test;
  GtkEditable *subject;
  GtkEditable *grade;
  GtkEditable *students;
  CwDayButton *day;
  AdwComboRow *kind;
  GtkSwitch *matched;
  GtkListBox *levels;
};

G_DEFINE_FINAL_TYPE (CwResultPage, cw_result_page, ADW_TYPE_BIN)

/* As the choice offers them, with the names that their levels have at first. */
static const struct
{
  const char *name;
  const char *levels[5];
} kinds[] = {
  { "levels", { N_ ("Level 1"), N_ ("Level 2"), N_ ("Level 3"), N_ ("Level 4") } },
  { "blocks", { N_ ("Below"), N_ ("Near"), N_ ("Above") } },
  { "target", { N_ ("Not met"), N_ ("Met") } },
  { "other", { "", "" } },
};

static void
show_trouble (CwResultPage *self, const char *text)
{
  if (text != NULL)
    gtk_label_set_text (self->trouble, text);
  gtk_revealer_set_reveal_child (self->trouble_revealer, text != NULL);
}

static CwLevelRow *
row_at (CwResultPage *self, int position)
{
  return (CwLevelRow *) gtk_list_box_get_row_at_index (self->levels, position);
}

static int
count_rows (CwResultPage *self)
{
  int count = 0;

  while (row_at (self, count) != NULL)
    count++;
  return count;
}

static void add_row (CwResultPage *self, const char *name);

/* There is always an empty row at the end, up to the most levels that there can be. */
static void
level_typed_cb (CwResultPage *self)
{
  int count = count_rows (self);

  if (!self->is_filling && count < CW_RESULT_MOST_LEVELS &&
      !cw_level_row_is_empty (row_at (self, count - 1)))
    add_row (self, "");
  show_trouble (self, NULL);
}

static void
level_entered_cb (CwResultPage *self, CwLevelRow *row)
{
  CwLevelRow *next = row_at (self, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1);

  if (next != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (next));
}

static void
add_row (CwResultPage *self, const char *name)
{
  GtkWidget *row = cw_level_row_new ((guint) count_rows (self) + 1, name);

  g_signal_connect_object (row, "changed", G_CALLBACK (level_typed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entered", G_CALLBACK (level_entered_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (self->levels, row);
}

static gboolean
has_counts (CwResultPage *self)
{
  for (int i = 0; row_at (self, i) != NULL; i++)
    if (cw_level_row_get_count (row_at (self, i)) != -1)
      return TRUE;
  return FALSE;
}

/* Names for levels at which no student is yet; one empty row follows. */
static void
propose_levels (CwResultPage *self, const char *const *names, gboolean are_ours)
{
  self->is_filling = TRUE;
  while (row_at (self, 0) != NULL)
    gtk_list_box_remove (self->levels, GTK_WIDGET (row_at (self, 0)));
  for (; *names != NULL; names++)
    add_row (self, are_ours && **names != '\0' ? _ (*names) : *names);
  if (count_rows (self) < CW_RESULT_MOST_LEVELS)
    add_row (self, "");
  self->is_filling = FALSE;
}

static void
kind_chosen_cb (CwResultPage *self)
{
  if (!self->is_filling && self->session != NULL && !has_counts (self))
    propose_levels (self, kinds[adw_combo_row_get_selected (self->kind)].levels, TRUE);
}

static void
typed_cb (CwResultPage *self)
{
  show_trouble (self, NULL);
}

static char *
dup_typed (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

/* What is known of a test of that name. */
static void
test_typed_cb (CwResultPage *self)
{
  g_autofree char *typed = dup_typed (self->test);
  g_autofree char *folded = g_utf8_casefold (typed, -1);

  show_trouble (self, NULL);
  for (guint i = 0; self->known != NULL && !has_counts (self) && i < self->known->len; i++)
    {
      const CwResult *known = self->known->pdata[i];
      g_autofree char *name = g_utf8_casefold (known->instrument, -1);
      guint kind = 0;

      if (!g_str_equal (name, folded))
        continue;
      while (!g_str_equal (kinds[kind].name, known->kind))
        kind++;
      self->is_filling = TRUE;
      adw_combo_row_set_selected (self->kind, kind);
      self->is_filling = FALSE;
      propose_levels (self, (const char *const *) known->levels, FALSE);
      return;
    }
}

static gboolean
fail (CwResultPage *self, const char *text, GtkWidget *where)
{
  show_trouble (self, text);
  gtk_widget_grab_focus (where);
  return FALSE;
}

/* What stands in the rows; FALSE where it is not whole, which is said. */
static gboolean
read_levels (CwResultPage *self, GPtrArray *levels, GArray *counts)
{
  for (int i = 0; row_at (self, i) != NULL; i++)
    {
      CwLevelRow *row = row_at (self, i);
      gint64 count = cw_level_row_get_count (row);
      char *name = NULL;

      if (cw_level_row_is_empty (row))
        continue;
      name = cw_level_row_dup_name (row);
      g_ptr_array_add (levels, name);
      g_array_append_val (counts, count);
      if (*name == '\0')
        return fail (self, _ ("A level has no name yet."), GTK_WIDGET (row));
      if (count < 0)
        return fail (self,
                     count == -1 ? _ ("A level has no number of students yet. 0 is one, too.")
                                 : _ ("The number of students must be a whole number."),
                     GTK_WIDGET (row));
    }
  g_ptr_array_add (levels, NULL);
  return counts->len > 0 ||
         fail (self, _ ("There is no level yet."), GTK_WIDGET (row_at (self, 0)));
}

static gint64
chosen_school (CwResultPage *self)
{
  guint selected = adw_combo_row_get_selected (self->school);

  return self->schools != NULL && selected < self->schools->len
             ? ((const CwSchool *) self->schools->pdata[selected])->id
             : 0;
}

static const char *
or_null (const char *text)
{
  return *text != '\0' ? text : NULL;
}

static gboolean
keep (CwResultPage *self, CwStore *store)
{
  g_autofree char *test = dup_typed (self->test), *subject = dup_typed (self->subject);
  g_autofree char *grade = dup_typed (self->grade), *students = dup_typed (self->students);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) levels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  CwResultPlan plan = {
    .school = chosen_school (self),
    .instrument = test,
    .kind = kinds[adw_combo_row_get_selected (self->kind)].name,
    .day = cw_day_button_get_day (self->day),
    .grade = or_null (grade),
    .subject = or_null (subject),
    .students = or_null (students),
    .is_matched = gtk_switch_get_active (self->matched),
  };

  if (plan.school == 0)
    return fail (self,
                 _ ("There is no school yet. Add one from the main menu, with its rooms."),
                 GTK_WIDGET (self->school));
  if (*test == '\0')
    return fail (self, _ ("The test has no name yet."), GTK_WIDGET (self->test));
  if (!read_levels (self, levels, counts))
    return FALSE;

  plan.levels = (const char *const *) levels->pdata;
  plan.counts = (const gint64 *) (gpointer) counts->data;
  if (cw_result_add (store, &plan, NULL, &error) != 0)
    return TRUE;

  text = cw_trouble_dup_cause (error);
  return fail (self, text, GTK_WIDGET (self->test));
}

static void
keep_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwResultPage *self = CW_RESULT_PAGE (widget);
  CwStore *store = cw_work_session_get_store (self->session);

  if (store == NULL || !keep (self, store))
    return;

  gtk_widget_activate_action (widget, "work.say-undo", "s", _ ("Result added"));
  cw_work_session_changed (self->session);
  gtk_widget_activate_action (widget, "work.back", NULL);
}

static void
cw_result_page_dispose (GObject *object)
{
  CwResultPage *self = CW_RESULT_PAGE (object);

  g_clear_pointer (&self->schools, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cw_result_page_parent_class)->dispose (object);
}

static void
cw_result_page_class_init (CwResultPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_result_page_dispose;
  g_type_ensure (CW_TYPE_DAY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/corewalk/Corewalk/result-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwResultPage, trouble_revealer);
  gtk_widget_class_bind_template_child (widget_class, CwResultPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, CwResultPage, school);
  gtk_widget_class_bind_template_child (widget_class, CwResultPage, test);
  gtk_widget_class_bind_template_child (widget_class, CwResultPage, subject);
  gtk_widget_class_bind_template_child (widget_class, CwResultPage, grade);
  gtk_widget_class_bind_template_child (widget_class, CwResultPage, students);
  gtk_widget_class_bind_template_child (widget_class, CwResultPage, day);
  gtk_widget_class_bind_template_child (widget_class, CwResultPage, kind);
  gtk_widget_class_bind_template_child (widget_class, CwResultPage, matched);
  gtk_widget_class_bind_template_child (widget_class, CwResultPage, levels);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, test_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
  gtk_widget_class_install_action (widget_class, "result.keep", NULL, keep_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "result.keep", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "work.back", NULL);
}

static void
cw_result_page_init (CwResultPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
offer_schools (CwResultPage *self, CwStore *store)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_clear_pointer (&self->schools, g_ptr_array_unref);
  self->schools = cw_school_list (store, NULL);
  for (guint i = 0; self->schools != NULL && i < self->schools->len; i++)
    gtk_string_list_append (names, ((const CwSchool *) self->schools->pdata[i])->name);
  adw_combo_row_set_model (self->school, G_LIST_MODEL (names));
}

void
cw_result_page_begin (CwResultPage *self, CwWorkSession *session)
{
  static const CwResultQuestion every = { .from_day = G_MININT64, .to_day = G_MAXINT64 };
  GtkEditable *const entries[] = { self->test, self->subject, self->grade, self->students };
  CwStore *store = cw_work_session_get_store (session);

  g_set_object (&self->session, session);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  if (store != NULL)
    {
      offer_schools (self, store);
      self->known = cw_result_list (store, &every, NULL, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    gtk_editable_set_text (entries[i], "");
  cw_day_button_set_day (self->day, cw_moment_local_day (cw_moment_now ()));
  gtk_switch_set_active (self->matched, FALSE);
  adw_combo_row_set_selected (self->kind, 0);
  propose_levels (self, kinds[0].levels, TRUE);
  show_trouble (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->test));
}
