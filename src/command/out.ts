/** How a piece of text looks on a terminal; without colour it is written plain. */
export type Style = 'bold' | 'dim' | 'path' | 'line' | 'match' | 'name' | 'kind' | 'good' | 'warn' | 'bad';

/** Where commands write what people read. */
export interface Out {
  /** Columns that a line may take: the terminal's, or `Infinity` when the output goes elsewhere. */
  readonly width: number;
  /** True when styles show. */
  readonly color: boolean;
  /** Writes one line, as it is. */
  line(text?: string): void;
  /** Text in a style. */
  style(style: Style, text: string): string;
}
