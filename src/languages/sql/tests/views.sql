-- Those who may log in.
CREATE OR REPLACE VIEW active_users (id, label) AS
  SELECT u.id, u.name AS label
  FROM users AS u
  WHERE u.active;

CREATE MATERIALIZED VIEW IF NOT EXISTS stats.daily AS
SELECT date_trunc('day', at) AS day, count(*) total
FROM events GROUP BY day
WITH NO DATA;
REFRESH MATERIALIZED VIEW CONCURRENTLY stats.daily;
