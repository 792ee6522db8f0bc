/* model.h - what a store must hold, kept in hash tables: the plainest possible second opinion */
#pragma once

#include "corewalk/moment.h"
#include "corewalk/store.h"

typedef struct
{
  gint64 id;
  const char *kind; /* static */
  gint64 parent;    /* the visit or walk that it hangs on; 0 for none */
  gint64 item;      /* of a mark */
  gint64 room;      /* of a visit */
  gboolean is_alive;
  gboolean is_unmade; /* its making was undone */
  gboolean is_target; /* it was deleted itself, not along with something */
  gint64 at_ms;
  GHashTable *fields; /* char * -> char *: what cw_record_read() must say, numbers as text */
} ModelRecord;

typedef struct
{
  GPtrArray *records; /* of ModelRecord, in the order they were made */
  GPtrArray *acts;    /* of what undo can take back */
  gpointer act;       /* the one under way */
} Model;

Model *model_new (void);
Model *model_copy (const Model *model);
void model_free (Model *model);

/* All changes until model_end() are one act. */
void model_begin (Model *model);
void model_end (Model *model);

/* The record as it may be changed now; a new one for an @id that is not there. */
ModelRecord *model_change (Model *model, gint64 id);

const ModelRecord *model_get (const Model *model, gint64 id);

void model_set (ModelRecord *record, const char *field, const char *value); /* NULL clears */
void model_set_int (ModelRecord *record, const char *field, gint64 value);

/* Deletes @id and all that hangs on it; brings back what that took along. */
void model_delete (Model *model, gint64 id);
void model_restore (Model *model, gint64 id);

/* Whether there is anything to turn; what was turned is turned in the model. */
gboolean model_can_undo (const Model *model);
gboolean model_can_redo (const Model *model);
void model_undo (Model *model);
void model_redo (Model *model);

/* Acts that were undone can't be done again any more, or nothing can be undone any more. */
void model_forget_undone (Model *model);
void model_forget_acts (Model *model);

/* Fails the test unless every record and list of @store is as the model says. */
void model_compare (const Model *model, CwStore *store);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Model, model_free)
