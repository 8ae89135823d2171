CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS users_name ON public.users USING btree (lower(name) DESC, age)
  INCLUDE (mail) WHERE deleted_at IS NULL;
CREATE INDEX ON users (id);
CREATE CLUSTERED INDEX [IX Users] ON [dbo].[Users] ([Name] ASC);
DROP INDEX IF EXISTS users_name;
