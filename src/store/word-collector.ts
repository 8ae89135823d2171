import type { BlockWriter } from './blocks.ts';
import { createByteBuffer } from './byte-buffer.ts';
import { groupByKey } from './grouping.ts';
import { createIntList, type IntList, pushInt } from './int-list.ts';
import { sortKeys } from './key-order.ts';
import { type Lexicon, sized } from './lexicon.ts';
import { writeAscending } from './postings-codec.ts';

/** Collects in which files a dictionary word stands. */
export interface WordCollector {
  /** Adds the runs of the next file's text. */
  addFile(runs: IntList): void;
  /** Writes the blocks of space `w`. The collector is empty afterwards. */
  finish(blocks: BlockWriter): void;
}

/** A collector over the words of `lexicon`. */
export function createWordCollector(lexicon: Lexicon): WordCollector {
  let runSeen = new Int32Array(4096);
  let wordSeen = new Int32Array(4096);
  const words = createIntList(1 << 14);
  const files = createIntList(1 << 14);
  let fileCount = 0;
  // Counts on over all segments, so that the marks of files need not be cleared.
  let mark = 0;

  return {
    addFile: (runs) => {
      mark++;
      runSeen = sized(runSeen, lexicon.runs);
      wordSeen = sized(wordSeen, lexicon.words.length);
      for (let i = 0; i < runs.length; i++) {
        const run = runs.items[i]!;
        if (runSeen[run] === mark) continue;
        runSeen[run] = mark;
        const end = lexicon.wordStart.items[run + 1]!;
        for (let at = lexicon.wordStart.items[run]!; at < end; at++) {
          const word = lexicon.wordPool.items[at]!;
          if (wordSeen[word] === mark) continue;
          wordSeen[word] = mark;
          pushInt(words, word);
          pushInt(files, fileCount);
        }
      }
      fileCount++;
    },
    finish: (blocks) => {
      const { start, columns } = groupByKey(words, lexicon.words.length, [files]);
      const used = lexicon.words.filter((_, word) => start[word + 1]! > start[word]!);
      const out = createByteBuffer(1 << 12);
      for (const key of sortKeys(used)) {
        const word = lexicon.wordNumber(key)!;
        out.length = 0;
        writeAscending(out, columns[0]!, start[word]!, start[word + 1]!);
        blocks.add('w', key, out);
      }
      words.length = 0;
      files.length = 0;
      fileCount = 0;
    },
  };
}
