import { expect, it } from 'vitest';
import { openIndexReader } from '../../src/store/index.ts';
import { createIndexWriter } from '../../src/store/writing.ts';
import { dump } from '../indexer/dump.ts';
import { emptyIndex, fixtures, segment } from './material.ts';

it('merged segments answer as the ones they were made of', async () => {
  const files = (await fixtures()).filter(({ path }, n) => !path.includes('half/') && n % 11 === 0);
  const db = emptyIndex();
  const writer = createIndexWriter(db);
  // Segments of one to four files, some of them dead in the end, some with a newer version in another segment.
  for (let at = 0, size = 1; at < files.length; at += size, size = (size % 4) + 1) {
    writer.commitSegment(segment(files.slice(at, at + size)));
  }
  writer.commitSegment(segment(files.slice(5, 12)));
  writer.removeFiles(files.filter((_, n) => n % 9 === 4).map(({ path }) => path));
  const reader = openIndexReader(db);
  expect(reader.segments().length).toBeGreaterThan(20);
  const before = [...dump(reader)];
  await writer.compact({ pause: () => Promise.resolve() });
  expect(reader.segments()).toHaveLength(1);
  const after = [...dump(reader)];
  expect(after.length).toBe(before.length);
  for (const [n, line] of before.entries()) expect(after[n]).toBe(line);
  expect(db.prepare('SELECT count(*) AS blocks FROM block').get()!.blocks).toBe(
    db.prepare('SELECT sum(blocks) AS blocks FROM segment').get()!.blocks,
  );
  db.close();
});
