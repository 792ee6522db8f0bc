#include "data/record/kind.h"

#include "sql.h"

#include <string.h>

static const CwField snapshot_fields[] = {
  { "source", ":source", CW_FIELD_NAME, .is_required = TRUE, .is_fixed = TRUE },
  { "hash", ":hash", CW_FIELD_NAME, .is_required = TRUE, .is_fixed = TRUE },
  { "dated", ":dated", CW_FIELD_NAME, .is_fixed = TRUE },
  { "issuer", ":issuer", CW_FIELD_NAME, .is_fixed = TRUE },
  { "scope", ":scope", CW_FIELD_NAME, .is_fixed = TRUE },
  { "bulk", ":bulk", CW_FIELD_NAME, .is_fixed = TRUE },
  { NULL },
};

static const CwField organization_fields[] = {
  { "name", ":name", CW_FIELD_NAME, .is_required = TRUE, .is_fixed = TRUE },
  { "type", ":type", CW_FIELD_NAME, .is_required = TRUE, .is_fixed = TRUE },
  { "code", ":code", CW_FIELD_NAME, .is_fixed = TRUE },
  { "parent", ":parent", CW_FIELD_REF, .is_fixed = TRUE },
  { "gone", ":gone", CW_FIELD_INT, .is_fixed = TRUE },
  { "dated", ":dated", CW_FIELD_NAME, .is_fixed = TRUE },
  { "snapshot", ":snapshot", CW_FIELD_REF, .is_fixed = TRUE },
  { "sourced", ":sourced", CW_FIELD_NAME, .is_fixed = TRUE },
  { NULL },
};

static const CwField term_fields[] = {
  { "title", ":title", CW_FIELD_NAME, .is_required = TRUE, .is_fixed = TRUE },
  { "type", ":type", CW_FIELD_NAME, .is_required = TRUE, .is_fixed = TRUE },
  { "first_day", ":first_day", CW_FIELD_DAY, .is_fixed = TRUE },
  { "last_day", ":last_day", CW_FIELD_DAY, .is_fixed = TRUE },
  { "parent", ":parent", CW_FIELD_REF, .is_fixed = TRUE },
  { "gone", ":gone", CW_FIELD_INT, .is_fixed = TRUE },
  { "dated", ":dated", CW_FIELD_NAME, .is_fixed = TRUE },
  { "snapshot", ":snapshot", CW_FIELD_REF, .is_fixed = TRUE },
  { NULL },
};

static const CwField course_fields[] = {
  { "title", ":title", CW_FIELD_NAME, .is_required = TRUE, .is_fixed = TRUE },
  { "code", ":code", CW_FIELD_NAME, .is_fixed = TRUE },
  { "school", ":school", CW_FIELD_REF, .is_fixed = TRUE },
  { "gone", ":gone", CW_FIELD_INT, .is_fixed = TRUE },
  { "dated", ":dated", CW_FIELD_NAME, .is_fixed = TRUE },
  { "snapshot", ":snapshot", CW_FIELD_REF, .is_fixed = TRUE },
  { NULL },
};

static const CwField class_fields[] = {
  { "title", ":title", CW_FIELD_NAME, .is_required = TRUE, .is_fixed = TRUE },
  { "code", ":code", CW_FIELD_NAME, .is_fixed = TRUE },
  { "type", ":type", CW_FIELD_NAME, .is_fixed = TRUE },
  { "course", ":course", CW_FIELD_REF, .is_fixed = TRUE },
  { "school", ":school", CW_FIELD_REF, .is_fixed = TRUE },
  { "terms", ":terms", CW_FIELD_REFS, .is_fixed = TRUE },
  { "grades", ":grades", CW_FIELD_NAME, .is_fixed = TRUE },
  { "subjects", ":subjects", CW_FIELD_NAME, .is_fixed = TRUE },
  { "periods", ":periods", CW_FIELD_NAME, .is_fixed = TRUE },
  { "students", ":students", CW_FIELD_INT, .is_fixed = TRUE },
  { "by_grade", ":by_grade", CW_FIELD_JSON, .is_fixed = TRUE },
  { "gone", ":gone", CW_FIELD_INT, .is_fixed = TRUE },
  { "dated", ":dated", CW_FIELD_NAME, .is_fixed = TRUE },
  { "snapshot", ":snapshot", CW_FIELD_REF, .is_fixed = TRUE },
  { "location", ":location", CW_FIELD_NAME, .is_fixed = TRUE },
  { NULL },
};

