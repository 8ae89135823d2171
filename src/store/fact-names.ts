import { Buffer } from 'node:buffer';
import { eachKeyBytes } from './block-codec.ts';
import { readText } from './byte-cursor.ts';

/** The names of a file in order of their UTF-8 bytes, and where in its blob the occurrences of each are. */
export interface FactNames {
  names: string[];
  /** The occurrences of the first name begin here, those of each other where the ones before end. */
  valuesAt: number;
  valueEnds: number[];
}

/** Reads the names of the blob of a file, which begin at `from`. Throws AxError 'index-damaged'. */
export function readNames(blob: Uint8Array, from: number): FactNames {
  const valueEnds: number[] = [];
  const ends: number[] = [];
  let bytes = new Uint8Array(blob.length);
  let length = 0;
  let bits = 0;
  let valuesAt = blob.length;
  eachKeyBytes(
    blob,
    (key, size, start, end) => {
      if (ends.length === 0) valuesAt = start;
      if (length + size > bytes.length) bytes = grownTo(bytes, length + size);
      for (let i = 0; i < size; i++) {
        const byte = key[i]!;
        bits |= byte;
        bytes[length++] = byte;
      }
      ends.push(length);
      valueEnds.push(end);
      return true;
    },
    from,
  );
  // One string that is cut up takes a fraction of the time.
  const whole = bits < 128 ? Buffer.from(bytes.buffer, 0, length).toString('latin1') : undefined;
  const names = ends.map((end, i) => {
    const start = i === 0 ? 0 : ends[i - 1]!;
    return whole === undefined ? readText(bytes, start, end) : whole.slice(start, end);
  });
  return { names, valuesAt, valueEnds };
}

/** The names with these numbers, at their places in a list that has no others. */
export function someNames(blob: Uint8Array, from: number, numbers: ReadonlySet<number>): string[] {
  const names: string[] = [];
  let number = 0;
  let left = numbers.size;
  eachKeyBytes(
    blob,
    (key, size) => {
      if (numbers.has(number)) {
        names[number] = readText(key, 0, size);
        left--;
      }
      number++;
      return left > 0;
    },
    from,
  );
  return names;
}

function grownTo(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const longer = new Uint8Array(length * 2);
  longer.set(bytes);
  return longer;
}
