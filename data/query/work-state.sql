-- A text that differs after anything was recorded, undone, signed or taken in.
SELECT coalesce ((SELECT max(act) FROM act), 0) || ' ' ||
       coalesce ((SELECT sum(step) FROM act), 0) || ' ' ||
       coalesce ((SELECT sum(sealed_seq) FROM stream), 0) || ' ' ||
       coalesce ((SELECT max(number) FROM bundle), 0);
