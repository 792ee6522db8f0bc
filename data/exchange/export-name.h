/* export-name.h - names from the roster that stand in what is about to leave */
#pragma once

#include "data/store/store-private.h"

typedef struct _CwNames CwNames;

/* The family names of the roster, and the words before them. NULL with @error. */
CwNames *cw_names_new (CwStore *store, GError **error);
void cw_names_free (CwNames *names);

/* Puts the first name that stands in @text as a word of its own into @warning; "" for none. */
void cw_names_warn (const CwNames *names, const char *text, char *warning, gsize size);
