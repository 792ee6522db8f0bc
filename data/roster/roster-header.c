#include "data/roster/roster-header.h"

#include <string.h>

#define SCORE_SURE 4
#define SCORE_GUESS 1
#define MOST_QUOTED_BYTES 60

typedef struct
{
  const CwRosterColumn *columns;
  guint n_columns;
  char **keys; /* of each column */
  int *cell;   /* which cell each column was found in, -1 for none */
  CwRosterHeader *header;
} Match;

/* What people call a column; the right-hand side is a key. */
static const char *const synonyms[][2] = {
  { "name", "title" },
  { "title", "name" },
  { "guid", "id" },
  { "firstname", "givenname" },
  { "lastname", "familyname" },
  { "surname", "familyname" },
  { "grade", "grades" },
  { "gradelevel", "grades" },
  { "period", "periods" },
  { "subject", "subjects" },
  { "room", "location" },
  { "lastmodified", "datelastmodified" },
  { "modified", "datelastmodified" },
  { "school", "schoolid" },
  { "term", "termids" },
  { "termid", "termids" },
  { "course", "courseid" },
  { "student", "userid" },
  { "begindate", "startdate" },
  { "parent", "parentid" },
  { "code", "identifier" },
  { "orgid", "orgids" },
  { "propertyvalue", "value" },
  { "property", "propertyname" },
};

/* Words that systems put before a column's own name. */
static const char *const prefixes[] = {
  "oneroster", "or",           "academicsession", "session", "term",    "course", "class",
  "section",   "enrollment",   "enrolment",       "user",    "student", "person", "role",
  "org",       "organization", "organisation",    "school",
};

