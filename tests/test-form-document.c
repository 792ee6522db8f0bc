#include "corewalk/form-document.h"

#include <string.h>

/* A form with one of everything that takes more than a field; %s are two places for a fault. */
#define FORM                                                                                     \
  "{\"corewalk_form\": 1,\n"                                                                     \
  "\"key\": \"k\", \"version\": 3, \"title\": \"T\", \"language\": \"es-419\",\n"                \
  "\"license\": \"CC0-1.0\", \"source\": \"S\", \"not_for_evaluation\": true,\n"                 \
  "\"purpose\": \"P\\nQ\", \"when_to_use\": \"W\",%s\n"                                          \
  "\"tools\": {\"signal_seconds\": 120, \"code_mode\": \"whole\", \"code_seconds\": 60,\n"       \
  "\"scans\": [{\"key\": \"s\", \"label\": \"S\", \"letter\": \"s\", \"mode\": \"partial\",\n"   \
  "\"n\": 8, \"seconds\": 90, \"counts\": \"c\", \"not_counts\": \"n\", \"example\": \"e\"}],\n" \
  "\"codes\": [{\"key\": \"c\", \"label\": \"C\", \"core\": \"task\",\n"                         \
  "\"counts\": \"c\", \"not_counts\": \"n\", \"example\": \"e\"}]},\n"                           \
  "\"items\": [\n"                                                                               \
  "{\"key\": \"a\", \"label\": \"A\", \"core\": \"student\", \"kind\": \"levels\",\n"            \
  "\"counts\": \"c\", \"not_counts\": \"n\", \"example\": \"e\",\n"                              \
  "\"levels\": [{\"label\": \"1\", \"descriptor\": \"one\"},\n"                                  \
  "{\"label\": \"2\", \"descriptor\": \"two\"}]}%s\n"                                            \
  "]}"

#define ITEM                                                                                   \
  "\"core\":\"task\",\"kind\":\"seen\",\"counts\":\"c\",\"not_counts\":\"n\",\"example\":\"e\""

static char *
form_text (const char *member, const char *item)
{
  g_auto (GStrv) parts = g_strsplit (FORM, "%s", -1);

  return g_strconcat (parts[0], member, parts[1], item, parts[2], NULL);
}

static CwFormDocument *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  CwFormDocument *form = cw_form_document_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  return form;
}

/* What is said about the text, a line each: "LINE! TEXT" for a mistake, "LINE? TEXT" for a warning. */
static char *
list_remarks (const char *text)
{
  g_autoptr (GPtrArray) remarks = cw_form_document_check (text, strlen (text));
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < remarks->len; i++)
    {
      const CwFormRemark *remark = remarks->pdata[i];

      g_string_append_printf (list, "%u%c %s\n", remark->line, remark->is_mistake ? '!' : '?',
                              remark->text);
    }
  return g_string_free (list, FALSE);
}

static void
test_reads_all_fields (void)
{
  g_autofree char *text = form_text ("", "");
  g_autofree char *remarks = list_remarks (text);
  g_autoptr (CwFormDocument) form = parse (text);
  const CwFormTool *scan = form->tools.scans->pdata[0];
  const CwFormTool *code = form->tools.codes->pdata[0];
  const CwFormItem *item = cw_form_document_item (form, "a");

  g_assert_cmpstr (remarks, ==, "");
  g_assert_cmpint (form->format, ==, 1);
  g_assert_cmpstr (form->key, ==, "k");
  g_assert_cmpint (form->version, ==, 3);
  g_assert_cmpstr (form->language, ==, "es-419");
  g_assert_cmpstr (form->purpose, ==, "P\nQ");
  g_assert_true (form->not_for_evaluation);
  g_assert_cmpint (form->tools.signal_seconds, ==, 120);
  g_assert_cmpuint (form->tools.counters->len, ==, 0);
  g_assert_cmpstr (form->tools.code_mode, ==, "whole");
  g_assert_cmpint (form->tools.code_seconds, ==, 60);
  g_assert_cmpstr (scan->mode, ==, "partial");
  g_assert_cmpint (scan->n, ==, 8);
  g_assert_cmpint (scan->seconds, ==, 90);
  g_assert_cmpstr (scan->letter, ==, "s");
  g_assert_null (scan->core);
  g_assert_cmpstr (code->core, ==, "task");
  g_assert_cmpstr (code->letter, ==, "");
  g_assert_cmpstr (item->kind, ==, "levels");
  g_assert_cmpuint (item->levels->len, ==, 2);
  g_assert_cmpstr (((CwFormLevel *) item->levels->pdata[1])->descriptor, ==, "two");
  g_assert_null (cw_form_document_item (form, "b"));
}

