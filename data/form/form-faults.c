#include "corewalk/form-edit.h"
#include "data/form/field-fault.h"
#include "data/form/form-rules.h"

#include <string.h>

/* Where the look stands, and what it found. */
typedef struct
{
  GPtrArray *faults;
  gboolean is_about_form;
  CwFormPart part;
  guint at;
  const char *place;
} Look;

void
cw_form_fault_free (CwFormFault *fault)
{
  if (fault == NULL)
    return;

  g_free (fault->place);
  g_free (fault->text);
  g_free (fault);
}

static void
add_fault (const Look *look, gboolean is_mistake, char *take_text)
{
  CwFormFault *fault = g_new0 (CwFormFault, 1);

  fault->is_mistake = is_mistake;
  fault->is_about_form = look->is_about_form;
  fault->part = look->part;
  fault->at = look->at;
  fault->place = g_strdup (look->place);
  fault->text = take_text;
  g_ptr_array_add (look->faults, fault);
}

/* As people call what stands in a file under that name. */
static const char *
name_for_people (const CwFormField *field)
{
  static const struct
  {
    const char *name;
    const char *said;
  } names[] = {
    { "label", "the text" },
    { "counts", "what counts" },
    { "not_counts", "what does not count" },
    { "example", "the example" },
    { "descriptor", "what one would see" },
    { "title", "the title" },
    { "purpose", "the purpose" },
    { "when_to_use", "when to use it" },
    { "source", "the source" },
    { "license", "the license" },
    { "language", "the language" },
    { "letter", "the letter" },
    { "core", "teacher, student or task" },
    { "mode", "the way of looking" },
    { "n", "the number of students" },
    { "seconds", "the seconds between two looks" },
    { "signal_seconds", "the seconds between two signals" },
    { "code_seconds", "the length of an interval" },
    { "code_mode", "the way of looking" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].name, field->name))
      return names[i].said;
  return NULL;
}

static void
look_at_text (const Look *look, const CwFormField *field, const char *text)
{
  const char *said = name_for_people (field);
  g_autofree char *fault = NULL;
  const char *word;

  if (*text == '\0' && field->need == CW_NEED_REQUIRED)
    add_fault (look, TRUE, g_strdup_printf ("%s is empty", said));
  else if (*text == '\0' && field->need == CW_NEED_ADVISED)
    add_fault (look, FALSE, g_strdup_printf ("%s is empty", said));
  if (*text == '\0')
    return;

  fault = cw_form_field_dup_fault (field, text);
  if (fault != NULL)
    add_fault (look, TRUE, g_strdup_printf ("%s %s", said, fault));
  word = field->is_label ? cw_form_grading_word (text) : NULL;
  if (word != NULL)
    add_fault (look, FALSE,
               g_strdup_printf ("“%s” grades people; say what one would see or hear", word));
}

static void
look_at_number (const Look *look, const CwFormField *field, gint64 number)
{
  if ((number == 0 && field->need != CW_NEED_REQUIRED) ||
      (number >= field->least && number <= field->most))
    return;

  add_fault (look, TRUE,
             g_strdup_printf ("%s must be %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT,
                              name_for_people (field), field->least, field->most));
}

static void
look_at_record (const Look *look, const CwFormShape *shape, gconstpointer record)
{
  for (const CwFormField *field = shape->fields; field->name != NULL; field++)
    {
      if (name_for_people (field) == NULL)
        continue;
      if (field->kind == CW_FIELD_NUMBER)
        look_at_number (look, field, CW_FIELD (gint64, record, field));
      else if (field->kind <= CW_FIELD_LANGUAGE)
        look_at_text (look, field, CW_FIELD (char *, record, field));
      else if (field->kind == CW_FIELD_CHOICE && field->need == CW_NEED_REQUIRED &&
               CW_FIELD (char *, record, field) == NULL)
        add_fault (look, TRUE, g_strdup_printf ("%s is missing", name_for_people (field)));
    }
}

static void
look_at_levels (Look *look, const CwFormItem *item)
{
  const CwFormField *levels =
      cw_form_shape_find (cw_form_shape_list (CW_FORM_ITEMS)->shape, "levels");
  const char *place = look->place;

  if (g_strcmp0 (item->kind, "levels") == 0 && item->levels->len < 2)
    add_fault (look, TRUE, g_strdup ("it needs at least 2 levels"));
  for (guint i = 0; i < item->levels->len; i++)
    {
      g_autofree char *level = g_strdup_printf ("%s, level %u", place, i + 1);

      look->place = level;
      look_at_record (look, levels->shape, item->levels->pdata[i]);
    }
  look->place = place;
}

static void
look_at_letter (const Look *look, GHashTable *letters, const CwFormTool *tool)
{
  const char *other = g_hash_table_lookup (letters, tool->letter);

  if (*tool->letter == '\0')
    return;
  if (other != NULL)
    add_fault (look, TRUE,
               g_strdup_printf ("the letter %s is taken by “%s”", tool->letter, other));
  else
    g_hash_table_insert (letters, tool->letter, tool->label);
}

static void
look_at_part (Look *look, const CwFormDocument *document, GHashTable *letters)
{
  static const char *const nouns[CW_FORM_PARTS] = { "Look-for", "Tally",    "Stopwatch",
                                                    "Scan",     "Question", "Code" };
  GPtrArray *list = cw_form_document_part (document, look->part);

  for (look->at = 0; look->at < list->len; look->at++)
    {
      g_autofree char *place = g_strdup_printf ("%s %u", nouns[look->part], look->at + 1);

      look->place = place;
      look_at_record (look, cw_form_shape_list (look->part)->shape, list->pdata[look->at]);
      if (look->part == CW_FORM_ITEMS)
        look_at_levels (look, list->pdata[look->at]);
      else
        look_at_letter (look, letters, list->pdata[look->at]);
    }
}

GPtrArray *
cw_form_document_faults (const CwFormDocument *document)
{
  GPtrArray *faults = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_form_fault_free);
  g_autoptr (GHashTable) letters = g_hash_table_new (g_str_hash, g_str_equal);
  Look look = { .faults = faults, .is_about_form = TRUE, .place = "The form" };

  g_return_val_if_fail (document != NULL, faults);

  look_at_record (&look, &cw_form_shape, document);
  look_at_record (&look, cw_form_shape_find (&cw_form_shape, "tools")->shape, &document->tools);
  if (document->tools.codes->len > 0 &&
      (document->tools.code_mode == NULL || document->tools.code_seconds == 0))
    add_fault (&look, TRUE, g_strdup ("the codes need an interval"));

  look.is_about_form = FALSE;
  for (guint part = 0; part < CW_FORM_PARTS; part++)
    {
      look.part = (CwFormPart) part;
      look_at_part (&look, document, letters);
    }
  return faults;
}
