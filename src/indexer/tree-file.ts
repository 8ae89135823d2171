import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { FILE_STATE, type Tree } from './tree.ts';

// One line of JSON filled up to a multiple of eight bytes, the numbers, the states, the paths.
const FORMAT = 2;

interface Header {
  format: number;
  fingerprint: string;
  generation: number;
  files: number;
  directories: number;
  rules: number;
  textBytes: number;
}

/** Reads a saved tree; undefined when there is none, or none that can be used. */
export function readTree(file: string): Tree | undefined {
  try {
    return decodeTree(readFileSync(file));
  } catch {
    // It only saves work: without it the tree is listed anew.
    return undefined;
  }
}

/** Saves a tree in one step. The process number keeps apart what two processes write. Throws what the system says. */
export function writeTree(file: string, tree: Tree, pid: number): void {
  const temporary = `${file}.${pid}`;
  writeFileSync(temporary, encodeTree(tree));
  renameSync(temporary, file);
}

/** The bytes of a tree, without the files that are gone. */
export function encodeTree(tree: Tree): Uint8Array {
  const files = tree.paths.length;
  const isWhole = !tree.state.subarray(0, files).includes(FILE_STATE.gone);
  const { paths, size, mtime, ctime, state } = isWhole ? tree : withoutGone(tree);
  const text = (isWhole && tree.saved) || Buffer.from([paths, tree.directories, tree.rules].flat().join('\0'));
  if (isWhole) tree.saved = text;
  const header: Header = {
    format: FORMAT,
    fingerprint: tree.fingerprint,
    generation: tree.generation,
    files: paths.length,
    directories: tree.directories.length,
    rules: tree.rules.length,
    textBytes: text.length,
  };
  const line = Buffer.from(`${JSON.stringify(header)}\n`);
  const start = align(line.length);
  const states = start + numberCount(header) * 8;
  const bytes = new Uint8Array(states + paths.length + text.length);
  bytes.set(line);
  bytes.fill(0x20, line.length, start);
  let at = start;
  for (const column of [size, mtime, ctime].map((column) => column.subarray(0, paths.length)).concat(others(tree))) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += column.byteLength;
  }
  bytes.set(state.subarray(0, paths.length), states);
  bytes.set(text, states + paths.length);
  return bytes;
}

function others({ directoryTime, directoryNames, ruleTime, ruleSize }: Tree): Float64Array[] {
  return [directoryTime, directoryNames, ruleTime, ruleSize];
}

function withoutGone(tree: Tree): Tree {
  const kept = [...tree.paths.keys()].filter((i) => tree.state[i] !== FILE_STATE.gone);
  const pick = (column: Float64Array): Float64Array => Float64Array.from(kept, (i) => column[i]!);
  return {
    ...tree,
    paths: kept.map((i) => tree.paths[i]!),
    ...{ size: pick(tree.size), mtime: pick(tree.mtime), ctime: pick(tree.ctime) },
    state: Uint8Array.from(kept, (i) => tree.state[i]!),
  };
}

/** A tree out of its bytes; undefined when they are no tree, or not a whole one. */
export function decodeTree(bytes: Buffer): Tree | undefined {
  const newline = bytes.indexOf(0x0a);
  if (newline < 0) return undefined;
  const header = JSON.parse(bytes.toString('utf8', 0, newline)) as Header;
  const { format, files, directories, rules, textBytes } = header;
  const start = align(newline + 1);
  const states = start + numberCount(header) * 8;
  if (format !== FORMAT || bytes.length !== states + files + textBytes) return undefined;
  // A copy, since a column of numbers begins at a multiple of eight.
  const numbers = new Float64Array(Uint8Array.prototype.slice.call(bytes, start, states).buffer);
  let at = 0;
  const column = (length: number): Float64Array => {
    at += length;
    return numbers.subarray(at - length, at);
  };
  const texts = bytes.toString('utf8', states + files).split('\0');
  return {
    fingerprint: header.fingerprint,
    generation: header.generation,
    ...{ size: column(files), mtime: column(files), ctime: column(files) },
    ...{ directoryTime: column(directories), directoryNames: column(directories) },
    ...{ ruleTime: column(rules), ruleSize: column(rules) },
    state: new Uint8Array(bytes.subarray(states, states + files)),
    paths: texts.slice(0, files),
    directories: texts.slice(files, files + directories),
    rules: texts.slice(files + directories, files + directories + rules),
    saved: bytes.subarray(states + files),
  };
}

function numberCount({ files, directories, rules }: Header): number {
  return files * 3 + directories * 2 + rules * 2;
}

function align(bytes: number): number {
  return (bytes + 7) & ~7;
}
