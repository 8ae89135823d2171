PRAGMA foreign_keys = ON;
.read other.sql
CREATE TABLE [Order Details](id INTEGER PRIMARY KEY AUTOINCREMENT, untyped, "key" TEXT) WITHOUT ROWID;
CREATE VIRTUAL TABLE docs USING fts5(title, body, tokenize = 'porter');
CREATE TRIGGER IF NOT EXISTS bump UPDATE OF title, body ON docs WHEN old.title <> new.title
BEGIN
  UPDATE docs SET title = CASE WHEN 1 THEN 'a' ELSE 'b' END WHERE rowid = new.rowid;
  SELECT RAISE(ABORT, 'no; END');
END;
REPLACE INTO docs(title) VALUES ('x');
CREATE TABLE tail (id);
