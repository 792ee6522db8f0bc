-- Undo goes back a thousand acts.
DELETE FROM act_swap WHERE act <= (SELECT max(act) FROM act) - 1000;
DELETE FROM act WHERE act <= (SELECT max(act) FROM act) - 1000;
