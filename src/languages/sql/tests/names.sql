CREATE FUNCTION add(value int, name text) RETURNS int LANGUAGE sql AS $$ SELECT value $$;
CREATE TABLE "weird ""name""" (key text, "order" int, index int, year int, level int);
SELECT value, t.order, key, extract(year FROM level), date '2020-01-01' FROM "weird ""name""" t;
SELECT left(name, 1), replace(a, 'b', 'c'), year(d) FROM Users ORDER BY level DESC NULLS FIRST;
CREATE TABLE пользователи (имя text);
