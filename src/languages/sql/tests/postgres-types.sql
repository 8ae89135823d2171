CREATE TYPE mood AS ENUM (
  'sad', -- not now
  'so-so',
  'it''s'
);
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'happy' AFTER 'so-so';
CREATE TYPE app.pair AS (a integer, b app.mood[]);
CREATE DOMAIN mail AS text CONSTRAINT has_at CHECK (VALUE ~ '@');
CREATE TYPE span AS RANGE (subtype = float8);
CREATE TABLE t (m mood DEFAULT 'sad'::mood, p app.pair, at timestamp with time zone, c character varying(3)[]);
SELECT CAST(x AS mood), y::app.pair FROM t;
