/* corewalk/publish.h - copying the text of a note to oneself to where others read it
 *
 * The copy is a record of its own. Nothing that is shared says what it is a copy of; only the private
 * file of this laptop does, so that publishing once more changes that copy.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"

G_BEGIN_DECLS

typedef enum
{
  CW_PUBLISH_FIRST,   /* there is no copy there yet */
  CW_PUBLISH_CHANGED, /* there is one, and the note was changed since */
  CW_PUBLISH_SAME,    /* there is one that says the same: nothing is to do */
} CwPublishState;

/* What publishing does, or did. */
typedef struct
{
  CwPublishState state;
  gint64 copy; /* 0 before there is one */
  char *text;
  char *school; /* its name; NULL where it goes to the district */
} CwPublishing;

/** cw_publishing_clear: frees what @publishing holds. */
void cw_publishing_clear (CwPublishing *publishing);

/**
 * cw_publish:
 * @record: a note to oneself
 * @audience: "school" or "district"; "pair" is refused while there are no coaching cycles
 * @school: whose school's, for "school"; 0 for the only one there is
 * @is_trial: only say what would be done
 * @moment: (nullable): when, %NULL for now
 * @publishing: (out caller-allocates): what is done; cleared by the caller
 *
 * Copies the text of @record. Once somebody received the copy it can't be taken back. What the note
 * said before, and says later, never leaves the laptop unless it is published again.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND (no such note, or it or its copy is deleted),
 *   %CW_ERROR_INVALID (not a note to oneself, pair, no or several schools), %CW_ERROR_BUSY,
 *   %CW_ERROR_FULL, %CW_ERROR_STORAGE. Killed half-way and done again it makes one copy.
 */
gboolean cw_publish (CwStore *store,
                     gint64 record,
                     const char *audience,
                     gint64 school,
                     gboolean is_trial,
                     const CwMoment *moment,
                     CwPublishing *publishing,
                     GError **error);

/* A text that somebody published. */
typedef struct
{
  gint64 id;
  CwMoment moment;
  char *author;
  const char *audience; /* "school" or "district"; static */
  char *text;
  gint64 memo; /* the note that it was copied from; 0 for those of others */
} CwPublished;

/** cw_published_free: frees @published and what it holds; %NULL is allowed. */
void cw_published_free (CwPublished *published);

/**
 * cw_published_list:
 *
 * Returns: (transfer full) (element-type CwPublished): published texts that are here, newest first.
 *   %NULL on %CW_ERROR_STORAGE or %CW_ERROR_DAMAGED.
 */
GPtrArray *cw_published_list (CwStore *store, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CwPublishing, cw_publishing_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPublished, cw_published_free)

G_END_DECLS
