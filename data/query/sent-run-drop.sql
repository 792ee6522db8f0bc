-- Nor were its lines.
DELETE FROM sent_run WHERE sent = :number;
