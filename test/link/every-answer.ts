import type { Project } from '../../src/project/index.ts';

/**
 * All that a project answers of its files, one answer a line: imports, dependents, impact, circles, orphans, and of each
 * definition and each place in `texts` (by path) what is said of it.
 */
export async function everyAnswer(project: Project, texts: ReadonlyMap<string, string>): Promise<string[]> {
  const lines: string[] = [];
  const say = (question: string, answer: object): void => {
    lines.push(`${question}: ${JSON.stringify({ ...answer, index: undefined })}`);
  };
  const files = (await project.find('kind:file', { limit: 1000 })).results.map(({ path }) => path).sort();
  for (const path of files) {
    say(`imports ${path}`, await project.imports(path));
    say(`dependents ${path}`, await project.dependents(path, { depth: 9 }));
    say(`impact ${path}`, await project.impact({ file: path }));
  }
  say('cycles', await project.graph('cycles'));
  say('orphans', await project.graph('orphans'));
  for (const path of files) {
    for (const place of placesIn(path, texts.get(path) ?? '')) {
      const found = await project.definitions(place);
      say(`def ${place}`, found);
      if (!found.results.some((one) => `${one.path}:${one.line}:${one.column}` === place)) continue;
      say(`refs ${place}`, await project.references(place, { tier: 'possible' }));
      say(`callers ${place}`, await project.callers(place, { tier: 'possible', depth: 2 }));
      say(`callees ${place}`, await project.callees(place, { tier: 'possible' }));
    }
  }
  return lines;
}

/** Words of which nobody says anything, but that they are not found, for which all files are looked at. */
const KEYWORDS = new Set(
  `as any class const crate def export extends fn for from func function i32 impl import int let mod namespace number new
  package pub public protected require_once return self static string struct super this type use void`.split(/\s+/),
);

function placesIn(path: string, text: string): string[] {
  if (!/\.(?:ts|py|go|java|php|[ch]|cs|rs)$/.test(path)) return [];
  return text
    .split('\n')
    .flatMap((line, at) =>
      [...line.matchAll(/[A-Za-z_]\w*/g)]
        .filter(([word]) => !KEYWORDS.has(word))
        .map(({ index }) => `${path}:${at + 1}:${index + 1}`),
    );
}
