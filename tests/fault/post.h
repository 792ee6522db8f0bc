/* post.h - two stores and the bundles between them, for a program that is stopped while it sends or
 * takes in */
#pragma once

#include "corewalk/types.h"
#include "tests/fault/shim-child.h"

G_BEGIN_DECLS

/**
 * Post:
 * @ana: a store with work that was sent and work that was not
 * @zoe: a store that has what was sent
 * @old: the bundle that was sent
 * @fresh: names of bundles that @zoe does not have; they end with %NULL
 * @before: what @zoe shows
 * @after: and what it shows once @fresh were taken in
 * @mine: what @ana shows
 * @lines: how many lines an export of @ana has by now
 */
typedef struct
{
  char *directory;
  char *ana, *zoe;
  char *old;
  char *fresh[3];
  char *before, *after, *mine;
  gint64 lines, old_lines;
} Post;

/** post_new: in a scratch directory; free with post_free(). */
Post *post_new (void);
void post_free (Post *post);

/** post_dump: (transfer full): what the store in @directory shows; it must be whole. */
char *post_dump (const char *directory, const char *what, guint nth);

/**
 * post_look:
 *
 * Returns: how many lines are in bundle @file, all of it verified; 0 when there is none. What is no
 *   whole bundle fails.
 */
gint64 post_look (const char *file, const char *what, guint nth);

/**
 * post_assert_sealed:
 *
 * What stands in bundle @file is fixed in the store that wrote it: it can't be unsaid any more.
 */
void post_assert_sealed (const char *store, const char *file, const char *what, guint nth);

/** post_assert_tidy: nothing lies in @directory but @names, which end with %NULL. */
void post_assert_tidy (const char *directory, const char *const *names);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Post, post_free)

G_END_DECLS
