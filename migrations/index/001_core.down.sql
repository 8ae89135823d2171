DROP TABLE block;
DROP TABLE segment;
DROP TABLE facts;
DROP TABLE problem;
DROP TABLE file;
DROP TABLE meta;
