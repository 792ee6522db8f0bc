#include "data/exchange/merging.h"

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
