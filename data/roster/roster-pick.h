/* roster-pick.h - which of the files in a folder or zip make up the roster */
#pragma once

#include "data/roster/roster-layout.h"
#include "data/roster/roster-source.h"

typedef struct
{
  const CwRosterMember *member;
  const CwRosterLayout *layout;
} CwRosterPickedFile;

typedef struct
{
  GArray *files;    /* of CwRosterPickedFile, in the order of reading */
  GPtrArray *notes; /* of char *, about files that are left aside */
  CwRosterSystem system;
} CwRosterPick;

/*
 * Takes the files of the one folder nearest the top that has any; FORMAT when there is none, when two
 * folders have as good a claim, or when one name stands there twice.
 */
CwRosterPick *cw_roster_pick_new (GPtrArray *members, GError **error);
void cw_roster_pick_free (CwRosterPick *pick);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwRosterPick, cw_roster_pick_free)

/* The file of that layout kind, or NULL. */
const CwRosterPickedFile *cw_roster_pick_find (CwRosterPick *pick, int kind);
