-- The line that shows of a record that everybody has under the same id.
SELECT line FROM newest WHERE record = :record;
