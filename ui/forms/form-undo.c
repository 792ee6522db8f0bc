#include "ui/forms/form-undo.h"

#define MOST_STEPS 200

struct _CwFormUndo
{
  GPtrArray *back; /* of CwFormDocument, the last is the next step */
  GPtrArray *forth;
  gconstpointer place; /* of the last change */
};

CwFormUndo *
cw_form_undo_new (void)
{
  CwFormUndo *self = g_new0 (CwFormUndo, 1);

  self->back = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_form_document_free);
  self->forth = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_form_document_free);
  return self;
}

void
cw_form_undo_free (CwFormUndo *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->back);
  g_ptr_array_unref (self->forth);
  g_free (self);
}

void
cw_form_undo_note (CwFormUndo *self, const CwFormDocument *before, gconstpointer place)
{
  gboolean is_same = place != NULL && place == self->place && self->back->len > 0;

  self->place = place;
  g_ptr_array_set_size (self->forth, 0);
  if (is_same)
    return;

  g_ptr_array_add (self->back, cw_form_document_copy (before));
  if (self->back->len > MOST_STEPS)
    g_ptr_array_remove_index (self->back, 0);
}

static CwFormDocument *
step (CwFormUndo *self, GPtrArray *from, GPtrArray *to, const CwFormDocument *now)
{
  self->place = NULL;
  if (from->len == 0)
    return NULL;

  g_ptr_array_add (to, cw_form_document_copy (now));
  return g_ptr_array_steal_index (from, from->len - 1);
}

CwFormDocument *
cw_form_undo_back (CwFormUndo *self, const CwFormDocument *now)
{
  return step (self, self->back, self->forth, now);
}

CwFormDocument *
cw_form_undo_forth (CwFormUndo *self, const CwFormDocument *now)
{
  return step (self, self->forth, self->back, now);
}
