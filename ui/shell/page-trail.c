#include "ui/shell/page-trail.h"

#include "corewalk/id.h"
#include "corewalk/record.h"

#include <glib/gi18n.h>

typedef struct
{
  const CwPageKind *kind;
  gint64 subject;
} Step;

struct _CwPageTrail
{
  GtkStack *stack;
  CwWorkSession *session;
  GArray *steps; /* of Step, the shown one last */
  Step left;     /* what was shown last, its page as it was; no kind for nothing */
};

static const Step *
get_top (CwPageTrail *trail)
{
  return trail->steps->len > 0 ? &g_array_index (trail->steps, Step, trail->steps->len - 1)
                               : NULL;
}

/* So that the next start shows what was on the screen when this one ended. A convenience: it may fail. */
static void
remember (CwPageTrail *trail)
{
  CwStore *store = cw_work_session_get_store (trail->session);
  const Step *top = get_top (trail);

  for (const CwPageKind *kind = cw_page_kinds; store != NULL && kind->name != NULL; kind++)
    {
      g_autofree char *uuid = NULL;

      if (kind->draft == NULL)
        continue;
      if (top != NULL && top->kind == kind)
        uuid = cw_id_dup_text (store, top->subject);
      cw_draft_set (store, kind->draft, uuid, NULL, NULL);
    }
}

/* For lists of windows and for screen readers; the window's own headers say it larger. */
void
cw_page_trail_show_title (CwPageTrail *trail)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (trail->stack));
  CwStore *store = cw_work_session_get_store (trail->session);
  const Step *top = get_top (trail);
  g_autofree char *title = NULL;

  if (store != NULL && top != NULL && top->kind->dup_title != NULL)
    title = top->kind->dup_title (store, top->subject);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_title (GTK_WINDOW (root), title != NULL ? title : _ ("Corewalk"));
}

static void
show_top (CwPageTrail *trail)
{
  const Step *top = get_top (trail);

  gtk_stack_set_visible_child_name (trail->stack, top != NULL ? top->kind->name : "screens");
  remember (trail);
  cw_page_trail_show_title (trail);
}

CwPageTrail *
cw_page_trail_new (GtkStack *stack, CwWorkSession *session)
{
  CwPageTrail *trail = g_new0 (CwPageTrail, 1);

  trail->stack = stack;
  trail->session = g_object_ref (session);
  trail->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  return trail;
}

void
cw_page_trail_free (CwPageTrail *trail)
{
  if (trail == NULL)
    return;

  g_array_unref (trail->steps);
  g_object_unref (trail->session);
  g_free (trail);
}

static void
forget_from (CwPageTrail *trail, const CwPageKind *kind)
{
  for (guint i = 0; i < trail->steps->len; i++)
    if (g_array_index (trail->steps, Step, i).kind == kind)
      g_array_set_size (trail->steps, i);
}

gboolean
cw_page_trail_push (CwPageTrail *trail, const CwPageKind *kind, gint64 subject, GError **error)
{
  const Step step = { .kind = kind, .subject = subject };
  GtkWidget *page = gtk_stack_get_child_by_name (trail->stack, kind->name);

  if (page == NULL)
    {
      page = kind->make ();
      gtk_stack_add_named (trail->stack, page, kind->name);
    }

  if (!kind->show (page, trail->session, subject, error))
    return FALSE;

  trail->left.kind = NULL;
  if (get_top (trail) != NULL && get_top (trail)->kind->is_unfinished)
    g_array_set_size (trail->steps,
                      trail->steps->len - 1); /* it is done: nobody goes back there */
  forget_from (trail, kind);
  g_array_append_val (trail->steps, step);
  show_top (trail);
  return TRUE;
}

static void
leave_to (CwPageTrail *trail, guint length)
{
  trail->left = *get_top (trail);
  cw_keeper_flush (cw_work_session_get_keeper (trail->session));
  g_array_set_size (trail->steps, length);
  show_top (trail);
  cw_work_session_changed (trail->session);
}

gboolean
cw_page_trail_pop (CwPageTrail *trail)
{
  if (trail->steps->len == 0)
    return FALSE;

  leave_to (trail, trail->steps->len - 1);
  return TRUE;
}

void
cw_page_trail_clear (CwPageTrail *trail)
{
  if (trail->steps->len > 0)
    leave_to (trail, 0);
}

gboolean
cw_page_trail_can_resume (CwPageTrail *trail)
{
  return trail->steps->len == 0 && trail->left.kind != NULL && trail->left.kind->goes_on;
}

void
cw_page_trail_resume (CwPageTrail *trail)
{
  if (!cw_page_trail_can_resume (trail))
    return;

  g_array_append_val (trail->steps, trail->left);
  trail->left.kind = NULL;
  show_top (trail);
}

void
cw_page_trail_step_aside (CwPageTrail *trail)
{
  if (trail->steps->len == 0)
    return;

  trail->left = *get_top (trail);
  g_array_set_size (trail->steps, 0);
  show_top (trail);
}

void
cw_page_trail_refresh (CwPageTrail *trail)
{
  guint length = trail->steps->len;

  for (guint i = trail->steps->len; i > 0; i--)
    {
      const CwPageKind *kind = g_array_index (trail->steps, Step, i - 1).kind;

      if (kind->refresh != NULL &&
          !kind->refresh (gtk_stack_get_child_by_name (trail->stack, kind->name)))
        length = i - 1;
    }

  if (length < trail->steps->len)
    leave_to (trail, length);
  else
    cw_work_session_changed (trail->session);
}

const CwPageKind *
cw_page_trail_get_top (CwPageTrail *trail, GtkWidget **page)
{
  const Step *top = get_top (trail);

  if (top != NULL && page != NULL)
    *page = gtk_stack_get_child_by_name (trail->stack, top->kind->name);
  return top != NULL ? top->kind : NULL;
}

gint64
cw_page_trail_restore (CwPageTrail *trail)
{
  CwStore *store = cw_work_session_get_store (trail->session);
  gint64 walk = 0;

  for (const CwPageKind *kind = cw_page_kinds; kind->name != NULL; kind++)
    {
      g_autofree char *uuid =
          kind->draft != NULL ? cw_draft_dup (store, kind->draft, NULL) : NULL;
      gint64 subject = uuid != NULL ? cw_id_find (store, uuid, NULL) : 0;

      if (subject != 0 && cw_page_trail_push (trail, kind, subject, NULL) &&
          kind->find_walk != NULL)
        walk = kind->find_walk (store, subject);
    }

  return walk;
}
