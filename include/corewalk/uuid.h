/* corewalk/uuid.h - sixteen bytes that name a record everywhere (RFC 9562) */
#pragma once

#include "corewalk/types.h"

G_BEGIN_DECLS

#define CW_UUID_TEXT_LENGTH 36

typedef struct
{
  guint8 bytes[16];
} CwUuid;

/**
 * cw_uuid_to_text:
 * @text: (out): room for CW_UUID_TEXT_LENGTH + 1 bytes; gets 36 lower-case characters and a NUL
 */
void cw_uuid_to_text (const CwUuid *uuid, char *text);

/**
 * cw_uuid_from_text:
 * @text: 36 characters, hexadecimal digits of either case with hyphens in their places
 *
 * Returns: whether @text is a UUID; @uuid is untouched when it is not.
 */
gboolean cw_uuid_from_text (const char *text, CwUuid *uuid);

/**
 * cw_uuid_named:
 * @issuer: who gave the name out: a state, a district, "corewalk"
 * @kind: what is named: "school", "form-item"
 * @name: the name itself, compared byte for byte
 *
 * The version 5 id of what must be equal on every laptop without talking: SHA-1 over
 * "issuer\x1fkind\x1fname" in Corewalk's own namespace (`data/format.md`, "Named ids").
 */
void cw_uuid_named (const char *issuer, const char *kind, const char *name, CwUuid *uuid);

G_END_DECLS
