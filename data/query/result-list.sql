-- Students' results, groups of one test beside each other, all students first.
SELECT result.id, result.school, organization.name, instrument, result.type, day, grade, subject, students,
       levels, counts, source, matched
  FROM result
  LEFT JOIN organization ON organization.id = result.school
 WHERE (:school = 0 OR result.school = :school) AND day BETWEEN :from_day AND :to_day
   AND (:instrument IS NULL OR instrument = :instrument)
   AND (:grade IS NULL OR grade = :grade)
   AND (:subject IS NULL OR subject = :subject)
 ORDER BY organization.name, result.school, instrument, subject, grade, day, students, matched, result.id;
