import { AxError } from '../model/index.ts';
import { emptyHistogram, type Histogram, sortedBuckets } from './histogram.ts';

/** The form of the bytes; a later form has another number. */
const FORM = 1;
/** No value that a number can hold has a bucket beyond this. */
const FARTHEST_BUCKET = 1100 * 32;

/**
 * A histogram as bytes: the same values always give the same bytes, and 3 bytes a bucket are usual.
 * Form, zeros, sum, min, max (doubles, little-endian), number of buckets, then (steps from the last bucket, times).
 */
export function encodeHistogram(histogram: Histogram): Uint8Array {
  const buckets = sortedBuckets(histogram);
  const bytes: number[] = [FORM];
  pushNumber(bytes, histogram.zeros);
  bytes.push(...new Uint8Array(doubles([histogram.sum, histogram.min, histogram.max])));
  pushNumber(bytes, buckets.length);
  let last = -FARTHEST_BUCKET;
  for (const [bucket, times] of buckets) {
    pushNumber(bytes, bucket - last);
    pushNumber(bytes, times);
    last = bucket;
  }
  return Uint8Array.from(bytes);
}

/** What {@link encodeHistogram} wrote. Throws AxError `index-damaged` when the bytes are none of its. */
export function decodeHistogram(bytes: Uint8Array): Histogram {
  let at = 0;
  const number = (): number => {
    let value = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = bytes[at++];
      if (byte === undefined || weight > 2 ** 49) throw damaged();
      value += (byte & 127) * weight;
      if (byte < 128) return value;
    }
  };
  if (number() !== FORM) throw damaged();
  const histogram = emptyHistogram();
  histogram.zeros = number();
  if (bytes.length < at + 24) throw damaged();
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, 24);
  histogram.sum = view.getFloat64(0, true);
  histogram.min = view.getFloat64(8, true);
  histogram.max = view.getFloat64(16, true);
  at += 24;
  histogram.count = histogram.zeros;
  let bucket = -FARTHEST_BUCKET;
  for (let left = number(); left > 0; left--) {
    bucket += number();
    const times = number();
    if (bucket > FARTHEST_BUCKET || times === 0 || histogram.buckets.has(bucket)) throw damaged();
    histogram.buckets.set(bucket, times);
    histogram.count += times;
  }
  if (at !== bytes.length || ![histogram.sum, histogram.min, histogram.max].every((each) => each >= 0)) throw damaged();
  return histogram;
}

function pushNumber(bytes: number[], value: number): void {
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  bytes.push(rest);
}

function doubles(values: readonly number[]): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(values.length * 8));
  for (const [at, value] of values.entries()) view.setFloat64(at * 8, value, true);
  return view.buffer;
}

function damaged(): AxError {
  return new AxError('index-damaged', 'the bytes are no histogram', 'ax telemetry clean removes what was counted');
}
