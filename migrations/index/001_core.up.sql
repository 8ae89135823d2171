-- The core of the index: files, their packed facts, and the segments of the inverted index.
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID, STRICT;

-- One row per file that was looked at. A file that is not indexed (binary, too large ...) has segment 0.
CREATE TABLE file (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  language TEXT NOT NULL,
  size INTEGER NOT NULL,
  mtime INTEGER NOT NULL,          -- microseconds since the epoch
  hash BLOB NOT NULL,              -- first 16 bytes of the SHA-256 of the content
  segment INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,        -- within the segment
  flags INTEGER NOT NULL,          -- 1 test, 2 generated, 4 has syntax errors
  lines INTEGER NOT NULL,
  symbols INTEGER NOT NULL,
  occurrences INTEGER NOT NULL
) STRICT;

CREATE TABLE problem (
  file INTEGER NOT NULL REFERENCES file(id) ON DELETE CASCADE,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  line INTEGER NOT NULL
) STRICT;
CREATE INDEX problem_file ON problem(file);

-- Packed facts of neighbouring files of a segment: id = segment * 2^20 + ordinal of the first file.
-- Many files to a row, since rows of a few kilobytes would leave a third of each page empty.
CREATE TABLE facts (
  id INTEGER PRIMARY KEY,
  data BLOB NOT NULL
) STRICT;

-- Everything of a segment but `dead` stays as it was written. Ids are never used again.
CREATE TABLE segment (
  id INTEGER PRIMARY KEY,
  files BLOB NOT NULL,             -- u32 file ids by ordinal, little-endian
  dead BLOB NOT NULL,              -- one byte per ordinal, 1 = replaced or removed
  first_block INTEGER NOT NULL,    -- its blocks are first_block .. first_block + blocks - 1
  blocks INTEGER NOT NULL,
  codes BLOB NOT NULL,             -- u32 packed term frequencies by number, little-endian
  totals BLOB NOT NULL,            -- per file: number of units and summed field lengths, see src/store/units-codec.ts
  units BLOB NOT NULL              -- columns, see src/store/units-codec.ts
) STRICT;

-- Sorted key -> posting lists, many keys to a row, front-coded; `first` is the first key of the row, in UTF-8.
CREATE TABLE block (
  id INTEGER PRIMARY KEY,
  segment INTEGER NOT NULL,
  space TEXT NOT NULL,
  first BLOB NOT NULL,
  data BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX block_key ON block(segment, space, first);