static void
test_names_every_mistake (void)
{
  static const struct
  {
    const char *member;
    const char *item;
    const char *remarks;
  } cases[] = {
    { "\"purpouse\": 1, \"zebra\": 2,", "",
      "4? \"purpouse\" is not known in the form; perhaps \"purpose\" was meant\n"
      "4? \"zebra\" is not known in the form and is left out\n" },
    { "", ",\n{\"key\":\"a\",\"label\":\"B\"," ITEM "}",
      "15! the key \"a\" is taken: it stands on line 11 too\n" },
    { "",
      ",\n{\"key\":\"b\",\"label\":\"B\",\"core\":\"task\",\"kind\":\"seen\","
      "\"not_counts\":\" \",\n\"count\":\"c\"}",
      "15! \"counts\" is missing in the look-for \"b\"\n"
      "15! \"example\" is missing in the look-for \"b\"\n"
      "15! \"not_counts\" is empty\n"
      "16? \"count\" is not known in the look-for; perhaps \"counts\" was meant\n" },
    { "",
      ",\n{\"key\":\"b\",\"label\":\"B\",\"levels\":[]," ITEM "},\n"
      "{\"key\":\"c\",\"label\":\"C\",\"levels\":[{\"label\":\"x\",\"descriptor\":\"y\"}]," ITEM
      "}",
      "16! look-for \"c\" has levels, so its kind must be \"levels\"\n" },
    { "",
      ",\n{\"key\":\"b\",\"label\":\"B\",\"core\":\"task\",\"kind\":\"levels\",\"counts\":\"c\","
      "\"not_counts\":\"n\",\"example\":\"e\",\"levels\":[{\"label\":\"x\",\"descriptor\":\"y\"}]}",
      "15! look-for \"b\" needs at least 2 levels and has 1\n" },
    { "", ",\n{\"key\":\"B b\",\"label\":4," ITEM "}, \"text\"",
      "15! \"key\" is \"B b\"; only a to z, 0 to 9 and - may be in it\n"
      "15! \"label\" must be a string, not a number\n"
      "15! the look-for must be an object, not a string\n" },
    { "", ",\n{\"key\":\"b\",\"label\":\"Proficient teaching\"," ITEM "}",
      "15? \"proficient\" grades people, and this form is not for evaluation; say what one would "
      "see or hear\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = form_text (cases[i].member, cases[i].item);
      g_autofree char *remarks = list_remarks (text);

      g_assert_cmpstr (remarks, ==, cases[i].remarks);
    }
}

static void
test_names_mistakes_in_fields (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    const char *remarks;
  } cases[] = {
    { "\"corewalk_form\": 1", "\"corewalk_form\": 2",
      "1! this form is of a newer Corewalk, which is needed to read it\n" },
    { "\"version\": 3", "\"version\": 0", "2! \"version\" is 0; it must be 1 to 1000000\n" },
    { "\"version\": 3", "\"version\": 1.5",
      "2! \"version\" must be a whole number, not a number with a fraction\n" },
    { "es-419", "español",
      "2! \"language\" is \"español\"; it must be a code such as en or es-419\n" },
    { "\"not_for_evaluation\": true,", "\"x\": 1,",
      "1! \"not_for_evaluation\" is missing in the form \"k\"\n"
      "3? \"x\" is not known in the form and is left out\n" },
    { "\"not_for_evaluation\": true,", "\"not_for_evaluation\": \"yes\",",
      "3! \"not_for_evaluation\" must be true or false, not a string\n" },
    { "\"not_for_evaluation\": true,", "\"not_for_evaluation\": false,",
      "3? this form may be used for evaluation: tell every teacher beforehand\n" },
    { "\"when_to_use\": \"W\",", "", "1? \"when_to_use\" is missing in the form \"k\"\n" },
    { "\"whole\"", "\"always\"",
      "5! \"code_mode\" is \"always\"; it must be one of momentary, partial, whole\n" },
    { "\"code_seconds\": 60,", "",
      "8! codes need \"code_mode\" and \"code_seconds\" beside them\n" },
    { "\"letter\": \"s\"", "\"letter\": \"S\"",
      "6! \"letter\" is \"S\"; it must be one letter from a to z\n" },
    { "\"n\": 8", "\"n\": 0", "7! \"n\" is 0; it must be 1 to 1000\n" },
    { "\"key\": \"c\"", "\"key\": \"s\", \"letter\": \"s\"",
      "8! the key \"s\" is taken: it stands on line 6 too\n"
      "8! the letter \"s\" is taken: it stands on line 6 too\n" },
    { "\"label\": \"C\", \"core\": \"task\",\n\"counts\": \"c\",", "\"label\": \"A\\u0007\",",
      "8? \"counts\" is missing in the code \"c\"\n8! \"label\" has a control character in it\n" },
    { "\"items\": [", "\"items\": [\n", "" },
    { "]}", "]", "15! the text ends where a comma or } should be\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *whole = form_text ("", "");
      char *found = i + 1 < G_N_ELEMENTS (cases) ? strstr (whole, cases[i].from)
                                                 : g_strrstr (whole, cases[i].from);
      g_autofree char *text = NULL;
      g_autofree char *remarks = NULL;

      g_assert_nonnull (found);
      *found = '\0';
      text = g_strconcat (whole, cases[i].to, found + strlen (cases[i].from), NULL);
      remarks = list_remarks (text);
      g_assert_cmpstr (remarks, ==, cases[i].remarks);
    }
}

static void
test_refuses_what_is_too_long (void)
{
  g_autofree char *label = g_strnfill (81, 'x');
  g_autofree char *item =
      g_strdup_printf (",\n{\"key\":\"b\",\"label\":\"%s\"," ITEM "}", label);
  g_autofree char *text = form_text ("", item);
  g_autofree char *remarks = list_remarks (text);
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *long_text = NULL;
  g_autofree char *long_remarks = NULL;
  g_autofree char *huge = g_strnfill (CW_FORM_MOST_BYTES + 1, ' ');
  g_autofree char *huge_remarks = list_remarks (huge);

  g_assert_cmpstr (remarks, ==, "15! \"label\" has 81 characters, at most 80 fit\n");

  for (int i = 0; i < 60; i++)
    g_string_append_printf (many, ",{\"key\":\"b%d\",\"label\":\"B\"," ITEM "}", i);
  long_text = form_text ("", many->str);
  long_remarks = list_remarks (long_text);
  g_assert_cmpstr (huge_remarks, ==, "1! a form has at most 1024 KiB\n");
  g_assert_cmpstr (long_remarks, ==, "10! \"items\" holds 61, at most 60 fit\n");
}

static void
test_refuses_with_the_first_mistake (void)
{
  static const char text[] = "{\"corewalk_form\": 1, \"mystery\": 1,\n \"key\": \"A\"}";
  g_autoptr (GError) error = NULL;

  g_assert_null (cw_form_document_parse ("[1]", 3, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_FORMAT);
  g_assert_cmpstr (error->message, ==,
                   "line 1, column 1: the form must be an object, not a list");
  g_clear_error (&error);
  g_assert_null (cw_form_document_parse (text, strlen (text), &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_FORMAT);
  g_assert_cmpstr (error->message, ==,
                   "line 1, column 1: \"version\" is missing in the form \"A\"");
}

static void
assert_same_when_written (const CwFormDocument *form)
{
  g_autofree char *text = cw_form_document_dup_text (form);
  g_autofree char *canonical = cw_form_document_dup_canonical (form);
  g_autofree char *hash = cw_form_document_dup_hash (form);
  g_autoptr (CwFormDocument) from_text = parse (text);
  g_autoptr (CwFormDocument) from_canonical = parse (canonical);
  g_autofree char *text_again = cw_form_document_dup_text (from_canonical);
  g_autofree char *canonical_again = cw_form_document_dup_canonical (from_text);
  g_autofree char *hash_again = cw_form_document_dup_hash (from_text);

  g_assert_cmpstr (text_again, ==, text);
  g_assert_cmpstr (canonical_again, ==, canonical);
  g_assert_cmpstr (hash_again, ==, hash);
}

static void
test_writes_what_it_read (void)
{
  g_autofree char *text = form_text ("", "");
  g_autoptr (CwFormDocument) form = parse (text);
  g_autofree char *canonical = cw_form_document_dup_canonical (form);
  g_autofree char *hash = cw_form_document_dup_hash (form);
  g_autofree char *other_hash = NULL;

  assert_same_when_written (form);
  g_assert_cmpstr (
      canonical, ==,
      "{\"corewalk_form\":1,\"items\":[{\"core\":\"student\",\"counts\":\"c\",\"example\":\"e\","
      "\"key\":\"a\",\"kind\":\"levels\",\"label\":\"A\",\"levels\":[{\"descriptor\":\"one\","
      "\"label\":\"1\"},{\"descriptor\":\"two\",\"label\":\"2\"}],\"not_counts\":\"n\"}],\"key\":\"k\","
      "\"language\":\"es-419\",\"license\":\"CC0-1.0\",\"not_for_evaluation\":true,"
      "\"purpose\":\"P\\nQ\",\"source\":\"S\",\"title\":\"T\",\"tools\":{\"code_mode\":\"whole\","
      "\"code_seconds\":60,\"codes\":[{\"core\":\"task\",\"counts\":\"c\",\"example\":\"e\",\"key\":\"c\","
      "\"label\":\"C\",\"not_counts\":\"n\"}],\"scans\":[{\"counts\":\"c\",\"example\":\"e\",\"key\":\"s\","
      "\"label\":\"S\",\"letter\":\"s\",\"mode\":\"partial\",\"n\":8,\"not_counts\":\"n\",\"seconds\":90}],"
      "\"signal_seconds\":120},\"version\":3,\"when_to_use\":\"W\"}");
  g_assert_cmpstr (hash, ==,
                   "e12209ec792ac3eba818cf056dcebde224b1c05826ea88b7b40f2bbf10aa82e5");
  form->version++;
  other_hash = cw_form_document_dup_hash (form);
  g_assert_cmpstr (hash, !=, other_hash);
}

static void
assert_has_wording (const CwFormDocument *form, GPtrArray *tools)
{
  for (guint i = 0; i < tools->len; i++)
    {
      const CwFormTool *tool = tools->pdata[i];

      g_assert_cmpstr (tool->counts, !=, "");
      g_assert_cmpstr (tool->not_counts, !=, "");
      g_assert_cmpstr (tool->example, !=, "");
    }
}

/* The file that a built-in form was made from, as this program would write it. */
static void
assert_file_is (const CwFormDocument *form, const char *text)
{
  g_autofree char *name = g_strconcat (form->key, ".json", NULL);
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "data", "form", "built-in", name, NULL);
  g_autofree char *file = NULL;

  g_assert_true (g_file_get_contents (path, &file, NULL, NULL));
  g_assert_cmpstr (file, ==, text);
}

static void
test_brings_nine_forms (void)
{
  static const struct
  {
    const char *key;
    guint least_item_count;
  } wanted[] = {
    { "core-walk", 9 },       { "task-demand", 8 },        { "student-talk", 8 },
    { "engagement-scan", 8 }, { "activity-intervals", 0 }, { "wait-time", 8 },
    { "class-time", 8 },      { "student-questions", 8 },  { "blank-script", 0 },
  };
  g_autoptr (GPtrArray) forms = cw_form_built_in_list ();

  g_assert_cmpuint (forms->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < forms->len; i++)
    {
      const CwFormDocument *form = forms->pdata[i];
      g_autofree char *text = cw_form_document_dup_text (form);
      g_autofree char *remarks = list_remarks (text);

      g_assert_cmpstr (form->key, ==, wanted[i].key);
      g_assert_cmpuint (form->items->len, >=, wanted[i].least_item_count);
      g_assert_true (form->not_for_evaluation);
      g_assert_cmpstr (remarks, ==, "");
      assert_file_is (form, text);
      assert_same_when_written (form);
      assert_has_wording (form, form->tools.counters);
      assert_has_wording (form, form->tools.stopwatches);
      assert_has_wording (form, form->tools.scans);
      assert_has_wording (form, form->tools.questions);
      assert_has_wording (form, form->tools.codes);
    }
  g_assert_cmpuint (((CwFormDocument *) forms->pdata[4])->tools.codes->len, >=, 20);
  g_assert_cmpuint (((CwFormDocument *) forms->pdata[7])->tools.questions->len, ==, 4);
}

/* Cut short and with bits turned over, a form is read or refused with its line. */
static void
test_survives_damage (void)
{
  g_autoptr (GPtrArray) forms = cw_form_built_in_list ();

  for (int round = 0; round < 2000; round++)
    {
      const CwFormDocument *form = forms->pdata[round % forms->len];
      g_autofree char *text = cw_form_document_dup_text (form);
      gsize length = strlen (text);
      g_autoptr (GError) error = NULL;
      g_autoptr (CwFormDocument) damaged = NULL;
      g_autoptr (GPtrArray) remarks = NULL;
      gboolean has_mistake = FALSE;

      if (round % 4 == 0)
        length = (gsize) g_test_rand_int_range (0, (gint32) length);
      for (int flip = 0; flip < round % 4 && length > 0; flip++)
        text[g_test_rand_int_range (0, (gint32) length)] ^=
            (char) g_test_rand_int_range (1, 256);

      damaged = cw_form_document_parse (text, length, &error);
      remarks = cw_form_document_check (text, length);
      for (guint i = 0; i < remarks->len; i++)
        {
          const CwFormRemark *remark = remarks->pdata[i];

          g_assert_cmpuint (remark->line, >=, 1);
          g_assert_cmpuint (remark->column, >=, 1);
          has_mistake |= remark->is_mistake;
        }
      g_assert_true ((damaged == NULL) == has_mistake);
      g_assert_true (damaged != NULL || g_str_has_prefix (error->message, "line "));
      if (damaged != NULL)
        assert_same_when_written (damaged);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/form-document/reads-all-fields", test_reads_all_fields);
  g_test_add_func ("/form-document/names-every-mistake", test_names_every_mistake);
  g_test_add_func ("/form-document/names-mistakes-in-fields", test_names_mistakes_in_fields);
  g_test_add_func ("/form-document/refuses-what-is-too-long", test_refuses_what_is_too_long);
  g_test_add_func ("/form-document/refuses-with-the-first-mistake",
                   test_refuses_with_the_first_mistake);
  g_test_add_func ("/form-document/writes-what-it-read", test_writes_what_it_read);
  g_test_add_func ("/form-document/brings-nine-forms", test_brings_nine_forms);
  g_test_add_func ("/form-document/survives-damage", test_survives_damage);
  return g_test_run ();
}
