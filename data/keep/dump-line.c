#include "data/keep/dump-line.h"

#include "data/record/field.h"

#include <string.h>

struct _CwDumper
{
  CwStore *store;
  GString *line;
  GHashTable *orders; /* CwKind * -> its fields by name (GPtrArray of const CwField *) */
};

CwDumper *
cw_dumper_new (CwStore *store)
{
  CwDumper *dumper = g_new0 (CwDumper, 1);

  dumper->store = store;
  dumper->line = g_string_new (NULL);
  dumper->orders = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  return dumper;
}

void
cw_dumper_free (CwDumper *dumper)
{
  if (dumper == NULL)
    return;

  g_hash_table_unref (dumper->orders);
  g_string_free (dumper->line, TRUE);
  g_free (dumper);
}

static int
compare_fields (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const CwField *const *) a)->name, (*(const CwField *const *) b)->name);
}

static const GPtrArray *
get_order (CwDumper *dumper, const CwKind *kind)
{
  GPtrArray *order = g_hash_table_lookup (dumper->orders, kind);

  if (order != NULL)
    return order;

  order = g_ptr_array_new ();
  for (const CwField *field = kind->fields; field->name != NULL; field++)
    g_ptr_array_add (order, (gpointer) field);
  g_ptr_array_sort (order, compare_fields);
  g_hash_table_insert (dumper->orders, (gpointer) kind, order);
  return order;
}

static void
write_name (const CwField *field, GString *out)
{
  if (out->str[out->len - 1] != '{')
    g_string_append_c (out, ',');
  g_string_append_printf (out, "\"%s\":", field->name);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The different values of the field's heads, sorted: two laptops may list the heads otherwise. */
static void
write_conflict (CwDumper *dumper, const CwFoldField *folded, GString *out)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  const char *last = NULL;

  for (guint i = 0; i < folded->heads->len; i++)
    {
      const CwFoldLine *head = folded->heads->pdata[i];
      GString *value = g_string_new (NULL);

      cw_field_spell (dumper->store, head->stream, folded->field,
                      cw_line_get (&head->line, folded->field->name), value);
      g_ptr_array_add (values, g_string_free (value, FALSE));
    }
  g_ptr_array_sort (values, compare_texts);

  g_string_append_c (out, '[');
  for (guint i = 0; i < values->len; i++)
    {
      const char *value = values->pdata[i];

      if (g_strcmp0 (value, last) != 0)
        g_string_append_printf (out, "%s%s", last == NULL ? "" : ",", value);
      last = value;
    }
  g_string_append_c (out, ']');
}

static const char *
end_line (CwDumper *dumper, const CwUuid *uuid, const char *kind)
{
  char text[CW_UUID_TEXT_LENGTH + 1];

  cw_uuid_to_text (uuid, text);
  g_string_append_printf (dumper->line, "},\"id\":\"%s\",\"kind\":", text);
  cw_line_write_text (kind, strlen (kind), dumper->line);
  g_string_append_c (dumper->line, '}');
  return dumper->line->str;
}

const char *
cw_dump_simple (CwDumper *dumper, const CwEntry *entry, const CwLine *line)
{
  const CwKind *kind = cw_kind_find_in (entry->stream->audience, line->kind);
  const GPtrArray *order = kind == NULL ? NULL : get_order (dumper, kind);
  CwUuid uuid;

  g_string_assign (dumper->line, "{\"alive\":true,\"conflicts\":{},\"fields\":{");
  for (guint i = 0; order != NULL && i < order->len; i++)
    {
      const CwField *field = order->pdata[i];
      const CwCell *cell = cw_line_get (line, field->name);

      if (cell == NULL || cell->type == CW_CELL_NULL)
        continue;
      write_name (field, dumper->line);
      cw_field_spell (dumper->store, entry->stream, field, cell, dumper->line);
    }

  cw_log_to_uuid (cw_store_log_of (dumper->store, entry->id), entry->id, &uuid);
  return end_line (dumper, &uuid, line->kind);
}

const char *
cw_dump_fold (CwDumper *dumper, const CwFold *fold)
{
  const GPtrArray *order;
  CwUuid uuid;

  if (fold->made == NULL ||
      !cw_log_to_uuid (cw_store_log_of (dumper->store, fold->made->id), fold->record, &uuid))
    return NULL;

  order = fold->kind == NULL ? NULL : get_order (dumper, fold->kind);
  g_string_printf (dumper->line, "{\"alive\":%s,\"conflicts\":{",
                   fold->is_shown ? "true" : "false");
  for (guint i = 0; order != NULL && i < order->len; i++)
    {
      const CwFoldField *folded = cw_fold_get (fold, ((const CwField *) order->pdata[i])->name);

      if (!folded->is_conflict)
        continue;
      write_name (folded->field, dumper->line);
      write_conflict (dumper, folded, dumper->line);
    }

  g_string_append (dumper->line, "},\"fields\":{");
  for (guint i = 0; order != NULL && i < order->len; i++)
    {
      const CwFoldField *folded = cw_fold_get (fold, ((const CwField *) order->pdata[i])->name);

      if (folded->cell == NULL || folded->cell->type == CW_CELL_NULL)
        continue;
      write_name (folded->field, dumper->line);
      cw_field_spell (dumper->store, folded->source->stream, folded->field, folded->cell,
                      dumper->line);
    }
  return end_line (dumper, &uuid, fold->made->line.kind);
}
