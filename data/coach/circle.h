/* circle.h - who a cycle belongs to, period by period, and where it is written
 *
 * A circle is one period of unchanged membership. Its UUID is the scope of the streams that its
 * members write in it, so that whoever has one of these streams knows for whom it is.
 */
#pragma once

#include "corewalk/cycle.h"
#include "data/record/writer.h"

typedef struct
{
  gint64 id;
  gint64 earlier; /* the circle that it follows; 0 for none */
  CwMoment made;
  GPtrArray *members; /* of CwPartner; none where what came can't be read */
} CwCircle;

void cw_circle_free (CwCircle *circle);

CwPartner *cw_partner_copy (const CwPartner *partner);

/* (transfer full) (element-type CwCircle): those of a cycle, the earliest first; NULL with @error. */
GPtrArray *cw_circle_list (CwStore *store, gint64 cycle, GError **error);

/*
 * (transfer none) (nullable): the one of @circles that holds now: of those that none follows the
 * latest; @is_split (or NULL) tells whether there are several.
 */
const CwCircle *cw_circle_find_current (const GPtrArray *circles, gboolean *is_split);

/* (transfer none) (nullable): by key. */
const CwPartner *cw_circle_find_member (const CwCircle *circle,
                                        const guint8 key[CW_PARTNER_KEY_BYTES]);

/* The member's name that is @name in either case, or NULL. */
const CwPartner *cw_circle_find_name (const CwCircle *circle, const char *name);

/* This store is one of its members, by the key that it has now. */
gboolean cw_circle_is_mine (CwStore *store, const CwCircle *circle);

/* JSON of members, as a circle's line has them. */
char *cw_circle_write_members (const GPtrArray *members);

/* The scope of its streams. */
void cw_circle_get_scope (CwStore *store, gint64 circle, char scope[CW_UUID_TEXT_LENGTH + 1]);

/*
 * Where this store writes about @cycle now, inside an act: of the current circle, or of a new one,
 * where this store has got a new key since. NULL with CW_ERROR_NOT_FOUND (no such cycle), _INVALID (no
 * partner), _STORAGE.
 */
const CwStream *cw_circle_stream (CwStore *store, gint64 cycle, GError **error);

/* Inside an act: begins a period with @members, and says the cycle as it is now in its stream. */
const CwStream *cw_circle_open (CwStore *store,
                                gint64 cycle,
                                const CwCircle *earlier,
                                const GPtrArray *members,
                                GError **error);

/* Begins an act that adds a record of @kind to @cycle, as cw_writer_begin() does for walks. */
const CwStream *cw_circle_begin (CwStore *store,
                                 const char *kind,
                                 gint64 cycle,
                                 const CwMoment *moment,
                                 CwLine *line,
                                 char room[CW_UUID_TEXT_LENGTH + 1],
                                 GError **error);

/* FALSE with CW_ERROR_NOT_FOUND, or _INVALID where this store is no partner of @cycle now. */
gboolean cw_circle_check (CwStore *store, gint64 cycle, GError **error);

/* Sets fields of a record of a cycle, as one act called @title. */
gboolean cw_circle_set (CwStore *store,
                        gint64 record,
                        const CwLine *change,
                        const char *title,
                        const CwMoment *moment,
                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwCircle, cw_circle_free)
