-- It waits no more.
DELETE FROM span WHERE span = :span;
