/* roster-header.h - the names above the columns, however they were typed */
#pragma once

#include "data/roster/roster-layout.h"

typedef struct
{
  int column[CW_ROSTER_N_FIELDS]; /* where each field stands, -1 for nowhere */
  guint n_cells;
  guint required_count; /* required columns that were found */
  guint score;          /* how well it fits; higher is better */
  const char *missing;  /* the first required column that isn't there, %NULL when all are */
  GPtrArray *notes;     /* of char *, what a person should know about the names */
} CwRosterHeader;

/* Looks whether @cells are the names of @columns, in any order, case, spacing and small misspelling. */
CwRosterHeader *
cw_roster_header_match (const CwRosterColumn *columns, char *const *cells, guint n_cells);
void cw_roster_header_free (CwRosterHeader *header);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwRosterHeader, cw_roster_header_free)

/* Whether one header fits better than another; %NULL fits worst. */
gboolean cw_roster_header_beats (const CwRosterHeader *a, const CwRosterHeader *b);

/* A name without case, spaces, punctuation and "sourced": what two spellings have in common. */
char *cw_roster_header_key (const char *name);

/* (transfer full): @text short enough to be quoted in a message. */
char *cw_roster_header_shorten (const char *text);

/* Whether a row below the header only says what the columns are ("GUID", "string", "required"). */
gboolean cw_roster_header_is_legend (char *const *cells, guint n_cells);
