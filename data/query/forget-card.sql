-- A debrief card is not shown any more.
DELETE FROM card WHERE id = :id;
