-- People who log in.
CREATE TABLE public.users (
  id bigserial PRIMARY KEY, -- never reused
  -- Shown to others.
  name varchar(80) NOT NULL DEFAULT lower('X'),
  mood public.mood,
  "Group Id" integer REFERENCES groups (id) ON DELETE SET NULL,
  CONSTRAINT users_name_key UNIQUE (name),
  CONSTRAINT name_is_long CHECK (length(name) > 2),
  PRIMARY KEY (id)
);

CREATE TEMP TABLE IF NOT EXISTS scratch (LIKE public.users INCLUDING ALL);
CREATE UNLOGGED TABLE totals AS SELECT mood, count(*) AS n FROM public.users GROUP BY mood ORDER BY n;
CREATE TABLE users_1 PARTITION OF public.users FOR VALUES FROM (1) TO (10);
