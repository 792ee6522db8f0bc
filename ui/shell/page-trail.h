/* page-trail.h - which pages a person has gone to from a screen, and the way back
 *
 * Each kind is in it at most once: who goes from a debrief to a visit and from that to the debrief again is
 * back where he was.
 */
#pragma once

#include "ui/shell/page-kind.h"

typedef struct _CwPageTrail CwPageTrail;

/* @stack: shows the pages; its child "screens" is what is beneath them all. It outlives the trail. */
CwPageTrail *cw_page_trail_new (GtkStack *stack, CwWorkSession *session);
void cw_page_trail_free (CwPageTrail *trail);

/* Returns: FALSE with @error set where it can't be shown; nothing has changed then. */
gboolean
cw_page_trail_push (CwPageTrail *trail, const CwPageKind *kind, gint64 subject, GError **error);

/* Goes one page back. Returns: whether there was one. */
gboolean cw_page_trail_pop (CwPageTrail *trail);

/* Goes back to the screen. */
void cw_page_trail_clear (CwPageTrail *trail);

/*
 * While the store is lent, when no page can read it: whether the page that was left last goes on as it is,
 * to go back to it, and to go to the screen again.
 */
gboolean cw_page_trail_can_resume (CwPageTrail *trail);
void cw_page_trail_resume (CwPageTrail *trail);
void cw_page_trail_step_aside (CwPageTrail *trail);

/* After an undo: shows all of it again, and leaves what is gone. */
void cw_page_trail_refresh (CwPageTrail *trail);

/* The page that is shown; NULL for the screen, where @page isn't touched.
 *
 * @page: (out) (optional) (transfer none) */
const CwPageKind *cw_page_trail_get_top (CwPageTrail *trail, GtkWidget **page);

/* Says what is shown in the title of the window, which may be new. */
void cw_page_trail_show_title (CwPageTrail *trail);

/* Shows the page that was shown when the program ended, however it ended. Returns: the walk that is
 * shown beneath it, or 0. */
gint64 cw_page_trail_restore (CwPageTrail *trail);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPageTrail, cw_page_trail_free)
