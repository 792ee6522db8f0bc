/* late-draft.h - the half-typed line of a room that is copied from paper, as it is kept while it is typed */
#pragma once

#include "corewalk/visit.h"
#include "ui/session/work-session.h"

/* @text: "" when nothing is half-typed any more. */
void cw_late_draft_keep (CwWorkSession *session, gint64 visit, const char *text);

/* (transfer full): what was half-typed in the room of @visit; NULL for nothing, or where that is a line by now. */
char *cw_late_draft_dup (CwWorkSession *session, gint64 visit);

/* Minutes since midnight of the last line of @visit; of its start where it has none. */
int cw_late_draft_get_latest (CwStore *store, const CwVisit *visit);
