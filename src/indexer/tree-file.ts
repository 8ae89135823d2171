import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createTree, FILE_STATE, type Tree } from './tree.ts';

// One line of JSON filled up to a multiple of eight bytes, the numbers, the states, the paths.
const FORMAT = 1;

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
  const kept: number[] = [];
  for (let i = 0; i < tree.paths.length; i++) if (tree.state[i] !== FILE_STATE.gone) kept.push(i);
  const text = Buffer.from([kept.map((i) => tree.paths[i]), tree.directories, tree.rules].flat().join('\0'));
  const header: Header = {
    format: FORMAT,
    fingerprint: tree.fingerprint,
    generation: tree.generation,
    files: kept.length,
    directories: tree.directories.length,
    rules: tree.rules.length,
    textBytes: text.length,
  };
  const line = Buffer.from(`${JSON.stringify(header)}\n`);
  const start = align(line.length);
  const numbers = new Float64Array(numberCount(header));
  let at = 0;
  for (const column of [tree.size, tree.mtime, tree.ctime]) for (const i of kept) numbers[at++] = column[i]!;
  for (const column of [tree.directoryTime, tree.ruleTime, tree.ruleSize]) {
    numbers.set(column, at);
    at += column.length;
  }
  const bytes = new Uint8Array(start + numbers.byteLength + kept.length + text.length);
  bytes.set(line);
  bytes.fill(0x20, line.length, start);
  bytes.set(new Uint8Array(numbers.buffer), start);
  bytes.set(
    Uint8Array.from(kept, (i) => tree.state[i]!),
    start + numbers.byteLength,
  );
  bytes.set(text, bytes.length - text.length);
  return bytes;
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
  const tree = createTree(files, directories, rules);
  tree.fingerprint = header.fingerprint;
  tree.generation = header.generation;
  const numbers = new Float64Array(Uint8Array.prototype.slice.call(bytes, start, states).buffer);
  let at = 0;
  for (const column of [tree.size, tree.mtime, tree.ctime, tree.directoryTime, tree.ruleTime, tree.ruleSize]) {
    column.set(numbers.subarray(at, at + column.length));
    at += column.length;
  }
  tree.state.set(bytes.subarray(states, states + files));
  const texts = bytes.toString('utf8', states + files).split('\0');
  tree.paths = texts.slice(0, files);
  tree.directories = texts.slice(files, files + directories);
  tree.rules = texts.slice(files + directories, files + directories + rules);
  return tree;
}

function numberCount({ files, directories, rules }: Header): number {
  return files * 3 + directories + rules * 2;
}

function align(bytes: number): number {
  return (bytes + 7) & ~7;
}
