/* roster-manifest.h - what a roster's sender says about its files */
#pragma once

#include "data/roster/roster-pick.h"

typedef struct
{
  gboolean is_there;
  GHashTable *values; /* lower-case property name -> value */
} CwRosterManifest;

/* Reads manifest.csv where there is one. Fails as cw_roster_sheet_open(). */
CwRosterManifest *
cw_roster_manifest_read (CwRosterSource *source, CwRosterPick *pick, GError **error);
void cw_roster_manifest_free (CwRosterManifest *manifest);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwRosterManifest, cw_roster_manifest_free)

/* "" when it isn't said, or said to be "absent". */
const char *cw_roster_manifest_get (CwRosterManifest *manifest, const char *property);

/* What is said of a file: BULK, DELTA or ABSENT; PARTIAL when nothing is. */
CwRosterMode cw_roster_manifest_mode (CwRosterManifest *manifest, const CwRosterLayout *layout);
