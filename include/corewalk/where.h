/* corewalk/where.h - what is where: everything that a store keeps, who can see it, how it is taken back
 *
 * Made from the very tables that the program keeps, so that it can't leave anything out: the page
 * for whoever asks what leaves a laptop.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

typedef enum
{
  CW_WHERE_LAPTOP,    /* never leaves, but inside an encrypted backup */
  CW_WHERE_PAIR,      /* goes to the partners of a coaching cycle alone, encrypted */
  CW_WHERE_SCHOOL,    /* goes into bundles for the school */
  CW_WHERE_DISTRICT,  /* goes into bundles for the school and for the district */
  CW_WHERE_REFERENCE, /* the district's own lists, of which walks take what they use along */
  CW_WHERE_COUNT
} CwWhere;

/* All texts are static, in English, and marked for translation. */
typedef struct
{
  CwWhere where;
  const char *title; /* "Lines of evidence" */
  GPtrArray
      *contents; /* of const char *: each thing that is kept of one, "what was seen or heard" */
  gint64 count;  /* how many are here now; -1 where that says nothing */
} CwWhereEntry;

/** cw_where_entry_free: frees @entry and what it holds; %NULL is allowed. */
void cw_where_entry_free (CwWhereEntry *entry);

/**
 * cw_where_list:
 *
 * Returns: (transfer full) (element-type CwWhereEntry): everything, by where it is; %NULL on
 *   %CW_ERROR_STORAGE.
 */
GPtrArray *cw_where_list (CwStore *store, GError **error);

/** cw_where_get_name: (transfer none): "laptop", "school", "district", "reference". */
const char *cw_where_get_name (CwWhere where);

/** cw_where_get_title: (transfer none): for people: "Only on this laptop". */
const char *cw_where_get_title (CwWhere where);

/** cw_where_get_seen_by: (transfer none): who can see it, a sentence or two. */
const char *cw_where_get_seen_by (CwWhere where);

/** cw_where_get_taken_back: (transfer none): how it is taken back, a sentence or two. */
const char *cw_where_get_taken_back (CwWhere where);

/** cw_where_get_nowhere: (transfer none): sentences about what is kept nowhere at all, NULL-ended. */
const char *const *cw_where_get_nowhere (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwWhereEntry, cw_where_entry_free)

G_END_DECLS
