-- The line was taken back.
DELETE FROM amend WHERE record = :record AND line = :line;
