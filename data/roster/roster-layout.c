#include "data/roster/roster-layout.h"

#include <string.h>

#define HEAD                                                                                   \
  { "sourcedId", CW_ROSTER_FIELD_ID, TRUE }, { "status", CW_ROSTER_FIELD_STATUS, FALSE },      \
  {                                                                                            \
    "dateLastModified", CW_ROSTER_FIELD_MODIFIED, FALSE                                        \
  }
#define SKIP(name)                                                                             \
  {                                                                                            \
    name, CW_ROSTER_FIELD_SKIP, FALSE                                                          \
  }
#define END                                                                                    \
  {                                                                                            \
    NULL                                                                                       \
  }

static const CwRosterColumn manifest[] = {
  { "propertyName", CW_ROSTER_FIELD_KEY, TRUE },
  { "value", CW_ROSTER_FIELD_VALUE, TRUE },
  END,
};

static const CwRosterColumn orgs[] = {
  HEAD,
  { "name", CW_ROSTER_FIELD_TITLE, TRUE },
  { "type", CW_ROSTER_FIELD_TYPE, FALSE },
  { "identifier", CW_ROSTER_FIELD_CODE, FALSE },
  { "parentSourcedId", CW_ROSTER_FIELD_PARENT, FALSE },
  { "parentName", CW_ROSTER_FIELD_PARENT_NAME, FALSE },
  END,
};

static const CwRosterColumn terms[] = {
  HEAD,
  { "title", CW_ROSTER_FIELD_TITLE, TRUE },
  { "type", CW_ROSTER_FIELD_TYPE, FALSE },
  { "startDate", CW_ROSTER_FIELD_START, FALSE },
  { "endDate", CW_ROSTER_FIELD_END, FALSE },
  { "parentSourcedId", CW_ROSTER_FIELD_PARENT, FALSE },
  { "schoolYear", CW_ROSTER_FIELD_SCHOOL_YEAR, FALSE },
  END,
};

static const CwRosterColumn courses[] = {
  HEAD,
  { "schoolYearSourcedId", CW_ROSTER_FIELD_TERM, FALSE },
  { "title", CW_ROSTER_FIELD_TITLE, TRUE },
  { "courseCode", CW_ROSTER_FIELD_CODE, FALSE },
  { "grades", CW_ROSTER_FIELD_GRADES, FALSE },
  { "orgSourcedId", CW_ROSTER_FIELD_SCHOOL, FALSE },
  { "subjects", CW_ROSTER_FIELD_SUBJECTS, FALSE },
  SKIP ("subjectCodes"),
  END,
};

static const CwRosterColumn classes[] = {
  HEAD,
  { "title", CW_ROSTER_FIELD_TITLE, TRUE },
  { "grades", CW_ROSTER_FIELD_GRADES, FALSE },
  { "courseSourcedId", CW_ROSTER_FIELD_COURSE, FALSE },
  { "classCode", CW_ROSTER_FIELD_CODE, FALSE },
  { "classType", CW_ROSTER_FIELD_TYPE, FALSE },
  { "location", CW_ROSTER_FIELD_LOCATION, FALSE },
  { "schoolSourcedId", CW_ROSTER_FIELD_SCHOOL, FALSE },
  { "termSourcedIds", CW_ROSTER_FIELD_TERM, FALSE },
  { "subjects", CW_ROSTER_FIELD_SUBJECTS, FALSE },
  SKIP ("subjectCodes"),
  { "periods", CW_ROSTER_FIELD_PERIODS, FALSE },
  END,
};

static const CwRosterColumn roles[] = {
  HEAD,
  { "userSourcedId", CW_ROSTER_FIELD_USER, TRUE },
  { "roleType", CW_ROSTER_FIELD_TYPE, FALSE },
  { "role", CW_ROSTER_FIELD_ROLE, TRUE },
  SKIP ("beginDate"),
  SKIP ("endDate"),
  { "orgSourcedId", CW_ROSTER_FIELD_ORGS, FALSE },
  SKIP ("userProfileSourcedId"),
  END,
};

static const CwRosterColumn enrollments[] = {
  HEAD,
  { "classSourcedId", CW_ROSTER_FIELD_CLASS, TRUE },
  { "schoolSourcedId", CW_ROSTER_FIELD_SCHOOL, FALSE },
  { "userSourcedId", CW_ROSTER_FIELD_USER, TRUE },
  { "role", CW_ROSTER_FIELD_ROLE, TRUE },
  SKIP ("primary"),
  SKIP ("beginDate"),
  SKIP ("endDate"),
  END,
};

