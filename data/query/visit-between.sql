-- Visits of some days, whoever made them.
SELECT id FROM visit WHERE day BETWEEN :from AND :until;
