#include "ui/forms/form-words.h"

#include <glib/gi18n.h>

char *
cw_form_words_dup_summary (gint64 version, guint item_count, gint64 walk_count)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (version > 0)
    g_string_append_printf (text, _ ("Version %d"), (int) version);
  if (text->len > 0)
    g_string_append (text, " · ");
  if (item_count > 0)
    g_string_append_printf (text, ngettext ("%u look-for", "%u look-fors", item_count),
                            item_count);
  else
    g_string_append (text, _ ("no look-fors"));
  if (walk_count > 0)
    g_string_append_printf (text,
                            ngettext (" · used in %d walk", " · used in %d walks",
                                      (gulong) walk_count),
                            (int) walk_count);
  else if (walk_count == 0)
    g_string_append (text, _ (" · not used yet"));

  return g_strdup (text->str);
}

const char *
cw_form_words_part_title (CwFormPart part)
{
  static const char *const titles[CW_FORM_PARTS] = {
    N_ ("Look-Fors"), N_ ("Tallies"),   N_ ("Stopwatches"),
    N_ ("Scans"),     N_ ("Questions"), N_ ("Interval Codes"),
  };

  return _ (titles[part]);
}

char *
cw_form_words_dup_place (CwFormPart part, guint at)
{
  static const char *const places[CW_FORM_PARTS] = {
    N_ ("Look-for %u"), N_ ("Tally %u"),    N_ ("Stopwatch %u"),
    N_ ("Scan %u"),     N_ ("Question %u"), N_ ("Code %u"),
  };
  g_auto (GStrv) around = g_strsplit (_ (places[part]), "%u", 2);

  return g_strdup_printf ("%s%u%s", around[0], at + 1, around[1] != NULL ? around[1] : "");
}

const char *
cw_form_words_core (const char *core)
{
  if (core == NULL)
    return "";
  if (g_str_equal (core, "teacher"))
    return _ ("Teacher");
  return g_str_equal (core, "student") ? _ ("Student") : _ ("Task");
}

char *
cw_form_words_dup_item (const CwFormItem *item)
{
  const char *core = cw_form_words_core (item->core);

  if (item->levels->len > 0)
    return g_strdup_printf (_ ("%s · %u levels"), core, item->levels->len);

  return g_strdup_printf (_ ("%s · seen, not seen, not observable"), core);
}

char *
cw_form_words_dup_tool (CwFormPart part, const CwFormTool *tool)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (*tool->letter != '\0')
    {
      g_autofree char *letter = g_ascii_strup (tool->letter, -1);

      g_ptr_array_add (parts, g_strdup_printf (_ ("Key %s"), letter));
    }
  if (tool->core != NULL)
    g_ptr_array_add (parts, g_strdup (cw_form_words_core (tool->core)));
  if (part == CW_FORM_SCANS)
    g_ptr_array_add (parts, g_strdup_printf (_ ("%d students, every %d seconds"), (int) tool->n,
                                             (int) tool->seconds));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
add_part (GString *text, const char *head, const char *words)
{
  if (*words != '\0')
    g_string_append_printf (text, "%s%s %s", text->len > 0 ? "\n" : "", head, words);
}

char *
cw_form_words_dup_item_details (const CwFormItem *item)
{
  GString *text = g_string_new (NULL);

  add_part (text, _ ("Counts:"), item->counts);
  add_part (text, _ ("Does not count:"), item->not_counts);
  add_part (text, _ ("For example:"), item->example);
  for (guint i = 0; i < item->levels->len; i++)
    {
      const CwFormLevel *level = item->levels->pdata[i];
      g_autofree char *head = g_strdup_printf (_ ("Level %u:"), i + 1);
      g_autofree char *words = g_strdup_printf ("%s. %s", level->label, level->descriptor);

      add_part (text, head, words);
    }
  return g_string_free (text, FALSE);
}

char *
cw_form_words_dup_tool_details (const CwFormTool *tool)
{
  GString *text = g_string_new (NULL);

  add_part (text, _ ("Counts:"), tool->counts);
  add_part (text, _ ("Does not count:"), tool->not_counts);
  add_part (text, _ ("For example:"), tool->example);
  return g_string_free (text, FALSE);
}
