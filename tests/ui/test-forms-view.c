#include "tests/ui/sketch.h"

#include "corewalk/form-draft.h"
#include "corewalk/form.h"
#include "corewalk/walk.h"
#include "ui/forms/form-editor.h"
#include "ui/forms/form-page.h"
#include "ui/forms/form-part-row.h"
#include "ui/forms/form-trial.h"
#include "ui/forms/form-undo.h"
#include "ui/forms/forms-view.h"
#include "ui/forms/words-row.h"
#include "ui/shell/work-view.h"
#include "ui/visit/look-for-row.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  Sketch *sketch;
  GtkWidget *window;
  GtkWidget *work_view;
  GtkWidget *view;
} Screen;

/* Widget @at, from 0, of that type below @widget. */
static GtkWidget *
find_nth (GtkWidget *widget, GType type, guint *at)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*at)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, at);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find (GtkWidget *widget, GType type, guint at)
{
  return find_nth (widget, type, &at);
}

static Screen *
screen_new (void)
{
  Screen *screen = g_new0 (Screen, 1);

  screen->sketch = sketch_new ();
  screen->work_view = cw_work_view_new (screen->sketch->session);
  screen->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (screen->window), screen->work_view);
  gtk_window_set_default_size (GTK_WINDOW (screen->window), 1366, 768);
  gtk_window_present (GTK_WINDOW (screen->window));
  gtk_widget_activate_action (screen->work_view, "work.screen", "s", "forms");
  screen->view = find (screen->work_view, CW_TYPE_FORMS_VIEW, 0);
  g_assert_nonnull (screen->view);
  sketch_run_ms (100);
  return screen;
}

static void
screen_free (Screen *screen)
{
  gtk_window_destroy (GTK_WINDOW (screen->window));
  sketch_run_ms (20);
  sketch_free (screen->sketch);
  g_free (screen);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Screen, screen_free)

static CwStore *
store_of (Screen *screen)
{
  return cw_work_session_get_store (screen->sketch->session);
}

static CwFormEditor *
editor_of (Screen *screen)
{
  return CW_FORM_EDITOR (find (screen->view, CW_TYPE_FORM_EDITOR, 0));
}

static const CwFormDocument *
document_of (Screen *screen)
{
  return cw_form_editor_get_document (editor_of (screen));
}

static void
copy_form (Screen *screen, const char *key)
{
  gtk_widget_activate_action (screen->view, "forms.copy", "x",
                              cw_form_find (store_of (screen), key, NULL));
}

static void
act (Screen *screen, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (editor_of (screen)), action, NULL));
}

static CwFormPartRow *
row_of (Screen *screen, guint at)
{
  return CW_FORM_PART_ROW (find (GTK_WIDGET (editor_of (screen)), CW_TYPE_FORM_PART_ROW, at));
}

static const char *
label_of (Screen *screen, guint at)
{
  return ((CwFormItem *) document_of (screen)->items->pdata[at])->label;
}

static void
type_title (Screen *screen, const char *title)
{
  GtkWidget *entry = find (GTK_WIDGET (editor_of (screen)), ADW_TYPE_ENTRY_ROW, 0);

  gtk_editable_set_text (GTK_EDITABLE (entry), title);
}

/* Answers the question that is on the screen. */
static void
respond (const char *response)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *one = windows; one != NULL; one = one->next)
    if (ADW_IS_MESSAGE_DIALOG (one->data))
      {
        adw_message_dialog_response (ADW_MESSAGE_DIALOG (one->data), response);
        sketch_run_ms (50);
        return;
      }
  g_assert_not_reached ();
}

static CwFormDocument *
read_newest (Screen *screen, const char *title)
{
  gint64 form = cw_form_find (store_of (screen), title, NULL);
  g_autofree char *text = cw_form_dup_document (store_of (screen), form, NULL);

  return text != NULL ? cw_form_document_parse (text, strlen (text), NULL) : NULL;
}

static void
test_keeps_what_is_typed (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autoptr (CwFormDraft) kept = NULL;

  gtk_widget_activate_action (screen->view, "forms.new", NULL);
  g_assert_null (cw_form_draft_get (store_of (screen), document_of (screen)->key));
  type_title (screen, "Half a ti");
  sketch_run_ms (400);
  kept = cw_form_draft_get (store_of (screen), document_of (screen)->key);
  g_assert_cmpstr (kept->document->title, ==, "Half a ti");

  type_title (screen, "Half a title");
  gtk_widget_activate_action (screen->work_view, "work.back", NULL);
  cw_form_draft_free (g_steal_pointer (&kept));
  kept = cw_form_draft_get (store_of (screen), document_of (screen)->key);
  g_assert_cmpstr (kept->document->title, ==, "Half a title");
}

