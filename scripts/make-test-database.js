// Makes test/databases/index-NNN.db, a small index of the newest schema version, with the program as it is built.
// Usage: node scripts/make-test-database.js [PROGRAM]
// It is made once for each schema version, when that is released, and never again: the file is what users of that
// version have. PROGRAM is the bin/ax.js of another checkout, for a version of the past.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

// The tests ask for what is in here: see test/database/released.test.ts.
const SOURCE = {
  'src/greet.ts': `import { upper } from './upper.ts';

/** Greets somebody by name. */
export function greet(name: string): string {
  return \`Hello \${upper(name)}\`;
}

export class Greeter {
  #name = 'nobody';
  greet(): string {
    return greet(this.#name);
  }
}
`,
  'src/upper.ts': 'export const upper = (text: string): string => text.toUpperCase();\n',
  'tools/café.py': 'def brew(cups):\n    """Makes coffee."""\n    return cups * 2\n',
  'README.md': '# Greetings\n\nA small project.\n',
};

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const program = resolve(process.argv[2] ?? join(root, 'bin', 'ax.js'));
const project = mkdtempSync(join(tmpdir(), 'ax-test-database-'));
try {
  for (const [path, text] of Object.entries(SOURCE)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
  const ran = spawnSync(process.execPath, [program, '-C', project, 'index'], { stdio: 'inherit' });
  if (ran.status !== 0) throw new Error(`ax index ended with status ${ran.status}`);
  const files = readdirSync(join(project, '.automatosx')).filter((name) => /^index-\d+\.db$/.test(name));
  if (files.length !== 1) throw new Error(`there are ${files.length} index databases`);
  const { openDatabase } = await import(pathToFileURL(join(root, 'dist', 'database', 'index.js')).href);
  const db = openDatabase({ path: join(project, '.automatosx', files[0]), readonly: true });
  const version = String(db.prepare('PRAGMA user_version').get().user_version).padStart(3, '0');
  const target = join(root, 'test', 'databases', `index-${version}.db`);
  if (existsSync(target)) throw new Error(`${target} is there already: a released version does not change`);
  mkdirSync(dirname(target), { recursive: true });
  db.prepare('VACUUM INTO ?').run(target);
  db.close();
  console.log(`made ${target}`);
} finally {
  rmSync(project, { recursive: true, force: true });
}
