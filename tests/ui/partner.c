#include "tests/ui/partner.h"

#include "corewalk/bundle.h"
#include "corewalk/form.h"
#include "corewalk/merge.h"
#include "corewalk/note.h"
#include "corewalk/place.h"
#include "corewalk/trust.h"
#include "corewalk/visit.h"
#include "corewalk/walk.h"

static void
fill (Partner *partner)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) forms = cw_form_list (partner->store, &error);
  CwWalkPlan walk = { .title = "Text-dependent questions" };
  CwVisitPlan visit = { .grade = "6", .subject = "Science" };

  g_assert_no_error (error);
  walk.form = ((CwForm *) forms->pdata[0])->id;
  walk.school = cw_school_new (partner->store, "Riverside", NULL, NULL, &error);
  g_assert_no_error (error);
  partner->walk = visit.walk = cw_walk_new (partner->store, &walk, NULL, &error);
  g_assert_no_error (error);
  partner->visit = cw_visit_start (partner->store, &visit, NULL, &error);
  g_assert_no_error (error);
  cw_note_add (partner->store, partner->visit, CW_TAG_STUDENT, "“It says so right here.”", NULL,
               &error);
  cw_note_add (partner->store, partner->visit, CW_TAG_TEACHER, "Points to paragraph 2", NULL,
               &error);
  g_assert_no_error (error);
}

static Partner *
make (gboolean is_sample)
{
  Partner *partner = g_new0 (Partner, 1);
  char name[] = "Ben Ortiz", role[] = "coach", none[] = "";
  const CwPerson person = { .name = name,
                            .role = role,
                            .organization = none,
                            .is_sample = is_sample };
  g_autoptr (GError) error = NULL;

  partner->directory = sketch_directory_new ();
  cw_store_create (partner->directory, &person, &error);
  g_assert_no_error (error);
  partner->store = cw_store_open (partner->directory, CW_STORE_WRITE, &error);
  g_assert_no_error (error);
  fill (partner);
  return partner;
}

Partner *
partner_new (void)
{
  return make (FALSE);
}

Partner *
partner_new_sample (void)
{
  return make (TRUE);
}

void
partner_free (Partner *partner)
{
  cw_store_close (partner->store);
  sketch_directory_free (partner->directory);
  g_free (partner);
}

void
partner_introduce (Partner *partner, CwStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwSenderCard) card = cw_sender_card_own (partner->store, &error);

  g_assert_no_error (error);
  cw_trust_add (store, card, FALSE, &error);
  g_assert_no_error (error);
}

static char *
export_for (CwStore *from, CwStore *to, const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwSenderCard) card = cw_sender_card_own (to, &error);
  g_autoptr (GPtrArray) recipients = g_ptr_array_new ();
  const CwExportPlan plan = { .scope = CW_SCOPE_SCHOOL, .recipients = recipients };

  g_assert_no_error (error);
  g_ptr_array_add (recipients, card->recipient);
  cw_bundle_export (from, &plan, file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_strdup (file);
}

char *
partner_export (Partner *partner, CwStore *store, const char *name)
{
  g_autofree char *folder = g_path_get_dirname (partner->directory);
  g_autofree char *file = g_build_filename (folder, name, NULL);

  return export_for (partner->store, store, file);
}

void
partner_take_in (Partner *partner, CwStore *store)
{
  const CwMergeOptions options = { .allows_unknown = TRUE };
  g_autofree char *folder = g_path_get_dirname (partner->directory);
  g_autofree char *name = g_build_filename (folder, "to-ben.walk", NULL);
  g_autofree char *file = export_for (store, partner->store, name);
  const char *const files[] = { file, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (CwMerged) merged = cw_merge (partner->store, files, &options, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (merged->refused, ==, 0);
}
