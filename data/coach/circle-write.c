#include "data/base/stmt.h"
#include "data/coach/circle-member.h"
#include "data/record/amend.h"

#include <string.h>

/* Whoever joins has none of the lines of before: the cycle is said whole, as it stands. */
static gboolean
say_cycle (CwStore *store, const CwStream *stream, const CwFold *fold, GError **error)
{
  g_autoptr (GPtrArray) heads = cw_fold_heads (fold);
  g_autofree CwRef *refs = g_new0 (CwRef, heads->len + 1);
  CwLine line;

  cw_line_clear (&line);
  line.kind = "cycle";
  line.has_named = cw_log_to_uuid (store->log, fold->record, &line.named);
  for (guint i = 0; i < fold->fields->len; i++)
    {
      const CwFoldField *field = &g_array_index (fold->fields, CwFoldField, i);

      if (field->cell != NULL && field->cell->type == CW_CELL_INT)
        cw_line_put_int (&line, field->field->name, field->cell->integer);
      else if (field->cell != NULL && field->cell->type == CW_CELL_TEXT)
        cw_line_put_text (&line, field->field->name, field->cell->text);
    }
  for (guint i = 0; i < heads->len; i++)
    cw_log_make_ref (store->log, stream, ((const CwFoldLine *) heads->pdata[i])->id, &refs[i]);
  line.parents = refs;
  line.parent_count = heads->len;
  return cw_act_add (store, stream, &line, error) != 0;
}

const CwStream *
cw_circle_open (CwStore *store,
                gint64 cycle,
                const CwCircle *earlier,
                const GPtrArray *members,
                GError **error)
{
  char scope[CW_UUID_TEXT_LENGTH + 1], cycle_room[CW_UUID_TEXT_LENGTH + 1],
      earlier_room[CW_UUID_TEXT_LENGTH + 1];
  g_autofree char *json = cw_circle_write_members (members);
  g_autoptr (CwFold) fold = earlier == NULL ? NULL : cw_fold_new (store, cycle, error);
  const CwStream *stream;
  CwLine line;

  if (earlier != NULL && fold == NULL)
    return NULL;

  cw_line_clear (&line);
  line.kind = "circle";
  line.has_named = TRUE;
  cw_circle_draw_name ("circle", &line.named);
  cw_uuid_to_text (&line.named, scope);
  stream = cw_store_stream (store, "pair", scope, error);
  if (stream == NULL)
    return NULL;

  cw_line_put_text (&line, "members", json);
  cw_writer_put_ref (store, stream, &line, "cycle", cycle, cycle_room);
  cw_writer_put_ref (store, stream, &line, "earlier", earlier == NULL ? 0 : earlier->id,
                     earlier_room);
  if (cw_act_add (store, stream, &line, error) == 0 ||
      (fold != NULL && !say_cycle (store, stream, fold, error)))
    return NULL;

  return stream;
}

static const CwCircle *
find_current (CwStore *store, GPtrArray *circles, GError **error)
{
  const CwCircle *current = cw_circle_find_current (circles, NULL);

  if (current == NULL)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_NOT_FOUND, "there is no such cycle");
  else if (!cw_circle_is_mine (store, current))
    g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID,
                         "this laptop is no partner of the cycle now. Ask one of its partners "
                         "to add your card");
  else
    return current;
  return NULL;
}

/* The members, oneself by the card of today; NULL where that changes nothing, or with @error. */
static GPtrArray *
renew_own (CwStore *store, const CwCircle *circle, GError **error)
{
  GPtrArray *members;
  CwPartner *own;

  if (cw_circle_find_member (circle, store->key) != NULL)
    return NULL;

  own = cw_circle_member_own (store, error);
  if (own == NULL)
    return NULL;

  members = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_partner_free);
  g_ptr_array_add (members, own);
  for (guint i = 0; i < circle->members->len; i++)
    if (!((const CwPartner *) circle->members->pdata[i])->is_own)
      g_ptr_array_add (members, cw_partner_copy (circle->members->pdata[i]));
  return members;
}

const CwStream *
cw_circle_stream (CwStore *store, gint64 cycle, GError **error)
{
  g_autoptr (GPtrArray) circles = cw_circle_list (store, cycle, error);
  const CwCircle *current = circles == NULL ? NULL : find_current (store, circles, error);
  g_autoptr (GPtrArray) renewed = NULL;
  g_autoptr (GError) local = NULL;
  char scope[CW_UUID_TEXT_LENGTH + 1];

  if (current == NULL)
    return NULL;

  renewed = renew_own (store, current, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (renewed != NULL)
    return cw_circle_open (store, cycle, current, renewed, error);

  cw_circle_get_scope (store, current->id, scope);
  return cw_store_stream (store, "pair", scope, error);
}

gboolean
cw_circle_check (CwStore *store, gint64 cycle, GError **error)
{
  g_autoptr (GPtrArray) circles = cw_circle_list (store, cycle, error);

  return circles != NULL && find_current (store, circles, error) != NULL;
}

const CwStream *
cw_circle_begin (CwStore *store,
                 const char *kind_name,
                 gint64 cycle,
                 const CwMoment *moment,
                 CwLine *line,
                 char room[CW_UUID_TEXT_LENGTH + 1],
                 GError **error)
{
  const CwKind *kind = cw_kind_find (kind_name);
  const CwStream *stream;

  if (!cw_circle_check (store, cycle, error) ||
      !cw_act_begin (store, FALSE, kind->title, moment, error))
    return NULL;

  stream = cw_circle_stream (store, cycle, error);
  if (stream == NULL)
    {
      cw_act_abort (store);
      return NULL;
    }

  cw_line_clear (line);
  line->kind = kind->name;
  cw_writer_put_ref (store, stream, line, "cycle", cycle, room);
  return stream;
}

gboolean
cw_circle_set (CwStore *store,
               gint64 record,
               const CwLine *change,
               const char *title,
               const CwMoment *moment,
               GError **error)
{
  g_autoptr (CwFold) fold = NULL;

  if (!cw_act_begin (store, FALSE, title, moment, error))
    return FALSE;

  fold = cw_fold_new (store, record, error);
  if (fold == NULL || !cw_amend_set (store, fold, change, error))
    return cw_act_abort (store);

  return cw_act_commit (store, error);
}
