#include "data/roster/roster-word.h"

#include "data/roster/roster-header.h"

#include <string.h>

gboolean
cw_roster_word_status (const char *text, CwRosterStatus *status)
{
  g_autofree char *key = cw_roster_header_key (text);

  *status = CW_ROSTER_ACTIVE;
  if (*key == '\0' || g_str_equal (key, "active"))
    return TRUE;
  if (g_str_equal (key, "inactive"))
    *status = CW_ROSTER_INACTIVE;
  else if (g_str_equal (key, "tobedeleted") || g_str_equal (key, "deleted"))
    *status = CW_ROSTER_DELETED;
  return *status != CW_ROSTER_ACTIVE;
}

CwRosterRole
cw_roster_word_role (const char *text)
{
  static const struct
  {
    const char *key;
    CwRosterRole role;
  } roles[] = {
    { "student", CW_ROSTER_ROLE_STUDENT },
    { "students", CW_ROSTER_ROLE_STUDENT },
    { "learner", CW_ROSTER_ROLE_STUDENT },
    { "teacher", CW_ROSTER_ROLE_TEACHER },
    { "teachers", CW_ROSTER_ROLE_TEACHER },
    { "primaryteacher", CW_ROSTER_ROLE_TEACHER },
    { "coteacher", CW_ROSTER_ROLE_TEACHER },
    { "instructor", CW_ROSTER_ROLE_TEACHER },
    { "administrator", CW_ROSTER_ROLE_ADMINISTRATOR },
    { "districtadministrator", CW_ROSTER_ROLE_ADMINISTRATOR },
    { "siteadministrator", CW_ROSTER_ROLE_ADMINISTRATOR },
    { "systemadministrator", CW_ROSTER_ROLE_ADMINISTRATOR },
    { "principal", CW_ROSTER_ROLE_ADMINISTRATOR },
    { "aide", CW_ROSTER_ROLE_AIDE },
    { "proctor", CW_ROSTER_ROLE_AIDE },
    { "parent", CW_ROSTER_ROLE_PARENT },
    { "guardian", CW_ROSTER_ROLE_PARENT },
    { "relative", CW_ROSTER_ROLE_PARENT },
  };
  g_autofree char *key = cw_roster_header_key (text);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (roles[i].key, key))
      return roles[i].role;
  return CW_ROSTER_ROLE_OTHER;
}

static const char *
grade_of_key (const char *key)
{
  static const char *const names[][2] = {
    { "k", "KG" },
    { "kg", "KG" },
    { "kindergarten", "KG" },
    { "kn", "KG" },
    { "pk", "PK" },
    { "prek", "PK" },
    { "prekindergarten", "PK" },
    { "tk", "TK" },
    { "transitionalkindergarten", "TK" },
    { "pr", "PR" },
    { "preschool", "PR" },
    { "it", "IT" },
    { "ps", "PS" },
    { "ug", "UG" },
    { "ungraded", "UG" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i][0], key))
      return names[i][1];
  return NULL;
}

void
cw_roster_word_grade (const char *text, char grade[16])
{
  g_autofree char *key = cw_roster_header_key (text);
  const char *rest = g_str_has_prefix (key, "grade") ? key + strlen ("grade") : key;
  const char *name = grade_of_key (rest);
  guint64 number = g_ascii_strtoull (rest, NULL, 10);
  gsize digits = strspn (rest, "0123456789");
  gboolean is_ordinal =
      digits > 0 && (g_str_equal (rest + digits, "th") || g_str_equal (rest + digits, "st") ||
                     g_str_equal (rest + digits, "nd") || g_str_equal (rest + digits, "rd"));

  if (name)
    g_strlcpy (grade, name, 16);
  else if (digits > 0 && digits <= 2 && number >= 1 && number <= 13 &&
           (rest[digits] == '\0' || is_ordinal))
    g_snprintf (grade, 16, "%02u", (guint) number);
  else
    {
      const char *end;

      /* Cut between letters, not inside one. */
      g_utf8_validate (text, MIN (strlen (text), 15), &end);
      g_strlcpy (grade, text, end - text + 1);
    }
}

char *
cw_roster_word_org_type (const char *text)
{
  static const char *const types[] = { "department", "school", "district",
                                       "local",      "state",  "national" };
  g_autofree char *key = cw_roster_header_key (text);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i], key))
      return g_strdup (types[i]);
  if (strstr (key, "district"))
    return g_strdup ("district");
  if (strstr (key, "school") || strstr (key, "academ"))
    return g_strdup ("school");
  return g_strdup (text);
}

char **
cw_roster_word_list (const char *text)
{
  g_auto (GStrv) pieces = g_strsplit_set (text, ",;|", -1);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (guint i = 0; pieces[i]; i++)
    {
      char *piece = cw_roster_word_line (pieces[i]);

      if (*piece == '\0' || g_ptr_array_find_with_equal_func (list, piece, g_str_equal, NULL))
        g_free (piece);
      else
        g_ptr_array_add (list, piece);
    }
  g_ptr_array_add (list, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&list), FALSE);
}

char **
cw_roster_word_grades (const char *text)
{
  char **list = cw_roster_word_list (text);

  for (guint i = 0; list[i]; i++)
    {
      char grade[16];

      cw_roster_word_grade (list[i], grade);
      g_free (list[i]);
      list[i] = g_strdup (grade);
    }
  return list;
}

char *
cw_roster_word_line (const char *text)
{
  GString *line = g_string_new (NULL);
  gboolean is_gap = FALSE;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (g_unichar_iscntrl (letter) || letter == ' ')
        {
          is_gap = line->len > 0;
          continue;
        }
      if (is_gap)
        g_string_append_c (line, ' ');
      is_gap = FALSE;
      g_string_append_unichar (line, letter);
    }
  return g_string_free (line, FALSE);
}
