\set ON_ERROR_STOP on
\i schema/users.sql
\ir '../more tables.sql'
\echo don't stop
SELECT :'name', :"col", :n FROM t \gset
\if :verbose
SELECT 2 \; SELECT 3;
\endif
CREATE TABLE last (id int);
