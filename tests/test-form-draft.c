#include "tests/fixture.h"

#include "corewalk/form-draft.h"
#include "corewalk/form.h"
#include "corewalk/id.h"
#include "corewalk/mark.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"

#include <string.h>

typedef struct
{
  char *folder;
  CwStore *store;
} Desk;

static void
set_up (Desk *desk, gconstpointer data)
{
  desk->folder = fixture_folder ();
  desk->store = fixture_store (desk->folder);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  cw_store_close (desk->store);
  fixture_remove (desk->folder);
  g_free (desk->folder);
}

static void
reopen (Desk *desk)
{
  cw_store_close (desk->store);
  desk->store = fixture_open (desk->folder);
}

static CwFormItem *
add_item (CwFormDraft *draft, const char *label)
{
  CwFormItem *item = cw_form_document_add (draft->document, CW_FORM_ITEMS, G_MAXUINT);

  cw_form_text_set (&item->label, label);
  cw_form_text_set (&item->counts, "What can be seen");
  cw_form_text_set (&item->not_counts, "What can't");
  cw_form_text_set (&item->example, "\"I think so because …\"");
  return item;
}

static CwFormDraft *
begin (Desk *desk)
{
  CwFormDraft *draft = cw_form_draft_new (desk->store);

  cw_form_text_set (&draft->document->title, "Our look-fors");
  cw_form_text_set (&draft->document->purpose, "To see who speaks");
  cw_form_text_set (&draft->document->when_to_use, "Any time");
  add_item (draft, "Students explain");
  add_item (draft, "Students ask");
  return draft;
}

static gint64
save (Desk *desk, CwFormDraft *draft)
{
  g_autoptr (GError) error = NULL;
  gint64 form = cw_form_draft_save (desk->store, draft, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (form, !=, 0);
  return form;
}

static gint64
save_first (Desk *desk)
{
  g_autoptr (CwFormDraft) draft = begin (desk);

  return save (desk, draft);
}

static CwFormDraft *
edit (Desk *desk, gint64 form)
{
  g_autoptr (GError) error = NULL;
  CwFormDraft *draft = cw_form_draft_edit (desk->store, form, &error);

  g_assert_no_error (error);
  return draft;
}

static CwFormDocument *
read_form (Desk *desk, gint64 form)
{
  g_autofree char *text = cw_form_dup_document (desk->store, form, NULL);

  return cw_form_document_parse (text, strlen (text), NULL);
}

static CwForm *
find_form (GPtrArray *forms, gint64 id)
{
  for (guint i = 0; i < forms->len; i++)
    if (((CwForm *) forms->pdata[i])->id == id)
      return forms->pdata[i];
  return NULL;
}

/* The keys of the look-fors, in order. */
static char *
list_keys (const CwFormDocument *document)
{
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < document->items->len; i++)
    g_string_append_printf (keys, "%s%s", i > 0 ? " " : "",
                            ((CwFormItem *) document->items->pdata[i])->key);
  return g_string_free (keys, FALSE);
}

static void
assert_keys (const CwFormDocument *document, const char *expected)
{
  g_autofree char *keys = list_keys (document);

  g_assert_cmpstr (keys, ==, expected);
}

static void
test_survives_a_crash (Desk *desk, gconstpointer data)
{
  g_autoptr (CwFormDraft) one = begin (desk);
  g_autoptr (CwFormDraft) other = cw_form_draft_new (desk->store);
  g_autoptr (CwFormDraft) found = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autofree char *long_label = g_strnfill (CW_FORM_MOST_LABEL + 1, 'x');

  cw_form_text_set (&((CwFormItem *) one->document->items->pdata[1])->label, "");
  cw_form_text_set (&other->document->title, long_label);
  g_assert_true (cw_form_draft_keep (desk->store, one, NULL));
  g_assert_true (cw_form_draft_keep (desk->store, other, NULL));
  reopen (desk);

  drafts = cw_form_draft_list (desk->store, NULL);
  g_assert_cmpuint (drafts->len, ==, 2);
  found = cw_form_draft_get (desk->store, one->document->key);
  g_assert_true (cw_form_document_is_equal (found->document, one->document));
  g_assert_cmpint (found->base, ==, 0);
  cw_form_draft_free (g_steal_pointer (&found));
  found = cw_form_draft_get (desk->store, other->document->key);
  g_assert_cmpstr (found->document->title, ==, long_label);

  g_assert_true (cw_form_draft_drop (desk->store, one->document->key, NULL));
  g_assert_null (cw_form_draft_get (desk->store, one->document->key));
  g_assert_true (cw_form_draft_drop (desk->store, one->document->key, NULL));
}

