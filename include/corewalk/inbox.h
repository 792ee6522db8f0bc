/* corewalk/inbox.h - what a person does in a visit while the record is busy with something long
 *
 * A merge or a backup holds the databases of a store for minutes. What is typed meanwhile is kept at once
 * in a file of its own beside them, `inbox.db`, which nothing else locks, and goes into the record
 * afterwards, in its order and with its times; after a crash when the store is opened for writing
 * again. Then the file is gone. It never leaves the laptop.
 */
#pragma once

#include "corewalk/visit-act.h"

G_BEGIN_DECLS

typedef struct _CwInbox CwInbox;

/**
 * cw_inbox_open:
 * @directory: of a store that this process has open for writing, on whatever thread
 *
 * Returns: (transfer full): its inbox, made where there is none; %NULL on %CW_ERROR_FULL,
 *   %CW_ERROR_DAMAGED, %CW_ERROR_SCHEMA or %CW_ERROR_STORAGE.
 */
CwInbox *cw_inbox_open (const char *directory, GError **error);

/** cw_inbox_close: frees @inbox; what is in it stays. %NULL is allowed. */
void cw_inbox_close (CwInbox *inbox);

/**
 * cw_inbox_put:
 *
 * Keeps a copy of @act after all that is in the inbox; it is on the disk when this returns.
 *
 * Returns: its entry, for #CwVisitAct.inbox; 0 on %CW_ERROR_FULL or %CW_ERROR_STORAGE, nothing is
 *   kept then.
 */
gint64 cw_inbox_put (CwInbox *inbox, const CwVisitAct *act, GError **error);

/**
 * cw_inbox_set_draft:
 * @place, @text, @moment: as cw_draft_set()
 *
 * Returns: %FALSE on %CW_ERROR_FULL or %CW_ERROR_STORAGE.
 */
gboolean cw_inbox_set_draft (CwInbox *inbox,
                             const char *place,
                             const char *text,
                             const CwMoment *moment,
                             GError **error);

/**
 * CwInboxKept:
 * @act: what went into the record
 * @record: as cw_visit_act_keep() said it; 0 also for what was there already, and for words whose visit
 *   is gone: they are a note to oneself now
 */
typedef void (*CwInboxKept) (const CwVisitAct *act, gint64 record, gpointer user_data);

/**
 * cw_inbox_drain:
 * @store: open for writing; its inbox is not open
 * @kept: (nullable): called after each
 *
 * Puts all that is in the inbox into the record, each once whatever stops it in between, and removes the
 * file.
 *
 * Returns: %FALSE on %CW_ERROR_BUSY (a reader), %CW_ERROR_FULL, %CW_ERROR_DAMAGED, %CW_ERROR_SCHEMA or
 *   %CW_ERROR_STORAGE: what is not in the record yet stays in the inbox.
 */
gboolean cw_inbox_drain (CwStore *store, CwInboxKept kept, gpointer user_data, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwInbox, cw_inbox_close)

G_END_DECLS
