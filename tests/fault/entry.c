#include "tests/fault/entry.h"

#include <string.h>
#include <sys/stat.h>

#include "corewalk/count.h"
#include "corewalk/form.h"
#include "corewalk/keep.h"
#include "corewalk/mark.h"
#include "corewalk/memo.h"
#include "corewalk/note.h"
#include "corewalk/place.h"
#include "corewalk/record.h"
#include "corewalk/store.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"
#include "tests/fault/scratch.h"

void
entry_prepare (const char *directory)
{
  char name[] = "Ana Ruiz", role[] = "coach", organization[] = "";
  CwPerson person = { .name = name, .role = role, .organization = organization };
  g_autoptr (CwStore) store = NULL;
  g_autoptr (GError) error = NULL;
  CwWalkPlan walk = { .title = "Discourse" };
  CwVisitPlan visit = { .grade = "4", .subject = "Mathematics" };

  cw_store_create (directory, &person, &error);
  g_assert_no_error (error);
  store = cw_store_open (directory, CW_STORE_WRITE, &error);
  g_assert_no_error (error);
  walk.school = cw_school_new (store, "Hale School", NULL, NULL, &error);
  g_assert_no_error (error);
  walk.form = cw_form_find (store, "core-walk", &error);
  g_assert_no_error (error);
  visit.walk = cw_walk_new (store, &walk, NULL, &error);
  g_assert_no_error (error);
  cw_visit_start (store, &visit, NULL, &error);
  g_assert_no_error (error);
}

