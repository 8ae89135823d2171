/**
 * A way from a node down to others, steps separated by ` > `. A step is `field`, `:kind`, `field:kind` (both), each
 * kind also as alternatives `a|b`, or `**:kind` for the descendants of that kind, in source order and not below one
 * another. `.` is the node itself. Where several nodes fit, all are taken (names), or the first (everything else).
 */
export type Path = string;

/** What hooks see of a tree. Nodes are numbers; -1 is no node. Unknown kinds and fields throw. */
export interface TreeView {
  /** The decoded text of the file. */
  readonly text: string;
  /** True when the node is of this kind. False for -1. */
  is(node: number, kind: string): boolean;
  /** The name of its kind; '' for -1. */
  kindOf(node: number): string;
  /** Its text; '' for -1. */
  textOf(node: number): string;
  /** Text of a literal without quotes; '' for -1. */
  unquoted(node: number): string;
  start(node: number): number;
  end(node: number): number;
  parent(node: number): number;
  /** The next sibling that is neither a bare token nor a comment. */
  next(node: number): number;
  /** The previous sibling that is neither a bare token nor a comment. */
  previous(node: number): number;
  /** The first child in this field. */
  field(node: number, field: string): number;
  /** The first child of this kind (`"token"` in double quotes). */
  child(node: number, kind: string): number;
  /** The first child that is neither a bare token nor a comment. */
  first(node: number): number;
  /** All named children but comments. */
  children(node: number): number[];
  /** The first node the path leads to. */
  at(node: number, path: Path): number;
}
