-- No stream is written on by this installation.
UPDATE stream SET own = 0;
