#include "data/roster/roster-person.h"

#include "data/roster/roster-word.h"

#include <sodium.h>
#include <string.h>

#define BIT(role) (1u << (role))
#define FROM_SEAT 8 /* claims of enrollments stand this many bits above those of roles.csv */

/* A user packed into one pointer: role, status, number of the grade. */
#define PACK(role, status, grade)                                                              \
  GSIZE_TO_POINTER ((gsize) (role) | (gsize) (status) << 8 | (gsize) (grade) << 16)
#define ROLE_OF(packed) ((CwRosterRole) (GPOINTER_TO_SIZE (packed) & 0xFF))
#define STATUS_OF(packed) ((CwRosterStatus) (GPOINTER_TO_SIZE (packed) >> 8 & 0xFF))
#define GRADE_OF(packed) ((guint) (GPOINTER_TO_SIZE (packed) >> 16))

/* A number instead of the person's id: 2^64 of them, under a key that is drawn for each reading. */
static guint64
number_person (CwRosterReader *reader, const char *id)
{
  guint64 number;

  G_STATIC_ASSERT (sizeof reader->person_key == crypto_shorthash_KEYBYTES);
  G_STATIC_ASSERT (sizeof number == crypto_shorthash_BYTES);
  crypto_shorthash ((guchar *) &number, (const guchar *) id, strlen (id), reader->person_key);
  return number;
}

#define PERSON_KEY(number) GSIZE_TO_POINTER (number)
G_STATIC_ASSERT (sizeof (gpointer) == sizeof (guint64));

static void
claim (CwRosterReader *reader, guint64 person, guint bits)
{
  gsize known = GPOINTER_TO_SIZE (g_hash_table_lookup (reader->claims, PERSON_KEY (person)));

  g_hash_table_insert (reader->claims, PERSON_KEY (person), GSIZE_TO_POINTER (known | bits));
}

static CwRosterRole
role_of_row (CwRosterReader *reader, const CwRosterRecord *record)
{
  const char *word;

  if (reader->layout->role != CW_ROSTER_ROLE_OTHER)
    return reader->layout->role;
  word = cw_roster_sheet_choice (reader->sheet, record, CW_ROSTER_FIELD_ROLE);
  return cw_roster_word_role (word);
}

static void
take_role (CwRosterReader *reader, const CwRosterRecord *record, const CwRosterRow *row)
{
  const char *user = cw_roster_sheet_choice (reader->sheet, record, CW_ROSTER_FIELD_USER);

  if (*user == '\0')
    cw_roster_reader_tell (reader, CW_ROSTER_REFUSED, row->line, "it names no user");
  else if (row->status == CW_ROSTER_ACTIVE)
    claim (reader, number_person (reader, user), BIT (role_of_row (reader, record)));
}

static void
take_seat (CwRosterReader *reader, const CwRosterRecord *record, const CwRosterRow *row)
{
  CwRosterRole role = role_of_row (reader, record);
  const char *user = cw_roster_sheet_choice (reader->sheet, record, CW_ROSTER_FIELD_USER);
  const char *class_id = cw_roster_sheet_choice (reader->sheet, record, CW_ROSTER_FIELD_CLASS);
  CwRosterClass *class = g_hash_table_lookup (reader->records[CW_ROSTER_CLASSES], class_id);
  CwRosterSeat seat = {
    .class = class,
    .line = row->line,
    .role = role,
    .file = reader->seat_files->len - 1,
  };

  if (*user == '\0' || *class_id == '\0')
    {
      cw_roster_reader_tell (reader, CW_ROSTER_REFUSED, row->line, "it names no %s",
                             *user ? "class" : "user");
      return;
    }
  reader->file->enrollment_counts[role]++;
  if (!class && reader->part->mode != CW_ROSTER_DELTA)
    cw_roster_reader_dangle (reader, reader->file_name, row->line, "", class_id, "its class");
  seat.person = number_person (reader, user);
  if (row->status == CW_ROSTER_ACTIVE)
    claim (reader, seat.person, BIT (role) << FROM_SEAT);
  if (class && row->status == CW_ROSTER_ACTIVE)
    g_array_append_val (reader->seats, seat);
}

static CwRosterRole
settle_role (CwRosterReader *reader, CwRosterRole own, guint64 person)
{
  static const CwRosterRole order[] = { CW_ROSTER_ROLE_STUDENT, CW_ROSTER_ROLE_TEACHER,
                                        CW_ROSTER_ROLE_ADMINISTRATOR, CW_ROSTER_ROLE_AIDE,
                                        CW_ROSTER_ROLE_PARENT };
  gsize bits = GPOINTER_TO_SIZE (g_hash_table_lookup (reader->claims, PERSON_KEY (person)));

  if (own != CW_ROSTER_ROLE_OTHER)
    return own;
  /* Version 1.2 keeps roles in their own file; a student is one whatever else is claimed. */
  for (guint shift = 0; shift <= FROM_SEAT; shift += FROM_SEAT)
    for (guint i = 0; i < G_N_ELEMENTS (order); i++)
      if (bits & BIT (order[i]) << shift)
        return order[i];
  return CW_ROSTER_ROLE_OTHER;
}

static guint
intern_grade (CwRosterReader *reader, const char *text)
{
  g_auto (GStrv) list = cw_roster_word_grades (text);
  guint index;

  /* One grade is a student's grade; several are a school's habit and say nothing. */
  if (!list[0] || list[1])
    return 0;
  if (g_ptr_array_find_with_equal_func (reader->grades, list[0], g_str_equal, &index))
    return index;
  if (reader->grades->len > 1000)
    return 0;
  g_ptr_array_add (reader->grades, g_strdup (list[0]));
  return reader->grades->len - 1;
}

