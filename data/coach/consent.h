/* consent.h - what the partners of a cycle said yes to; each line is signed with its stream */
#pragma once

#include "data/coach/circle.h"

#define CW_CONSENT_TAKE_PART "take-part"
#define CW_CONSENT_HAND_OVER "hand-over"
#define CW_CONSENT_SHARE "share"

typedef struct
{
  gint64 id;
  char *act;
  gint64 share, circle; /* 0 for none */
  char *joiner;         /* hex; NULL for none, as the next two */
  char *hash;
  char *signature;
  gboolean is_withdrawn;
  CwMoment made;
  guint8 key[CW_PARTNER_KEY_BYTES]; /* of who said it: of its stream */
} CwConsent;

void cw_consent_free (CwConsent *consent);

/* (transfer full) (element-type CwConsent): those of @cycle, the earliest first; NULL with @error. */
GPtrArray *cw_consent_list (CwStore *store, gint64 cycle, GError **error);

/* Inside an act: this store says yes to @act. */
gboolean cw_consent_write (CwStore *store,
                           const CwStream *stream,
                           gint64 cycle,
                           const char *act,
                           GError **error);

/*
 * (transfer none) (nullable): the latest consent to @act by @key that was not withdrawn, about @about (a
 * share or a circle, 0 for neither) and @joiner (NULL for nobody).
 */
const CwConsent *cw_consent_find (const GPtrArray *consents,
                                  const char *act,
                                  const guint8 key[CW_PARTNER_KEY_BYTES],
                                  gint64 about,
                                  const char *joiner);

/* All members of @circle agree that @joiner (hex) gets what was written in it; @missing counts who does
 * not, or NULL. */
gboolean cw_consent_is_handed_over (const GPtrArray *consents,
                                    const CwCircle *circle,
                                    const char *joiner,
                                    guint *missing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwConsent, cw_consent_free)
