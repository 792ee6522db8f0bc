-- One room that opts out.
SELECT id, class, since, until, note FROM optout WHERE id = :id;
