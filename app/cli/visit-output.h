/* visit-output.h - one visit with all that was kept in it, as JSON and for people */
#pragma once

#include "app/cli/session.h"

#include "corewalk/visit.h"

typedef struct
{
  CwVisit *visit;
  GPtrArray *items;     /* of CwItem: the form's */
  GPtrArray *notes;     /* of CwNote */
  GArray *marks;        /* of CwMark */
  GPtrArray *tallies;   /* of CwTally */
  GPtrArray *intervals; /* of CwInterval */
  GPtrArray *timers;    /* of CwTimer */
  GPtrArray *answers;   /* of CwSample */
  GPtrArray *tasks;     /* of CwSample */
} CliVisitPage;

/** cli_visit_page_read: (transfer full): the page of @visit, whose walk uses @form; %NULL with @error set. */
CliVisitPage *cli_visit_page_read (CliCall *call, gint64 visit, gint64 form, GError **error);
void cli_visit_page_free (CliVisitPage *page);

/** cli_add_visit_page: adds one object. */
void cli_add_visit_page (CliCall *call, CwJsonWriter *json, const CliVisitPage *page);

/** cli_print_visit_page: for people. */
void cli_print_visit_page (CliCall *call, const CliVisitPage *page);

/** cli_add_visit: adds what stands in a list of visits, without beginning or ending the object. */
void cli_add_visit (CliCall *call, CwJsonWriter *json, const CwVisit *visit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliVisitPage, cli_visit_page_free)
