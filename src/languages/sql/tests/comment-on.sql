CREATE TABLE app.users (id int, name text);
CREATE VIEW names AS SELECT name FROM app.users;
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;
COMMENT ON TABLE app.users IS 'People.';
COMMENT ON COLUMN app.users.name IS 'As they say it.';
COMMENT ON VIEW names IS E'Deprecated: ask app.users.';
COMMENT ON FUNCTION f(int) IS 'One.';
COMMENT ON TABLE elsewhere IS 'Not here.';
