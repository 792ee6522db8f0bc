/* corewalk/cycle-share.h - sharing success: a text of a cycle that goes further than its partners
 *
 * Every partner says yes to these very words on a laptop of his or her own; the copy that leaves holds
 * their signatures over the hash of the text. Who was a partner of the cycle before is asked, too.
 * Changed words need a new yes of everybody. A yes may be withdrawn: then nothing more is shared, but what
 * others have received can't be called back.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"

G_BEGIN_DECLS

/* How one partner stands to a text. */
typedef struct
{
  char *name;
  gboolean is_own;
  gboolean agrees;   /* to the text as it is now; the signature was verified */
  gboolean withdrew; /* said yes to it once, and took that back */
} CwShareVoice;

typedef struct
{
  gint64 id;
  gint64 cycle;
  CwMoment made;
  char *author;
  char *text;
  char *audience;      /* "school" or "district" */
  gint64 school;       /* whose people would read it; 0 for the district */
  GPtrArray *voices;   /* of CwShareVoice */
  gboolean is_agreed;  /* by everybody */
  gint64 copy;         /* what was published and is not taken back; 0 for none */
  gboolean is_current; /* and it says what the text says now */
} CwShare;

/* What saying yes did. */
typedef enum
{
  CW_SHARE_WAITS,     /* somebody else has yet to agree */
  CW_SHARE_PUBLISHED, /* all agreed: the copy is here, and leaves with the next file */
  CW_SHARE_SAME,      /* all agreed, and the copy was here already */
} CwShareState;

/* What withdrawing did. */
typedef enum
{
  CW_SHARE_UNSAID,  /* there was no copy, or nobody had received it: nothing is left of it */
  CW_SHARE_DELETED, /* others may have received the copy: they see that it was deleted */
  CW_SHARE_OF_OTHERS, /* the copy is another partner's: it is taken back when that laptop hears of it */
} CwShareWithdrawal;

/** cw_share_free: frees @share and what it holds; %NULL is allowed. */
void cw_share_free (CwShare *share);

/**
 * cw_share_new:
 * @audience: "school" or "district"
 * @school: whose school's, for "school"; 0 for the only one there is
 *
 * Proposes a text. Nobody has agreed to it yet, not even who proposes it.
 *
 * Returns: the proposal, or 0 on %CW_ERROR_NOT_FOUND (cycle, school), %CW_ERROR_INVALID (text, audience,
 *   no or several schools; this store is no partner), %CW_ERROR_BUSY, %CW_ERROR_FULL,
 *   %CW_ERROR_STORAGE.
 */
gint64 cw_share_new (CwStore *store,
                     gint64 cycle,
                     const char *text,
                     const char *audience,
                     gint64 school,
                     const CwMoment *moment,
                     GError **error);

/** cw_share_get: (transfer full): the proposal; %NULL on %CW_ERROR_NOT_FOUND or %CW_ERROR_STORAGE. */
CwShare *cw_share_get (CwStore *store, gint64 id, GError **error);

/**
 * cw_share_list:
 *
 * Returns: (transfer full) (element-type CwShare): proposals of the cycle, the latest first. %NULL on
 *   %CW_ERROR_STORAGE.
 */
GPtrArray *cw_share_list (CwStore *store, gint64 cycle, GError **error);

/**
 * cw_share_agree:
 * @is_trial: only say what would be done
 * @state: (out): what was done
 *
 * Says yes to the text as it is now, and publishes the copy once everybody has. Killed half-way and done
 * again, or done by several partners, it makes one copy.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND, %CW_ERROR_INVALID (this store is no partner), %CW_ERROR_BUSY,
 *   %CW_ERROR_FULL, %CW_ERROR_STORAGE.
 */
gboolean cw_share_agree (CwStore *store,
                         gint64 id,
                         gboolean is_trial,
                         const CwMoment *moment,
                         CwShareState *state,
                         GError **error);

/**
 * cw_share_withdraw:
 * @withdrawal: (out): what that did
 *
 * Takes back one's own yes, and the copy if this store published it.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND, %CW_ERROR_INVALID (nothing was said yes to), %CW_ERROR_BUSY,
 *   %CW_ERROR_FULL, %CW_ERROR_STORAGE.
 */
gboolean cw_share_withdraw (CwStore *store,
                            gint64 id,
                            const CwMoment *moment,
                            CwShareWithdrawal *withdrawal,
                            GError **error);

/**
 * cw_share_settle:
 *
 * Takes back what this store published of texts to which a partner does not agree any more. Exporting
 * does this first, for the news may have come since.
 *
 * Returns: how many copies were taken back; -1 on %CW_ERROR_FULL or %CW_ERROR_STORAGE.
 */
int cw_share_settle (CwStore *store, GError **error);

/**
 * cw_share_dup_signers:
 * @copy: a published text
 *
 * Returns: (transfer full) (nullable): the names of those whose signatures over the copy's text are good,
 *   with commas; %NULL for none, and for a copy of a note of one person.
 */
char *cw_share_dup_signers (CwStore *store, gint64 copy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwShare, cw_share_free)

G_END_DECLS
