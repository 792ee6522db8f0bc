-- A line that an act replaced.
INSERT OR IGNORE INTO act_swap (act, line) VALUES (:act, :line);
