#include "ui/walks/late-draft.h"

#include "corewalk/id.h"
#include "corewalk/note.h"
#include "ui/walks/late-words.h"

static char *
dup_place (CwWorkSession *session, gint64 visit)
{
  g_autofree char *uuid = cw_id_dup_text (cw_work_session_get_store (session), visit);

  return g_strconcat ("late:", uuid, NULL);
}

void
cw_late_draft_keep (CwWorkSession *session, gint64 visit, const char *text)
{
  const CwMoment now = cw_moment_now ();
  g_autofree char *place = dup_place (session, visit);

  cw_keeper_set_draft (cw_work_session_get_keeper (session), place, *text != '\0' ? text : NULL,
                       &now);
}

/* The program may end between keeping a line and forgetting its draft. */
static gboolean
is_kept (CwStore *store, gint64 visit, const char *typed)
{
  g_autoptr (GPtrArray) notes = cw_note_list (store, visit, NULL);
  CwTags tags = CW_TAG_NONE;
  int minutes = -1;
  g_autofree char *text = cw_late_words_split (typed, &minutes, &tags);
  const CwNote *last = notes != NULL && notes->len > 0 ? notes->pdata[notes->len - 1] : NULL;

  return last != NULL && last->tags == tags && g_str_equal (last->text, text);
}

char *
cw_late_draft_dup (CwWorkSession *session, gint64 visit)
{
  CwStore *store = cw_work_session_get_store (session);
  g_autofree char *place = dup_place (session, visit);
  g_autofree char *text =
      cw_keeper_dup_draft (cw_work_session_get_keeper (session), place, NULL);

  return text != NULL && !is_kept (store, visit, text) ? g_steal_pointer (&text) : NULL;
}

int
cw_late_draft_get_latest (CwStore *store, const CwVisit *visit)
{
  g_autoptr (GPtrArray) notes = cw_note_list (store, visit->id, NULL);
  const CwNote *last = notes != NULL && notes->len > 0 ? notes->pdata[notes->len - 1] : NULL;

  return cw_late_words_minutes (last != NULL ? last->moment.at_ms : visit->started.at_ms);
}
