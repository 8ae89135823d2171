CREATE EXTENSION pgcrypto;
/* Adds. */
CREATE FUNCTION api.add(a integer, b integer DEFAULT 1, OUT total integer)
  RETURNS integer
  LANGUAGE sql IMMUTABLE
AS $$ SELECT a + b $$;

CREATE FUNCTION api.add(text, double precision) RETURNS SETOF users AS 'SELECT * FROM users' LANGUAGE SQL;

CREATE OR REPLACE FUNCTION touch() RETURNS trigger AS $body$
DECLARE
  found_user users%ROWTYPE;
  n CONSTANT integer := 5;
  cur CURSOR FOR SELECT id FROM events;
BEGIN
  NEW.updated_at := now();
  SELECT * INTO found_user FROM users WHERE id = NEW.user_id;
  FOR rec IN SELECT name FROM users LOOP
    PERFORM log_it(rec.name, level => n);
  END LOOP;
  RETURN NEW;
END;
$body$ LANGUAGE plpgsql;

CREATE FUNCTION py() RETURNS int LANGUAGE plpython3u AS $$ return plpy.execute("x")['n'] $$;
CREATE FUNCTION half(n int) RETURNS int BEGIN ATOMIC SELECT n / 2; END;
CREATE TABLE after_all (id int);