static const CwField form_fields[] = {
  { "key", ":key", CW_FIELD_NAME, .is_required = TRUE, .is_fixed = TRUE },
  { "title", ":title", CW_FIELD_NAME, .is_required = TRUE, .is_fixed = TRUE },
  { "version", ":version", CW_FIELD_INT, .is_required = TRUE, .is_fixed = TRUE },
  { "document", ":document", CW_FIELD_JSON, .is_required = TRUE, .is_fixed = TRUE },
  { NULL },
};

static const CwField walk_fields[] = {
  { "title", ":title", CW_FIELD_NAME, .is_required = TRUE },
  { "school", ":school", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "form", ":form", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "day", ":day", CW_FIELD_DAY, .is_required = TRUE },
  { "code", ":code", CW_FIELD_NAME, .is_fixed = TRUE },
  { "audience", ":audience", CW_FIELD_CHOICE, .is_fixed = TRUE, .choices = "school|district" },
  { "closed_ms", ":closed_ms", CW_FIELD_MOMENT },
  { NULL },
};

static const CwField problem_fields[] = {
  { "walk", ":walk", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "text", ":text", CW_FIELD_TEXT, .is_required = TRUE },
  { "theory", ":theory", CW_FIELD_TEXT },
  { "results", ":results", CW_FIELD_TEXT },
  { NULL },
};

static const CwField visit_fields[] = {
  { "walk", ":walk", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "number", ":number", CW_FIELD_INT, .is_required = TRUE, .is_fixed = TRUE },
  { "grade", ":grade", CW_FIELD_NAME },
  { "subject", ":subject", CW_FIELD_NAME },
  { "segment", ":segment", CW_FIELD_CHOICE, .choices = "opening|middle|closing" },
  { "ended_ms", ":ended_ms", CW_FIELD_MOMENT },
  { NULL },
};

static const CwField note_fields[] = {
  { "visit", ":visit", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "tags", ":tags", CW_FIELD_TAGS },
  { "item", ":item", CW_FIELD_REF },
  { "text", ":text", CW_FIELD_TEXT, .is_required = TRUE },
  { NULL },
};

static const CwField mark_fields[] = {
  { "visit", ":visit", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "item", ":item", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "value", ":value", CW_FIELD_MARK, .is_required = TRUE },
  { NULL },
};

static const CwField tally_fields[] = {
  { "visit", ":visit", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "counter", ":counter", CW_FIELD_NAME, .is_required = TRUE },
  { "by", ":by", CW_FIELD_INT, .is_required = TRUE },
  { NULL },
};

static const CwField interval_fields[] = {
  { "visit", ":visit", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "counter", ":counter", CW_FIELD_NAME, .is_required = TRUE },
  { "k", ":k", CW_FIELD_INT, .is_required = TRUE },
  { "n", ":n", CW_FIELD_INT, .is_required = TRUE },
  { NULL },
};

static const CwField timer_fields[] = {
  { "visit", ":visit", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "name", ":name", CW_FIELD_NAME, .is_required = TRUE },
  { "stopped_ms", ":stopped_ms", CW_FIELD_MOMENT },
  { NULL },
};

static const CwField answer_fields[] = {
  { "visit", ":visit", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "question", ":question", CW_FIELD_NAME, .is_required = TRUE },
  { "text", ":text", CW_FIELD_TEXT, .is_required = TRUE },
  { NULL },
};

static const CwField task_fields[] = {
  { "visit", ":visit", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "text", ":text", CW_FIELD_TEXT, .is_required = TRUE },
  { NULL },
};

static const CwField card_fields[] = {
  { "walk", ":walk", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "step", ":step", CW_FIELD_CHOICE, .is_required = TRUE,
    .choices = "describe|pattern|predict|next" },
  { "text", ":text", CW_FIELD_TEXT, .is_required = TRUE },
  { "notes", ":notes", CW_FIELD_REFS },
  { "under", ":under", CW_FIELD_REF },
  { "owner", ":owner", CW_FIELD_NAME },
  { "due", ":due", CW_FIELD_DAY },
  { "done", ":done", CW_FIELD_DAY },
  { NULL },
};

static const CwField memo_fields[] = {
  { "text", ":text", CW_FIELD_TEXT, .is_required = TRUE },
  { NULL },
};

