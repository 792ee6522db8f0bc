#include "corewalk/form-edit.h"

#include "data/form/form-shape.h"

#include <string.h>

#define USUAL_SECONDS 120
#define USUAL_STUDENTS 10

CwFormDocument *
cw_form_document_new (void)
{
  CwFormDocument *document = cw_form_shape_new (&cw_form_shape);

  document->format = CW_FORM_FORMAT;
  document->not_for_evaluation = TRUE;
  cw_form_text_set (&document->language, "en");
  return document;
}

static void copy_record (const CwFormShape *shape, gconstpointer from, gpointer to);

static void
copy_field (const CwFormField *field, gconstpointer from, gpointer to)
{
  GPtrArray *list;

  switch (field->kind)
    {
    case CW_FIELD_TEXT:
    case CW_FIELD_KEY:
    case CW_FIELD_LETTER:
    case CW_FIELD_LANGUAGE:
      cw_form_text_set (&CW_FIELD (char *, to, field), CW_FIELD (char *, from, field));
      break;
    case CW_FIELD_CHOICE:
      CW_FIELD (const char *, to, field) = CW_FIELD (const char *, from, field);
      break;
    case CW_FIELD_NUMBER:
      CW_FIELD (gint64, to, field) = CW_FIELD (gint64, from, field);
      break;
    case CW_FIELD_TRUTH:
      CW_FIELD (gboolean, to, field) = CW_FIELD (gboolean, from, field);
      break;
    case CW_FIELD_LIST:
      list = CW_FIELD (GPtrArray *, from, field);
      for (guint i = 0; i < list->len; i++)
        {
          gpointer element = cw_form_shape_new (field->shape);

          copy_record (field->shape, list->pdata[i], element);
          g_ptr_array_add (CW_FIELD (GPtrArray *, to, field), element);
        }
      break;
    case CW_FIELD_OBJECT:
      copy_record (field->shape, G_STRUCT_MEMBER_P (from, field->offset),
                   G_STRUCT_MEMBER_P (to, field->offset));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
copy_record (const CwFormShape *shape, gconstpointer from, gpointer to)
{
  for (const CwFormField *field = shape->fields; field->name != NULL; field++)
    copy_field (field, from, to);
}

CwFormDocument *
cw_form_document_copy (const CwFormDocument *document)
{
  CwFormDocument *copy;

  g_return_val_if_fail (document != NULL, NULL);

  copy = cw_form_shape_new (&cw_form_shape);
  copy_record (&cw_form_shape, document, copy);
  return copy;
}

gboolean
cw_form_document_is_equal (const CwFormDocument *one, const CwFormDocument *other)
{
  g_autofree char *text = cw_form_document_dup_canonical (one);
  g_autofree char *other_text = cw_form_document_dup_canonical (other);

  return g_strcmp0 (text, other_text) == 0;
}

GPtrArray *
cw_form_document_part (const CwFormDocument *document, CwFormPart part)
{
  const CwFormField *field;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail ((guint) part < CW_FORM_PARTS, NULL);

  field = cw_form_shape_list (part);
  if (part == CW_FORM_ITEMS)
    return CW_FIELD (GPtrArray *, document, field);
  return CW_FIELD (GPtrArray *, &document->tools, field);
}

static void
fill_tool (CwFormDocument *document, CwFormPart part, CwFormTool *tool)
{
  if (part == CW_FORM_SCANS)
    {
      tool->mode = "momentary";
      tool->n = USUAL_STUDENTS;
      tool->seconds = USUAL_SECONDS;
    }
  if (part == CW_FORM_CODES && document->tools.code_mode == NULL)
    {
      document->tools.code_mode = "partial";
      document->tools.code_seconds = USUAL_SECONDS;
    }
}

gpointer
cw_form_document_add (CwFormDocument *document, CwFormPart part, guint at)
{
  GPtrArray *list = cw_form_document_part (document, part);
  gpointer element;

  g_return_val_if_fail (list != NULL, NULL);
  if (list->len >= CW_FORM_MOST_ELEMENTS)
    return NULL;

  element = cw_form_shape_new (cw_form_shape_list (part)->shape);
  if (part == CW_FORM_ITEMS)
    {
      ((CwFormItem *) element)->core = "student";
      ((CwFormItem *) element)->kind = "seen";
    }
  else
    fill_tool (document, part, element);
  g_ptr_array_insert (list, (int) MIN (at, list->len), element);
  return element;
}

void
cw_form_document_remove (CwFormDocument *document, CwFormPart part, guint at)
{
  GPtrArray *list = cw_form_document_part (document, part);

  g_return_if_fail (list != NULL && at < list->len);

  cw_form_shape_free (cw_form_shape_list (part)->shape, g_ptr_array_remove_index (list, at));
  if (part == CW_FORM_CODES && list->len == 0)
    {
      document->tools.code_mode = NULL;
      document->tools.code_seconds = 0;
    }
}

void
cw_form_document_move (CwFormDocument *document, CwFormPart part, guint from, guint to)
{
  GPtrArray *list = cw_form_document_part (document, part);
  gpointer element;

  g_return_if_fail (list != NULL && from < list->len);

  element = g_ptr_array_remove_index (list, from);
  g_ptr_array_insert (list, (int) MIN (to, list->len), element);
}

static const CwFormShape *
level_shape (void)
{
  return cw_form_shape_find (cw_form_shape_list (CW_FORM_ITEMS)->shape, "levels")->shape;
}

void
cw_form_item_set_level_count (CwFormItem *item, guint count)
{
  g_return_if_fail (item != NULL && count != 1 && count <= CW_FORM_MOST_LEVELS);

  item->kind = count > 0 ? "levels" : "seen";
  while (item->levels->len < count)
    g_ptr_array_add (item->levels, cw_form_shape_new (level_shape ()));
  while (item->levels->len > count)
    cw_form_shape_free (level_shape (),
                        g_ptr_array_remove_index (item->levels, item->levels->len - 1));
}

gboolean
cw_form_text_set (char **text, const char *value)
{
  const char *wanted = value != NULL ? value : "";
  g_autofree char *old = *text;

  *text = g_strdup (wanted);
  return g_strcmp0 (old, wanted) != 0;
}