static void
test_saves_a_new_form (Desk *desk, gconstpointer data)
{
  g_autoptr (CwFormDraft) draft = begin (desk);
  g_autoptr (CwFormDocument) saved = NULL;
  g_autoptr (GPtrArray) forms = NULL;
  const CwForm *form = NULL;
  gint64 id;

  g_assert_true (cw_form_draft_keep (desk->store, draft, NULL));
  g_assert_cmpint (cw_form_draft_next_version (desk->store, draft), ==, 1);
  id = save (desk, draft);
  saved = read_form (desk, id);
  g_assert_cmpint (saved->version, ==, 1);
  g_assert_true (g_str_has_prefix (saved->key, "our-look-fors-"));
  g_assert_cmpuint (strlen (saved->key), ==, strlen ("our-look-fors-") + 5);
  g_assert_cmpstr (saved->source, ==, "Sample Valley");
  assert_keys (saved, "students-explain students-ask");
  g_assert_null (cw_form_draft_get (desk->store, draft->document->key));

  forms = cw_form_list (desk->store, NULL);
  form = find_form (forms, id);
  g_assert_cmpuint (form->item_count, ==, 2);
  g_assert_cmpstr (form->license, ==, "Not stated");
  g_assert_true (form->is_newest);
  g_assert_false (form->is_retired);
}

static void
test_versions_keep_items (Desk *desk, gconstpointer data)
{
  gint64 first = save_first (desk);
  g_autoptr (CwFormDraft) draft = edit (desk, first);
  g_autoptr (CwFormDocument) saved = NULL, old = NULL;
  g_autoptr (GPtrArray) items = NULL, old_items = NULL, forms = NULL;
  gint64 second;

  cw_form_document_move (draft->document, CW_FORM_ITEMS, 1, 0);
  cw_form_text_set (&((CwFormItem *) draft->document->items->pdata[0])->label,
                    "Students wonder");
  g_assert_cmpint (cw_form_draft_next_version (desk->store, draft), ==, 2);
  add_item (draft, "Students explain"); /* the words of another one, which stays */
  second = save (desk, draft);
  saved = read_form (desk, second);
  g_assert_cmpint (saved->version, ==, 2);
  assert_keys (saved, "students-ask students-explain students-explain-2");

  old = read_form (desk, first);
  assert_keys (old, "students-explain students-ask");
  g_assert_cmpstr (((CwFormItem *) old->items->pdata[1])->label, ==, "Students ask");
  items = cw_form_items (desk->store, second, NULL);
  old_items = cw_form_items (desk->store, first, NULL);
  g_assert_cmpint (((CwItem *) items->pdata[0])->id, ==, ((CwItem *) old_items->pdata[1])->id);
  g_assert_cmpint (((CwItem *) items->pdata[1])->id, ==, ((CwItem *) old_items->pdata[0])->id);

  forms = cw_form_list (desk->store, NULL);
  g_assert_false (find_form (forms, first)->is_newest);
  g_assert_true (find_form (forms, second)->is_newest);
}

static void
test_never_reuses_a_key (Desk *desk, gconstpointer data)
{
  gint64 form = save_first (desk);
  g_autoptr (CwFormDraft) draft = edit (desk, form);
  g_autoptr (CwFormDraft) again = NULL;
  g_autoptr (CwFormDocument) saved = NULL;

  cw_form_document_remove (draft->document, CW_FORM_ITEMS, 0);
  form = save (desk, draft);
  again = edit (desk, form);
  add_item (again, "Students explain!");
  add_item (again, "¿…?");
  saved = read_form (desk, save (desk, again));
  assert_keys (saved, "students-ask students-explain-2 look-for");
}

static void
test_other_levels_count_anew (Desk *desk, gconstpointer data)
{
  gint64 form = save_first (desk);
  g_autoptr (CwFormDraft) draft = edit (desk, form);
  g_autoptr (CwFormDocument) before = read_form (desk, form), saved = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  CwFormItem *item = draft->document->items->pdata[0];

  cw_form_item_set_level_count (item, 2);
  for (guint i = 0; i < 2; i++)
    {
      CwFormLevel *level = item->levels->pdata[i];

      cw_form_text_set (&level->label, i == 0 ? "One student" : "Several");
      cw_form_text_set (&level->descriptor, "as counted");
    }
  changes = cw_form_document_changes (before, draft->document);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_true (
      g_str_has_prefix (changes->pdata[0], "The look-for “Students explain” has other levels"));
  saved = read_form (desk, save (desk, draft));
  assert_keys (saved, "students-explain-2 students-ask");
}

