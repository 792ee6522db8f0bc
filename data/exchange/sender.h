/* sender.h - who sent what, and whether we take it */
#pragma once

#include "data/exchange/merging.h"

/* Whether bundles of the sender are taken: FALSE with CW_ERROR_INVALID for somebody whose card is not
 * trusted here, unless @allows_unknown. Learns from the sender's card that its owner has moved. */
gboolean cw_sender_check (CwMerging *merging,
                          const CwBundleHead *head,
                          gboolean allows_unknown,
                          GError **error);

/* Notes that @file came, or why it was refused: the number of the note, 0 with @error. @hash may be NULL. */
gint64 cw_sender_note (CwStore *store,
                       const CwBundleHead *head,
                       const guint8 *hash,
                       const char *file,
                       const char *reason,
                       GError **error);

/* Notes what came of the file under way. */
gboolean cw_sender_count (CwMerging *merging, GError **error);
