-- What teachers are called.
SELECT DISTINCT given, family FROM teacher;
