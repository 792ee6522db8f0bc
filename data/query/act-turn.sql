-- An act was undone or done again.
UPDATE act SET step = :step, undone = :undone WHERE act = :act;
