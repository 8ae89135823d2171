CREATE TABLE a (
  id int,
  name varchar(10
CREATE TABLE b (id int);
SELECT f(1;
CREATE VIEW v AS SELECT 1);
CREATE TABLE c (id int)
CREATE TABLE d (id int)
