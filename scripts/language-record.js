// Reads what the page about languages is made of, beside the tables in the code.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The measured figures and the notes `ctags.md` of the languages, by id; a heading of such a note is left out. */
export function languageRecord(root) {
  const languages = join(root, 'src', 'languages');
  const figures = join(root, 'bench', 'runs', 'languages.json');
  const notes = readdirSync(languages).filter((id) => existsSync(join(languages, id, 'ctags.md')));
  return {
    figures: existsSync(figures) ? JSON.parse(readFileSync(figures, 'utf8')) : {},
    ctags: Object.fromEntries(notes.map((id) => [id, noteOf(join(languages, id, 'ctags.md'))])),
  };
}

function noteOf(path) {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines
    .filter((line) => !/^#/.test(line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
