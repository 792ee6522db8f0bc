#include "data/record/kind.h"

#include "data/base/spoken.h"
#include "data/record/kind-field.h"
#include "sql.h"

#include <string.h>

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
      .title = N_ ("an import"),
      .audience = "reference",
      .about = CW_ABOUT_NOTHING,
      .is_snapshot = TRUE,
      .fields = cw_fields_snapshot,
      .project = cw_sql_project_snapshot,
      .read = cw_sql_read_snapshot,
      .forget = cw_sql_forget_snapshot,
  },
  {
      .name = "organization",
      .is_common = TRUE,
      .title = N_ ("a school or district"),
      .audience = "reference",
      .about = CW_ABOUT_NOTHING,
      .is_snapshot = TRUE,
      .fields = cw_fields_organization,
      .project = cw_sql_project_organization,
      .read = cw_sql_read_organization,
      .forget = cw_sql_forget_organization,
  },
  {
      .name = "term",
      .is_common = TRUE,
      .title = N_ ("a term"),
      .audience = "reference",
      .about = CW_ABOUT_NOTHING,
      .is_snapshot = TRUE,
      .fields = cw_fields_term,
      .project = cw_sql_project_term,
      .read = cw_sql_read_term,
      .forget = cw_sql_forget_term,
  },
  {
      .name = "course",
      .is_common = TRUE,
      .title = N_ ("a course"),
      .audience = "reference",
      .about = CW_ABOUT_NOTHING,
      .is_snapshot = TRUE,
      .fields = cw_fields_course,
      .project = cw_sql_project_course,
      .read = cw_sql_read_course,
      .forget = cw_sql_forget_course,
  },
  {
      .name = "class",
      .is_common = TRUE,
      .title = N_ ("a class"),
      .audience = "reference",
      .about = CW_ABOUT_NOTHING,
      .is_snapshot = TRUE,
      .fields = cw_fields_class,
      .project = cw_sql_project_class,
      .read = cw_sql_read_class,
      .forget = cw_sql_forget_class,
  },
  {
      .name = "form",
      .is_common = TRUE,
      .title = N_ ("a form"),
      .audience = "district",
      .about = CW_ABOUT_NOTHING,
      .fields = cw_fields_form,
      .project = cw_sql_project_form,
      .read = cw_sql_read_form,
      .forget = cw_sql_forget_form,
  },
  {
      .name = "result",
      .is_common = TRUE,
      .title = "students' results",
      .audience = "reference",
      .about = CW_ABOUT_NOTHING,
      .is_snapshot = TRUE,
      .fields = cw_fields_result,
      .project = cw_sql_project_result,
      .read = cw_sql_read_result,
      .forget = cw_sql_forget_result,
  },
  {
      .name = "norms",
      .title = N_ ("joint norms"),
      .audience = "district",
      .about = CW_ABOUT_NOTHING,
      .fields = cw_fields_norms,
      .project = cw_sql_project_norms,
      .read = cw_sql_read_norms,
      .forget = cw_sql_forget_norms,
  },
  {
      .name = "volunteer",
      .title = N_ ("a volunteer"),
      .audience = "district",
      .about = CW_ABOUT_NOTHING,
      .fields = cw_fields_volunteer,
      .project = cw_sql_project_volunteer,
      .read = cw_sql_read_volunteer,
      .forget = cw_sql_forget_volunteer,
  },
  {
      .name = "walk",
      .title = N_ ("a walk"),
      .audience = "district",
      .about = CW_ABOUT_NOTHING,
      .fields = cw_fields_walk,
      .project = cw_sql_project_walk,
      .read = cw_sql_read_walk,
      .forget = cw_sql_forget_walk,
      .children = cw_sql_children_walk,
  },
  {
      .name = "problem",
      .title = N_ ("a problem of practice"),
      .audience = "school",
      .about = CW_ABOUT_WALK,
      .fields = cw_fields_problem,
      .words = "text",
      .project = cw_sql_project_problem,
      .read = cw_sql_read_problem,
      .forget = cw_sql_forget_problem,
  },
  {
      .name = "visit",
      .title = N_ ("a visit"),
      .audience = "district",
      .about = CW_ABOUT_WALK,
      .fields = cw_fields_visit,
      .project = cw_sql_project_visit,
      .read = cw_sql_read_visit,
      .forget = cw_sql_forget_visit,
      .children = cw_sql_children_visit,
  },
  {
      .name = "note",
      .title = N_ ("a line of evidence"),
      .audience = "school",
      .about = CW_ABOUT_VISIT,
      .fields = cw_fields_note,
      .words = "text",
      .project = cw_sql_project_note,
      .read = cw_sql_read_note,
      .forget = cw_sql_forget_note,
  },
  {
      .name = "mark",
      .title = N_ ("a mark"),
      .audience = "district",
      .about = CW_ABOUT_VISIT,
      .fields = cw_fields_mark,
      .project = cw_sql_project_mark,
      .read = cw_sql_read_mark,
      .forget = cw_sql_forget_mark,
      .cover = cover_mark,
      .uncover = uncover_mark,
  },
  {
      .name = "tally",
      .title = N_ ("a count"),
      .audience = "district",
      .about = CW_ABOUT_VISIT,
      .fields = cw_fields_tally,
      .project = cw_sql_project_tally,
      .read = cw_sql_read_tally,
      .forget = cw_sql_forget_tally,
  },
  {
      .name = "interval",
      .title = N_ ("a scan"),
      .audience = "district",
      .about = CW_ABOUT_VISIT,
      .fields = cw_fields_interval,
      .project = cw_sql_project_interval,
      .read = cw_sql_read_interval,
      .forget = cw_sql_forget_interval,
  },
  {
      .name = "timer",
      .title = N_ ("a stopwatch run"),
      .audience = "district",
      .about = CW_ABOUT_VISIT,
      .fields = cw_fields_timer,
      .project = cw_sql_project_timer,
      .read = cw_sql_read_timer,
      .forget = cw_sql_forget_timer,
  },
  {
      .name = "answer",
      .title = N_ ("a student's answer"),
      .audience = "school",
      .about = CW_ABOUT_VISIT,
      .fields = cw_fields_answer,
      .words = "text",
      .project = cw_sql_project_answer,
      .read = cw_sql_read_answer,
      .forget = cw_sql_forget_answer,
  },
  {
      .name = "task",
      .title = N_ ("a task sample"),
      .audience = "school",
      .about = CW_ABOUT_VISIT,
      .fields = cw_fields_task,
      .words = "text",
      .project = cw_sql_project_task,
      .read = cw_sql_read_task,
      .forget = cw_sql_forget_task,
  },
  {
      .name = "card",
      .title = N_ ("a debrief card"),
      .audience = "school",
      .about = CW_ABOUT_WALK,
      .fields = cw_fields_card,
      .words = "text",
      .project = cw_sql_project_card,
      .read = cw_sql_read_card,
      .forget = cw_sql_forget_card,
  },
  {
      .name = "publication",
      .title = N_ ("a published text"),
      .audience = "school",
      .about = CW_ABOUT_NOTHING,
      .fields = cw_fields_publication,
      .words = "text",
      .project = cw_sql_project_publication,
      .read = cw_sql_read_publication,
      .forget = cw_sql_forget_publication,
  },
  {
      .name = "sameclass",
      .title = N_ ("two classes or rooms that are one"),
      .audience = "school",
      .about = CW_ABOUT_NOTHING,
      .fields = cw_fields_sameclass,
      .project = cw_sql_project_sameclass,
      .read = cw_sql_read_sameclass,
      .forget = cw_sql_forget_sameclass,
  },
  {
      .name = "memo",
      .title = N_ ("a note to oneself"),
      .audience = "private",
      .about = CW_ABOUT_NOTHING,
      .fields = cw_fields_memo,
      .project = cw_sql_project_memo,
      .read = cw_sql_read_memo,
      .forget = cw_sql_forget_memo,
  },
  {
      .name = "room",
      .title = N_ ("which class a visit was in"),
      .audience = "private",
      .about = CW_ABOUT_NOTHING,
      .fields = cw_fields_room,
      .project = cw_sql_project_room,
      .read = cw_sql_read_room,
      .forget = cw_sql_forget_room,
  },
  {
      .name = "slot",
      .title = N_ ("a planned visit"),
      .audience = "private",
      .about = CW_ABOUT_NOTHING,
      .fields = cw_fields_slot,
      .project = cw_sql_project_slot,
      .read = cw_sql_read_slot,
      .forget = cw_sql_forget_slot,
  },
  {
      .name = "optout",
      .title = N_ ("a room that opts out"),
      .audience = "private",
      .about = CW_ABOUT_NOTHING,
      .fields = cw_fields_optout,
      .project = cw_sql_project_optout,
      .read = cw_sql_read_optout,
      .forget = cw_sql_forget_optout,
  },
  {
      .name = "copy",
      .title = N_ ("a copy that the host was given"),
      .audience = "private",
      .about = CW_ABOUT_NOTHING,
      .fields = cw_fields_copy,
      .project = cw_sql_project_copy,
      .read = cw_sql_read_copy,
      .forget = cw_sql_forget_copy,
  },
  {
      .name = "sameteacher",
      .title = N_ ("two teachers who are one"),
      .audience = "private",
      .about = CW_ABOUT_NOTHING,
      .fields = cw_fields_sameteacher,
      .project = cw_sql_project_sameteacher,
      .read = cw_sql_read_sameteacher,
      .forget = cw_sql_forget_sameteacher,
  },
  {
      .name = "teacher",
      .title = N_ ("a teacher"),
      .audience = "private",
      .about = CW_ABOUT_NOTHING,
      .is_snapshot = TRUE,
      .fields = cw_fields_teacher,
      .project = cw_sql_project_teacher,
      .read = cw_sql_read_teacher,
      .forget = cw_sql_forget_teacher,
  },
  {
      .name = "circle",
      .title = N_ ("who a cycle belongs to"),
      .audience = "pair",
      .about = CW_ABOUT_NOTHING,
      .is_final = TRUE,
      .fields = cw_fields_circle,
      .project = cw_sql_project_circle,
      .read = cw_sql_read_circle,
      .forget = cw_sql_forget_circle,
  },
  {
      .name = "cycle",
      .title = N_ ("a coaching cycle"),
      .audience = "pair",
      .about = CW_ABOUT_NOTHING,
      .fields = cw_fields_cycle,
      .project = cw_sql_project_cycle,
      .read = cw_sql_read_cycle,
      .forget = cw_sql_forget_cycle,
      .children = cw_sql_children_cycle,
  },
  {
      .name = "event",
      .title = N_ ("an event of a cycle"),
      .audience = "pair",
      .about = CW_ABOUT_NOTHING,
      .fields = cw_fields_event,
      .project = cw_sql_project_event,
      .read = cw_sql_read_event,
      .forget = cw_sql_forget_event,
      .children = cw_sql_children_event,
  },
  {
      .name = "remark",
      .title = N_ ("a note at an event"),
      .audience = "pair",
      .about = CW_ABOUT_NOTHING,
      .fields = cw_fields_remark,
      .project = cw_sql_project_remark,
      .read = cw_sql_read_remark,
      .forget = cw_sql_forget_remark,
  },
  {
      .name = "step",
      .title = N_ ("an action step"),
      .audience = "pair",
      .about = CW_ABOUT_NOTHING,
      .fields = cw_fields_step,
      .project = cw_sql_project_step,
      .read = cw_sql_read_step,
      .forget = cw_sql_forget_step,
  },
  {
      .name = "evidence",
      .title = N_ ("student evidence"),
      .audience = "pair",
      .about = CW_ABOUT_NOTHING,
      .fields = cw_fields_evidence,
      .project = cw_sql_project_evidence,
      .read = cw_sql_read_evidence,
      .forget = cw_sql_forget_evidence,
  },
  {
      .name = "share",
      .title = N_ ("a text to be shared"),
      .audience = "pair",
      .about = CW_ABOUT_NOTHING,
      .fields = cw_fields_share,
      .project = cw_sql_project_share,
      .read = cw_sql_read_share,
      .forget = cw_sql_forget_share,
  },
  {
      .name = "consent",
      .title = N_ ("what a partner said yes to"),
      .audience = "pair",
      .about = CW_ABOUT_NOTHING,
      .is_final = TRUE,
      .fields = cw_fields_consent,
      .project = cw_sql_project_consent,
      .read = cw_sql_read_consent,
      .forget = cw_sql_forget_consent,
  },
  {
      .name = "erase",
      .title = N_ ("an order to erase"),
      .audience = "school",
      .about = CW_ABOUT_NOTHING,
      .is_final = TRUE,
      .fields = cw_fields_erase,
      .project = cw_sql_project_erase,
      .read = cw_sql_read_erase,
      .forget = cw_sql_forget_erase,
  },
  {
      .name = "revocation",
      .title = N_ ("an order to revoke a card"),
      .audience = "district",
      .about = CW_ABOUT_NOTHING,
      .is_final = TRUE,
      .fields = cw_fields_revocation,
      .project = cw_sql_project_revocation,
      .read = cw_sql_read_revocation,
      .forget = cw_sql_forget_revocation,
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
cw_kind_find_in (const char *audience, const char *name)
{
  const CwKind *kind = cw_kind_find (name);

  if (kind == NULL || strcmp (audience, kind->audience) == 0)
    return kind;

  return cw_kind_is_private (kind) || cw_kind_is_of_pair (kind) ? NULL : kind;
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
cw_kind_is_of_pair (const CwKind *kind)
{
  return strcmp (kind->audience, "pair") == 0;
}

gboolean
cw_kind_is_private (const CwKind *kind)
{
  return strcmp (kind->audience, "private") == 0;
}
