-- Nothing half-typed about a record is left.
DELETE FROM draft WHERE substr(place, -36) = :uuid;
