/* roster-bundle.h - small rosters that a test writes, in whatever dress */
#pragma once

#include <glib.h>

/* How a table is written; all zero is plain: UTF-8, commas, LF, quotes where they must be. */
typedef struct
{
  char delimiter;       /* 0 is a comma */
  const char *line_end; /* NULL is LF */
  const char *charset;  /* NULL is UTF-8; else for g_convert() */
  const char *mark;     /* bytes before everything, or NULL */
  gsize mark_length;
  gboolean is_quoted;   /* every cell */
  gboolean is_reversed; /* columns from last to first */
  gboolean is_upturned; /* rows from last to first */
  gboolean is_shouted;  /* names of columns in capitals with spaces */
} RosterDress;

typedef struct
{
  GPtrArray *names;
  GPtrArray *contents; /* of GBytes */
} RosterBundle;

/* A bundle with a district, two schools, three classes, two teachers and five students. */
RosterBundle *roster_bundle_new (const RosterDress *dress);
RosterBundle *roster_bundle_new_empty (void);
void roster_bundle_free (RosterBundle *bundle);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RosterBundle, roster_bundle_free)

/* Adds a file or replaces it; a @table has cells parted by "|" and rows by line ends. */
void roster_bundle_set_table (RosterBundle *bundle,
                              const char *name,
                              const char *table,
                              const RosterDress *dress);
void
roster_bundle_set_bytes (RosterBundle *bundle, const char *name, const char *bytes, gssize n);
void
roster_bundle_add_bytes (RosterBundle *bundle, const char *name, const char *bytes, gssize n);
/* Every @from in a file that is there becomes @to. */
void
roster_bundle_change (RosterBundle *bundle, const char *name, const char *from, const char *to);
void roster_bundle_remove (RosterBundle *bundle, const char *name);
const char *roster_bundle_table (const char *name); /* of the standard bundle */

/* (transfer full): a new file or folder in a folder of the test's own; roster_bundle_clean() removes it. */
char *roster_bundle_write_zip (RosterBundle *bundle);
char *roster_bundle_write_folder (RosterBundle *bundle);
char *roster_bundle_write_file (const char *name, const char *bytes, gssize n);
void roster_bundle_clean (void);
