#include "data/form/field-fault.h"
#include "data/form/form-remark.h"
#include "data/form/form-rules.h"
#include "data/form/form-shape.h"

#include <string.h>

static void read_shape (GPtrArray *remarks,
                        const CwFormShape *shape,
                        const CwJson *object,
                        gpointer record);

/* Whether value is of the kind that its field wants; a remark when it is not. */
static gboolean
is_kind (GPtrArray *remarks, const CwJson *value, const char *name, CwJsonKind wanted)
{
  CwJsonKind kind = cw_json_kind (value);

  if (kind == wanted)
    return TRUE;

  cw_form_remark_add (remarks, CW_REMARK_MISTAKE, value, "%s must be %s, not %s", name,
                      wanted == CW_JSON_INTEGER ? "a whole number" : cw_json_kind_name (wanted),
                      cw_json_kind_name (kind));
  return FALSE;
}

static void
read_text (GPtrArray *remarks,
           const CwFormField *field,
           const CwJson *value,
           const char *name,
           char **text)
{
  g_autofree char *fault = NULL;

  if (!is_kind (remarks, value, name, CW_JSON_STRING))
    return;

  fault = cw_form_field_dup_fault (field, cw_json_string (value));
  if (fault != NULL)
    cw_form_remark_add (remarks, CW_REMARK_MISTAKE, value, "%s %s", name, fault);
  if (fault == NULL || field->kind == CW_FIELD_TEXT) /* an unfinished form keeps its words */
    {
      g_free (*text);
      *text = g_strdup (cw_json_string (value));
    }
}

static const char *
read_choice (GPtrArray *remarks,
             const CwFormField *field,
             const CwJson *value,
             const char *name)
{
  g_autofree char *choices = NULL;

  if (!is_kind (remarks, value, name, CW_JSON_STRING))
    return NULL;
  for (guint i = 0; field->choices[i] != NULL; i++)
    if (g_str_equal (field->choices[i], cw_json_string (value)))
      return field->choices[i];

  choices = g_strjoinv (", ", (char **) field->choices);
  cw_form_remark_add (remarks, CW_REMARK_MISTAKE, value, "%s is \"%s\"; it must be one of %s",
                      name, cw_json_string (value), choices);
  return NULL;
}

static gint64
read_number (GPtrArray *remarks,
             const CwFormField *field,
             const CwJson *value,
             const char *name)
{
  gint64 number;

  if (!is_kind (remarks, value, name, CW_JSON_INTEGER))
    return 0;

  number = cw_json_integer (value);
  if (number >= field->least && number <= field->most)
    return number;

  cw_form_remark_add (remarks, CW_REMARK_MISTAKE, value,
                      "%s is %" G_GINT64_FORMAT "; it must be %" G_GINT64_FORMAT
                      " to %" G_GINT64_FORMAT,
                      name, number, field->least, field->most);
  return 0;
}

static void
read_list (GPtrArray *remarks,
           const CwFormField *field,
           const CwJson *value,
           const char *name,
           GPtrArray *list)
{
  if (!is_kind (remarks, value, name, CW_JSON_ARRAY))
    return;

  if (cw_json_length (value) > field->most)
    {
      cw_form_remark_add (remarks, CW_REMARK_MISTAKE, value,
                          "%s holds %u, at most %" G_GINT64_FORMAT " fit", name,
                          cw_json_length (value), field->most);
      return;
    }
  for (guint i = 0; i < cw_json_length (value); i++)
    {
      gpointer element = cw_form_shape_new (field->shape);

      g_ptr_array_add (list, element);
      read_shape (remarks, field->shape, cw_json_at (value, i), element);
    }
}

