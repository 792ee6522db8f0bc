#include "data/form/form-rules.h"

#include "data/form/form-remark.h"
#include "data/form/form-shape.h"

#include <string.h>

/* Words that put a person on a scale. They warn in labels and levels, never in what counts, where
 * "the teacher reads out the scores" may well stand. */
static const char *const grading_words[] = {
  "accomplished",  "adequate",     "basic",          "below standard", "developing",
  "distinguished", "effective",    "emerging",       "excellent",      "exemplary",
  "good",          "inadequate",   "ineffective",    "mastery",        "outstanding",
  "poor",          "proficiency",  "proficient",     "rating",         "ratings",
  "satisfactory",  "score",        "scores",         "scoring",        "strong",
  "substandard",   "unacceptable", "unsatisfactory", "weak",
};

const char *
cw_form_grading_word (const char *text)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (grading_words); i++)
    for (const char *found = lower; (found = strstr (found, grading_words[i])) != NULL; found++)
      {
        const char *end = found + strlen (grading_words[i]);

        if ((found == lower || !g_ascii_isalnum (found[-1])) && !g_ascii_isalnum (*end))
          return grading_words[i];
      }
  return NULL;
}

static void
look_for_grading (GPtrArray *remarks,
                  const CwFormShape *shape,
                  const CwJson *object,
                  gconstpointer record)
{
  for (const CwFormField *field = shape->fields; field->name != NULL; field++)
    {
      const CwJson *member = cw_json_member (object, field->name);
      GPtrArray *list =
          field->kind == CW_FIELD_LIST ? CW_FIELD (GPtrArray *, record, field) : NULL;
      const char *word = NULL;

      if (field->is_label)
        word = cw_form_grading_word (CW_FIELD (char *, record, field));
      if (word != NULL)
        cw_form_remark_add (
            remarks, CW_REMARK_WARNING, member,
            "\"%s\" grades people, and this form is not for evaluation; say what "
            "one would see or hear",
            word);
      for (guint i = 0; list != NULL && i < list->len; i++)
        if (cw_json_kind (cw_json_at (member, i)) == CW_JSON_OBJECT)
          look_for_grading (remarks, field->shape, cw_json_at (member, i), list->pdata[i]);
      if (field->kind == CW_FIELD_OBJECT && member != NULL &&
          cw_json_kind (member) == CW_JSON_OBJECT)
        look_for_grading (remarks, field->shape, member,
                          G_STRUCT_MEMBER_P (record, field->offset));
    }
}

/* Remarks on the member name of object when text is in seen already; else puts it there. */
static void
refuse_twice (GPtrArray *remarks,
              GHashTable *seen,
              const CwJson *object,
              const char *name,
              const char *text)
{
  const CwJson *member;
  guint line, column;

  if (cw_json_kind (object) != CW_JSON_OBJECT || *text == '\0')
    return;

  member = cw_json_member (object, name);
  if (g_hash_table_contains (seen, text))
    {
      cw_json_place (g_hash_table_lookup (seen, text), &line, &column);
      cw_form_remark_add (remarks, CW_REMARK_MISTAKE, member,
                          "the %s \"%s\" is taken: it stands on line %u too", name, text, line);
    }
  else
    g_hash_table_insert (seen, (gpointer) text, (gpointer) member);
}

static void
check_levels (GPtrArray *remarks, const CwJson *object, const CwFormItem *item)
{
  gboolean has_kind = item->kind != NULL;

  if (has_kind && g_str_equal (item->kind, "levels") && item->levels->len < 2)
    cw_form_remark_add (remarks, CW_REMARK_MISTAKE, object,
                        "look-for \"%s\" needs at least 2 levels and has %u", item->key,
                        item->levels->len);
  if (has_kind && g_str_equal (item->kind, "seen") && item->levels->len > 0)
    cw_form_remark_add (remarks, CW_REMARK_MISTAKE, cw_json_member (object, "levels"),
                        "look-for \"%s\" has levels, so its kind must be \"levels\"",
                        item->key);
}

static void
check_items (GPtrArray *remarks, const CwJson *root, const CwFormDocument *document)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < document->items->len; i++)
    {
      const CwJson *object = cw_json_at (cw_json_member (root, "items"), i);
      const CwFormItem *item = document->items->pdata[i];

      refuse_twice (remarks, keys, object, "key", item->key);
      check_levels (remarks, object, item);
    }
}

/* What a tool counts is kept under its key, so one form has a key once. */
static void
check_tools (GPtrArray *remarks, const CwJson *object, const CwFormTools *tools)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) letters = g_hash_table_new (g_str_hash, g_str_equal);
  const struct
  {
    const char *name;
    const GPtrArray *list;
  } lists[] = {
    { "counters", tools->counters }, { "stopwatches", tools->stopwatches },
    { "scans", tools->scans },       { "questions", tools->questions },
    { "codes", tools->codes },
  };

  for (gsize l = 0; l < G_N_ELEMENTS (lists); l++)
    for (guint i = 0; i < lists[l].list->len; i++)
      {
        const CwJson *element = cw_json_at (cw_json_member (object, lists[l].name), i);
        const CwFormTool *tool = lists[l].list->pdata[i];

        refuse_twice (remarks, keys, element, "key", tool->key);
        refuse_twice (remarks, letters, element, "letter", tool->letter);
      }

  if (tools->codes->len > 0 && (cw_json_member (object, "code_mode") == NULL ||
                                cw_json_member (object, "code_seconds") == NULL))
    cw_form_remark_add (remarks, CW_REMARK_MISTAKE, cw_json_member (object, "codes"),
                        "codes need \"code_mode\" and \"code_seconds\" beside them");
}

void
cw_form_rules (GPtrArray *remarks, const CwJson *root, const CwFormDocument *document)
{
  const CwJson *tools = cw_json_member (root, "tools");
  const CwJson *promise = cw_json_member (root, "not_for_evaluation");

  if (document->format > CW_FORM_FORMAT)
    cw_form_remark_add (remarks, CW_REMARK_MISTAKE, cw_json_member (root, "corewalk_form"),
                        "this form is of a newer Corewalk, which is needed to read it");
  if (promise != NULL && cw_json_kind (promise) == CW_JSON_BOOL &&
      !document->not_for_evaluation)
    cw_form_remark_add (remarks, CW_REMARK_WARNING, promise,
                        "this form may be used for evaluation: tell every teacher beforehand");
  check_items (remarks, root, document);
  if (tools != NULL && cw_json_kind (tools) == CW_JSON_OBJECT)
    check_tools (remarks, tools, &document->tools);
  if (document->not_for_evaluation)
    look_for_grading (remarks, &cw_form_shape, root, document);
}
