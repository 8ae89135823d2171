/**
 * Reads finished syntax trees straight out of the WASM memory of web-tree-sitter, without a call per node.
 *
 * Everything this program knows about that private memory layout is in this file. It holds for web-tree-sitter
 * {@link LAYOUT_VERSION} (32 bit, little endian) and is checked against the public cursor whenever a grammar is loaded.
 *
 * `language[0]` is the address of TSLanguage (all fields u32 unless noted):
 *    +4 symbol count   +8 alias count   +28 production count   +32 field count   +36 longest alias sequence (u16)
 *   +64 -> field slices, by production: u16 offset, u16 length into the field entries
 *   +68 -> field entries: u16 field id, u8 structural child index, u8 inherited
 *   +72 -> symbol metadata, by symbol: u8 visible, u8 named, u8 supertype
 *   +76 -> public symbol map, by symbol: u16
 *   +84 -> alias sequences: u16 symbol or 0, by production x longest alias sequence
 *
 * `tree[0]` is the address of the tree, which begins with the root's record. A record has 8 bytes:
 *   - bit 0 set: a leaf held in place. Bit 1 visible, bit 2 named, bit 3 extra, bit 5 missing; byte 1 symbol,
 *     byte 6 padding, byte 7 size.
 *   - bit 0 clear: the first word is the address p of the node's data, as words:
 *     1 padding   4 size   8 error cost   9 child count   10 symbol (low half)   11 bit 0 visible, bit 2 extra,
 *     bit 9 missing; and when there are children: 12 visible child count   16 production (high half).
 *     The records of the children lie just before p.
 *
 * Padding is the text skipped before a node (white space), size the text of the node, both in bytes of UTF-16. A node
 * has the same padding as its first child, so one running position that grows by padding and size of every leaf is
 * right for all nodes. The structural index counts the children that are not extras; aliases and fields hang on it.
 * An alias replaces the symbol and makes visible. A field of a hidden child goes on to its visible children.
 */
import type { Language, Tree } from 'web-tree-sitter';
import { ERROR_KIND, type FlatTree, growFlatTree, NODE_FLAGS } from './flat-tree.ts';

/** The only version of web-tree-sitter the layout above is known for. */
export const LAYOUT_VERSION = '0.27.1';

/** The views that web-tree-sitter keeps on the object given to `Parser.init`; memory growth replaces them. */
export interface WasmMemory {
  HEAPU8?: Uint8Array;
  HEAPU16?: Uint16Array;
  HEAP32?: Int32Array;
}

/** Tables of one language, copied out of WASM memory once. */
export interface RawLanguage {
  /** Public symbol + named bit at 16, by symbol. */
  kinds: Int32Array;
  /** Alias symbol + field id at bit 16, by production x stride + structural index. */
  slots: Int32Array;
  stride: number;
  /** 1 for productions that have any alias or field. */
  productions: Uint8Array;
  /** What {@link walkRaw} made of `kinds` and the last selection it was given. */
  selected: { keep: Uint8Array; kinds: Int32Array } | undefined;
  /** Scratch of {@link walkRaw}: the open nodes. */
  stack: Int32Array;
}

const NAMED = 1 << 16;
const ERROR_CODE = ERROR_KIND | NAMED | (1 << 17);
const FRAME = 6;

/** Copies the tables of a language. `memory` must be the memory of the thread's web-tree-sitter. */
export function readRawLanguage(memory: WasmMemory, language: Language): RawLanguage {
  const { bytes, halves, words } = views(memory);
  const at = addressOf(language);
  const u32 = (address: number): number => words[address >>> 2]! >>> 0;
  const symbolCount = u32(at + 4) + u32(at + 8);
  const productionCount = u32(at + 28);
  const fieldCount = u32(at + 32);
  const aliasLength = halves[(at + 36) >>> 1]!;
  const slices = u32(at + 64);
  const entries = u32(at + 68);
  const metadata = u32(at + 72);
  const publicSymbols = u32(at + 76);
  const aliases = u32(at + 84);

  const kinds = new Int32Array(symbolCount);
  for (let symbol = 0; symbol < symbolCount; symbol++) {
    const named = bytes[metadata + symbol * 3 + 1] === 1;
    kinds[symbol] = halves[(publicSymbols >>> 1) + symbol]! | (named ? NAMED : 0);
  }

  const found: { production: number; child: number; field: number }[] = [];
  for (let production = 0; production < productionCount && fieldCount > 0; production++) {
    const first = halves[(slices + production * 4) >>> 1]!;
    const length = halves[((slices + production * 4) >>> 1) + 1]!;
    for (let entry = entries + first * 4; entry < entries + (first + length) * 4; entry += 4) {
      const inherited = bytes[entry + 3] === 1;
      if (!inherited) found.push({ production, child: bytes[entry + 2]!, field: halves[entry >>> 1]! });
    }
  }
  const stride = found.reduce((longest, { child }) => Math.max(longest, child + 1), aliasLength);
  const slots = new Int32Array(productionCount * stride);
  const productions = new Uint8Array(productionCount);
  // The first entry of a child wins, as in the cursor.
  for (const { production, child, field } of found.reverse()) {
    slots[production * stride + child] = field << 16;
    productions[production] = 1;
  }
  // Production 0 never has aliases.
  for (let production = 1; production < productionCount; production++) {
    for (let child = 0; child < aliasLength; child++) {
      const alias = halves[(aliases >>> 1) + production * aliasLength + child]!;
      if (alias === 0) continue;
      slots[production * stride + child]! |= alias;
      productions[production] = 1;
    }
  }
  return { kinds, slots, stride, productions, selected: undefined, stack: new Int32Array(FRAME * 128) };
}

