import type { CommandEntry } from './command.ts';
import { GLOBALS } from './globals.ts';
import { describeCommand, optionRows, type Row } from './usage.ts';

/** The page docs/reference/commands.md. */
export async function commandsReference(commands: readonly CommandEntry[]): Promise<string> {
  const sections = await Promise.all(commands.map(sectionOf));
  return `# Commands

Generated from \`src/command/\` by \`npm run reference\`; do not edit.

A SYMBOL is a name, a qualified name (\`Container.NAME\`, also with \`::\` or \`#\`) or a place \`path:line:column\`. Paths in
answers are relative to the project's root, lines and columns start at 1.

Exit status: 0 done or found; 1 nothing found; 2 wrong usage or input; 3 the operation failed; 4 nothing found, but the
index is incomplete or stale, so that is not proven; 130 interrupted.

## Options of every command

${table('option', optionRows(GLOBALS))}
${sections.join('')}`;
}

async function sectionOf(entry: CommandEntry): Promise<string> {
  const {
    name,
    summary,
    usage,
    description,
    options,
    examples,
    result,
    arguments: words,
  } = describeCommand(await entry.load());
  const parts = [
    `\n## ax ${name}\n\n${summary}.\n\n    ${usage}\n`,
    ...description.split('\n').map((paragraph) => `${escaped(paragraph)}\n`),
    words.length > 0 ? table('argument', words) : '',
    options.length > 0 ? table('option', options) : '',
    `Examples:\n\n${examples.map(({ line, does }) => `    ${line}    # ${does}`).join('\n')}\n`,
    `Result with \`--json\`:\n\n    ${result.replaceAll('\n', '\n    ')}\n`,
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function table(title: string, rows: readonly Row[]): string {
  const lines = rows.map(({ name, doc }) => `| \`${name.replaceAll('|', '\\|')}\` | ${escaped(doc)} |`);
  return `| ${title} | meaning |\n| --- | --- |\n${lines.join('\n')}\n`;
}

function escaped(text: string): string {
  return text.replace(/[|<>*]/g, '\\$&');
}
