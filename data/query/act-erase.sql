-- An erased line is nothing that undo could touch; acts that did nothing else are over.
DELETE FROM act_swap WHERE line = :line;
