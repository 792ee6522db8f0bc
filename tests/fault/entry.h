/* entry.h - a coach at work in a store that the fault tests break */
#pragma once

#include <glib.h>

#include "corewalk/error.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

/**
 * Entry:
 * @visit: an open visit of the store's only walk
 * @items: (element-type gint64): the look-fors of the walk's form
 */
typedef struct
{
  CwStore *store;
  gint64 walk;
  gint64 visit;
  GArray *items;
} Entry;

/** entry_prepare: makes a store with a walk and an open visit in @directory, and closes it. */
void entry_prepare (const char *directory);

/** entry_copy: copies a store so that it does not know that it is a copy. */
void entry_copy (const char *from, const char *to);

/** entry_adopt: makes a store that was copied byte by byte believe that it was always here. */
void entry_adopt (const char *directory);

/** entry_open: opens such a store to write; %NULL as cw_store_open(). Free with entry_close(). */
Entry *entry_open (const char *directory, GError **error);
void entry_close (Entry *entry);

/** entry_add: keeps scratch_line (@n) as a line of evidence. Returns: its id, or 0 with @error. */
gint64 entry_add (Entry *entry, gint64 n, GError **error);

/* The acts of a day repeat after so many; every kind is among them. */
#define ENTRY_ACTS 14

/**
 * entry_act:
 * @n: which act of a working day, from 1
 *
 * Does one of what a coach does: a line, a mark, a tally, a memo, an edit, a delete, an undo. The
 * same @n does the same to a store in the same state.
 *
 * Returns: %FALSE with @error
 */
gboolean entry_act (Entry *entry, gint64 n, GError **error);

/**
 * entry_dump:
 *
 * Returns: (transfer full): all that a coach sees of the visit, her memos and her draft: two stores in
 *   which the same was done give the same; %NULL with @error
 */
char *entry_dump (Entry *entry, GError **error);

/** entry_texts: (transfer full) (element-type utf8): the visit's lines in order, or %NULL. */
GPtrArray *entry_texts (Entry *entry, GError **error);

/**
 * entry_faults:
 *
 * Returns: (transfer full): what cw_check() finds, one fault a line; %NULL when all is whole
 */
char *entry_faults (CwStore *store);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Entry, entry_close)

G_END_DECLS
