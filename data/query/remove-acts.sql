-- Undo goes back no further.
DELETE FROM act_swap;
DELETE FROM act;
