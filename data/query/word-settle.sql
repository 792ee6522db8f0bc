-- One old segment at a high level: what is kept from now on one by one is not merged with it soon.
INSERT INTO word (word) VALUES ('optimize');
