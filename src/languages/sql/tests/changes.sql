INSERT INTO app.users (id, name) VALUES (1, upper('a')), (2, 'b')
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, seen = now() RETURNING id;
UPDATE users AS u SET name = g.name, n = n + 1 FROM groups g WHERE g.id = u.gid;
DELETE FROM ONLY events e USING users WHERE users.id = e.uid;
MERGE INTO stock s USING sales ON s.id = sales.id
  WHEN MATCHED THEN UPDATE SET n = s.n - sales.n
  WHEN NOT MATCHED THEN INSERT (id, n) VALUES (sales.id, 0);
TRUNCATE TABLE a, b.c CASCADE;
INSERT INTO copies SELECT * FROM users ON DUPLICATE KEY UPDATE n = 1;
SELECT id INTO fresh FROM users FOR UPDATE;
