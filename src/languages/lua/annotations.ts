import { perFile } from '../per-file.ts';
import type { FoundName } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';

/** A tag of a doc comment that defines something: `---@class (exact) Point: Shape`, `---@field private x number`. */
const TAG =
  /^---[ \t]*@(class|alias|enum|field)[ \t]+(?:\((?:exact|partial|key|, )+\)[ \t]*)?(?:(?:public|private|protected|package)[ \t]+)?(\w[\w.-]*)/;

/** The tag that begins a comment: `class`, `alias`, `enum`, `field`; '' for any other. */
export function tagOf(view: TreeView, comment: number): string {
  return match(view, comment)?.[1] ?? '';
}

function match(view: TreeView, comment: number): RegExpExecArray | undefined {
  if (!view.is(comment, 'comment')) return undefined;
  const start = view.start(comment);
  if (!view.text.startsWith('---', start)) return undefined;
  return TAG.exec(view.text.slice(start, Math.min(view.end(comment), start + 200))) ?? undefined;
}

/** What the tag of a comment defines. */
export function taggedName(view: TreeView, comment: number): FoundName[] {
  const found = match(view, comment);
  if (!found) return [];
  return [{ node: comment, start: view.start(comment) + found[0].length - found[2]!.length, text: found[2]! }];
}

/** By the offset of each `@field`: the class it is listed under. */
const classOfField = perFile((view) => {
  const classes = new Map<number, string>();
  const line = /^[ \t]*(?:(---)[ \t]*(?:@(class|field)[ \t]+(?:\([\w, ]+\)[ \t]*)?(\w[\w.-]*))?|.*)/gm;
  let current = '';
  for (const found of view.text.matchAll(line)) {
    if (found[1] === undefined) current = '';
    else if (found[2] === 'class') current = found[3]!;
    else if (found[2] === 'field') classes.set(found.index + found[0].indexOf('---'), current);
  }
  return classes;
});

/** The class that a `@field` is listed under; '' for none and for other tags. */
export function taggedOwner(view: TreeView, comment: number): string {
  return classOfField(view).get(view.start(comment)) ?? '';
}

/** True for `---@field private x`. */
export function isPrivateTag(view: TreeView, comment: number): boolean {
  return /^---[ \t]*@field[ \t]+private\b/.test(view.textOf(comment));
}
