#include "data/form/form-shape.h"

#include <string.h>

#define TEXT_MOST CW_FORM_MOST_TEXT
#define LABEL_MOST CW_FORM_MOST_LABEL
#define KEY_MOST 64
#define LIST_MOST CW_FORM_MOST_ELEMENTS
#define SECONDS_LEAST 5
#define SECONDS_MOST 3600

#define AT(type, member) G_STRUCT_OFFSET (type, member)

static const char *const cores[] = { "teacher", "student", "task", NULL };
static const char *const kinds[] = { "seen", "levels", NULL };
static const char *const modes[] = { "momentary", "partial", "whole", NULL };

/* Each makes one field of TYPE whose name in the file is that of the member. */
#define FIELD(TYPE, member, KIND, NEED)                                                        \
  .name = #member, .kind = CW_FIELD_##KIND, .need = CW_NEED_##NEED, .offset = AT (TYPE, member)
#define KEY(TYPE)                                                                              \
  {                                                                                            \
    FIELD (TYPE, key, KEY, REQUIRED), .most = KEY_MOST                                         \
  }
#define LABEL(TYPE, member, MOST)                                                              \
  {                                                                                            \
    FIELD (TYPE, member, TEXT, REQUIRED), .most = MOST, .is_label = TRUE                       \
  }
#define TEXT(TYPE, member, NEED)                                                               \
  {                                                                                            \
    FIELD (TYPE, member, TEXT, NEED), .most = TEXT_MOST                                        \
  }
#define CHOICE(TYPE, member, NEED, words)                                                      \
  {                                                                                            \
    FIELD (TYPE, member, CHOICE, NEED), .choices = words                                       \
  }
#define NUMBER(TYPE, member, NEED, LEAST, MOST)                                                \
  {                                                                                            \
    FIELD (TYPE, member, NUMBER, NEED), .least = LEAST, .most = MOST                           \
  }
#define LIST(TYPE, member, MOST, of)                                                           \
  {                                                                                            \
    FIELD (TYPE, member, LIST, NONE), .most = MOST, .shape = &of                               \
  }

static const CwFormField level_fields[] = {
  LABEL (CwFormLevel, label, LABEL_MOST),
  LABEL (CwFormLevel, descriptor, TEXT_MOST),
  { NULL },
};
static const CwFormShape level_shape = { "level", sizeof (CwFormLevel), level_fields };

static const CwFormField item_fields[] = {
  KEY (CwFormItem),
  LABEL (CwFormItem, label, LABEL_MOST),
  CHOICE (CwFormItem, core, REQUIRED, cores),
  CHOICE (CwFormItem, kind, REQUIRED, kinds),
  TEXT (CwFormItem, counts, REQUIRED),
  TEXT (CwFormItem, not_counts, REQUIRED),
  TEXT (CwFormItem, example, REQUIRED),
  LIST (CwFormItem, levels, CW_FORM_MOST_LEVELS, level_shape),
  { NULL },
};
static const CwFormShape item_shape = { "look-for", sizeof (CwFormItem), item_fields };

/* What every tool has; a scan has more. */
#define TOOL_FIELDS                                                                            \
  KEY (CwFormTool), LABEL (CwFormTool, label, LABEL_MOST),                                     \
      { FIELD (CwFormTool, letter, LETTER, NONE) }, CHOICE (CwFormTool, core, NONE, cores),    \
      TEXT (CwFormTool, counts, ADVISED), TEXT (CwFormTool, not_counts, ADVISED),              \
      TEXT (CwFormTool, example, ADVISED)

static const CwFormField tool_fields[] = { TOOL_FIELDS, { NULL } };
static const CwFormField scan_fields[] = {
  TOOL_FIELDS,
  CHOICE (CwFormTool, mode, REQUIRED, modes),
  NUMBER (CwFormTool, n, REQUIRED, 1, 1000),
  NUMBER (CwFormTool, seconds, REQUIRED, SECONDS_LEAST, SECONDS_MOST),
  { NULL },
};
static const CwFormShape counter_shape = { "counter", sizeof (CwFormTool), tool_fields };
static const CwFormShape stopwatch_shape = { "stopwatch", sizeof (CwFormTool), tool_fields };
static const CwFormShape scan_shape = { "scan", sizeof (CwFormTool), scan_fields };
static const CwFormShape question_shape = { "question", sizeof (CwFormTool), tool_fields };
static const CwFormShape code_shape = { "code", sizeof (CwFormTool), tool_fields };

static const CwFormField tools_fields[] = {
  NUMBER (CwFormTools, signal_seconds, NONE, SECONDS_LEAST, SECONDS_MOST),
  LIST (CwFormTools, counters, LIST_MOST, counter_shape),
  LIST (CwFormTools, stopwatches, LIST_MOST, stopwatch_shape),
  LIST (CwFormTools, scans, LIST_MOST, scan_shape),
  LIST (CwFormTools, questions, LIST_MOST, question_shape),
  CHOICE (CwFormTools, code_mode, NONE, modes),
  NUMBER (CwFormTools, code_seconds, NONE, SECONDS_LEAST, SECONDS_MOST),
  LIST (CwFormTools, codes, LIST_MOST, code_shape),
  { NULL },
};
static const CwFormShape tools_shape = { "tools", 0, tools_fields };

