/* partner.h - another coach with a store of their own, who writes files for the one of a sketch */
#pragma once

#include "tests/ui/sketch.h"

typedef struct
{
  char *directory;
  CwStore *store;
  gint64 walk;
  gint64 visit;
} Partner;

/* Ben Ortiz, with a walk in the same school, a visit and two lines. */
Partner *partner_new (void);

/* The same with sample data, for a store that has sample data. */
Partner *partner_new_sample (void);
void partner_free (Partner *partner);

/* @store trusts Ben's card from now on. */
void partner_introduce (Partner *partner, CwStore *store);

/* (transfer full): a file for @store's person with all that Ben has. */
char *partner_export (Partner *partner, CwStore *store, const char *name);

/* Ben takes in what @store's person wrote. */
void partner_take_in (Partner *partner, CwStore *store);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Partner, partner_free)
