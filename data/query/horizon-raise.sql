-- Nothing before :day is on this laptop from now on.
INSERT INTO horizon (day) SELECT :day WHERE NOT EXISTS (SELECT 1 FROM horizon);
