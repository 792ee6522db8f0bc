-- The first day that is on this laptop.
SELECT day FROM horizon;
