CREATE TABLE a (name text DEFAULT 'x);

CREATE TABLE b (name text DEFAULT 'y');
INSERT INTO b VALUES ('z');