static const CwRosterColumn users[] = {
  HEAD,
  SKIP ("enabledUser"),
  { "orgSourcedIds", CW_ROSTER_FIELD_ORGS, FALSE },
  { "role", CW_ROSTER_FIELD_ROLE, FALSE },
  SKIP ("username"),
  SKIP ("userIds"),
  { "givenName", CW_ROSTER_FIELD_GIVEN_NAME, FALSE },
  { "familyName", CW_ROSTER_FIELD_FAMILY_NAME, FALSE },
  SKIP ("middleName"),
  SKIP ("identifier"),
  SKIP ("email"),
  SKIP ("sms"),
  SKIP ("phone"),
  SKIP ("agentSourcedIds"),
  { "grades", CW_ROSTER_FIELD_GRADES, FALSE },
  SKIP ("password"),
  SKIP ("userMasterIdentifier"),
  SKIP ("resourceSourcedIds"),
  SKIP ("preferredGivenName"),
  SKIP ("preferredMiddleName"),
  SKIP ("preferredFamilyName"),
  SKIP ("primaryOrgSourcedId"),
  SKIP ("pronouns"),
  END,
};

static const CwRosterColumn demographics[] = {
  HEAD,
  SKIP ("birthDate"),
  SKIP ("sex"),
  SKIP ("americanIndianOrAlaskaNative"),
  SKIP ("asian"),
  SKIP ("blackOrAfricanAmerican"),
  SKIP ("nativeHawaiianOrOtherPacificIslander"),
  SKIP ("white"),
  SKIP ("demographicRaceTwoOrMoreRaces"),
  SKIP ("hispanicOrLatinoEthnicity"),
  SKIP ("countryOfBirthCode"),
  SKIP ("stateOfBirthAbbreviation"),
  SKIP ("cityOfBirth"),
  SKIP ("publicSchoolResidenceStatus"),
  END,
};

static const CwRosterColumn sds_school[] = {
  { "SIS ID", CW_ROSTER_FIELD_ID, TRUE },
  { "Name", CW_ROSTER_FIELD_TITLE, TRUE },
  { "School Number", CW_ROSTER_FIELD_CODE, FALSE },
  SKIP ("School NCES_ID"),
  SKIP ("State ID"),
  SKIP ("Grade Low"),
  SKIP ("Grade High"),
  SKIP ("Principal SIS ID"),
  SKIP ("Principal Name"),
  SKIP ("Principal Secondary Email"),
  SKIP ("Address"),
  SKIP ("City"),
  SKIP ("State"),
  SKIP ("Country"),
  SKIP ("Zip"),
  SKIP ("Phone"),
  SKIP ("Zone"),
  END,
};

static const CwRosterColumn sds_section[] = {
  { "SIS ID", CW_ROSTER_FIELD_ID, TRUE },
  { "School SIS ID", CW_ROSTER_FIELD_SCHOOL, FALSE },
  { "Section Name", CW_ROSTER_FIELD_TITLE, TRUE },
  { "Section Number", CW_ROSTER_FIELD_CODE, FALSE },
  { "Term SIS ID", CW_ROSTER_FIELD_TERM, FALSE },
  { "Term Name", CW_ROSTER_FIELD_TERM_TITLE, FALSE },
  { "Term StartDate", CW_ROSTER_FIELD_START, FALSE },
  { "Term EndDate", CW_ROSTER_FIELD_END, FALSE },
  { "Course SIS ID", CW_ROSTER_FIELD_COURSE, FALSE },
  { "Course Name", CW_ROSTER_FIELD_COURSE_TITLE, FALSE },
  { "Course Number", CW_ROSTER_FIELD_COURSE_CODE, FALSE },
  SKIP ("Course Description"),
  { "Course Subject", CW_ROSTER_FIELD_SUBJECTS, FALSE },
  { "Periods", CW_ROSTER_FIELD_PERIODS, FALSE },
  { "Status", CW_ROSTER_FIELD_STATUS, FALSE },
  END,
};

static const CwRosterColumn sds_person[] = {
  { "SIS ID", CW_ROSTER_FIELD_ID, TRUE },
  { "School SIS ID", CW_ROSTER_FIELD_ORGS, FALSE },
  { "First Name", CW_ROSTER_FIELD_GIVEN_NAME, FALSE },
  { "Last Name", CW_ROSTER_FIELD_FAMILY_NAME, FALSE },
  SKIP ("Username"),
  SKIP ("Password"),
  SKIP ("State ID"),
  SKIP ("Secondary Email"),
  SKIP ("Student Number"),
  SKIP ("Teacher Number"),
  SKIP ("Middle Name"),
  { "Grade", CW_ROSTER_FIELD_GRADES, FALSE },
  { "Status", CW_ROSTER_FIELD_STATUS, FALSE },
  SKIP ("Birthdate"),
  SKIP ("Graduation Year"),
  SKIP ("Title"),
  SKIP ("Qualification"),
  END,
};