/* What install.json says of the store's place becomes true: see data/store/install.c. */
void
entry_adopt (const char *directory)
{
  g_autofree char *install = g_build_filename (directory, "install.json", NULL);
  g_autofree char *shared = g_build_filename (directory, "shared.db", NULL);
  g_autofree char *text = NULL;
  g_autofree char *file = NULL;
  g_autofree char *adopted = NULL;
  g_autoptr (GRegex) place = g_regex_new ("\"file\":[0-9]+", 0, 0, NULL);
  struct stat about;

  g_assert_no_errno (stat (shared, &about));
  g_assert_true (g_file_get_contents (install, &text, NULL, NULL));
  g_assert_true (g_regex_match (place, text, 0, NULL));
  file = g_strdup_printf ("\"file\":%" G_GUINT64_FORMAT, (guint64) about.st_ino);
  adopted = g_regex_replace_literal (place, text, -1, 0, file, 0, NULL);
  g_assert_true (
      g_file_set_contents_full (install, adopted, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

void
entry_copy (const char *from, const char *to)
{
  scratch_copy (from, to);
  entry_adopt (to);
}

static gboolean
is_one (const GArray *ids, const char *what, GError **error)
{
  if (ids->len == 1)
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_DAMAGED, "%u %ss instead of one", ids->len, what);
  return FALSE;
}

static gboolean
find_visit (Entry *self, GError **error)
{
  g_autoptr (GArray) walks = cw_walk_ids (self->store, 1, error);
  g_autoptr (GArray) visits = NULL;
  g_autoptr (CwWalk) walk = NULL;
  g_autoptr (GPtrArray) items = NULL;

  if (walks == NULL || !is_one (walks, "walk", error))
    return FALSE;
  self->walk = g_array_index (walks, gint64, 0);
  visits = cw_visit_ids (self->store, self->walk, error);
  walk = visits != NULL ? cw_walk_get (self->store, self->walk, error) : NULL;
  items = walk != NULL ? cw_form_items (self->store, walk->form, error) : NULL;
  if (items == NULL || !is_one (visits, "visit", error))
    return FALSE;
  self->visit = g_array_index (visits, gint64, 0);
  for (guint i = 0; i < items->len; i++)
    g_array_append_val (self->items, ((CwItem *) g_ptr_array_index (items, i))->id);
  return TRUE;
}

Entry *
entry_open (const char *directory, GError **error)
{
  g_autoptr (Entry) self = g_new0 (Entry, 1);

  self->items = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->store = cw_store_open (directory, CW_STORE_WRITE, error);
  if (self->store == NULL || !find_visit (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
entry_close (Entry *entry)
{
  if (entry == NULL)
    return;
  cw_store_close (entry->store);
  g_array_unref (entry->items);
  g_free (entry);
}

gint64
entry_add (Entry *entry, gint64 n, GError **error)
{
  g_autofree char *line = scratch_line (n);

  return cw_note_add (entry->store, entry->visit, CW_TAG_STUDENT, line, NULL, error);
}

/* The newest line of evidence, or the oldest; 0 with @error. */
static gint64
end_note (Entry *self, gboolean is_newest, GError **error)
{
  g_autoptr (GPtrArray) notes = cw_note_list (self->store, self->visit, error);

  if (notes == NULL)
    return 0;
  g_assert_cmpuint (notes->len, >, 0);
  return ((CwNote *) g_ptr_array_index (notes, is_newest ? notes->len - 1 : 0))->id;
}

static gboolean
edit_newest (Entry *self, gint64 n, const CwMoment *moment, GError **error)
{
  g_autofree char *line = scratch_line (n + 100000);
  gint64 note = end_note (self, TRUE, error);

  return note != 0 && cw_record_edit (self->store, note, "text", line, moment, error);
}

static gboolean
delete_oldest (Entry *self, const CwMoment *moment, GError **error)
{
  gint64 note = end_note (self, FALSE, error);

  return note != 0 && cw_record_delete (self->store, note, moment, error);
}

static gboolean
turn_over (char *(*turn) (CwStore *, GError **), CwStore *store, GError **error)
{
  g_autofree char *what = turn (store, error);

  return what != NULL;
}

static gboolean
mark_next (Entry *self, gint64 n, const CwMoment *moment, GError **error)
{
  gint64 item = g_array_index (self->items, gint64, n / ENTRY_ACTS % self->items->len);

  return cw_mark_set (self->store, self->visit, item, CW_MARK_SEEN, moment, error) != 0;
}

gboolean
entry_act (Entry *entry, gint64 n, GError **error)
{
  const CwMoment moment = { .at_ms = 1772700000000 + n * 60000, .offset_min = -300 };
  g_autofree char *line = scratch_line (n);
  CwStore *store = entry->store;

  switch (n % ENTRY_ACTS)
    {
    case 4:
      return mark_next (entry, n, &moment, error);
    case 5:
      return edit_newest (entry, n, &moment, error);
    case 6: /* of the edit */
      return turn_over (cw_undo, store, error);
    case 7:
      return cw_memo_add (store, line, &moment, error) != 0;
    case 8:
      return delete_oldest (entry, &moment, error);
    case 9: /* of the delete */
      return turn_over (cw_undo, store, error);
    case 10:
      return turn_over (cw_redo, store, error);
    case 11:
      return cw_tally_add (store, entry->visit, "who talks", 1, &moment, error) != 0;
    case 12: /* of the tally */
      return turn_over (cw_undo, store, error);
    case 13:
      return cw_draft_set (store, "visit", line, &moment, error);
    default:
      return cw_note_add (store, entry->visit, CW_TAG_NONE, line, &moment, error) != 0;
    }
}

static gboolean
dump_notes (Entry *self, GString *dump, GError **error)
{
  g_autoptr (GPtrArray) notes = cw_note_list (self->store, self->visit, error);

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      const CwNote *note = g_ptr_array_index (notes, i);

      g_string_append_printf (dump, "note %" G_GINT64_FORMAT " %u %d %s\n", note->moment.at_ms,
                              note->tags, note->item != 0, note->text);
    }
  return notes != NULL;
}

static gboolean
dump_counts (Entry *self, GString *dump, GError **error)
{
  g_autoptr (GArray) marks = cw_mark_list (self->store, self->visit, error);
  g_autoptr (GPtrArray) tallies =
      marks != NULL ? cw_tally_list (self->store, self->visit, error) : NULL;

  for (guint i = 0; tallies != NULL && i < marks->len; i++)
    {
      const CwMark *mark = &g_array_index (marks, CwMark, i);

      g_string_append_printf (dump, "mark %" G_GINT64_FORMAT " %d\n", mark->item, mark->value);
    }
  for (guint i = 0; tallies != NULL && i < tallies->len; i++)
    {
      const CwTally *tally = g_ptr_array_index (tallies, i);

      g_string_append_printf (dump, "tally %s %" G_GINT64_FORMAT "\n", tally->counter,
                              tally->total);
    }
  return tallies != NULL;
}

static gboolean
dump_private (Entry *self, GString *dump, GError **error)
{
  g_autoptr (GPtrArray) memos = cw_memo_list (self->store, error);
  g_autofree char *draft = cw_draft_dup (self->store, "visit", NULL);

  for (guint i = 0; memos != NULL && i < memos->len; i++)
    g_string_append_printf (dump, "memo %s\n", ((CwMemo *) g_ptr_array_index (memos, i))->text);
  g_string_append_printf (dump, "draft %s\n", draft != NULL ? draft : "");
  return memos != NULL;
}

char *
entry_dump (Entry *entry, GError **error)
{
  GString *dump = g_string_new (NULL);

  if (dump_notes (entry, dump, error) && dump_counts (entry, dump, error) &&
      dump_private (entry, dump, error))
    return g_string_free (dump, FALSE);
  g_string_free (dump, TRUE);
  return NULL;
}

GPtrArray *
entry_texts (Entry *entry, GError **error)
{
  g_autoptr (GPtrArray) notes = cw_note_list (entry->store, entry->visit, error);
  GPtrArray *texts;

  if (notes == NULL)
    return NULL;
  texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < notes->len; i++)
    g_ptr_array_add (texts, g_strdup (((CwNote *) g_ptr_array_index (notes, i))->text));
  return texts;
}

char *
entry_faults (CwStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwCheck) check = cw_check (store, NULL, NULL, &error);

  if (check == NULL)
    return g_strdup (error->message);
  if (check->faults->len == 0)
    return NULL;
  g_ptr_array_add (check->faults, NULL);
  return g_strjoinv ("\n", (char **) check->faults->pdata);
}
