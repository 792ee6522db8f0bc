-- A room that opted out does so no more.
DELETE FROM optout WHERE id = :id;