/**
 * Fills `out` from the tree in WASM memory and tells whether it contains errors or missing nodes. `keep[kind]` is 1
 * for the kinds to emit (it must not change between calls); the root and missing nodes are always emitted. There is no
 * recursion, so any depth is fine.
 */
export function walkRaw(memory: WasmMemory, tree: Tree, raw: RawLanguage, keep: Uint8Array, out: FlatTree): boolean {
  const { words } = views(memory);
  const { slots, stride, productions } = raw;
  const kinds = select(raw, keep);
  let { stack } = raw;
  let { kind, start, end, field, parent, next, flags } = out;
  let room = kind.length;
  let count = 0;
  let position = 0;
  let depth = 0;

  // The open node: its records, the structural index of the next, its row in `slots` (-1: none), the field it hands on
  // when it is hidden, and the nearest emitted node from it upwards.
  let record = addressOf(tree) >>> 2;
  let last = record + 2;
  let structural = 0;
  let row = -1;
  let handedOn = 0;
  let above = -1;

  for (;;) {
    if (record === last) {
      if (depth === 0) break;
      depth -= FRAME;
      const outer = stack[depth + 5]!;
      if (above !== outer) next[above] = count;
      record = stack[depth]!;
      last = stack[depth + 1]!;
      structural = stack[depth + 2]!;
      row = stack[depth + 3]!;
      handedOn = stack[depth + 4]!;
      above = outer;
      continue;
    }

    const word = words[record]!;
    let symbol: number;
    let padding: number;
    let size: number;
    let visible: boolean;
    let extra: boolean;
    let missing: boolean;
    let data = 0;
    let children = 0;
    if (word & 1) {
      const lengths = words[record + 1]!;
      symbol = (word >>> 8) & 0xff;
      padding = (lengths >>> 16) & 0xff;
      size = lengths >>> 24;
      visible = (word & 2) !== 0;
      extra = (word & 8) !== 0;
      missing = (word & 32) !== 0;
    } else {
      data = word >>> 2;
      const bits = words[data + 11]!;
      symbol = words[data + 10]! & 0xffff;
      padding = words[data + 1]!;
      size = words[data + 4]!;
      children = words[data + 9]!;
      visible = (bits & 1) !== 0;
      extra = (bits & 4) !== 0;
      missing = (bits & 512) !== 0;
    }
    record += 2;

    let ownField = 0;
    if (!extra) {
      ownField = handedOn;
      if (row >= 0 && structural < stride) {
        const slot = slots[row + structural]!;
        if (slot !== 0) {
          const alias = slot & 0xffff;
          if (alias !== 0) {
            symbol = alias;
            visible = true;
          }
          if (slot >>> 16 !== 0) ownField = slot >>> 16;
        }
      }
      structural++;
    }

    let emitted = -1;
    if (visible || above < 0) {
      let code = kinds[symbol]!;
      if (code < 0 && (above < 0 || missing)) code = symbol === ERROR_KIND ? ERROR_CODE : raw.kinds[symbol]!;
      if (code >= 0) {
        if (count === room) {
          out.count = count;
          growFlatTree(out);
          ({ kind, start, end, field, parent, next, flags } = out);
          room = kind.length;
        }
        const from = position + padding;
        emitted = count++;
        kind[emitted] = code;
        start[emitted] = from >>> 1;
        end[emitted] = (from + size) >>> 1;
        field[emitted] = ownField;
        parent[emitted] = above;
        next[emitted] = count;
        flags[emitted] = ((code >>> 16) & 3) | (missing ? NODE_FLAGS.missing : 0);
      }
    }

    if (children === 0 || words[data + 12] === 0) {
      position += padding + size;
      continue;
    }
    if (depth + FRAME > stack.length) stack = growStack(raw);
    stack[depth] = record;
    stack[depth + 1] = last;
    stack[depth + 2] = structural;
    stack[depth + 3] = row;
    stack[depth + 4] = handedOn;
    stack[depth + 5] = above;
    depth += FRAME;
    const production = words[data + 16]! >>> 16;
    last = data;
    record = data - 2 * children;
    structural = 0;
    row = productions[production] === 1 ? production * stride : -1;
    handedOn = visible ? 0 : ownField;
    if (emitted >= 0) above = emitted;
  }
  out.count = count;
  const root = words[addressOf(tree) >>> 2]!;
  return root & 1 ? (root & 32) !== 0 : words[(root >>> 2) + 8] !== 0;
}

/** Kind, named and error bit by symbol, -1 for what is not kept. */
function select(raw: RawLanguage, keep: Uint8Array): Int32Array {
  if (raw.selected?.keep === keep) return raw.selected.kinds;
  const kinds = new Int32Array(ERROR_KIND + 1);
  for (let symbol = 0; symbol < raw.kinds.length; symbol++) {
    const kind = raw.kinds[symbol]!;
    kinds[symbol] = keep[kind & 0xffff] === 1 ? kind : -1;
  }
  kinds[ERROR_KIND] = keep[ERROR_KIND] === 1 ? ERROR_CODE : -1;
  raw.selected = { keep, kinds };
  return kinds;
}

function growStack(raw: RawLanguage): Int32Array {
  const longer = new Int32Array(raw.stack.length * 2);
  longer.set(raw.stack);
  raw.stack = longer;
  return longer;
}

function views(memory: WasmMemory): { bytes: Uint8Array; halves: Uint16Array; words: Int32Array } {
  const { HEAPU8: bytes, HEAPU16: halves, HEAP32: words } = memory;
  if (!bytes || !halves || !words) throw new Error('the memory of web-tree-sitter is not open');
  return { bytes, halves, words };
}

/** Where an object of web-tree-sitter lives in WASM memory. */
function addressOf(object: Language | Tree): number {
  const address = (object as unknown as { 0: number })[0];
  return address >>> 0;
}
