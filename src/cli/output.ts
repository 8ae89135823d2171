import type { Out, Style } from '../command/index.ts';
import type { Host, Sink } from './host.ts';

const CODES: Record<Style, string> = {
  bold: '1',
  dim: '2',
  path: '35',
  line: '32',
  match: '1;31',
  name: '1;36',
  kind: '33',
  good: '32',
  warn: '33',
  bad: '31',
};

/** Writes what commands print to a sink, with or without colour. Lines are gathered and written by `flush`. */
export function createOutput(sink: Sink, color: boolean): Out & { flush(): void } {
  let lines: string[] = [];
  const flush = (): void => {
    const text = lines.join('');
    lines = [];
    if (text !== '') sink.write(text);
  };
  return {
    width: sink.isTerminal ? sink.columns() : Number.POSITIVE_INFINITY,
    color,
    line(text = '') {
      lines.push(`${text}\n`);
      if (lines.length >= 1000) flush();
    },
    style: (style, text) => (color && text !== '' ? `\x1b[${CODES[style]}m${text}\x1b[0m` : text),
    flush,
  };
}

/**
 * Whether output to a sink has colour: --no-color, then NO_COLOR, then FORCE_COLOR, then the setting, and on `auto`
 * whether it is a terminal that can.
 */
export function hasColor(host: Host, sink: Sink, noColor: boolean, setting: 'auto' | 'always' | 'never'): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = host.env;
  if (noColor || NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  if (setting !== 'auto') return setting === 'always';
  return sink.isTerminal && TERM !== 'dumb';
}
