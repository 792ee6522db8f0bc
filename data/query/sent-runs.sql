-- The lines that were in a file.
SELECT stream, audience, first, last FROM sent_run WHERE sent = :number ORDER BY stream, first;
