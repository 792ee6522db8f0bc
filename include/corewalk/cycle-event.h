/* corewalk/cycle-event.h - what happens in a coaching cycle: conferences, visits, planning, teaching
 *
 * The time spent follows from start and stop; nobody types hours. A visit has a walk of its own in
 * the pair's stream, so that everything of visit.h, note.h, mark.h … works in it and goes to the
 * partners only.
 */
#pragma once

#include "corewalk/error.h"
#include "corewalk/moment.h"

G_BEGIN_DECLS

typedef enum
{
  CW_EVENT_PRE_CONFERENCE,
  CW_EVENT_VISIT,
  CW_EVENT_POST_CONFERENCE,
  CW_EVENT_CO_PLAN,
  CW_EVENT_CO_TEACH,
  CW_EVENT_MODEL,
  CW_EVENT_STUDENT_WORK,
  CW_EVENT_RESOURCE,
  CW_EVENT_KINDS
} CwEventKind;

typedef struct
{
  gint64 id;
  gint64 cycle;
  CwEventKind kind;
  CwMoment made;
  char *phase;       /* key; NULL for none, as all texts below */
  gint64 planned_ms; /* UTC; 0 for not said, as all moments below */
  gint64 minutes;    /* planned; 0 for not said */
  char *focus;       /* what was agreed to look at */
  gint64 form;       /* the data tool; 0 for none */
  char *form_title;
  char *seat;        /* where to sit */
  char *host;        /* in whose room */
  gint64 debrief_ms; /* when to talk about it */
  char *seen_by;     /* who may see what is written down; NULL: the partners */
  gint64 started_ms; /* 0 while it is only planned */
  gint64 ended_ms;   /* 0 while it goes on */
  gint64 walk;       /* of a visit that began: holds its visits; else 0 */
  guint remark_count;
  char *asked; /* of a visit that the host asked for: when it suits; NULL where nobody asked */
} CwEvent;

/* What cw_event_add() needs. */
typedef struct
{
  gint64 cycle;
  CwEventKind kind;
  const char *phase; /* key or title; NULL for the one that the cycle is in */
  gint64 planned_ms; /* UTC; 0 for not said */
  gint64 minutes;    /* 1 to 480; 0 for not said */
  const char *focus; /* NULL for none, as all below */
  gint64 form;       /* 0 for none */
  const char *seat;
  const char *host;
  gint64 debrief_ms; /* 0 for not said */
  const char *seen_by;
  const char *asked; /* for cw_event_ask() alone */
} CwEventPlan;

/* A note at an event, or what was answered to one of its questions. */
typedef struct
{
  gint64 id;
  gint64 event;
  CwMoment moment;
  char *author;
  char *question; /* NULL for a note */
  char *text;
} CwRemark;

/** cw_event_free: frees @event and what it holds; %NULL is allowed. */
void cw_event_free (CwEvent *event);

/** cw_remark_free: frees @remark and what it holds; %NULL is allowed. */
void cw_remark_free (CwRemark *remark);

/** cw_event_kind_get_name: (transfer none): "pre-conference", "visit", … "resource". */
const char *cw_event_kind_get_name (CwEventKind kind);

/** cw_event_kind_parse: whether @text is one of these names; @kind is untouched when it is not. */
gboolean cw_event_kind_parse (const char *text, CwEventKind *kind);

/**
 * cw_event_add:
 *
 * Plans an event.
 *
 * Returns: the event, or 0 on %CW_ERROR_NOT_FOUND (cycle, form), %CW_ERROR_INVALID (a text, minutes, a
 *   phase that the model lacks, a cycle that is closed or of which this store is no partner),
 *   %CW_ERROR_BUSY, %CW_ERROR_FULL, %CW_ERROR_STORAGE.
 */
gint64
cw_event_add (CwStore *store, const CwEventPlan *plan, const CwMoment *moment, GError **error);

