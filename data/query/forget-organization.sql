-- A school or district is not shown any more.
DELETE FROM organization WHERE id = :id;