static void
test_says_what_changed (Desk *desk, gconstpointer data)
{
  gint64 form = save_first (desk);
  g_autoptr (CwFormDraft) draft = edit (desk, form);
  g_autoptr (CwFormDocument) before = read_form (desk, form);
  g_autoptr (GPtrArray) changes = cw_form_document_changes (before, draft->document);
  CwFormTool *tally;
  g_autofree char *text = NULL;

  g_assert_cmpuint (changes->len, ==, 0);
  g_assert_cmpint (save (desk, draft), ==, form); /* nothing differs: no version */

  cw_form_text_set (&draft->document->title, "Who speaks");
  cw_form_document_move (draft->document, CW_FORM_ITEMS, 0, 1);
  ((CwFormItem *) draft->document->items->pdata[0])->core = "teacher";
  cw_form_text_set (&((CwFormItem *) draft->document->items->pdata[1])->counts, "Aloud");
  tally = cw_form_document_add (draft->document, CW_FORM_COUNTERS, 0);
  cw_form_text_set (&tally->label, "Turns");
  g_ptr_array_unref (changes);
  changes = cw_form_document_changes (before, draft->document);
  g_ptr_array_add (changes, NULL);
  text = g_strjoinv ("\n", (char **) changes->pdata);
  g_assert_cmpstr (text, ==,
                   "The title is “Who speaks” instead of “Our look-fors”\n"
                   "“Students ask” is about the teacher now\n"
                   "Other words on what counts as “Students explain”\n"
                   "Another order of the look-fors\n"
                   "New tally “Turns”");
}

