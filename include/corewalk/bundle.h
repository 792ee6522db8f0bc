/* corewalk/bundle.h - files in which a record travels: making one, and looking into one
 *
 * A bundle holds whole streams, verbatim, signed by its sender and encrypted to its recipients in
 * the age v1 format. It is a file that is whole or absent. `data/format.md`, "Bundles".
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

typedef enum
{
  CW_SCOPE_DISTRICT, /* what anybody in the district may read: numbers, no words */
  CW_SCOPE_SCHOOL,   /* the words of schools too */
  CW_SCOPE_CYCLE,    /* one coaching cycle, for its partners and nobody else */
} CwScope;

typedef struct
{
  CwScope scope;
  gint64 school;         /* only streams of this school; 0 for all schools */
  gint64 cycle;          /* of CW_SCOPE_CYCLE, which has no school: which one */
  gboolean has_everyone; /* everybody's streams, not just this person's: a central copy */
  GPtrArray
      *recipients; /* of char *, "age1…"; NULL writes it open, for anybody who gets the file */
  const char *receipt; /* file of a receipt: only what its sender does not have; NULL for all */
} CwExportPlan;

typedef struct
{
  gint64 lines;    /* lines in the bundle */
  gint64 streams;  /* streams they lie in */
  gint64 bytes;    /* of the file */
  char id[32 + 1]; /* of the bundle, hex */
} CwExported;

/**
 * cw_bundle_export:
 * @plan: what goes into it, and for whom
 * @file: name of the file; one that is there is replaced once the new one is whole
 * @exported: (out caller-allocates) (nullable): what was written
 *
 * Seals this person's streams of the scope up to here, and writes them. A cycle goes to all of its
 * other partners, or to all of an earlier period's that are partners still, and never open; of texts
 * that partners agreed to share those are taken back first from which one withdrew, and what a school
 * is told of coaching (activity.h) is made true. The file is read back from
 * the medium and verified before it gets its name.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND (no such school, cycle, receipt or folder), %CW_ERROR_INVALID
 *   (nothing to send, a recipient that is none, a receipt of another record, a cycle for others than
 *   its partners), %CW_ERROR_FORMAT (the
 *   receipt), %CW_ERROR_BUSY, %CW_ERROR_FULL, %CW_ERROR_PLACE, %CW_ERROR_STORAGE,
 *   %CW_ERROR_CANCELLED; there is no new file then.
 */
gboolean cw_bundle_export (CwStore *store,
                           const CwExportPlan *plan,
                           const char *file,
                           CwExported *exported,
                           CwProgress progress,
                           gpointer user_data,
                           GError **error);

/* A line as it travels. */
typedef struct
{
  const char
      *json; /* {"line":{…},"seq":n,"stream":"hex"}; line is null for what was taken back or
                       erased */
  const char *text;     /* the line itself; "" for null */
  const char *audience; /* of its stream: "district", "school" … */
  const char *kind; /* "walk", "note" … as in `data/format.md`, "Lines"; "void" for null */
  gint64 record; /* what it is about, local id in the store that exports; 0 for nothing, or when
                    read from a file */
  gint64 id;     /* local id of the line in the store that exports; 0 when read from a file */
  char warning[128];  /* a name from the roster that stands in it; "" for none */
  gboolean can_unsay; /* nobody has received it yet: it can still be taken back */
} CwBundleLine;

/**
 * CwBundleLineFunc:
 * @line: valid during the call
 *
 * Returns: %FALSE to stop.
 */
typedef gboolean (*CwBundleLineFunc) (const CwBundleLine *line, gpointer user_data);

/**
 * cw_bundle_preview:
 *
 * Gives @each the very lines, in their order, that cw_bundle_export() with the same @plan would
 * write, with a warning where a name from the roster stands in one. Nothing is sealed or written.
 *
 * Returns: %FALSE as cw_bundle_export(); %CW_ERROR_CANCELLED when @each stopped.
 */
gboolean cw_bundle_preview (CwStore *store,
                            const CwExportPlan *plan,
                            CwBundleLineFunc each,
                            gpointer user_data,
                            GError **error);

/* A run of lines of one stream in a bundle. */
typedef struct
{
  guint64 bits;        /* of the stream */
  guint32 first, last; /* lines in the bundle */
  char *audience;
  char *scope; /* UUID of a school, or "" */
  char *author;
  char key[64 + 1]; /* the author's, hex */
} CwBundleRun;

typedef struct
{
  char id[32 + 1];
  char *sender;       /* name of who made it */
  char *organization; /* may be empty */
  char key[64 + 1];   /* the sender's, hex: what its signature was verified with */
  CwMoment made;
  CwScope scope;
  gboolean is_sample;
  gboolean is_whole; /* FALSE for one made against a receipt */
  gint64 lines;
  guint recipients; /* how many can open the file; 0 for an open one */
  GPtrArray *runs;  /* of CwBundleRun */
} CwBundleInfo;

/** cw_bundle_info_free: frees @info and what it holds; %NULL is allowed. */
void cw_bundle_info_free (CwBundleInfo *info);

/**
 * cw_bundle_inspect:
 * @store: (nullable): whose keys may open the file; %NULL for an open one
 * @file: a bundle
 *
 * Reads all of it and verifies lengths, encryption, hashes and the sender's signature. The authors'
 * signatures and the lines are verified by cw_bundle_verify().
 *
 * Returns: (transfer full): what it is, or %NULL on %CW_ERROR_NOT_FOUND, %CW_ERROR_FORMAT (no
 *   bundle, cut off, of a newer program), %CW_ERROR_SECRET (for somebody else), %CW_ERROR_DAMAGED
 *   or %CW_ERROR_STORAGE.
 */
CwBundleInfo *cw_bundle_inspect (CwStore *store, const char *file, GError **error);

/**
 * cw_bundle_verify: cw_bundle_inspect(), and every line, chain and author's signature.
 *
 * Returns: (transfer full): what it is, or %NULL as cw_bundle_inspect().
 */
CwBundleInfo *cw_bundle_verify (CwStore *store,
                                const char *file,
                                CwProgress progress,
                                gpointer user_data,
                                GError **error);

/**
 * cw_bundle_each:
 *
 * Gives @each every line of the file in its order, having verified all of it.
 *
 * Returns: %FALSE as cw_bundle_verify() does, or %CW_ERROR_CANCELLED when @each stopped.
 */
gboolean cw_bundle_each (CwStore *store,
                         const char *file,
                         CwBundleLineFunc each,
                         gpointer user_data,
                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwBundleInfo, cw_bundle_info_free)

G_END_DECLS
