/* store-private.h - what a store holds, for the rooms of data/ */
#pragma once

#include "corewalk/store.h"
#include "data/log/log.h"

#include <sodium.h>

typedef struct _CwProjector CwProjector; /* data/record/project.h */
typedef struct _CwAct CwAct;             /* data/record/act.h */

struct _CwStore
{
  char *directory;
  CwStoreMode mode;
  gboolean is_settled; /* opened to its end: install.json may be brought up to date */
  int lock_fd;         /* -1 for a reader */

  CwDb *shared, *private;
  CwLog *log, *private_log;
  gint64 seen_stamp; /* of a reader: what its logs know of */

  CwPerson person;
  guint8 secret[crypto_sign_SECRETKEYBYTES]; /* zero for a reader */
  guint8 key[crypto_sign_PUBLICKEYBYTES];
  char *notice;

  CwProjector *projector;
  GHashTable *
      touched; /* of gint64: runs of visits that are known to be stale: data/count/pack-keep.h */
  GPtrArray *packs;    /* data/count/pack-shelf.h; NULL until asked for */
  gint64 packs_stamp;  /* of the store when they were read */
  int removed;         /* whether anything is: data/record/removed.c */
  int words_pace;      /* a CwWordsPace of data/record/words.h */
  guint pending_words; /* so many were put off since the index took all, at most */
  CwAct *act;          /* the act under way, or NULL */
  GPtrArray *shelf;    /* data/form/form-shelf.h; NULL until asked for */
};

/* What the two files are. */
extern const CwDbForm cw_store_shared_form, cw_store_private_form;

/* The log that @id lies in. */
CwLog *cw_store_log_of (CwStore *store, gint64 id);

/* This person's stream for @audience ("private", "school", "district", "reference") and @scope. */
const CwStream *
cw_store_stream (CwStore *store, const char *audience, const char *scope, GError **error);

/* This person wrote it: here, or where the store was copied from. NULL is nobody's. */
gboolean cw_store_wrote (CwStore *store, const CwStream *stream);

/* Lines of own streams in both files: it grows with each that is written. */
gint64 cw_store_count_own_lines (CwStore *store);

/* FALSE with CW_ERROR_BUSY where the store was opened for reading. */
gboolean cw_store_check_writer (CwStore *store, GError **error);
