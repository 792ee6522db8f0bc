#include "data/record/meaning.h"

#include "corewalk/mark.h"
#include "data/record/record-private.h"
#include "data/record/writer.h"

#include <string.h>

#define MOST_OF_A_SCAN 1000 /* pupils */
#define MOST_OF_A_VISIT 480 /* minutes */

gboolean
cw_meaning_check_tally (gint64 by, GError **error)
{
  if (by != 0)
    return TRUE;

  g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID, "counting by 0 counts nothing");
  return FALSE;
}

gboolean
cw_meaning_check_interval (gint64 k, gint64 n, GError **error)
{
  if (n >= 1 && n <= MOST_OF_A_SCAN && k >= 0 && k <= n)
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
               "%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT
               " can't be: K is 0 to N, and N is 1 to %d",
               k, n, MOST_OF_A_SCAN);
  return FALSE;
}

gboolean
cw_meaning_check_time (const char *time, GError **error)
{
  if (strlen (time) == 5 && g_ascii_isdigit (time[0]) && g_ascii_isdigit (time[1]) &&
      time[2] == ':' && time[3] >= '0' && time[3] <= '5' && g_ascii_isdigit (time[4]) &&
      strncmp (time, "24", 2) < 0)
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "'%s' is no time of day such as 09:15", time);
  return FALSE;
}

gboolean
cw_meaning_check_minutes (gint64 minutes, GError **error)
{
  if (minutes >= 1 && minutes <= MOST_OF_A_VISIT)
    return TRUE;

  g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "a visit can take 1 to %d minutes",
               MOST_OF_A_VISIT);
  return FALSE;
}

CwItem *
cw_meaning_find_item (CwStore *store, gint64 form, gint64 item, GError **error)
{
  g_autoptr (GPtrArray) items = cw_form_items (store, form, error);

  for (guint i = 0; items != NULL && i < items->len; i++)
    if (((const CwItem *) items->pdata[i])->id == item)
      return g_ptr_array_steal_index_fast (items, i);

  if (items != NULL)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND,
                         "the walk's form has no such look-for");
  return NULL;
}

gboolean
cw_meaning_check_mark (const CwItem *item, gboolean is_level, int value, GError **error)
{
  gboolean takes_level = item->level_count > 0;

  if (value == CW_MARK_NOT_OBSERVABLE ||
      (is_level == takes_level &&
       (is_level ? value >= 1 && value <= item->level_count
                 : value == CW_MARK_NOT_SEEN || value == CW_MARK_SEEN)))
    return TRUE;

  if (takes_level)
    g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
                 "'%s' takes a level from 1 to %d, or not-observable", item->key,
                 item->level_count);
  else
    g_set_error (error, CW_ERROR, CW_ERROR_INVALID,
                 "'%s' takes seen, not-seen or not-observable", item->key);
  return FALSE;
}

/* A record that is being edited, and what is put into it. */
typedef struct
{
  CwStore *store;
  const CwFold *fold;
  const CwLine *change;
} Edit;

/* NULL where nothing is or will be. */
static const CwCell *
cell_of (const Edit *edit, const char *name)
{
  const CwCell *cell = cw_line_get (edit->change, name);

  if (cell == NULL)
    cell = cw_fold_get (edit->fold, name)->cell;
  return cell == NULL || cell->type == CW_CELL_NULL ? NULL : cell;
}

static gint64
number_of (const Edit *edit, const char *name)
{
  const CwCell *cell = cell_of (edit, name);

  return cell != NULL && cell->type == CW_CELL_INT ? cell->integer : 0;
}

static gint64
ref_of (const Edit *edit, const char *name)
{
  CwFieldValue value = cw_record_value (edit->store, cw_fold_get (edit->fold, name));

  g_free (value.text);
  return value.type == CW_VALUE_REF ? value.integer : 0;
}

static gboolean
check_tally (const Edit *edit, GError **error)
{
  return cw_meaning_check_tally (number_of (edit, "by"), error);
}

static gboolean
check_interval (const Edit *edit, GError **error)
{
  return cw_meaning_check_interval (number_of (edit, "k"), number_of (edit, "n"), error);
}

/* Where the form is not known here, neither is what it takes. */
static gboolean
check_mark (const Edit *edit, GError **error)
{
  const CwCell *said = cell_of (edit, "value");
  gboolean is_level = said != NULL && said->type == CW_CELL_INT;
  int value = is_level ? (int) CLAMP (said->integer, 0, G_MAXINT) : CW_MARK_NOT_OBSERVABLE;
  g_autoptr (CwItem) item = NULL;
  CwHost host;

  if (!cw_host_find_visit (edit->store, ref_of (edit, "visit"), &host, NULL))
    return TRUE;
  if (said != NULL && said->type == CW_CELL_TEXT)
    cw_mark_parse (FALSE, said->text, &value);

  item = cw_meaning_find_item (edit->store, host.form, ref_of (edit, "item"), NULL);
  return item == NULL || cw_meaning_check_mark (item, is_level, value, error);
}

static gboolean
check_slot (const Edit *edit, GError **error)
{
  const CwCell *time = cell_of (edit, "time"), *minutes = cell_of (edit, "minutes");

  return (time == NULL || time->type != CW_CELL_TEXT ||
          cw_meaning_check_time (time->text, error)) &&
         (minutes == NULL || cw_meaning_check_minutes (number_of (edit, "minutes"), error));
}

static gboolean
check_optout (const Edit *edit, GError **error)
{
  const CwCell *since = cell_of (edit, "since"), *until = cell_of (edit, "until");

  if (since == NULL || until == NULL || since->type != CW_CELL_TEXT ||
      until->type != CW_CELL_TEXT || strcmp (since->text, until->text) <= 0)
    return TRUE;

  g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID, "the last day is before the first");
  return FALSE;
}

gboolean
cw_meaning_check (CwStore *store, const CwFold *fold, const CwLine *change, GError **error)
{
  static const struct
  {
    const char *kind;
    gboolean (*check) (const Edit *edit, GError **error);
  } checks[] = {
    { "tally", check_tally }, { "interval", check_interval }, { "mark", check_mark },
    { "slot", check_slot },   { "optout", check_optout },
  };
  const Edit edit = { store, fold, change };

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (strcmp (checks[i].kind, fold->kind->name) == 0)
      return checks[i].check (&edit, error);

  return TRUE;
}
