/** What the store needs of the lines of a text (0-based). The `LineIndex` of the parser's room is one. */
export interface SourceLines {
  readonly lineCount: number;
  lineOf(offset: number): number;
  startOf(line: number): number;
  /** Offset just after the line's last code unit, line end not included. */
  endOf(line: number): number;
}
