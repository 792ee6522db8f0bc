-- An action step is not shown any more.
DELETE FROM step WHERE id = :id;
