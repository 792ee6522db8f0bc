-- The row of a school or district.
INSERT OR REPLACE INTO organization (id, name, type, code, parent, gone)
VALUES (:id, :name, :type, :code, :parent, coalesce(:gone, 0));
