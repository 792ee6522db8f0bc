-- The row of a school or district, to be held against the log.
SELECT id, name, type, code, parent, gone, sourced, snapshot FROM organization WHERE id = :id;
