/* corewalk/waiting.h - what came and waits for something that did not */
#pragma once

#include "corewalk/error.h"
#include "corewalk/types.h"

G_BEGIN_DECLS

typedef struct
{
  char *author;                     /* whose lines they are */
  char *stream;                     /* 16 hex digits */
  guint32 missing_from, missing_to; /* lines that are not here */
  guint32 from, to;                 /* lines that wait for them */
  gint64 received_ms;               /* when these came */
  char *sender;                     /* who brought them: whom to ask for a full bundle */
  gboolean is_shown;                /* a person accepted the gap: what came is shown */
} CwWaiting;

/** cw_waiting_free: frees one of them; %NULL is allowed. */
void cw_waiting_free (CwWaiting *waiting);

/**
 * cw_waiting_list:
 *
 * Returns: (transfer full) (element-type CwWaiting): by author, then stream, then line; empty when
 *   nothing waits and nothing is missing. %NULL on %CW_ERROR_STORAGE.
 */
GPtrArray *cw_waiting_list (CwStore *store, GError **error);

/**
 * cw_waiting_accept:
 * @author: a name, or a stream's 16 hex digits
 * @shown: (out) (nullable): lines that are shown now
 *
 * Shows what came of @author though the rest stays missing. When the rest comes it takes its place.
 * What a copy of that laptop wrote beside lines that are here waits on, for only the rest says where
 * the two part.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND (nothing of that author waits), %CW_ERROR_INVALID (nothing
 *   but what a copy wrote), %CW_ERROR_FULL or %CW_ERROR_STORAGE.
 */
gboolean cw_waiting_accept (CwStore *store, const char *author, gint64 *shown, GError **error);

G_END_DECLS
