#include "data/roster/roster-hash.h"

#include <sodium.h>
#include <string.h>

#define HASH_BYTES 32

typedef crypto_generichash_state Hash;

/* Length first, so that no two lists of texts can look alike. */
static void
add_text (Hash *hash, const char *text)
{
  guint64 length = GUINT64_TO_LE ((guint64) strlen (text));

  crypto_generichash_update (hash, (const guchar *) &length, sizeof length);
  crypto_generichash_update (hash, (const guchar *) text, strlen (text));
}

static void
add_number (Hash *hash, gint64 number)
{
  gint64 little = GINT64_TO_LE (number);

  crypto_generichash_update (hash, (const guchar *) &little, sizeof little);
}

static void
add_list (Hash *hash, char *const *list)
{
  add_number (hash, g_strv_length ((char **) list));
  for (guint i = 0; list[i]; i++)
    add_text (hash, list[i]);
}

static void
add_row (Hash *hash, char tag, const CwRosterRow *row)
{
  add_number (hash, tag);
  add_text (hash, row->sourced_id);
  add_number (hash, row->status);
}

static void
add_org (gpointer data, gpointer hash)
{
  const CwRosterOrg *org = data;

  add_row (hash, 'o', &org->row);
  add_text (hash, org->name);
  add_text (hash, org->type);
  add_text (hash, org->category);
  add_text (hash, org->code);
  add_text (hash, org->parent_id);
  add_text (hash, org->parent_name);
}

static void
add_term (gpointer data, gpointer hash)
{
  const CwRosterTerm *term = data;

  add_row (hash, 't', &term->row);
  add_text (hash, term->title);
  add_text (hash, term->type);
  add_text (hash, term->start);
  add_text (hash, term->end);
  add_text (hash, term->parent_id);
  add_text (hash, term->school_year);
}

static void
add_course (gpointer data, gpointer hash)
{
  const CwRosterCourse *course = data;

  add_row (hash, 'c', &course->row);
  add_text (hash, course->title);
  add_text (hash, course->code);
  add_text (hash, course->term_id);
  add_text (hash, course->org_id);
  add_list (hash, course->grades);
  add_list (hash, course->subjects);
}

static void
add_teacher (gpointer data, gpointer hash)
{
  const CwRosterTeacher *teacher = data;

  add_row (hash, 'p', &teacher->row);
  add_text (hash, teacher->given_name);
  add_text (hash, teacher->family_name);
  add_list (hash, teacher->org_ids);
}

static void
add_class (gpointer data, gpointer hash)
{
  const CwRosterClass *class = data;

  add_row (hash, 'k', &class->row);
  add_text (hash, class->title);
  add_text (hash, class->code);
  add_text (hash, class->type);
  add_text (hash, class->course_id);
  add_text (hash, class->school_id);
  add_text (hash, class->location);
  add_list (hash, class->term_ids);
  add_list (hash, class->grades);
  add_list (hash, class->subjects);
  add_list (hash, class->periods);
  add_number (hash, class->has_students);
  add_number (hash, class->grade_counts->len);
  for (guint i = 0; i < class->grade_counts->len; i++)
    {
      const CwRosterGrade *count = &g_array_index (class->grade_counts, CwRosterGrade, i);

      add_text (hash, count->grade);
      add_number (hash, count->count);
    }
  add_number (hash, class->teacher_count);
  for (guint i = 0; i < class->teachers->len; i++)
    add_text (hash, ((const CwRosterTeacher *) class->teachers->pdata[i])->row.sourced_id);
}

void
cw_roster_hash (CwRosterFile *file)
{
  guchar digest[HASH_BYTES];
  Hash hash;

  crypto_generichash_init (&hash, NULL, 0, sizeof digest);
  add_text (&hash, "corewalk roster 1");
  add_number (&hash, file->newest_ms);
  for (int kind = 0; kind < CW_ROSTER_N_KINDS; kind++)
    add_number (&hash, file->parts[kind].mode);
  g_ptr_array_foreach (file->orgs, add_org, &hash);
  g_ptr_array_foreach (file->terms, add_term, &hash);
  g_ptr_array_foreach (file->courses, add_course, &hash);
  g_ptr_array_foreach (file->teachers, add_teacher, &hash);
  g_ptr_array_foreach (file->classes, add_class, &hash);
  crypto_generichash_final (&hash, digest, sizeof digest);
  sodium_bin2hex (file->hash, sizeof file->hash, digest, sizeof digest);
}
