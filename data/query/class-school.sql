-- The name of the school that a class belongs to.
SELECT organization.name FROM class JOIN organization ON organization.id = class.school WHERE class.id = :id;
