#include "ui/exchange/export-lines.h"

#include "corewalk/host.h"
#include "corewalk/json.h"

#include <string.h>

#define PROGRESS_LINES 256 /* between two looks at whether to stop */

static void
clear (gpointer data)
{
  CwExportLines *self = data;

  g_string_free (self->texts, TRUE);
  g_array_unref (self->lines);
  g_array_unref (self->counts);
  g_ptr_array_unref (self->wide);
}

CwExportLines *
cw_export_lines_ref (CwExportLines *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
cw_export_lines_unref (CwExportLines *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const char *
cw_export_lines_get_json (const CwExportLines *self, guint position)
{
  return self->texts->str + g_array_index (self->lines, CwExportLine, position).json;
}

const char *
cw_export_lines_get_warning (const CwExportLines *self, guint position)
{
  return self->texts->str + g_array_index (self->lines, CwExportLine, position).warning;
}

CwExportPlan *
cw_export_plan_copy (const CwExportPlan *plan)
{
  CwExportPlan *copy = g_memdup2 (plan, sizeof *plan);

  copy->receipt = g_strdup (plan->receipt);
  copy->recipients = plan->recipients != NULL ? g_ptr_array_ref (plan->recipients) : NULL;
  return copy;
}

void
cw_export_plan_free (CwExportPlan *plan)
{
  g_free ((char *) plan->receipt);
  g_clear_pointer (&plan->recipients, g_ptr_array_unref);
  g_free (plan);
}

/* A preview under way. */
typedef struct
{
  CwExportLines *found;
  CwProgress progress;
  gpointer progress_data;
} Gathering;

static gsize
put_text (CwExportLines *found, const char *text)
{
  gsize at = found->texts->len;

  if (*text == '\0')
    return 0; /* the texts begin with an empty one */

  g_string_append_len (found->texts, text, (gssize) strlen (text) + 1);
  return at;
}

static CwExportCount *
count_of (CwExportLines *found, const char *audience, const char *kind)
{
  CwExportCount fresh = { .audience = audience, .kind = kind };

  for (guint i = found->counts->len; i > 0; i--) /* the next line is mostly like the last one */
    {
      CwExportCount *count = &g_array_index (found->counts, CwExportCount, i - 1);

      if (count->audience == audience && count->kind == kind)
        return count;
    }

  g_array_append_val (found->counts, fresh);
  return &g_array_index (found->counts, CwExportCount, found->counts->len - 1);
}

/* A walk may send its words wider than usual: that must not go unseen among many lines. */
static void
note_wide (CwExportLines *found, const CwBundleLine *line)
{
  g_autoptr (CwJson) root = strstr (line->text, "\"audience\":\"district\"") != NULL
                                ? cw_json_parse (line->text, strlen (line->text), NULL)
                                : NULL;
  const CwJson *fields = root != NULL ? cw_json_member (root, "f") : NULL;
  const CwJson *audience = fields != NULL ? cw_json_member (fields, "audience") : NULL;
  const CwJson *title = fields != NULL ? cw_json_member (fields, "title") : NULL;

  if (audience != NULL && title != NULL && cw_json_kind (title) == CW_JSON_STRING)
    g_ptr_array_add (found->wide, g_strdup (cw_json_string (title)));
}

static gboolean
gather_cb (const CwBundleLine *line, gpointer user_data)
{
  Gathering *gathering = user_data;
  CwExportLines *found = gathering->found;
  gboolean is_named = line->warning[0] != '\0';
  CwExportLine entry = {
    .record = line->record,
    .audience = g_intern_string (line->audience),
    .kind = g_intern_string (line->kind),
    .is_first = line->record == line->id,
    .can_unsay = line->can_unsay,
  };
  CwExportCount *count = count_of (found, entry.audience, entry.kind);

  count->count++;
  count->named += is_named;
  found->named += is_named;
  found->total++;
  if (g_str_equal (line->kind, "walk"))
    note_wide (found, line);
  if (is_named || found->texts->len < CW_EXPORT_TEXTS_MOST)
    {
      entry.json = put_text (found, line->json);
      entry.warning = put_text (found, line->warning);
      g_array_append_val (found->lines, entry);
    }

  return found->total % PROGRESS_LINES != 0 ||
         gathering->progress (-1, gathering->progress_data);
}

static gpointer
preview (CwStore *store,
         gpointer input,
         CwProgress progress,
         gpointer progress_data,
         GError **error)
{
  g_autoptr (CwExportLines) found = g_atomic_rc_box_new0 (CwExportLines);
  Gathering gathering = { .found = found,
                          .progress = progress,
                          .progress_data = progress_data };
  const CwExportPlan *plan = input;
  g_autoptr (GArray) owed = NULL;

  found->texts = g_string_new (NULL);
  g_string_append_c (found->texts, '\0');
  found->lines = g_array_new (FALSE, FALSE, sizeof (CwExportLine));
  found->counts = g_array_new (FALSE, FALSE, sizeof (CwExportCount));
  found->wide = g_ptr_array_new_with_free_func (g_free);
  if (!cw_bundle_preview (store, plan, gather_cb, &gathering, error) ||
      (owed = cw_host_copy_missing (store, error)) == NULL)
    return NULL;

  found->copies_owed = owed->len;
  found->is_everyone = plan->has_everyone;
  return g_steal_pointer (&found);
}

const CwLoanClass cw_export_preview = {
  .work = preview,
  .free_input = (GDestroyNotify) cw_export_plan_free,
  .gives_way = TRUE,
};
