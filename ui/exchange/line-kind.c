#include "ui/exchange/line-kind.h"

#include "corewalk/json.h"

#include <glib/gi18n.h>
#include <string.h>

/* In the order in which people think of them. */
static const char *const names[][2] = {
  { "walk", N_ ("Walks") },
  { "visit", N_ ("Visits") },
  { "mark", N_ ("Marks on look-fors") },
  { "tally", N_ ("Tallies") },
  { "interval", N_ ("Counts of so many") },
  { "timer", N_ ("Stopwatches") },
  { "form", N_ ("Forms") },
  { "result", N_ ("Students’ results") },
  { "norms", N_ ("Joint norms") },
  { "volunteer", N_ ("Volunteers for coaching") },
  { "problem", N_ ("Problems of practice") },
  { "note", N_ ("Lines of evidence") },
  { "answer", N_ ("Students’ answers") },
  { "task", N_ ("Task samples") },
  { "card", N_ ("Debrief notes") },
  { "calibration", N_ ("Calibrations") },
  { "project", N_ ("Academy projects") },
  { "plan", N_ ("Academy plans") },
  { "publication", N_ ("Published texts") },
  { "activity", N_ ("How much coaching there was") },
  { "visitclass", N_ ("Which class a visit was in") },
  { "sameclass", N_ ("Classes and rooms that are one") },
  { "organization", N_ ("Names of schools") },
  { "class", N_ ("Classes") },
  { "stream", N_ ("Who writes") },
  { "delete", N_ ("Removals") },
  { "restore", N_ ("Things brought back") },
  { "seal", N_ ("Things fixed as they stand") },
  { "erase", N_ ("Orders to erase") },
  { "revocation", N_ ("Orders to revoke a card") },
  { "void", N_ ("Lines taken back") },
};

const char *
cw_line_kind_get_name (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (kind, names[i][0]))
      return _ (names[i][1]);

  return _ ("Other things");
}

guint
cw_line_kind_get_rank (const char *kind)
{
  guint rank = 0;

  while (rank < G_N_ELEMENTS (names) && !g_str_equal (kind, names[rank][0]))
    rank++;

  return rank;
}

int
cw_line_kind_compare_counts (gconstpointer count, gconstpointer other)
{
  const CwExportCount *a = count, *b = other;
  int by_audience = g_strcmp0 (a->audience, b->audience);

  return by_audience != 0
             ? by_audience
             : (int) cw_line_kind_get_rank (a->kind) - (int) cw_line_kind_get_rank (b->kind);
}

/* What a person typed into a record of their own. */
static gboolean
is_typed (const char *kind)
{
  static const char *const kinds[] = { "note",     "answer",  "task",        "card",
                                       "problem",  "walk",    "visit",       "tally",
                                       "interval", "timer",   "publication", "norms",
                                       "plan",     "project", "calibration", NULL };

  return g_strv_contains (kinds, kind);
}

gboolean
cw_line_kind_can_go (const CwExportLine *line)
{
  static const char *const kinds[] = { "note",    "answer",      "task",  "card",
                                       "problem", "mark",        "tally", "interval",
                                       "timer",   "publication", "norms", NULL };

  return line->can_unsay && line->is_first && g_strv_contains (kinds, line->kind);
}

const char *
cw_line_kind_find_text (const CwExportLine *line,
                        const char *json,
                        const char *name,
                        char **text)
{
  static const char *const editable[] = { "text",     "title", "theory",  "results", "owner",
                                          "question", "grade", "subject", "counter", "name" };
  g_autoptr (CwJson) root = cw_json_parse (json, strlen (json), NULL);
  const CwJson *said = root != NULL ? cw_json_member (root, "line") : NULL;
  const CwJson *fields = said != NULL && cw_json_kind (said) == CW_JSON_OBJECT &&
                                 line->record != 0 && is_typed (line->kind)
                             ? cw_json_member (said, "f")
                             : NULL;

  for (guint i = 0; fields != NULL && i < G_N_ELEMENTS (editable); i++)
    {
      const CwJson *field = cw_json_member (fields, editable[i]);
      const char *value = field != NULL && cw_json_kind (field) == CW_JSON_STRING
                              ? cw_json_string (field)
                              : NULL;

      if (value == NULL || (*name != '\0' && strstr (value, name) == NULL))
        continue;

      *text = g_strdup (value);
      return editable[i];
    }

  return NULL;
}
