ALTER TABLE public.users
  ADD COLUMN IF NOT EXISTS age integer NOT NULL DEFAULT 0, -- in years
  ADD UNIQUE (age),
  DROP COLUMN old_name CASCADE,
  ALTER COLUMN name TYPE citext USING lower(name),
  ADD CONSTRAINT fk FOREIGN KEY (gid) REFERENCES groups (id);
ALTER TABLE users RENAME COLUMN a TO b;
ALTER TABLE users RENAME TO people;
ALTER TABLE t ADD INDEX by_a (a), MODIFY b varchar(3), CHANGE c d int;
ALTER SEQUENCE s OWNED BY t.id;
DROP FUNCTION IF EXISTS f(int, mood), g;
DROP TRIGGER tr ON t;