static const CwFormField form_fields[] = {
  { "corewalk_form", CW_FIELD_NUMBER, CW_NEED_REQUIRED, AT (CwFormDocument, format), 1,
    G_MAXINT },
  KEY (CwFormDocument),
  NUMBER (CwFormDocument, version, REQUIRED, 1, 1000000),
  LABEL (CwFormDocument, title, LABEL_MOST),
  { FIELD (CwFormDocument, language, LANGUAGE, REQUIRED), .most = 35 },
  TEXT (CwFormDocument, license, REQUIRED),
  TEXT (CwFormDocument, source, REQUIRED),
  { FIELD (CwFormDocument, not_for_evaluation, TRUTH, REQUIRED) },
  TEXT (CwFormDocument, purpose, REQUIRED),
  TEXT (CwFormDocument, when_to_use, ADVISED),
  { FIELD (CwFormDocument, tools, OBJECT, NONE), .shape = &tools_shape },
  LIST (CwFormDocument, items, LIST_MOST, item_shape),
  { NULL },
};
const CwFormShape cw_form_shape = { "form", sizeof (CwFormDocument), form_fields };

const CwFormField *
cw_form_shape_list (CwFormPart part)
{
  static const char *const names[CW_FORM_PARTS] = { "items", "counters",  "stopwatches",
                                                    "scans", "questions", "codes" };

  return cw_form_shape_find (part == CW_FORM_ITEMS ? &cw_form_shape : &tools_shape,
                             names[part]);
}

static void
fill (const CwFormShape *shape, gpointer record)
{
  for (const CwFormField *field = shape->fields; field->name != NULL; field++)
    {
      if (field->kind <= CW_FIELD_LANGUAGE)
        CW_FIELD (char *, record, field) = g_strdup ("");
      else if (field->kind == CW_FIELD_LIST)
        CW_FIELD (GPtrArray *, record, field) = g_ptr_array_new ();
      else if (field->kind == CW_FIELD_OBJECT)
        fill (field->shape, G_STRUCT_MEMBER_P (record, field->offset));
    }
}

gpointer
cw_form_shape_new (const CwFormShape *shape)
{
  gpointer record = g_malloc0 (shape->size);

  fill (shape, record);
  return record;
}

static void
empty (const CwFormShape *shape, gpointer record)
{
  for (const CwFormField *field = shape->fields; field->name != NULL; field++)
    {
      if (field->kind <= CW_FIELD_LANGUAGE)
        g_free (CW_FIELD (char *, record, field));
      else if (field->kind == CW_FIELD_LIST)
        {
          GPtrArray *list = CW_FIELD (GPtrArray *, record, field);

          for (guint i = 0; i < list->len; i++)
            cw_form_shape_free (field->shape, list->pdata[i]);
          g_ptr_array_unref (list);
        }
      else if (field->kind == CW_FIELD_OBJECT)
        empty (field->shape, G_STRUCT_MEMBER_P (record, field->offset));
    }
}

void
cw_form_shape_free (const CwFormShape *shape, gpointer record)
{
  if (record == NULL)
    return;

  empty (shape, record);
  g_free (record);
}

void
cw_form_document_free (CwFormDocument *document)
{
  cw_form_shape_free (&cw_form_shape, document);
}

const CwFormItem *
cw_form_document_item (const CwFormDocument *document, const char *key)
{
  g_return_val_if_fail (document != NULL && key != NULL, NULL);

  for (guint i = 0; i < document->items->len; i++)
    {
      const CwFormItem *item = document->items->pdata[i];

      if (g_str_equal (item->key, key))
        return item;
    }
  return NULL;
}

const CwFormField *
cw_form_shape_find (const CwFormShape *shape, const char *name)
{
  for (const CwFormField *field = shape->fields; field->name != NULL; field++)
    if (g_str_equal (field->name, name))
      return field;
  return NULL;
}

/* How many letters to change, add or leave out until a is b; both at most KEY_MOST long. */
static guint
distance (const char *a, const char *b)
{
  guint row[KEY_MOST + 1];
  gsize length = strlen (b);

  for (gsize j = 0; j <= length; j++)
    row[j] = (guint) j;
  for (guint i = 1; a[i - 1] != '\0'; i++)
    {
      guint diagonal = row[0];

      row[0] = i;
      for (gsize j = 1; j <= length; j++)
        {
          guint above = row[j];
          guint changed = diagonal + (g_ascii_tolower (a[i - 1]) != b[j - 1]);

          row[j] = MIN (changed, MIN (above, row[j - 1]) + 1);
          diagonal = above;
        }
    }
  return row[length];
}

const char *
cw_form_shape_nearest (const CwFormShape *shape, const char *name)
{
  const char *nearest = NULL;
  guint least = (guint) strlen (name) / 3 + 2; /* beyond it another word was meant */

  if (strlen (name) > KEY_MOST)
    return NULL;
  for (const CwFormField *field = shape->fields; field->name != NULL; field++)
    {
      guint changes = distance (name, field->name);

      if (changes < least)
        {
          least = changes;
          nearest = field->name;
        }
    }
  return nearest;
}

gboolean
cw_form_field_is_empty (const CwFormField *field, gconstpointer record)
{
  switch (field->kind)
    {
    case CW_FIELD_TEXT:
    case CW_FIELD_KEY:
    case CW_FIELD_LETTER:
    case CW_FIELD_LANGUAGE:
      return *CW_FIELD (char *, record, field) == '\0';
    case CW_FIELD_CHOICE:
      return CW_FIELD (const char *, record, field) == NULL;
    case CW_FIELD_NUMBER:
      return CW_FIELD (gint64, record, field) == 0;
    case CW_FIELD_TRUTH:
      return FALSE;
    case CW_FIELD_LIST:
      return CW_FIELD (GPtrArray *, record, field)->len == 0;
    case CW_FIELD_OBJECT:
      for (const CwFormField *inner = field->shape->fields; inner->name != NULL; inner++)
        if (!cw_form_field_is_empty (inner, G_STRUCT_MEMBER_P (record, field->offset)))
          return FALSE;
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}
