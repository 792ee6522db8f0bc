-- Lines that an act replaced.
SELECT line FROM act_swap WHERE act = :act ORDER BY line;
