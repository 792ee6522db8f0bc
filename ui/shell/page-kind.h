/* page-kind.h - the pages that are laid over a screen and left by going back: a visit, a debrief, a new walk
 *
 * A new page is one more entry in the table in page-kind.c.
 */
#pragma once

#include "ui/session/work-session.h"

#include <adwaita.h>

typedef struct
{
  const char *name;
  const char *action; /* of the view, "work.show-…", which shows it */
  const char
      *parameter; /* of that action: "x" for the id of what is shown, its subject, or NULL: 0 */

  GtkWidget *(*make) (void); /* (transfer floating); when it is shown for the first time */

  /* Returns FALSE with @error set where it can't be shown. */
  gboolean (*show) (GtkWidget *page, CwWorkSession *session, gint64 subject, GError **error);

  /* After an undo. Returns whether what it shows is still there. NULL for a page that hears of changes
   * itself. */
  gboolean (*refresh) (GtkWidget *page);

  /* The walk that is shown when a person goes back; 0 for none of them. NULL: the screen that was shown. */
  gint64 (*find_walk) (CwStore *store, gint64 subject);

  /* (transfer full): the title of the window meanwhile. NULL for the name of the program. */
  char *(*dup_title) (CwStore *store, gint64 subject);

  const char *draft; /* names its subject for the next start, which shows it again; or NULL */
  gboolean goes_on;  /* what is done in it is kept while the store is lent, too */
  gboolean is_unfinished; /* what is typed in it is kept when it is done, and lost with it */
} CwPageKind;

/* Ended by one without a name. */
extern const CwPageKind cw_page_kinds[];

/* The kind that @action shows; NULL for none. */
const CwPageKind *cw_page_kind_find (const char *action);
