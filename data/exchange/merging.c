#include "data/exchange/merging.h"

GHashTable *
cw_merging_new_ids (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

void
cw_merging_init (CwMerging *merging, CwStore *store)
{
  merging->store = store;
  merging->holed = NULL;
  merging->named = g_hash_table_new (NULL, NULL);
  merging->touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  merging->started = g_hash_table_new (NULL, NULL);
  merging->erased = cw_merging_new_ids ();
  merging->copied = g_hash_table_new (NULL, NULL);
  cw_run_check_init (&merging->check);
}

void
cw_merging_clear (CwMerging *merging)
{
  cw_run_check_clear (&merging->check);
  g_clear_pointer (&merging->holed, g_array_unref);
  g_hash_table_unref (merging->copied);
  g_hash_table_unref (merging->erased);
  g_hash_table_unref (merging->started);
  g_hash_table_unref (merging->touched);
  g_hash_table_unref (merging->named);
}

void
cw_merging_start (CwMerging *merging, CwMergedFile *file)
{
  g_hash_table_remove_all (merging->named);
  g_hash_table_remove_all (merging->touched);
  g_hash_table_remove_all (merging->started);
  g_hash_table_remove_all (merging->erased);
  g_hash_table_remove_all (merging->copied);
  merging->file = file;
  merging->healed = 0;
  merging->is_healing = FALSE;
  merging->must_remake = FALSE;
}

void
cw_merging_note (CwMerging *merging, char *note)
{
  GPtrArray *notes = merging->file->notes;

  for (guint i = 0; i < notes->len; i++)
    if (g_str_equal (notes->pdata[i], note))
      {
        g_free (note);
        return;
      }

  g_ptr_array_add (notes, note);
}
