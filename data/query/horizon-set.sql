-- What was off before stays so.
UPDATE horizon SET day = max (day, :day);
