-- Whether anything is off this laptop.
SELECT 1 FROM horizon LIMIT 1;
