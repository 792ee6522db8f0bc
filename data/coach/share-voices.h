/* share-voices.h - who agrees to a text, and what the copy says of that */
#pragma once

#include "corewalk/cycle-share.h"
#include "data/coach/consent.h"

/* A partner's signature, as the copy has it. */
typedef struct
{
  char *name;
  char *signature; /* hex */
  guint8 key[CW_PARTNER_KEY_BYTES];
} CwSigned;

CwSigned *cw_signed_new (const CwPartner *partner, const char *signature);
void cw_signed_free (gpointer signed_by);

/* JSON of @signed_by (of CwSigned), as a copy has it. */
char *cw_signed_write (const GPtrArray *signed_by);

/* The share without its voices, and (NULL for no matter) the digits that name its copy. */
CwShare *cw_share_read (CwStore *store, gint64 id, char **token, GError **error);

/* Fills in who agrees; @signed_by (of CwSigned, or NULL) gets the good signatures. */
gboolean
cw_share_hear_all (CwStore *store, CwShare *share, GPtrArray *signed_by, GError **error);
