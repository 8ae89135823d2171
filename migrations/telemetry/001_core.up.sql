-- Spool files and how far each has been folded. `identity` tells a file from another one that takes its name.
CREATE TABLE spool (
  file TEXT PRIMARY KEY,
  identity TEXT NOT NULL,
  offset INTEGER NOT NULL,
  lines INTEGER NOT NULL,
  damaged INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What is measured: a metric and its dimensions, each a word of telemetry-schema.json or ''.
CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  metric TEXT NOT NULL,
  command TEXT NOT NULL,
  surface TEXT NOT NULL,
  outcome TEXT NOT NULL,
  detail TEXT NOT NULL,
  version TEXT NOT NULL,
  node INTEGER NOT NULL,
  platform TEXT NOT NULL,
  variant TEXT NOT NULL,
  -- The purpose that the user had agreed to when it was recorded; 0 is never sent.
  consent INTEGER NOT NULL,
  UNIQUE (metric, command, surface, outcome, detail, version, node, platform, variant, consent)
) STRICT;

-- Days are UTC days since 1970.
CREATE TABLE daily (
  day INTEGER NOT NULL,
  series INTEGER NOT NULL REFERENCES series (id),
  count INTEGER NOT NULL,
  sum REAL NOT NULL,
  min REAL NOT NULL,
  max REAL NOT NULL,
  histogram BLOB NOT NULL,
  PRIMARY KEY (day, series)
) STRICT, WITHOUT ROWID;

-- Errors without their words; times in seconds since 1970.
CREATE TABLE error (
  fingerprint TEXT NOT NULL,
  version TEXT NOT NULL,
  consent INTEGER NOT NULL,
  class TEXT NOT NULL,
  code TEXT NOT NULL,
  frames TEXT NOT NULL,
  first_seen INTEGER NOT NULL,
  last_seen INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (fingerprint, version, consent)
) STRICT, WITHOUT ROWID;

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
