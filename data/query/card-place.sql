-- Where a card belongs: its walk, its step, and where it lies in its column.
SELECT walk, step, coalesce(place, at_ms * 1000) FROM card WHERE id = :id;
