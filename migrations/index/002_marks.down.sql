ALTER TABLE segment DROP COLUMN marks;
-- What the files would have to be read for again is not there any more: the next program that writes builds the index anew.
UPDATE meta SET value = 'without marks' WHERE key = 'facts';