static const CwField room_fields[] = {
  { "visit", ":visit", CW_FIELD_REF, .is_required = TRUE, .is_fixed = TRUE },
  { "class", ":class", CW_FIELD_REF, .is_required = TRUE },
  { NULL },
};

static const CwField teacher_fields[] = {
  { "given", ":given", CW_FIELD_NAME, .is_fixed = TRUE },
  { "family", ":family", CW_FIELD_NAME, .is_fixed = TRUE },
  { "classes", ":classes", CW_FIELD_REFS, .is_fixed = TRUE },
  { "gone", ":gone", CW_FIELD_INT, .is_fixed = TRUE },
  { "dated", ":dated", CW_FIELD_NAME, .is_fixed = TRUE },
  { "snapshot", ":snapshot", CW_FIELD_REF, .is_fixed = TRUE },
  { "key", ":key", CW_FIELD_NAME, .is_fixed = TRUE },
  { "issuer", ":issuer", CW_FIELD_NAME, .is_fixed = TRUE },
  { "scope", ":scope", CW_FIELD_NAME, .is_fixed = TRUE },
  { NULL },
};

static const char *const cover_mark[] = { cw_sql_cover_mark_same,
                                          cw_sql_cover_mark_other,
                                          cw_sql_cover_mark_lower,
                                          cw_sql_cover_mark_clear,
                                          cw_sql_uncover_mark_raise,
                                          cw_sql_uncover_mark_clear,
                                          NULL };

static const char *const uncover_mark[] = { cw_sql_uncover_mark_drop, cw_sql_uncover_mark_raise,
                                            cw_sql_uncover_mark_clear, NULL };