/** cw_event_get: (transfer full): the event; %NULL on %CW_ERROR_NOT_FOUND or %CW_ERROR_STORAGE. */
CwEvent *cw_event_get (CwStore *store, gint64 id, GError **error);

/**
 * cw_event_list:
 * @cycle: whose; 0 for all cycles
 *
 * Returns: (transfer full) (element-type CwEvent): by when they began or are planned, those without
 *   either last. %NULL on %CW_ERROR_STORAGE.
 */
GPtrArray *cw_event_list (CwStore *store, gint64 cycle, GError **error);

/**
 * cw_event_due_list:
 * @until_ms: UTC
 *
 * Returns: (transfer full) (element-type CwEvent): events of cycles that go on which are planned up
 *   to @until_ms and did not begin, and those that began and did not end; the earliest first. %NULL on
 *   %CW_ERROR_STORAGE.
 */
GPtrArray *cw_event_due_list (CwStore *store, gint64 until_ms, GError **error);

/**
 * cw_event_set_form:
 * @form: the data tool; 0 for none
 *
 * Agrees on another form, which goes to the partners. Other words are edited with cw_record_edit().
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND (event, form), %CW_ERROR_INVALID (its visit has begun; this
 *   store is no partner), %CW_ERROR_BUSY, %CW_ERROR_FULL, %CW_ERROR_STORAGE.
 */
gboolean cw_event_set_form (CwStore *store,
                            gint64 event,
                            gint64 form,
                            const CwMoment *moment,
                            GError **error);

/**
 * cw_event_start:
 *
 * Begins an event. One that began already stays as it is.
 *
 * Returns: %FALSE on %CW_ERROR_NOT_FOUND, %CW_ERROR_INVALID (this store is no partner), %CW_ERROR_BUSY,
 *   %CW_ERROR_FULL, %CW_ERROR_STORAGE.
 */
gboolean cw_event_start (CwStore *store, gint64 event, const CwMoment *moment, GError **error);

/**
 * cw_event_stop:
 *
 * Ends an event, and the visits in it that go on.
 *
 * Returns: %FALSE as cw_event_start(), and on %CW_ERROR_INVALID when it did not begin, or later.
 */
gboolean cw_event_stop (CwStore *store, gint64 event, const CwMoment *moment, GError **error);

/**
 * cw_event_start_visit:
 * @class_id: which class of the roster, kept on this laptop only; 0 for not said
 *
 * Begins an event of the kind visit, if it has not begun, and a visit of this person in it.
 *
 * Returns: the visit, or 0 as cw_event_start(), on %CW_ERROR_INVALID for an event of another kind, and
 *   on %CW_ERROR_NOT_FOUND where there is no school in this store.
 */
gint64 cw_event_start_visit (CwStore *store,
                             gint64 event,
                             gint64 class_id,
                             const CwMoment *moment,
                             GError **error);

/**
 * cw_event_of_walk:
 *
 * Returns: the event that @walk is the walk of, or 0 for none.
 */
gint64 cw_event_of_walk (CwStore *store, gint64 walk);

/**
 * cw_remark_add:
 * @question: (nullable): which question it answers; %NULL for a note
 *
 * Returns: the remark, or 0 on %CW_ERROR_NOT_FOUND, %CW_ERROR_INVALID (a text; this store is no
 *   partner), %CW_ERROR_BUSY, %CW_ERROR_FULL, %CW_ERROR_STORAGE.
 */
gint64 cw_remark_add (CwStore *store,
                      gint64 event,
                      const char *question,
                      const char *text,
                      const CwMoment *moment,
                      GError **error);

/** cw_remark_list: (transfer full) (element-type CwRemark): earliest first; %NULL on %CW_ERROR_STORAGE. */
GPtrArray *cw_remark_list (CwStore *store, gint64 event, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwEvent, cw_event_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwRemark, cw_remark_free)

G_END_DECLS
