-- Kinds and flags of the symbols of a segment, for filters; see src/store/marks-codec.ts.
ALTER TABLE segment ADD COLUMN marks BLOB NOT NULL DEFAULT x'';
