-- The opening of lines beyond a gap that a person accepted.
SELECT opening FROM span WHERE stream = :stream AND first = :first AND shown = 1;