static const CwKind kinds[] = {
  {
      .name = "snapshot",
      .title = "an import",
      .audience = "reference",
      .about = CW_ABOUT_NOTHING,
      .is_snapshot = TRUE,
      .fields = snapshot_fields,
      .project = cw_sql_project_snapshot,
      .read = cw_sql_read_snapshot,
      .forget = cw_sql_forget_snapshot,
  },
  {
      .name = "organization",
      .is_common = TRUE,
      .title = "a school or district",
      .audience = "reference",
      .about = CW_ABOUT_NOTHING,
      .is_snapshot = TRUE,
      .fields = organization_fields,
      .project = cw_sql_project_organization,
      .read = cw_sql_read_organization,
      .forget = cw_sql_forget_organization,
  },
  {
      .name = "term",
      .is_common = TRUE,
      .title = "a term",
      .audience = "reference",
      .about = CW_ABOUT_NOTHING,
      .is_snapshot = TRUE,
      .fields = term_fields,
      .project = cw_sql_project_term,
      .read = cw_sql_read_term,
      .forget = cw_sql_forget_term,
  },
  {
      .name = "course",
      .is_common = TRUE,
      .title = "a course",
      .audience = "reference",
      .about = CW_ABOUT_NOTHING,
      .is_snapshot = TRUE,
      .fields = course_fields,
      .project = cw_sql_project_course,
      .read = cw_sql_read_course,
      .forget = cw_sql_forget_course,
  },
  {
      .name = "class",
      .is_common = TRUE,
      .title = "a class",
      .audience = "reference",
      .about = CW_ABOUT_NOTHING,
      .is_snapshot = TRUE,
      .fields = class_fields,
      .project = cw_sql_project_class,
      .read = cw_sql_read_class,
      .forget = cw_sql_forget_class,
  },
  {
      .name = "form",
      .is_common = TRUE,
      .title = "a form",
      .audience = "district",
      .about = CW_ABOUT_NOTHING,
      .fields = form_fields,
      .project = cw_sql_project_form,
      .read = cw_sql_read_form,
      .forget = cw_sql_forget_form,
  },
  {
      .name = "walk",
      .title = "a walk",
      .audience = "district",
      .about = CW_ABOUT_NOTHING,
      .fields = walk_fields,
      .project = cw_sql_project_walk,
      .read = cw_sql_read_walk,
      .forget = cw_sql_forget_walk,
      .children = cw_sql_children_walk,
  },
  {
      .name = "problem",
      .title = "a problem of practice",
      .audience = "school",
      .about = CW_ABOUT_WALK,
      .fields = problem_fields,
      .words = "text",
      .project = cw_sql_project_problem,
      .read = cw_sql_read_problem,
      .forget = cw_sql_forget_problem,
  },
  {
      .name = "visit",
      .title = "a visit",
      .audience = "district",
      .about = CW_ABOUT_WALK,
      .fields = visit_fields,
      .project = cw_sql_project_visit,
      .read = cw_sql_read_visit,
      .forget = cw_sql_forget_visit,
      .children = cw_sql_children_visit,
  },
  {
      .name = "note",
      .title = "a line of evidence",
      .audience = "school",
      .about = CW_ABOUT_VISIT,
      .fields = note_fields,
      .words = "text",
      .project = cw_sql_project_note,
      .read = cw_sql_read_note,
      .forget = cw_sql_forget_note,
  },
  {
      .name = "mark",
      .title = "a mark",
      .audience = "district",
      .about = CW_ABOUT_VISIT,
      .fields = mark_fields,
      .project = cw_sql_project_mark,
      .read = cw_sql_read_mark,
      .forget = cw_sql_forget_mark,
      .cover = cover_mark,
      .uncover = uncover_mark,
  },
  {
      .name = "tally",
      .title = "a count",
      .audience = "district",
      .about = CW_ABOUT_VISIT,
      .fields = tally_fields,
      .project = cw_sql_project_tally,
      .read = cw_sql_read_tally,
      .forget = cw_sql_forget_tally,
  },
  {
      .name = "interval",
      .title = "a scan",
      .audience = "district",
      .about = CW_ABOUT_VISIT,
      .fields = interval_fields,
      .project = cw_sql_project_interval,
      .read = cw_sql_read_interval,
      .forget = cw_sql_forget_interval,
  },
  {
      .name = "timer",
      .title = "a stopwatch run",
      .audience = "district",
      .about = CW_ABOUT_VISIT,
      .fields = timer_fields,
      .project = cw_sql_project_timer,
      .read = cw_sql_read_timer,
      .forget = cw_sql_forget_timer,
  },
  {
      .name = "answer",
      .title = "a student's answer",
      .audience = "school",
      .about = CW_ABOUT_VISIT,
      .fields = answer_fields,
      .words = "text",
      .project = cw_sql_project_answer,
      .read = cw_sql_read_answer,
      .forget = cw_sql_forget_answer,
  },
  {
      .name = "task",
      .title = "a task sample",
      .audience = "school",
      .about = CW_ABOUT_VISIT,
      .fields = task_fields,
      .words = "text",
      .project = cw_sql_project_task,
      .read = cw_sql_read_task,
      .forget = cw_sql_forget_task,
  },
  {
      .name = "card",
      .title = "a debrief card",
      .audience = "school",
      .about = CW_ABOUT_WALK,
      .fields = card_fields,
      .words = "text",
      .project = cw_sql_project_card,
      .read = cw_sql_read_card,
      .forget = cw_sql_forget_card,
  },
  {
      .name = "memo",
      .title = "a note to oneself",
      .audience = "private",
      .about = CW_ABOUT_NOTHING,
      .fields = memo_fields,
      .project = cw_sql_project_memo,
      .read = cw_sql_read_memo,
      .forget = cw_sql_forget_memo,
  },
  {
      .name = "room",
      .title = "which class a visit was in",
      .audience = "private",
      .about = CW_ABOUT_NOTHING,
      .fields = room_fields,
      .project = cw_sql_project_room,
      .read = cw_sql_read_room,
      .forget = cw_sql_forget_room,
  },
  {
      .name = "teacher",
      .title = "a teacher",
      .audience = "private",
      .about = CW_ABOUT_NOTHING,
      .is_snapshot = TRUE,
      .fields = teacher_fields,
      .project = cw_sql_project_teacher,
      .read = cw_sql_read_teacher,
      .forget = cw_sql_forget_teacher,
  },
};

const CwKind *
cw_kind_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].name[0] == name[0] && strcmp (kinds[i].name, name) == 0)
      return &kinds[i];

  return NULL;
}

const CwKind *
cw_kind_all (guint *count)
{
  *count = G_N_ELEMENTS (kinds);
  return kinds;
}

guint
cw_kind_index (const CwKind *kind)
{
  return (guint) (kind - kinds);
}

const CwField *
cw_kind_field (const CwKind *kind, const char *name)
{
  for (const CwField *field = kind->fields; field->name != NULL; field++)
    if (strcmp (field->name, name) == 0)
      return field;

  return NULL;
}

gboolean
cw_kind_is_private (const CwKind *kind)
{
  return strcmp (kind->audience, "private") == 0;
}
