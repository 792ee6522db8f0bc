/* corewalk/id.h - local ids, UUIDs and the short addresses that people type */
#pragma once

#include "corewalk/error.h"
#include "corewalk/uuid.h"

G_BEGIN_DECLS

/**
 * cw_id_to_uuid:
 * @id: a local id of this store
 *
 * Returns: whether @id is one; @uuid is untouched when it is not.
 */
gboolean cw_id_to_uuid (CwStore *store, gint64 id, CwUuid *uuid);

/** cw_id_dup_text: (transfer full): the UUID of @id, 36 lower-case characters. */
char *cw_id_dup_text (CwStore *store, gint64 id);

/**
 * cw_id_dup_address: (transfer full): the short address of @id for lists, "ana-7f:123": the
 *   author's first name, the stream's first digits and the number of the line.
 */
char *cw_id_dup_address (CwStore *store, gint64 id);

/**
 * cw_id_find:
 * @text: a UUID, a tail of 6 or more of its characters, or a short address
 *
 * Returns: the local id of a record or imported thing held here, living or deleted; 0 on
 *   %CW_ERROR_NOT_FOUND, %CW_ERROR_INVALID (too short, or more than one fits), %CW_ERROR_STORAGE.
 */
gint64 cw_id_find (CwStore *store, const char *text, GError **error);

G_END_DECLS
