/* bundle-text.h - the head and the foot of a bundle: who made it, and which lines are in it
 *
 * Both are JSON without white space; `data/format.md`, "Bundles", says what each key means.
 */
#pragma once

#include "corewalk/bundle.h"
#include "data/log/seal.h"

#include <sodium.h>

#define CW_BUNDLE_MAGIC "CWALK\0\1\1" /* format 1, read by programs that know 1 */
#define CW_BUNDLE_MAGIC_BYTES 8
#define CW_BUNDLE_TEXT_MOST (4 * 1024 * 1024) /* bytes of a head or foot */
#define CW_BUNDLE_RUNS_MOST 20000
#define CW_BUNDLE_SIGNED_WORD "corewalk bundle1" /* before the hash of all bytes above it */
#define CW_BUNDLE_SIGNED (16 + CW_LINE_HASH)

/* One run of lines of one stream. */
typedef struct
{
  guint64 bits;
  guint32 first, last;
  guint32 opening; /* in force at first, unless that line says another */
  guint8 prior[CW_LINE_HASH];
  guint8 head[CW_LINE_HASH];
  guint8 key[crypto_sign_PUBLICKEYBYTES]; /* of the author */
  guint8 signature[crypto_sign_BYTES];    /* over stream, last, head */
  guint8 openings[crypto_sign_BYTES];     /* over the same and the openings; see has_openings */
  gboolean has_openings;
  char *audience, *scope, *author;
  gboolean is_sample;
} CwRun;

typedef struct
{
  char id[32 + 1];
  guint8 key[crypto_sign_PUBLICKEYBYTES]; /* of the sender */
  char *sender, *organization;
  char *card; /* the sender's, as a token; NULL for none */
  CwMoment made;
  CwScope scope;
  gboolean is_sample, is_whole;
  gboolean is_cut;       /* a file that could not be read: it ends too early, it seems */
  gint64 body_bytes;     /* of all blocks: what a file that is cut off lacks */
  GPtrArray *recipients; /* of char * */
} CwBundleHead;

CwRun *cw_run_new (void);
void cw_run_free (CwRun *run);
/* The signature under its openings, NULL for none. */
const guint8 *cw_run_get_openings (const CwRun *run);

/* As the head says it: "district", "school". */
const char *cw_bundle_scope_name (CwScope scope);

void cw_bundle_head_clear (CwBundleHead *head);
void cw_bundle_head_write (const CwBundleHead *head, GString *out);
/* FALSE with CW_ERROR_FORMAT. */
gboolean
cw_bundle_head_read (const char *text, gsize length, CwBundleHead *head, GError **error);

/* @runs: of CwRun. */
void cw_bundle_foot_write (const GPtrArray *runs, GString *out);
/* (transfer full): the runs, or NULL with CW_ERROR_FORMAT. */
GPtrArray *cw_bundle_foot_read (const char *text, gsize length, GError **error);
