-- Schools by name, those that are gone last: whatever stands below a district or state.
SELECT id, name, code, gone
  FROM organization
 WHERE type NOT IN ('district', 'local', 'state', 'national')
 ORDER BY gone, name, id;
