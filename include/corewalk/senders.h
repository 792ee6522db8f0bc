/* corewalk/senders.h - the clerk's sheet: whose bundles came, and whose did not */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  char *organization;    /* of the card or the last bundle; may be empty */
  char key[64 + 1];      /* hex */
  gboolean is_expected;  /* the card is trusted here */
  gboolean is_elsewhere; /* of another organization than this store's person */
  gint64 received_ms;    /* when the last bundle was taken in; 0 for never */
  gint64 made_ms;        /* when that one was made, by the sender's clock */
  gint64 bundles, lines; /* taken in so far; lines that were new */
  gint64 waiting;        /* lines that wait */
  gint64 refused_ms;     /* the last one that was refused; 0 for none since the last good one */
  char *reason;          /* why; NULL without refused_ms */
} CwSender;

/** cw_sender_free: frees one of them; %NULL is allowed. */
void cw_sender_free (CwSender *sender);

/**
 * cw_sender_list:
 *
 * Returns: (transfer full) (element-type CwSender): everybody who is expected or who sent something,
 *   those silent for longest first; %NULL on %CW_ERROR_STORAGE.
 */
GPtrArray *cw_sender_list (CwStore *store, GError **error);

G_END_DECLS
