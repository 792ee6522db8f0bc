#include "data/demo/filling.h"
#include "data/form/form-shelf.h"
#include "data/record/writer.h"

#include <string.h>

static void
begin (CwDemoFilling *filling, CwLine *line, const char *kind, const CwUuid *uuid)
{
  cw_line_clear (line);
  line->kind = kind;
  line->moment = cw_demo_moment (filling->district->year.first_day - 14, 10 * 60 * 60 * 1000);
  line->has_named = uuid != NULL;
  if (uuid != NULL)
    line->named = *uuid;
}

static gint64
add (CwDemoFilling *filling, const char *audience, CwLine *line)
{
  const CwStream *stream = cw_store_stream (filling->store, audience, "", filling->error);

  return stream == NULL ? 0 : cw_bulk_add (filling->store, stream, line, filling->error);
}

/* What an import of a roster leaves behind: every thing of it points to its snapshot. */
static gboolean
add_snapshot (CwDemoFilling *filling, const char *dated, gint64 *snapshot)
{
  CwLine line;

  begin (filling, &line, "snapshot", NULL);
  cw_line_put_text (&line, "source", "sample data");
  cw_line_put_text (&line, "hash", "sample data");
  cw_line_put_text (&line, "dated", dated);
  *snapshot = add (filling, "reference", &line);
  return *snapshot != 0;
}

static gboolean
add_place (CwDemoFilling *filling, CwLine *line, const char *dated, gint64 snapshot)
{
  cw_line_put_text (line, "dated", dated);
  cw_line_put_int (line, "snapshot", (guint32) snapshot);
  return add (filling, "reference", line) != 0;
}

static gboolean
add_schools (CwDemoFilling *filling, const char *dated, gint64 snapshot)
{
  CwDemoRef above;
  CwUuid uuid;
  CwLine line;

  cw_uuid_named ("official", "district", "SV", &uuid);
  cw_uuid_to_text (&uuid, above);
  begin (filling, &line, "organization", &uuid);
  cw_line_put_text (&line, "name", CW_DEMO_DISTRICT_NAME);
  cw_line_put_text (&line, "type", "district");
  cw_line_put_text (&line, "code", "SV");
  if (!add_place (filling, &line, dated, snapshot))
    return FALSE;

  for (guint i = 0; i < filling->district->school_count; i++)
    {
      const CwDemoSchoolPlan *school = &filling->district->schools[i];

      cw_school_uuid (school->name, school->code, &uuid);
      cw_uuid_to_text (&uuid, filling->schools[i]);
      begin (filling, &line, "organization", &uuid);
      cw_line_put_text (&line, "name", school->name);
      cw_line_put_text (&line, "type", "school");
      cw_line_put_text (&line, "code", school->code);
      cw_line_put_text (&line, "parent", above);
      if (!add_place (filling, &line, dated, snapshot))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_terms (CwDemoFilling *filling, const char *dated, gint64 snapshot)
{
  const CwDemoTerm *terms = filling->district->year.terms;

  for (guint i = 0; i < CW_DEMO_TERMS; i++)
    {
      g_autofree char *first = cw_day_format (terms[i].first_day);
      g_autofree char *last = cw_day_format (terms[i].last_day);
      char title[32];
      CwUuid uuid;
      CwLine line;

      g_snprintf (title, sizeof title, "Quarter %u, %d-%02d", i + 1, CW_DEMO_YEAR,
                  (CW_DEMO_YEAR + 1) % 100);
      cw_uuid_named ("sample data", "term", title, &uuid);
      begin (filling, &line, "term", &uuid);
      cw_line_put_text (&line, "title", title);
      cw_line_put_text (&line, "type", "gradingPeriod");
      cw_line_put_text (&line, "first_day", first);
      cw_line_put_text (&line, "last_day", last);
      if (!add_place (filling, &line, dated, snapshot))
        return FALSE;
    }

  return TRUE;
}

void
cw_demo_fill_class_ref (CwDemoFilling *filling, guint school, const char *title, CwUuid *uuid)
{
  g_autofree char *folded = g_utf8_casefold (title, -1);

  cw_uuid_named (filling->schools[school], "room", folded, uuid);
}

static gboolean
add_class (CwDemoFilling *filling,
           guint school,
           guint number,
           const char *dated,
           gint64 snapshot)
{
  char title[96], grades[4] = "K";
  gint grade, subject;
  CwUuid uuid;
  CwLine line;

  cw_demo_class_get (&filling->district->schools[school], number, &grade, &subject, title);
  cw_demo_fill_class_ref (filling, school, title, &uuid);
  if (grade > 0)
    g_snprintf (grades, sizeof grades, "%d", grade);
  begin (filling, &line, "class", &uuid);
  cw_line_put_text (&line, "title", title);
  cw_line_put_text (&line, "school", filling->schools[school]);
  cw_line_put_text (&line, "grades", grades);
  if (subject >= 0)
    cw_line_put_text (&line, "subjects", cw_demo_subject_name ((guint) subject));
  cw_line_put_int (&line, "students", cw_demo_class_size (filling->district, school, number));
  return add_place (filling, &line, dated, snapshot);
}

static gboolean
add_classes (CwDemoFilling *filling, const char *dated, gint64 snapshot)
{
  for (guint school = 0; school < filling->district->school_count; school++)
    {
      guint count = cw_demo_class_count (&filling->district->schools[school]);

      for (guint number = 0; number < count; number++)
        if (!add_class (filling, school, number, dated, snapshot))
          return FALSE;
    }

  return TRUE;
}

/* As cw_form_import() does, but in the transaction that writes everything else. */
static gboolean
add_form (CwDemoFilling *filling)
{
  CwFormDocument *form = filling->district->form;
  g_autofree char *canonical = cw_form_document_dup_canonical (form);
  g_autofree char *hash = cw_form_document_dup_hash (form);
  CwUuid uuid;
  CwLine line;

  for (guint i = 0; i < form->items->len; i++)
    {
      const CwFormItem *item = form->items->pdata[i];

      cw_form_item_uuid (form->key, item->key, &uuid);
      cw_uuid_to_text (&uuid, filling->items[i]);
      if (cw_log_name_uuid (filling->store->log, &uuid, filling->error) == 0)
        return FALSE;
    }

  cw_uuid_named ("corewalk", "form-version", hash, &uuid);
  cw_uuid_to_text (&uuid, filling->form);
  begin (filling, &line, "form", &uuid);
  cw_line_put_text (&line, "key", form->key);
  cw_line_put_text (&line, "title", form->title);
  cw_line_put_int (&line, "version", form->version);
  cw_line_put_text (&line, "document", canonical);
  return add (filling, "district", &line) != 0;
}

gboolean
cw_demo_fill_district (CwDemoFilling *filling)
{
  g_autofree char *dated = cw_day_format (filling->district->year.first_day - 14);
  gint64 snapshot;

  return add_snapshot (filling, dated, &snapshot) && add_schools (filling, dated, snapshot) &&
         add_terms (filling, dated, snapshot) && add_classes (filling, dated, snapshot) &&
         add_form (filling);
}
