/* corewalk/person-file.h - all that this store holds by, about or with the name of one person
 *
 * For a teacher or coach who asks what is kept. A person is a name here: as on a card, as the author of
 * lines, or as a roster has it. Other laptops may hold more.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/handout.h"
#include "corewalk/moment.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

typedef enum
{
  CW_PERSON_BY = 1 << 0,    /* the person wrote it */
  CW_PERSON_ABOUT = 1 << 1, /* it is of the person's classes, or was written in them */
  CW_PERSON_NAMED = 1 << 2, /* the name stands in it */
} CwPersonWhy;

typedef struct
{
  gint64 id;
  char *kind;  /* "note", "card" … as in `data/format.md` */
  char *title; /* the kind in words for people */
  guint why;   /* of CwPersonWhy */
  CwMoment made;
  char *author;
  char *words;         /* what a person typed into it; "" for nothing */
  char *json;          /* the record, as cw_dump() prints it */
  gboolean is_private; /* it is on this laptop only */
} CwPersonEntry;

typedef struct
{
  char *name;
  char *holder; /* whose store it is */
  CwMoment made;
  GPtrArray *entries; /* of CwPersonEntry */
  GPtrArray *cards;   /* of char *: cards of that name, as cw_sender_card_print() */
  GPtrArray *sent;    /* of CwSent: files that one of the entries was in; newest first */
} CwPersonFile;

/** cw_person_file_free: frees @file and what it holds; %NULL is allowed. */
void cw_person_file_free (CwPersonFile *file);

/**
 * cw_person_file_read:
 * @name: of the person, at least three letters; upper and lower case make no difference
 *
 * Goes through all records, private ones too.
 *
 * Returns: (transfer full): what there is, perhaps nothing; %NULL on %CW_ERROR_INVALID (no name),
 *   %CW_ERROR_STORAGE or %CW_ERROR_DAMAGED.
 */
CwPersonFile *cw_person_file_read (CwStore *store, const char *name, GError **error);

/** cw_person_file_page: (transfer full): @file as a page to read or print. */
CwHandout *cw_person_file_page (const CwPersonFile *file);

/**
 * cw_person_file_write:
 * @path: name of the file; one that is there is replaced once the new one is whole
 *
 * Writes @file as JSON Lines: one object that says whose it is, then one a record, card and file sent.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND (no such folder), %CW_ERROR_INVALID, %CW_ERROR_PLACE,
 *   %CW_ERROR_FULL, %CW_ERROR_STORAGE; there is no new file then.
 */
gboolean cw_person_file_write (const CwPersonFile *file, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPersonFile, cw_person_file_free)

G_END_DECLS