static void
test_old_visits_keep_their_words (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 form = save_first (desk);
  g_autoptr (CwFormDraft) draft = edit (desk, form);
  g_autoptr (CwWalk) old_walk = cw_walk_get (desk->store, fixture_walk (desk->store), &error);
  CwWalkPlan plan = { .title = "Ours", .school = old_walk->school, .form = form };
  CwVisitPlan visit = { .walk = cw_walk_new (desk->store, &plan, NULL, &error) };
  gint64 id = cw_visit_start (desk->store, &visit, NULL, &error);
  g_autoptr (CwWalk) walk = NULL;
  g_autoptr (CwFormDocument) words = NULL;
  g_autoptr (GArray) marks = NULL;

  g_assert_no_error (error);
  cw_mark_set (desk->store, id, cw_item_find (desk->store, id, "students-ask", NULL),
               CW_MARK_SEEN, NULL, &error);
  cw_form_document_remove (draft->document, CW_FORM_ITEMS, 1);
  cw_form_text_set (&draft->document->title, "Other words");
  save (desk, draft);
  reopen (desk);

  walk = cw_walk_get (desk->store, visit.walk, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (walk->form_title, ==, "Our look-fors");
  words = read_form (desk, walk->form);
  g_assert_cmpstr (((CwFormItem *) words->items->pdata[1])->label, ==, "Students ask");
  marks = cw_mark_list (desk->store, id, NULL);
  g_assert_cmpuint (marks->len, ==, 1);
  g_assert_cmpint (g_array_index (marks, CwMark, 0).value, ==, CW_MARK_SEEN);
}

static void
test_copies_under_a_key_of_its_own (Desk *desk, gconstpointer data)
{
  gint64 form = cw_form_find (desk->store, "student-talk", NULL);
  g_autoptr (CwFormDraft) copy = cw_form_draft_copy (desk->store, form, NULL, NULL);
  g_autoptr (CwFormDraft) other = cw_form_draft_copy (desk->store, form, "Ours", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwFormDocument) saved = NULL;

  g_assert_cmpstr (copy->document->title, ==, "Copy of Student talk and questions");
  g_assert_cmpstr (
      copy->document->source, ==,
      "After “Student talk and questions” by The Corewalk project, in its own words");
  g_assert_cmpstr (copy->document->key, !=, other->document->key);
  saved = read_form (desk, save (desk, other));
  g_assert_cmpint (saved->version, ==, 1);
  g_assert_true (g_str_has_prefix (saved->key, "ours-"));
  g_assert_null (cw_form_draft_edit (desk->store, form, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
}

static void
test_names_faults_by_place (Desk *desk, gconstpointer data)
{
  g_autoptr (CwFormDraft) draft = begin (desk);
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  CwFormItem *item = draft->document->items->pdata[1];

  faults = cw_form_document_faults (draft->document);
  g_assert_cmpuint (faults->len, ==, 0);
  g_ptr_array_unref (faults);

  cw_form_text_set (&draft->document->title, "");
  cw_form_text_set (&item->label, "Poor answers");
  cw_form_text_set (&item->counts, "");
  cw_form_item_set_level_count (item, 2);
  cw_form_text_set (&((CwFormLevel *) item->levels->pdata[0])->label, "None");
  cw_form_text_set (&((CwFormLevel *) item->levels->pdata[0])->descriptor, "d");
  for (guint i = 0; i < 2; i++)
    {
      CwFormTool *tally = cw_form_document_add (draft->document, CW_FORM_COUNTERS, G_MAXUINT);

      cw_form_text_set (&tally->label, i == 0 ? "Turns" : "Questions");
      cw_form_text_set (&tally->letter, "t");
      cw_form_text_set (&tally->counts, "c");
      cw_form_text_set (&tally->not_counts, "n");
      cw_form_text_set (&tally->example, "e");
    }
  faults = cw_form_document_faults (draft->document);
  for (guint i = 0; i < faults->len; i++)
    {
      const CwFormFault *fault = faults->pdata[i];

      g_string_append_printf (text, "%s%c %s\n", fault->place, fault->is_mistake ? '!' : '?',
                              fault->text);
    }
  g_assert_cmpstr (text->str, ==,
                   "The form! the title is empty\n"
                   "Look-for 2? “poor” grades people; say what one would see or hear\n"
                   "Look-for 2! what counts is empty\n"
                   "Look-for 2, level 2! the text is empty\n"
                   "Look-for 2, level 2! what one would see is empty\n"
                   "Tally 2! the letter t is taken by “Turns”\n");
  g_assert_cmpint (cw_form_draft_save (desk->store, draft, NULL, &error), ==, 0);
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "the form: the title is empty");
}

static void
test_edits_lists (Desk *desk, gconstpointer data)
{
  g_autoptr (CwFormDocument) document = cw_form_document_new ();
  g_autoptr (CwFormDocument) copy = NULL;
  const CwFormTool *scan;

  for (guint i = 0; i < CW_FORM_MOST_ELEMENTS; i++)
    g_assert_nonnull (cw_form_document_add (document, CW_FORM_CODES, i));
  g_assert_null (cw_form_document_add (document, CW_FORM_CODES, 0));
  g_assert_cmpstr (document->tools.code_mode, ==, "partial");
  scan = cw_form_document_add (document, CW_FORM_SCANS, 9);
  g_assert_cmpint (scan->n, ==, 10);
  copy = cw_form_document_copy (document);
  g_assert_true (cw_form_document_is_equal (copy, document));
  while (document->tools.codes->len > 0)
    cw_form_document_remove (document, CW_FORM_CODES, 0);
  g_assert_null (document->tools.code_mode);
  g_assert_cmpint (document->tools.code_seconds, ==, 0);
  g_assert_false (cw_form_document_is_equal (copy, document));
}

static void
test_retires (Desk *desk, gconstpointer data)
{
  gint64 form = save_first (desk);
  g_autoptr (CwFormDocument) document = read_form (desk, form);
  g_autoptr (GPtrArray) forms = NULL;

  g_assert_true (cw_form_retire (desk->store, document->key, TRUE, NULL));
  reopen (desk);
  forms = cw_form_list (desk->store, NULL);
  form = cw_form_find (desk->store, document->key, NULL);
  g_assert_true (find_form (forms, form)->is_retired);
  g_ptr_array_unref (forms);
  g_assert_true (cw_form_retire (desk->store, document->key, FALSE, NULL));
  forms = cw_form_list (desk->store, NULL);
  g_assert_false (find_form (forms, form)->is_retired);
}

#define ADD(path, function) g_test_add (path, Desk, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/form-draft/survives-a-crash", test_survives_a_crash);
  ADD ("/form-draft/saves-a-new-form", test_saves_a_new_form);
  ADD ("/form-draft/versions-keep-items", test_versions_keep_items);
  ADD ("/form-draft/never-reuses-a-key", test_never_reuses_a_key);
  ADD ("/form-draft/other-levels-count-anew", test_other_levels_count_anew);
  ADD ("/form-draft/says-what-changed", test_says_what_changed);
  ADD ("/form-draft/old-visits-keep-their-words", test_old_visits_keep_their_words);
  ADD ("/form-draft/copies-under-a-key-of-its-own", test_copies_under_a_key_of_its_own);
  ADD ("/form-draft/names-faults-by-place", test_names_faults_by_place);
  ADD ("/form-draft/edits-lists", test_edits_lists);
  ADD ("/form-draft/retires", test_retires);
  return g_test_run ();
}