static void
test_reorders_and_undoes (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  guint count = 0;

  copy_form (screen, "core-walk");
  first = g_strdup (label_of (screen, 0));
  second = g_strdup (label_of (screen, 1));
  count = document_of (screen)->items->len;

  gtk_widget_activate_action (GTK_WIDGET (row_of (screen, 0)), "form-part.up", NULL);
  g_assert_cmpstr (label_of (screen, 0), ==, first); /* it is the first already */
  gtk_widget_activate_action (GTK_WIDGET (row_of (screen, 0)), "form-part.down", NULL);
  g_assert_cmpstr (label_of (screen, 0), ==, second);
  gtk_widget_activate_action (GTK_WIDGET (row_of (screen, 0)), "form-part.remove", NULL);
  g_assert_cmpuint (document_of (screen)->items->len, ==, count - 1);

  act (screen, "form.undo");
  g_assert_cmpstr (label_of (screen, 0), ==, second);
  act (screen, "form.undo");
  g_assert_cmpstr (label_of (screen, 0), ==, first);
  act (screen, "form.redo");
  g_assert_cmpstr (label_of (screen, 0), ==, second);
}

static void
test_typing_is_one_step (void)
{
  g_autoptr (Screen) screen = screen_new ();

  copy_form (screen, "core-walk");
  type_title (screen, "O");
  type_title (screen, "Ou");
  type_title (screen, "Our");
  g_assert_cmpstr (document_of (screen)->title, ==, "Our");
  act (screen, "form.undo");
  g_assert_cmpstr (document_of (screen)->title, ==, "Copy of Instructional core walk");
}

static void
test_levels_come_and_go (void)
{
  g_autoptr (Screen) screen = screen_new ();
  const CwFormItem *item = NULL;
  GtkWidget *kind = NULL;

  copy_form (screen, "core-walk");
  cw_form_part_row_open (row_of (screen, 0));
  kind = find (GTK_WIDGET (row_of (screen, 0)), ADW_TYPE_COMBO_ROW, 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (kind), 2);
  item = document_of (screen)->items->pdata[0];
  g_assert_cmpuint (item->levels->len, ==, 3);
  g_assert_cmpstr (item->kind, ==, "levels");
  adw_combo_row_set_selected (ADW_COMBO_ROW (kind), 0);
  g_assert_cmpuint (item->levels->len, ==, 0);
  g_assert_cmpstr (item->kind, ==, "seen");
}

static void
test_says_what_is_missing (void)
{
  g_autoptr (Screen) screen = screen_new ();
  GtkWidget *fault = NULL;

  gtk_widget_activate_action (screen->view, "forms.new", NULL);
  act (screen, "form.save");
  fault = find (GTK_WIDGET (editor_of (screen)), ADW_TYPE_ACTION_ROW, 0);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (fault)), ==, "The form");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (fault)), ==,
                   "The title is empty.\nThe purpose is empty.");
}

/* A walk with a version keeps its words when there is a next one. */
static void
test_saves_versions (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autoptr (CwFormDocument) first = NULL, second = NULL, old = NULL;
  g_autoptr (CwWalk) sketched = cw_walk_get (store_of (screen), screen->sketch->walk, NULL);
  CwWalkPlan plan = { .title = "Ours", .school = sketched->school };
  g_autoptr (CwWalk) walk = NULL;
  g_autofree char *text = NULL;
  gint64 id = 0;

  copy_form (screen, "core-walk");
  type_title (screen, "Our walk");
  act (screen, "form.save");
  respond ("cancel");
  g_assert_null (read_newest (screen, "Our walk"));
  act (screen, "form.save");
  respond ("save");
  first = read_newest (screen, "Our walk");
  g_assert_cmpint (first->version, ==, 1);
  plan.form = cw_form_find (store_of (screen), "Our walk", NULL);
  id = cw_walk_new (store_of (screen), &plan, NULL, NULL);

  gtk_widget_activate_action (screen->view, "forms.edit", "x", plan.form);
  act (screen, "form.save"); /* nothing has changed: nothing is asked */
  type_title (screen, "Our second walk");
  act (screen, "form.save");
  respond ("save");
  second = read_newest (screen, "Our second walk");
  g_assert_cmpint (second->version, ==, 2);
  g_assert_cmpstr (second->key, ==, first->key);

  walk = cw_walk_get (store_of (screen), id, NULL);
  g_assert_cmpstr (walk->form_title, ==, "Our walk");
  text = cw_form_dup_document (store_of (screen), walk->form, NULL);
  old = cw_form_document_parse (text, strlen (text), NULL);
  g_assert_true (cw_form_document_is_equal (old, first));
}

