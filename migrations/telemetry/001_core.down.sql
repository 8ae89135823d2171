DROP TABLE meta;
DROP TABLE error;
DROP TABLE daily;
DROP TABLE series;
DROP TABLE spool;