static char *
dup_letters (const char *name)
{
  GString *letters = g_string_new (NULL);

  for (const char *p = name; *p; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (letters, g_unichar_tolower (g_utf8_get_char (p)));
  return g_string_free (letters, FALSE);
}

char *
cw_roster_header_key (const char *name)
{
  char *key = dup_letters (name);
  char *sourced = strstr (key, "sourced");

  if (sourced)
    memmove (sourced, sourced + strlen ("sourced"), strlen (sourced + strlen ("sourced")) + 1);
  return key;
}

char *
cw_roster_header_shorten (const char *text)
{
  const char *end;

  if (strlen (text) <= MOST_QUOTED_BYTES)
    return g_strdup (text);
  g_utf8_validate (text, MOST_QUOTED_BYTES, &end); /* never half a letter */
  return g_strdup_printf ("%.*s…", (int) (end - text), text);
}

static const char *
last_step (const char *name)
{
  const char *at = name + strlen (name);

  while (at > name && !strchr (".:/|", at[-1]))
    at--;
  return at;
}

static int
find_key (Match *match, const char *key)
{
  for (guint i = 0; i < match->n_columns; i++)
    if (g_str_equal (match->keys[i], key))
      return i;
  for (guint s = 0; s < G_N_ELEMENTS (synonyms); s++)
    if (g_str_equal (synonyms[s][0], key))
      for (guint i = 0; i < match->n_columns; i++)
        if (g_str_equal (match->keys[i], synonyms[s][1]))
          return i;
  return -1;
}

static int
find_behind_prefix (Match *match, const char *name)
{
  g_autofree char *whole = cw_roster_header_key (name);
  g_autofree char *last = cw_roster_header_key (last_step (name));
  int found = find_key (match, last);

  for (guint i = 0; found < 0 && i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (whole, prefixes[i]))
      {
        const char *rest = whole + strlen (prefixes[i]);

        found = find_key (match, rest);
        if (found < 0 && rest[0] == 's')
          found = find_key (match, rest + 1);
      }
  return found;
}

/* Letters to add, drop, change or swap to make one word of the other. Both under 64 bytes. */
static guint
count_slips (const char *a, const char *b)
{
  guint row[3][66] = { 0 };
  gsize n = strlen (a);
  gsize m = strlen (b);

  for (gsize j = 0; j <= m; j++)
    row[1][j] = j;
  for (gsize i = 1; i <= n; i++)
    {
      memcpy (row[0], row[1], sizeof row[0]);
      if (i > 1)
        memcpy (row[1], row[2], sizeof row[1]);
      row[2][0] = i;
      for (gsize j = 1; j <= m; j++)
        {
          row[2][j] = MIN (MIN (row[1][j] + 1, row[2][j - 1] + 1),
                           row[1][j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            row[2][j] = MIN (row[2][j], row[0][j - 2] + 1);
        }
    }
  return n == 0 ? m : row[2][m];
}

static int
find_misspelled (Match *match, const char *name)
{
  g_autofree char *letters = dup_letters (name);
  gsize length = strlen (letters);
  guint best = length >= 8 ? 3 : 2; /* one slip more than is forgiven */
  int found = -1;

  if (length < 4 || length > 40)
    return -1;
  for (guint i = 0; i < match->n_columns; i++)
    {
      g_autofree char *other = dup_letters (match->columns[i].name);
      guint slips =
          strlen (other) > 40 || match->cell[i] >= 0 ? G_MAXUINT : count_slips (letters, other);

      if (slips < best)
        found = i;
      else if (slips == best)
        found = -1; /* two fit as well: neither is meant for sure */
      best = MIN (best, slips);
    }
  return found;
}

static void
note (Match *match, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (match->header->notes, g_strdup_vprintf (format, args));
  va_end (args);
}

static void
settle (Match *match, guint cell, int column, const char *name, guint score)
{
  const CwRosterColumn *found = &match->columns[column];

  if (match->cell[column] >= 0)
    {
      note (match, "column “%s” stands there twice; the first is read", found->name);
      return;
    }
  match->cell[column] = cell;
  match->header->score += score;
  match->header->required_count += found->is_required;
  if (found->field != CW_ROSTER_FIELD_SKIP && match->header->column[found->field] < 0)
    match->header->column[found->field] = cell;
  if (score == SCORE_GUESS)
    note (match, "column “%s” is read as “%s”", name, found->name);
}

static void
note_unknown (Match *match, char *const *cells, const gboolean *is_settled, guint n_cells)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < n_cells; i++)
    if (!is_settled[i])
      {
        g_autofree char *name = cw_roster_header_shorten (cells[i]);

        g_string_append_printf (names, "%s“%s”", names->len > 0 ? ", " : "", name);
      }
  if (names->len > 0)
    note (match, "unknown columns are not read: %s", names->str);
}

/* Sure matches first, so that a misspelled neighbour can't take a column from its own name. */
static void
match_cells (Match *match, char *const *cells, guint n_cells)
{
  g_autofree gboolean *is_settled = g_new0 (gboolean, n_cells + 1);
  guint blank_count = 0;

  for (int tier = 0; tier < 3; tier++)
    for (guint i = 0; i < n_cells; i++)
      {
        g_autofree char *name = g_strstrip (g_strdup (cells[i]));
        g_autofree char *key = cw_roster_header_key (name);
        int column = -1;

        if (is_settled[i] || *key == '\0' || g_str_has_prefix (name, "metadata."))
          {
            blank_count += tier == 0 && *key == '\0';
            is_settled[i] = TRUE;
            continue;
          }
        column = tier == 0   ? find_key (match, key)
                 : tier == 1 ? find_behind_prefix (match, name)
                             : find_misspelled (match, name);
        if (column < 0)
          continue;
        is_settled[i] = TRUE;
        settle (match, i, column, name, tier == 0 ? SCORE_SURE : SCORE_GUESS);
      }
  if (blank_count > 0)
    note (match, "%u columns have no name and are not read", blank_count);
  note_unknown (match, cells, is_settled, n_cells);
}

CwRosterHeader *
cw_roster_header_match (const CwRosterColumn *columns, char *const *cells, guint n_cells)
{
  CwRosterHeader *header = g_new0 (CwRosterHeader, 1);
  Match match = { .columns = columns, .header = header };
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autofree int *cell = NULL;

  while (columns[match.n_columns].name)
    g_ptr_array_add (keys, cw_roster_header_key (columns[match.n_columns++].name));
  cell = g_new (int, match.n_columns + 1);
  memset (cell, 0xFF, sizeof (int) * (match.n_columns + 1));
  memset (header->column, 0xFF, sizeof header->column);
  match.keys = (char **) keys->pdata;
  match.cell = cell;
  header->n_cells = n_cells;
  header->notes = g_ptr_array_new_with_free_func (g_free);
  match_cells (&match, cells, n_cells);
  for (guint i = 0; i < match.n_columns && !header->missing; i++)
    if (columns[i].is_required && cell[i] < 0)
      header->missing = columns[i].name;
  return header;
}

void
cw_roster_header_free (CwRosterHeader *header)
{
  if (!header)
    return;
  g_ptr_array_unref (header->notes);
  g_free (header);
}

gboolean
cw_roster_header_beats (const CwRosterHeader *a, const CwRosterHeader *b)
{
  if (!a || !b)
    return a != NULL;
  if (a->required_count != b->required_count)
    return a->required_count > b->required_count;
  return a->score > b->score;
}

gboolean
cw_roster_header_is_legend (char *const *cells, guint n_cells)
{
  static const char *const words[] = {
    "guid",        "string",        "text",       "enumeration", "enum",     "date",
    "datetime",    "boolean",       "integer",    "number",      "year",     "required",
    "optional",    "yes",           "no",         "guidref",     "guidrefs", "guidreference",
    "listofguids", "listofstrings", "stringlist", "email",       "list",     "mandatory",
    "idrefs",      "idref",         "id",         "char",        "varchar",  "norequired",
    "notrequired",
  };
  guint filled = 0;

  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *key = cw_roster_header_key (cells[i]);
      gboolean is_word = *key == '\0';

      filled += *key != '\0';
      for (guint w = 0; w < G_N_ELEMENTS (words) && !is_word; w++)
        is_word = g_str_equal (key, words[w]);
      if (!is_word)
        return FALSE;
    }
  return filled >= 2;
}