static void
test_tries_out_and_keeps_nothing (void)
{
  g_autoptr (Screen) screen = screen_new ();
  GtkWidget *trial = find (screen->view, CW_TYPE_FORM_TRIAL, 0);
  gint64 stamp = cw_store_get_stamp (store_of (screen));
  CwLookForRow *row = NULL;

  copy_form (screen, "core-walk");
  gtk_widget_activate_action (screen->view, "forms.try-draft", NULL);
  row = CW_LOOK_FOR_ROW (find (trial, CW_TYPE_LOOK_FOR_ROW, 0));
  gtk_widget_activate_action (trial, "form-trial.look-for", "i", 1);
  gtk_widget_activate_action (trial, "form-trial.look-for", "i", 1);
  g_assert_cmpint (cw_look_for_row_get_value (row), ==, 1);
  g_assert_cmpuint (cw_form_trial_count_touched (CW_FORM_TRIAL (trial)), ==, 1);
  g_assert_cmpint (cw_store_get_stamp (store_of (screen)), ==, stamp);

  gtk_widget_activate_action (screen->view, "forms.back", NULL);
  gtk_widget_activate_action (screen->view, "forms.try-draft", NULL);
  g_assert_cmpuint (cw_form_trial_count_touched (CW_FORM_TRIAL (trial)), ==, 0);
}

/* Every form that comes with the program can be shown, tried and copied whole. */
static void
test_shows_all_forms (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autoptr (GPtrArray) forms = cw_form_list (store_of (screen), NULL);

  for (guint i = 0; i < forms->len; i++)
    {
      const CwForm *form = forms->pdata[i];

      gtk_widget_activate_action (screen->work_view, "work.show-form", "x", form->id);
      g_assert_cmpint (cw_form_page_get_form (
                           CW_FORM_PAGE (find (screen->view, CW_TYPE_FORM_PAGE, 0))),
                       ==, form->id);
      gtk_widget_activate_action (screen->view, "forms.try", "x", form->id);
      gtk_widget_activate_action (screen->view, "forms.copy", "x", form->id);
      for (guint at = 0; row_of (screen, at) != NULL; at++)
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row_of (screen, at)), TRUE);
      sketch_run_ms (20);
    }
}

static void
test_takes_in_a_file (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autoptr (CwFormDocument) form = cw_form_document_new ();
  g_autofree char *path = g_build_filename (screen->sketch->directory, "form.json", NULL);
  g_autofree char *text = NULL;

  cw_form_text_set (&form->key, "from-a-file");
  cw_form_text_set (&form->title, "From a file");
  cw_form_text_set (&form->purpose, "P");
  cw_form_text_set (&form->license, "L");
  cw_form_text_set (&form->source, "S");
  form->version = 1;
  text = cw_form_document_dup_text (form);
  g_assert_true (g_file_set_contents (path, "{", -1, NULL));
  cw_forms_view_import (CW_FORMS_VIEW (screen->view), path);
  g_assert_cmpint (cw_form_find (store_of (screen), "from-a-file", NULL), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  cw_forms_view_import (CW_FORMS_VIEW (screen->view), path);
  g_assert_cmpint (cw_form_page_get_form (
                       CW_FORM_PAGE (find (screen->view, CW_TYPE_FORM_PAGE, 0))),
                   ==, cw_form_find (store_of (screen), "from-a-file", NULL));
  g_remove (path);
}

static void
test_throws_away_and_brings_back (void)
{
  g_autoptr (Screen) screen = screen_new ();
  g_autofree char *key = NULL;

  copy_form (screen, "core-walk");
  type_title (screen, "Ours");
  key = g_strdup (document_of (screen)->key);
  act (screen, "form.throw-away");
  g_assert_null (cw_form_draft_get (store_of (screen), key));
  gtk_widget_activate_action (screen->view, "forms.bring-back", NULL);
  g_assert_cmpstr (document_of (screen)->title, ==, "Ours");
  g_assert_cmpstr (document_of (screen)->key, ==, key);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/forms-view/keeps-what-is-typed", test_keeps_what_is_typed);
  g_test_add_func ("/forms-view/reorders-and-undoes", test_reorders_and_undoes);
  g_test_add_func ("/forms-view/typing-is-one-step", test_typing_is_one_step);
  g_test_add_func ("/forms-view/levels-come-and-go", test_levels_come_and_go);
  g_test_add_func ("/forms-view/says-what-is-missing", test_says_what_is_missing);
  g_test_add_func ("/forms-view/saves-versions", test_saves_versions);
  g_test_add_func ("/forms-view/tries-out-and-keeps-nothing", test_tries_out_and_keeps_nothing);
  g_test_add_func ("/forms-view/shows-all-forms", test_shows_all_forms);
  g_test_add_func ("/forms-view/takes-in-a-file", test_takes_in_a_file);
  g_test_add_func ("/forms-view/throws-away-and-brings-back", test_throws_away_and_brings_back);
  return g_test_run ();
}