static void
read_field (GPtrArray *remarks, const CwFormField *field, const CwJson *value, gpointer record)
{
  g_autofree char *name = g_strdup_printf ("\"%s\"", field->name);

  switch (field->kind)
    {
    case CW_FIELD_TEXT:
    case CW_FIELD_KEY:
    case CW_FIELD_LETTER:
    case CW_FIELD_LANGUAGE:
      read_text (remarks, field, value, name, &CW_FIELD (char *, record, field));
      break;
    case CW_FIELD_CHOICE:
      CW_FIELD (const char *, record, field) = read_choice (remarks, field, value, name);
      break;
    case CW_FIELD_NUMBER:
      CW_FIELD (gint64, record, field) = read_number (remarks, field, value, name);
      break;
    case CW_FIELD_TRUTH:
      if (is_kind (remarks, value, name, CW_JSON_BOOL))
        CW_FIELD (gboolean, record, field) = cw_json_bool (value);
      break;
    case CW_FIELD_LIST:
      read_list (remarks, field, value, name, CW_FIELD (GPtrArray *, record, field));
      break;
    case CW_FIELD_OBJECT:
      read_shape (remarks, field->shape, value, G_STRUCT_MEMBER_P (record, field->offset));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
remark_unknown (GPtrArray *remarks, const CwFormShape *shape, const CwJson *member)
{
  const char *nearest = cw_form_shape_nearest (shape, cw_json_key (member));

  if (nearest != NULL)
    cw_form_remark_add (remarks, CW_REMARK_WARNING, member,
                        "\"%s\" is not known in the %s; perhaps \"%s\" was meant",
                        cw_json_key (member), shape->noun, nearest);
  else
    cw_form_remark_add (remarks, CW_REMARK_WARNING, member,
                        "\"%s\" is not known in the %s and is left out", cw_json_key (member),
                        shape->noun);
}

static void
remark_missing (GPtrArray *remarks, const CwFormShape *shape, const CwJson *object)
{
  const CwJson *key = cw_json_member (object, "key");
  g_autofree char *name = NULL;

  if (key != NULL && cw_json_kind (key) == CW_JSON_STRING)
    name = g_strdup_printf (" \"%s\"", cw_json_string (key));
  for (const CwFormField *field = shape->fields; field->name != NULL; field++)
    if (field->need != CW_NEED_NONE && cw_json_member (object, field->name) == NULL)
      cw_form_remark_add (remarks,
                          field->need == CW_NEED_REQUIRED ? CW_REMARK_MISTAKE
                                                          : CW_REMARK_WARNING,
                          object, "\"%s\" is missing in the %s%s", field->name, shape->noun,
                          name != NULL ? name : "");
}

static void
read_shape (GPtrArray *remarks, const CwFormShape *shape, const CwJson *object, gpointer record)
{
  g_autofree char *name = g_strdup_printf ("the %s", shape->noun);

  if (!is_kind (remarks, object, name, CW_JSON_OBJECT))
    return;

  for (guint i = 0; i < cw_json_length (object); i++)
    {
      const CwJson *member = cw_json_at (object, i);
      const CwFormField *field = cw_form_shape_find (shape, cw_json_key (member));

      if (field != NULL)
        read_field (remarks, field, member, record);
      else
        remark_unknown (remarks, shape, member);
    }
  remark_missing (remarks, shape, object);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const CwFormRemark *one = *(CwFormRemark *const *) a;
  const CwFormRemark *other = *(CwFormRemark *const *) b;

  if (one->line != other->line)
    return one->line < other->line ? -1 : 1;
  return one->column < other->column ? -1 : one->column > other->column;
}

/* What could be read of a form, with all that is wrong with it in remarks. */
static CwFormDocument *
read_form (const char *text, gsize length, GPtrArray *remarks)
{
  CwFormDocument *document = cw_form_shape_new (&cw_form_shape);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwJson) root = NULL;

  if (length <= CW_FORM_MOST_BYTES)
    root = cw_json_parse (text, length, &error);
  else
    g_set_error (&error, CW_ERROR, CW_ERROR_FORMAT,
                 "line 1, column 1: a form has at most %d KiB", CW_FORM_MOST_BYTES >> 10);
  if (root == NULL)
    {
      cw_form_remark_add_error (remarks, error);
      return document;
    }
  read_shape (remarks, &cw_form_shape, root, document);
  if (cw_json_kind (root) == CW_JSON_OBJECT)
    cw_form_rules (remarks, root, document);
  g_ptr_array_sort (remarks, compare_places);
  return document;
}

GPtrArray *
cw_form_document_check (const char *text, gsize length)
{
  GPtrArray *remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_form_remark_free);

  g_return_val_if_fail (text != NULL, remarks);

  cw_form_document_free (read_form (text, length, remarks));
  return remarks;
}

CwFormDocument *
cw_form_document_parse (const char *text, gsize length, GError **error)
{
  g_autoptr (GPtrArray) remarks = NULL;
  g_autoptr (CwFormDocument) document = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_form_remark_free);
  document = read_form (text, length, remarks);
  for (guint i = 0; i < remarks->len; i++)
    {
      const CwFormRemark *remark = remarks->pdata[i];

      if (!remark->is_mistake)
        continue;
      g_set_error (error, CW_ERROR, CW_ERROR_FORMAT, "line %u, column %u: %s", remark->line,
                   remark->column, remark->text);
      return NULL;
    }
  return g_steal_pointer (&document);
}

CwFormDocument *
cw_form_read_unfinished (const char *text)
{
  g_autoptr (GPtrArray) remarks =
      g_ptr_array_new_with_free_func ((GDestroyNotify) cw_form_remark_free);

  return read_form (text, strlen (text), remarks);
}
