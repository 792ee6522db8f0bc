#include "ui/visit/evidence-entry.h"

static GtkTextBuffer *
buffer_of (CwEvidenceEntry *entry)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (cw_evidence_entry_get_text_view (entry)));
}

static CwEvidenceEntry *
entry_new (void)
{
  return g_object_ref_sink (g_object_new (CW_TYPE_EVIDENCE_ENTRY, NULL));
}

static void
count_cb (CwEvidenceEntry *entry, guint *count)
{
  ++*count;
}

static void
test_first_key_gives_the_moment (void)
{
  CwEvidenceEntry *entry = entry_new ();
  gint64 before_ms = cw_moment_now ().at_ms;
  CwMoment first = { 0 };

  gtk_text_buffer_insert_at_cursor (buffer_of (entry), "T", -1);
  first = cw_evidence_entry_get_moment (entry);
  g_assert_cmpint (first.at_ms, >=, before_ms);
  g_usleep (3000);
  gtk_text_buffer_insert_at_cursor (buffer_of (entry), "he boy", -1);
  g_assert_cmpint (cw_evidence_entry_get_moment (entry).at_ms, ==, first.at_ms);

  gtk_text_buffer_set_text (buffer_of (entry), "", -1);
  gtk_text_buffer_insert_at_cursor (buffer_of (entry), "A", -1);
  g_assert_cmpint (cw_evidence_entry_get_moment (entry).at_ms, >, first.at_ms);
  g_assert_finalize_object (entry);
}

static void
test_a_line_carries_two_tags_at_most (void)
{
  CwEvidenceEntry *entry = entry_new ();
  guint changes = 0;

  g_signal_connect (entry, "changed", G_CALLBACK (count_cb), &changes);
  cw_evidence_entry_toggle_tag (entry, CW_TAG_TEACHER);
  cw_evidence_entry_toggle_tag (entry, CW_TAG_TASK);
  g_assert_cmpuint (changes, ==, 2);
  cw_evidence_entry_toggle_tag (entry, CW_TAG_STUDENT);
  g_assert_cmpint (cw_evidence_entry_get_tags (entry), ==, CW_TAG_TEACHER | CW_TAG_TASK);
  g_assert_cmpuint (changes, ==, 2);

  cw_evidence_entry_toggle_tag (entry, CW_TAG_TEACHER);
  cw_evidence_entry_toggle_tag (entry, CW_TAG_STUDENT);
  g_assert_cmpint (cw_evidence_entry_get_tags (entry), ==, CW_TAG_STUDENT | CW_TAG_TASK);
  g_assert_finalize_object (entry);
}

static void
test_what_is_put_there_cannot_be_taken_back (void)
{
  CwEvidenceEntry *entry = entry_new ();
  const CwMoment moment = { 1772615700123, 60 };
  g_autofree char *text = NULL;
  guint changes = 0;

  g_signal_connect (entry, "changed", G_CALLBACK (count_cb), &changes);
  cw_evidence_entry_set (entry, CW_TAG_STUDENT, "  a line \n", &moment);
  text = cw_evidence_entry_dup_text (entry);
  g_assert_cmpstr (text, ==, "a line");
  g_assert_cmpint (cw_evidence_entry_get_moment (entry).at_ms, ==, 1772615700123);
  g_assert_cmpint (cw_evidence_entry_get_tags (entry), ==, CW_TAG_STUDENT);
  g_assert_false (gtk_text_buffer_get_can_undo (buffer_of (entry)));
  g_assert_cmpuint (changes, ==, 0);
  g_assert_finalize_object (entry);
}

static void
test_a_judgement_is_underlined (void)
{
  CwEvidenceEntry *entry = entry_new ();
  GtkTextTag *tag = NULL;
  GtkTextIter at;

  gtk_text_buffer_insert_at_cursor (buffer_of (entry), "a good start", -1);
  tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer_of (entry)),
                                   "judgement");
  gtk_text_buffer_get_iter_at_offset (buffer_of (entry), &at, 3);
  g_assert_true (gtk_text_iter_has_tag (&at, tag));
  gtk_text_buffer_get_iter_at_offset (buffer_of (entry), &at, 8);
  g_assert_false (gtk_text_iter_has_tag (&at, tag));
  g_assert_finalize_object (entry);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/evidence-entry/first-key-gives-the-moment",
                   test_first_key_gives_the_moment);
  g_test_add_func ("/evidence-entry/a-line-carries-two-tags-at-most",
                   test_a_line_carries_two_tags_at_most);
  g_test_add_func ("/evidence-entry/what-is-put-there-cannot-be-taken-back",
                   test_what_is_put_there_cannot_be_taken_back);
  g_test_add_func ("/evidence-entry/a-judgement-is-underlined", test_a_judgement_is_underlined);
  return g_test_run ();
}
