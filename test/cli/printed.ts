import type { Command } from '../../src/command/command.ts';

/** What a command prints of a result, without colour. */
export function printed(command: Command, result: unknown): string {
  const lines: string[] = [];
  command.print(result, {
    width: Number.POSITIVE_INFINITY,
    color: false,
    line: (text = '') => void lines.push(`${text}\n`),
    style: (_style, text) => text,
  });
  return lines.join('');
}
