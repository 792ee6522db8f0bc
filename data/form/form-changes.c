#include "corewalk/form-edit.h"
#include "data/form/form-key.h"

#include <string.h>

static const char *const nouns[CW_FORM_PARTS] = { "look-for", "tally",    "stopwatch",
                                                  "scan",     "question", "code" };

static const char *
label_of (CwFormPart part, gconstpointer element)
{
  return part == CW_FORM_ITEMS ? ((const CwFormItem *) element)->label
                               : ((const CwFormTool *) element)->label;
}

static void say (GPtrArray *changes, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
say (GPtrArray *changes, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (changes, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* What must be known before figures of both versions are put side by side. */
static void
say_counted_anew (GPtrArray *changes, const CwFormDocument *before, const CwFormDocument *after)
{
  for (guint part = 0; part < CW_FORM_PARTS; part++)
    {
      GPtrArray *list = cw_form_document_part (after, (CwFormPart) part);

      for (guint i = 0; i < list->len; i++)
        {
          gpointer now = list->pdata[i];
          gpointer then = cw_form_key_find (before, (CwFormPart) part,
                                            *cw_form_key_of ((CwFormPart) part, now));

          if (then == NULL || !cw_form_key_means_another ((CwFormPart) part, then, now))
            continue;
          say (changes,
               part == CW_FORM_ITEMS
                   ? "The %s “%s” has other levels: it is counted anew, apart from what was "
                     "marked until now"
                   : "The %s “%s” looks otherwise: it is counted anew, apart from what was "
                     "counted until now",
               nouns[part], label_of ((CwFormPart) part, now));
        }
    }
  if (before->tools.codes->len > 0 && after->tools.codes->len > 0 &&
      (before->tools.code_seconds != after->tools.code_seconds ||
       g_strcmp0 (before->tools.code_mode, after->tools.code_mode) != 0))
    say (changes, "The interval of the codes is another: what was coded before and after it "
                  "can’t be compared");
}

static gboolean
has_other_levels (const CwFormItem *then, const CwFormItem *now)
{
  for (guint i = 0; i < MIN (then->levels->len, now->levels->len); i++)
    {
      const CwFormLevel *one = then->levels->pdata[i], *other = now->levels->pdata[i];

      if (strcmp (one->label, other->label) != 0 ||
          strcmp (one->descriptor, other->descriptor) != 0)
        return TRUE;
    }
  return FALSE;
}

static void
say_item (GPtrArray *changes, const CwFormItem *then, const CwFormItem *now)
{
  if (g_strcmp0 (then->core, now->core) != 0)
    say (changes, "“%s” is about the %s now", now->label, now->core);
  if (strcmp (then->counts, now->counts) != 0 ||
      strcmp (then->not_counts, now->not_counts) != 0 ||
      strcmp (then->example, now->example) != 0)
    say (changes, "Other words on what counts as “%s”", now->label);
  if (!cw_form_key_means_another (CW_FORM_ITEMS, then, now) && has_other_levels (then, now))
    say (changes,
         "Other words for the levels of “%s”: they go on being counted together, so they "
         "must mean the same",
         now->label);
}

static void
say_tool (GPtrArray *changes, CwFormPart part, const CwFormTool *then, const CwFormTool *now)
{
  if (strcmp (then->letter, now->letter) != 0 && *now->letter != '\0')
    say (changes, "The %s “%s” has the letter %s", nouns[part], now->label, now->letter);
  if (strcmp (then->letter, now->letter) != 0 && *now->letter == '\0')
    say (changes, "The %s “%s” has no letter any more", nouns[part], now->label);
  if (then->n != now->n)
    say (changes, "The scan “%s” looks at %d students", now->label, (int) now->n);
  if (g_strcmp0 (then->core, now->core) != 0 || strcmp (then->counts, now->counts) != 0 ||
      strcmp (then->not_counts, now->not_counts) != 0 ||
      strcmp (then->example, now->example) != 0)
    say (changes, "Other words on the %s “%s”", nouns[part], now->label);
}

/* Whether those that are in both stand in another order. */
static gboolean
has_other_order (const CwFormDocument *before, const CwFormDocument *after, CwFormPart part)
{
  GPtrArray *then = cw_form_document_part (before, part);
  GPtrArray *now = cw_form_document_part (after, part);
  guint at = 0;

  for (guint i = 0; i < now->len; i++)
    {
      const char *key = *cw_form_key_of (part, now->pdata[i]);

      if (cw_form_key_find (before, part, key) == NULL)
        continue;
      while (at < then->len &&
             cw_form_key_find (after, part, *cw_form_key_of (part, then->pdata[at])) == NULL)
        at++;
      if (at >= then->len || strcmp (*cw_form_key_of (part, then->pdata[at]), key) != 0)
        return TRUE;
      at++;
    }
  return FALSE;
}

static void
say_part (GPtrArray *changes,
          const CwFormDocument *before,
          const CwFormDocument *after,
          CwFormPart part)
{
  GPtrArray *then = cw_form_document_part (before, part);
  GPtrArray *now = cw_form_document_part (after, part);

  for (guint i = 0; i < now->len; i++)
    {
      gpointer element = now->pdata[i];
      gpointer old = cw_form_key_find (before, part, *cw_form_key_of (part, element));

      if (old == NULL)
        {
          say (changes, "New %s “%s”", nouns[part], label_of (part, element));
          continue;
        }
      if (strcmp (label_of (part, old), label_of (part, element)) != 0)
        say (changes, "The %s “%s” is called “%s” now", nouns[part], label_of (part, old),
             label_of (part, element));
      if (part == CW_FORM_ITEMS)
        say_item (changes, old, element);
      else
        say_tool (changes, part, old, element);
    }
  for (guint i = 0; i < then->len; i++)
    if (cw_form_key_find (after, part, *cw_form_key_of (part, then->pdata[i])) == NULL)
      say (changes, "Without the %s “%s”", nouns[part], label_of (part, then->pdata[i]));
  if (has_other_order (before, after, part))
    say (changes, "Another order of the %s",
         part == CW_FORM_ITEMS         ? "look-fors"
         : part == CW_FORM_COUNTERS    ? "tallies"
         : part == CW_FORM_STOPWATCHES ? "stopwatches"
         : part == CW_FORM_SCANS       ? "scans"
         : part == CW_FORM_QUESTIONS   ? "questions"
                                       : "codes");
}

static void
say_form (GPtrArray *changes, const CwFormDocument *before, const CwFormDocument *after)
{
  if (strcmp (before->title, after->title) != 0)
    say (changes, "The title is “%s” instead of “%s”", after->title, before->title);
  if (strcmp (before->purpose, after->purpose) != 0)
    say (changes, "Another purpose");
  if (strcmp (before->when_to_use, after->when_to_use) != 0)
    say (changes, "Other words on when to use it");
  if (strcmp (before->source, after->source) != 0)
    say (changes, "Another source");
  if (strcmp (before->license, after->license) != 0)
    say (changes, "Another license");
  if (strcmp (before->language, after->language) != 0)
    say (changes, "Another language");
  if (before->not_for_evaluation != after->not_for_evaluation)
    say (changes, after->not_for_evaluation ? "It is not for evaluation any more"
                                            : "It may be used for evaluation now");
  if (before->tools.signal_seconds != after->tools.signal_seconds)
    say (changes, after->tools.signal_seconds > 0 ? "Another time between two signals"
                                                  : "No signal any more");
}

GPtrArray *
cw_form_document_changes (const CwFormDocument *before, const CwFormDocument *after)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (before != NULL && after != NULL, changes);

  say_counted_anew (changes, before, after);
  say_form (changes, before, after);
  for (guint part = 0; part < CW_FORM_PARTS; part++)
    say_part (changes, before, after, (CwFormPart) part);
  return changes;
}