static void
keep_teacher (CwRosterReader *reader,
              const CwRosterRecord *record,
              CwRosterRow *row,
              guint64 person)
{
  CwRosterTeacher *teacher = g_new0 (CwRosterTeacher, 1);

  teacher->row = *row;
  teacher->row.sourced_id = g_strdup (row->sourced_id);
  teacher->given_name = cw_roster_reader_dup (reader, record, CW_ROSTER_FIELD_GIVEN_NAME);
  teacher->family_name = cw_roster_reader_dup (reader, record, CW_ROSTER_FIELD_FAMILY_NAME);
  teacher->org_ids = cw_roster_word_list (
      cw_roster_sheet_choice (reader->sheet, record, CW_ROSTER_FIELD_ORGS));
  g_ptr_array_add (reader->file->teachers, teacher);
  g_hash_table_insert (reader->teachers, PERSON_KEY (person), teacher);
}

static void
take_user (CwRosterReader *reader, const CwRosterRecord *record, CwRosterRow *row)
{
  guint64 person = number_person (reader, row->sourced_id);
  CwRosterRole role = settle_role (reader, role_of_row (reader, record), person);
  guint grade;

  if (g_hash_table_contains (reader->people, PERSON_KEY (person)))
    {
      cw_roster_reader_tell (reader, CW_ROSTER_REFUSED, row->line,
                             "an earlier line has the same sourcedId");
      return;
    }
  grade = intern_grade (reader,
                        cw_roster_sheet_choice (reader->sheet, record, CW_ROSTER_FIELD_GRADES));
  g_hash_table_insert (reader->people, PERSON_KEY (person), PACK (role, row->status, grade));
  reader->file->user_counts[role]++;
  if (role == CW_ROSTER_ROLE_TEACHER)
    keep_teacher (reader, record, row, person);
}

void
cw_roster_person_take (CwRosterReader *reader, const CwRosterRecord *record)
{
  CwRosterRow row;

  if (cw_roster_reader_begin (reader, record, &row))
    switch (reader->layout->kind)
      {
      case CW_ROSTER_ROLES:
        take_role (reader, record, &row);
        break;
      case CW_ROSTER_ENROLLMENTS:
        take_seat (reader, record, &row);
        break;
      case CW_ROSTER_USERS:
        take_user (reader, record, &row);
        break;
      default: /* demographics are counted, not read */
        break;
      }
  g_free (row.sourced_id);
}

static int
compare_seats (gconstpointer a, gconstpointer b)
{
  const CwRosterSeat *left = a;
  const CwRosterSeat *right = b;

  if (left->class != right->class)
    return left->class->row.line < right->class->row.line ? -1 : 1;
  if (left->role != right->role)
    return left->role < right->role ? -1 : 1;
  if (left->person != right->person)
    return left->person < right->person ? -1 : 1;
  return 0;
}

static void
count_student (CwRosterClass *class, const char *grade)
{
  CwRosterGrade count = { .count = 1 };

  class->student_count++;
  for (guint i = 0; i < class->grade_counts->len; i++)
    {
      CwRosterGrade *known = &g_array_index (class->grade_counts, CwRosterGrade, i);

      if (g_str_equal (known->grade, grade))
        {
          known->count++;
          return;
        }
    }
  g_strlcpy (count.grade, grade, sizeof count.grade);
  g_array_append_val (class->grade_counts, count);
}

static void
seat_person (CwRosterReader *reader, const CwRosterSeat *seat)
{
  CwRosterClass *class = seat->class;
  gpointer user = NULL;
  gboolean is_known =
      g_hash_table_lookup_extended (reader->people, PERSON_KEY (seat->person), NULL, &user);
  CwRosterTeacher *teacher = g_hash_table_lookup (reader->teachers, PERSON_KEY (seat->person));

  if (!is_known && reader->file->parts[CW_ROSTER_ENROLLMENTS].mode != CW_ROSTER_DELTA)
    cw_roster_reader_dangle (reader, reader->file_name, seat->line, "", "", "its user");
  if (is_known && STATUS_OF (user) != CW_ROSTER_ACTIVE)
    return;
  if (seat->role == CW_ROSTER_ROLE_STUDENT)
    count_student (class, is_known ? reader->grades->pdata[GRADE_OF (user)] : "");
  else if (seat->role == CW_ROSTER_ROLE_TEACHER)
    {
      class->teacher_count++;
      if (teacher)
        g_ptr_array_add (class->teachers, teacher);
      else if (is_known && ROLE_OF (user) == CW_ROSTER_ROLE_STUDENT)
        cw_roster_reader_tell (reader, CW_ROSTER_NOTE, seat->line,
                               "it seats a student as teacher; counted, the name is not kept");
    }
}

void
cw_roster_person_seat (CwRosterReader *reader)
{
  GArray *seats = reader->seats;
  gboolean has_seats = reader->file->parts[CW_ROSTER_ENROLLMENTS].mode != CW_ROSTER_ABSENT;

  for (guint i = 0; i < reader->file->classes->len; i++)
    ((CwRosterClass *) reader->file->classes->pdata[i])->has_students = has_seats;
  g_array_sort (seats, compare_seats);
  for (guint i = 0; i < seats->len; i++)
    {
      CwRosterSeat *seat = &g_array_index (seats, CwRosterSeat, i);

      reader->file_name = reader->seat_files->pdata[seat->file];
      /* Twice in one class is one student, with two dates for instance. */
      if (i == 0 || compare_seats (seat, seat - 1) != 0)
        seat_person (reader, seat);
    }
}
