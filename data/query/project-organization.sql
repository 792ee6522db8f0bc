-- The rows of schools and districts.
INSERT OR REPLACE INTO organization (id, name, type, code, parent, gone, sourced, snapshot)
SELECT id, name, type, code, parent, coalesce(gone, 0), sourced, snapshot
  FROM waiting_organization;