static const CwRosterColumn sds_seat[] = {
  { "Section SIS ID", CW_ROSTER_FIELD_CLASS, TRUE },
  { "SIS ID", CW_ROSTER_FIELD_USER, TRUE },
  END,
};

#define ONE CW_ROSTER_ONEROSTER
#define NO_ROLE CW_ROSTER_ROLE_OTHER
#define UNREAD(base, label)                                                                    \
  {                                                                                            \
    base, label, ONE, CW_ROSTER_NOT_READ, NO_ROLE, NULL                                        \
  }

static const CwRosterLayout layouts[] = {
  { "orgs", "orgs", ONE, CW_ROSTER_ORGS, NO_ROLE, orgs },
  { "academicsessions", "academicSessions", ONE, CW_ROSTER_TERMS, NO_ROLE, terms },
  { "courses", "courses", ONE, CW_ROSTER_COURSES, NO_ROLE, courses },
  { "classes", "classes", ONE, CW_ROSTER_CLASSES, NO_ROLE, classes },
  { "roles", "roles", ONE, CW_ROSTER_ROLES, NO_ROLE, roles },
  { "enrollments", "enrollments", ONE, CW_ROSTER_ENROLLMENTS, NO_ROLE, enrollments },
  { "users", "users", ONE, CW_ROSTER_USERS, NO_ROLE, users },
  { "demographics", "demographics", ONE, CW_ROSTER_DEMOGRAPHICS, NO_ROLE, demographics },
  { "manifest", "manifest", ONE, CW_ROSTER_MANIFEST, NO_ROLE, manifest },
  { "school", "School", CW_ROSTER_SDS, CW_ROSTER_ORGS, NO_ROLE, sds_school },
  { "section", "Section", CW_ROSTER_SDS, CW_ROSTER_CLASSES, NO_ROLE, sds_section },
  { "student", "Student", CW_ROSTER_SDS, CW_ROSTER_USERS, CW_ROSTER_ROLE_STUDENT, sds_person },
  { "teacher", "Teacher", CW_ROSTER_SDS, CW_ROSTER_USERS, CW_ROSTER_ROLE_TEACHER, sds_person },
  { "studentenrollment", "StudentEnrollment", CW_ROSTER_SDS, CW_ROSTER_ENROLLMENTS,
    CW_ROSTER_ROLE_STUDENT, sds_seat },
  { "teacherroster", "TeacherRoster", CW_ROSTER_SDS, CW_ROSTER_ENROLLMENTS,
    CW_ROSTER_ROLE_TEACHER, sds_seat },
  UNREAD ("categories", "categories"),
  UNREAD ("classresources", "classResources"),
  UNREAD ("courseresources", "courseResources"),
  UNREAD ("lineitemlearningobjectiveids", "lineItemLearningObjectiveIds"),
  UNREAD ("lineitems", "lineItems"),
  UNREAD ("lineitemscorescales", "lineItemScoreScales"),
  UNREAD ("resources", "resources"),
  UNREAD ("resultlearningobjectiveids", "resultLearningObjectiveIds"),
  UNREAD ("results", "results"),
  UNREAD ("resultscorescales", "resultScoreScales"),
  UNREAD ("scorescales", "scoreScales"),
  UNREAD ("userprofiles", "userProfiles"),
  UNREAD ("userresources", "userResources"),
};

const CwRosterLayout *
cw_roster_layout_for_name (const char *base)
{
  g_autofree char *stem = g_ascii_strdown (base, -1);

  if (g_str_has_suffix (stem, ".csv") || g_str_has_suffix (stem, ".txt"))
    stem[strlen (stem) - 4] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    if (g_str_equal (layouts[i].base, stem))
      return &layouts[i];
  return NULL;
}

const CwRosterLayout *
cw_roster_layout_for_kind (CwRosterKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    if (layouts[i].kind == (int) kind)
      return &layouts[i];
  return NULL;
}

const CwRosterLayout *
cw_roster_layout_at (guint index)
{
  return index < G_N_ELEMENTS (layouts) ? &layouts[index] : NULL;
}
