/* random-store.h - a store to which anything may happen, and the model that must agree with it */
#pragma once

#include "tests/model.h"

typedef struct
{
  char *root;   /* all its folders */
  char *folder; /* the store's own */
  CwStore *store;
  Model *model;
  GRand *rand;
  int second;
  guint folder_count;
  gboolean is_sealed; /* something was sealed, or the store was copied */
  gboolean is_mixed;  /* an older shared.db was put back */
  char *saved;        /* of shared.db; NULL for none */
  gsize saved_length;
  Model *saved_model;
} RandomStore;

RandomStore *random_store_new (guint32 seed);
void random_store_free (RandomStore *random);

/* Does one thing, to the store and to the model alike; its name. */
const char *random_store_step (RandomStore *random);

/* Closes and opens; goes on in a copy of the folder; puts the older shared.db back. */
void random_store_reopen (RandomStore *random);
void random_store_clone (RandomStore *random);
void random_store_put_back (RandomStore *random);

/* Values that a person might give. */
char *random_text (RandomStore *random);
char *random_name (RandomStore *random);
CwMoment random_moment (RandomStore *random);
gboolean random_chance (RandomStore *random, int percent);

/* A living record of one of @kinds ("note|mark"), or NULL. */
const ModelRecord *random_living (RandomStore *random, const char *kinds);
char *random_uuid (RandomStore *random, gint64 id);

/* random-make.c: new records. random-change.c: what happens to them. */
void random_make (RandomStore *random);
const char *random_change (RandomStore *random);
