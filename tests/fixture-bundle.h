/* fixture-bundle.h - stores of several people that send each other bundles; every helper asserts */
#pragma once

#include "corewalk/merge.h"
#include "tests/fixture.h"

/* A store of a coach of that name in a folder of the same name in @folder, opened. */
CwStore *fixture_person (const char *folder, const char *name);

/* Writes all that @store has, words too, to @name in @folder, open; the caller frees the file's name. */
char *fixture_export (CwStore *store, const char *folder, const char *name);

/* Takes @file in, whoever made it. */
CwMerged *fixture_merge (CwStore *store, const char *file);

/* The same where it must not be refused. */
void fixture_take (CwStore *store, const char *file);

/* Each takes in all that the other has, by files in @folder. */
void fixture_exchange (CwStore *one, CwStore *other, const char *folder);

/* The local id in @store of what is @id in @other. */
gint64 fixture_find (CwStore *store, CwStore *other, gint64 id);

/* The lines of cw_dump() of the shared records. */
char *fixture_dump (CwStore *store);

/* cw_check() finds nothing. */
void fixture_assert_whole (CwStore *store);

/* Both hold the same shared records. */
void fixture_assert_same (CwStore *one, CwStore *other);
