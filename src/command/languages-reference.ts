import type { Supported } from './supported-languages.ts';

/** What bench/languages.js has measured of a language. */
export interface LanguageFigures {
  files: number;
  lines: number;
  /** Share of the files without an error. */
  clean: number;
  /** Definitions and milliseconds for 1,000 lines. */
  perKiloline: { definitions: number; ms: number };
  repositories: readonly { name: string; commit?: string }[];
  /** Version of Node. */
  node: string;
}

/** What is known of the languages beside the tables in the code, by id. */
export interface LanguageRecord {
  figures: Readonly<Record<string, LanguageFigures>>;
  /** Markdown: what universal-ctags finds in a language and `ax` does not, and why. */
  ctags: Readonly<Record<string, string>>;
}

/** The page docs/reference/languages.md. */
export function languagesReference(languages: readonly Supported[], { figures, ctags }: LanguageRecord): string {
  const measured = languages.filter(({ id }) => figures[id]);
  const compared = languages.filter(({ id }) => ctags[id]);
  return `# Languages

Generated from \`src/languages/\` and \`bench/runs/languages.json\` by \`scripts/reference.js\`; do not edit.

\`ax languages\` prints the languages of the installed version. Level full means that definitions, imports and scopes are
known, as far as the language has them; partial that some of them are not. What several languages share (\`.h\`) is told
apart by the content of the file.

| id | language | extensions | file names | level |
| --- | --- | --- | --- | --- |
${languages.map(row).join('\n')}
${measured.length > 0 ? figuresSection(measured, figures) : ''}${compared.length > 0 ? ctagsSection(compared, ctags) : ''}`;
}

function row({ id, name, extensions, fileNames, level }: Supported): string {
  return `| \`${id}\` | ${name} | ${codes(extensions)} | ${codes(fileNames)} | ${level} |`;
}

function codes(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(' ');
}

function figuresSection(languages: readonly Supported[], figures: LanguageRecord['figures']): string {
  const rows = languages.map(({ id, name }) => {
    const { files, lines, clean, perKiloline } = figures[id]!;
    const share = `${(clean * 100).toFixed(1)} %`;
    const each = [perKiloline.definitions.toFixed(1), perKiloline.ms.toFixed(1)];
    return `| ${[name, grouped(files), grouped(lines), share, ...each].join(' | ')} |`;
  });
  const sources = languages.map(({ id, name }) => {
    const repositories = figures[id]!.repositories.map(({ name: repository, commit }) =>
      commit === undefined ? repository : `${repository} (${commit.slice(0, 10)})`,
    );
    return `- ${name}: ${repositories.join(', ')}`;
  });
  return `
## Measured

On real source, with \`node bench/languages.js ID=DIR\`: the share of files read without an error, and for every 1,000
lines the definitions found and the milliseconds of processor time it takes to find them, on one thread.

| language | files | lines | without an error | definitions | ms |
| --- | --: | --: | --: | --: | --: |
${rows.join('\n')}

The source is that of

${sources.join('\n')}
`;
}

function ctagsSection(languages: readonly Supported[], ctags: LanguageRecord['ctags']): string {
  return `
## Compared with universal-ctags

What ctags calls a definition at file or type level and \`ax\` does not, as \`node bench/ctags.js ID=DIR\` finds it in the
same source, and why.
${languages.map(({ id, name }) => `\n### ${name}\n\n${ctags[id]!}\n`).join('')}`;
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
