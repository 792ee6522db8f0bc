-- The row of a school or district.
INSERT OR REPLACE INTO organization (id, name, type, code, parent, gone, sourced, snapshot)
VALUES (:id, :name, :type, :code, :parent, coalesce(:gone, 0), :sourced, :snapshot);
