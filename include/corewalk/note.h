/* corewalk/note.h - lines of evidence: what was seen and heard, stamped and tagged
 *
 * Also what belongs to a visit in words: students' answers, task samples, and half-typed lines.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"

G_BEGIN_DECLS

typedef enum
{
  CW_TAG_NONE = 0,
  CW_TAG_TEACHER = 1 << 0,
  CW_TAG_STUDENT = 1 << 1,
  CW_TAG_TASK = 1 << 2,
} CwTags;

typedef struct
{
  gint64 id;
  gint64 visit;
  CwMoment moment; /* of its first key */
  CwTags tags;
  char *text;
  gint64 item; /* the look-for that it was linked to, or 0 */
} CwNote;

/** cw_note_free: frees @note and what it holds; %NULL is allowed. */
void cw_note_free (CwNote *note);

/**
 * cw_note_add:
 * @text: 1 byte to CW_TEXT_MOST, UTF-8, kept byte for byte
 * @moment: (nullable): when its first key was pressed, now by default
 *
 * Keeps one line of evidence; it is on the disk when this returns. A line that is typed now comes
 * after the visit's earlier ones even when the clock was set back; a @moment more than ten minutes
 * from now is a late entry and stays as it is.
 *
 * Returns: the line, or 0 on %CW_ERROR_INVALID (empty, too long or not UTF-8, with the position),
 *   %CW_ERROR_NOT_FOUND (the visit), %CW_ERROR_FULL or %CW_ERROR_STORAGE; nothing is kept then.
 */
gint64 cw_note_add (CwStore *store,
                    gint64 visit,
                    CwTags tags,
                    const char *text,
                    const CwMoment *moment,
                    GError **error);

/**
 * cw_note_list:
 *
 * Returns: (transfer full) (element-type CwNote): the visit's living lines by time, then in the
 *   order they were kept; free with g_ptr_array_unref(). %NULL on %CW_ERROR_STORAGE.
 */
GPtrArray *cw_note_list (CwStore *store, gint64 visit, GError **error);

/**
 * cw_note_get:
 *
 * Returns: (transfer full): the line, or %NULL on %CW_ERROR_NOT_FOUND or %CW_ERROR_STORAGE.
 */
CwNote *cw_note_get (CwStore *store, gint64 note, GError **error);

/**
 * cw_note_link:
 * @item: a look-for of the visit's form, or 0 to unlink
 *
 * Says that the line is evidence for a look-for.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND, %CW_ERROR_FULL or %CW_ERROR_STORAGE.
 */
gboolean
cw_note_link (CwStore *store, gint64 note, gint64 item, const CwMoment *moment, GError **error);

/**
 * cw_answer_add:
 * @question: which question was asked, 1 to 200 characters
 * @text: what the student said, as cw_note_add()
 *
 * Returns: the answer, or 0 as cw_note_add().
 */
gint64 cw_answer_add (CwStore *store,
                      gint64 visit,
                      const char *question,
                      const char *text,
                      const CwMoment *moment,
                      GError **error);

/**
 * cw_task_add:
 * @text: the task that students were given, in words, as cw_note_add()
 *
 * Returns: the task sample, or 0 as cw_note_add().
 */
gint64 cw_task_add (CwStore *store,
                    gint64 visit,
                    const char *text,
                    const CwMoment *moment,
                    GError **error);

typedef struct
{
  gint64 id;
  CwMoment moment;
  char *question; /* NULL for a task sample */
  char *text;
} CwSample;

/** cw_sample_free: frees @sample and what it holds; %NULL is allowed. */
void cw_sample_free (CwSample *sample);

/** cw_answer_list: (transfer full) (element-type CwSample): the visit's living answers by time. */
GPtrArray *cw_answer_list (CwStore *store, gint64 visit, GError **error);

/** cw_task_list: (transfer full) (element-type CwSample): the visit's living task samples by time. */
GPtrArray *cw_task_list (CwStore *store, gint64 visit, GError **error);

/**
 * cw_draft_set:
 * @place: where it is being typed, such as "visit:" and the visit's UUID
 * @text: (nullable): the half-typed text with its first key's moment; %NULL or "" forgets it
 *
 * Keeps a half-typed line in the private file. It never leaves the laptop.
 *
 * Returns: %FALSE on %CW_ERROR_FULL or %CW_ERROR_STORAGE.
 */
gboolean cw_draft_set (CwStore *store,
                       const char *place,
                       const char *text,
                       const CwMoment *moment,
                       GError **error);

/**
 * cw_draft_dup:
 * @moment: (out) (optional): when its first key was pressed
 *
 * Returns: (transfer full): the half-typed text kept for @place, or %NULL for none.
 */
char *cw_draft_dup (CwStore *store, const char *place, CwMoment *moment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwNote, cw_note_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwSample, cw_sample_free)

G_END_DECLS
