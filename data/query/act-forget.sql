-- Nothing can be undone any more.
DELETE FROM act_swap;
DELETE FROM act;
