/* corewalk/record.h - what holds for every record: fields, edit, delete, restore, undo, history
 *
 * What nobody has received yet is really replaced by an edit and really gone after a delete; the
 * words that were taken back stay in the private file for undo and history. What was sealed or
 * sent is only ever replaced by later lines. `data/format.md` has the rules.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"

G_BEGIN_DECLS

typedef enum
{
  CW_VALUE_NULL, /* never set, or cleared */
  CW_VALUE_INT,
  CW_VALUE_TEXT,
  CW_VALUE_REF,  /* another record: its local id in integer, its UUID in text */
  CW_VALUE_REFS, /* several, in text as a JSON array of UUIDs */
} CwValueType;

typedef struct
{
  const char *name; /* of the field, as in `data/format.md`; static */
  CwValueType type;
  gint64 integer;
  char *text; /* NULL for NULL and INT */
} CwFieldValue;

typedef struct
{
  gint64 id;
  const char *kind; /* "walk", "visit", "note" …; static */
  gboolean is_alive;
  gboolean is_sealed;  /* later edits are amendments */
  gboolean is_private; /* lies in the private file */
  CwMoment made;
  char *author;
  GArray
      *fields; /* of CwFieldValue, every field of the kind in the order of `data/format.md` */
} CwRecord;

/** cw_record_free: frees @record and what it holds; %NULL is allowed. */
void cw_record_free (CwRecord *record);

/**
 * cw_record_read:
 *
 * Returns: (transfer full): the record as it is shown now, a deleted one as it was last; %NULL on
 *   %CW_ERROR_NOT_FOUND, %CW_ERROR_DAMAGED or %CW_ERROR_STORAGE.
 */
CwRecord *cw_record_read (CwStore *store, gint64 id, GError **error);

/** cw_record_get_field: (transfer none): the field of that name, or %NULL. */
const CwFieldValue *cw_record_get_field (const CwRecord *record, const char *name);

/**
 * cw_record_edit:
 * @field: a field of the record's kind
 * @value: what a person typed for it: text, a number, a day, a choice, the address of a record;
 *   "" clears a field that may be empty
 * @moment: (nullable): when, now by default
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND, %CW_ERROR_INVALID (no such field, a value that can't be
 *   kept, with what may stand there, or one that does not fit the record's others: k above n, a
 *   level that the form does not have), %CW_ERROR_FULL or %CW_ERROR_STORAGE; nothing is changed then.
 */
gboolean cw_record_edit (CwStore *store,
                         gint64 id,
                         const char *field,
                         const char *value,
                         const CwMoment *moment,
                         GError **error);

/**
 * cw_record_delete:
 *
 * Deletes the record and what hangs on it (a walk's visits, a visit's evidence) in one
 * transaction. cw_record_restore() and cw_undo() bring all of it back.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND (also: deleted already), %CW_ERROR_FULL, %CW_ERROR_STORAGE.
 */
gboolean cw_record_delete (CwStore *store, gint64 id, const CwMoment *moment, GError **error);

/**
 * cw_record_restore:
 *
 * Brings a deleted record back with all that went with it. One that is there because somebody else
 * changed it meanwhile stays for good: the question about it is settled so.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND, %CW_ERROR_INVALID (it is not deleted), %CW_ERROR_FULL or
 *   %CW_ERROR_STORAGE.
 */
gboolean cw_record_restore (CwStore *store, gint64 id, const CwMoment *moment, GError **error);

/**
 * cw_record_seal:
 *
 * Fixes the record as it is: its stream is chained, hashed and signed up to here, and later edits
 * are shown as amendments.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND, %CW_ERROR_INVALID (deleted or sealed already),
 *   %CW_ERROR_FULL or %CW_ERROR_STORAGE.
 */
gboolean cw_record_seal (CwStore *store, gint64 id, const CwMoment *moment, GError **error);

/**
 * cw_undo:
 *
 * Takes back the last act of this laptop's person that is not taken back yet: a new line is gone,
 * an edit or a delete is as before. What was sealed meanwhile is taken back by a new line.
 *
 * Returns: (transfer full): what was undone, in plain words, such as "a line of evidence";
 *   %NULL on %CW_ERROR_NOT_FOUND (nothing to undo), %CW_ERROR_FULL or %CW_ERROR_STORAGE.
 */
char *cw_undo (CwStore *store, GError **error);

/**
 * cw_redo:
 *
 * Does again what cw_undo() took back last, as long as nothing else was done since.
 *
 * Returns: (transfer full): what was done again, or %NULL as for cw_undo().
 */
char *cw_redo (CwStore *store, GError **error);

typedef enum
{
  CW_HISTORY_MADE,
  CW_HISTORY_CHANGED,
  CW_HISTORY_DELETED,
  CW_HISTORY_RESTORED,
  CW_HISTORY_SEALED,
  CW_HISTORY_TAKEN_BACK, /* before anybody received it; known on this laptop only */
} CwHistoryAct;

/*
 * What was edited before anybody received it is one TAKEN_BACK entry a field, with what stood there
 * and what stands there now. A record that was deleted before that is one TAKEN_BACK entry without
 * a field, whose before are its words; RESTORED follows when it came back.
 */

typedef struct
{
  CwHistoryAct act;
  CwMoment moment;
  char *author;
  char *field;  /* NULL for what is about the whole record */
  char *before; /* for people; NULL where there was nothing */
  char *after;
  gboolean is_amendment; /* came after a seal, and changed what was sealed */
} CwHistoryEntry;

/**
 * cw_record_history:
 *
 * Also of a record of which nothing is left because it was taken back.
 *
 * Returns: (transfer full) (element-type CwHistoryEntry): all that happened to the record, its
 *   making first, then by the moments; free with g_ptr_array_unref(). %NULL on
 *   %CW_ERROR_NOT_FOUND, %CW_ERROR_DAMAGED or %CW_ERROR_STORAGE.
 */
GPtrArray *cw_record_history (CwStore *store, gint64 id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwRecord, cw_record_free)

G_END_DECLS
