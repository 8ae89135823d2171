// Makes test/databases/index-NNN.db and telemetry-NNN.db, a small index and what was counted meanwhile, of the newest
// schema versions, with the program as it is built. One that is there already stays.
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
  const state = join(project, 'state');
  const env = { ...process.env, AX_TELEMETRY: 'local', XDG_STATE_HOME: state };
  const run = (status, ...args) => {
    const ran = spawnSync(process.execPath, [program, '-C', project, ...args], { stdio: 'inherit', env });
    if (ran.status !== status) throw new Error(`ax ${args.join(' ')} ended with status ${ran.status}`);
  };
  run(0, 'index');
  run(0, 'find', 'greet');
  run(0, 'def', 'greet');
  run(2, 'def', '--nonsense');
  run(0, 'telemetry', 'stats');
  const indexes = readdirSync(join(project, '.automatosx')).filter((name) => /^index-\d+\.db$/.test(name));
  if (indexes.length !== 1) throw new Error(`there are ${indexes.length} index databases`);
  await keep('index', join(project, '.automatosx', indexes[0]));
  await keep('telemetry', join(state, 'automatosx', 'telemetry', 'telemetry.db'));
} finally {
  rmSync(project, { recursive: true, force: true });
}

/** Copies a database to the released ones; of a version that is there, that of its time is the right one. */
async function keep(kind, path) {
  const { openDatabase } = await import(pathToFileURL(join(root, 'dist', 'database', 'index.js')).href);
  const db = openDatabase({ path, readonly: true });
  const version = String(db.prepare('PRAGMA user_version').get().user_version).padStart(3, '0');
  const target = join(root, 'test', 'databases', `${kind}-${version}.db`);
  if (existsSync(target)) console.log(`${target} is there already: a released version does not change`);
  else {
    mkdirSync(dirname(target), { recursive: true });
    db.prepare('VACUUM INTO ?').run(target);
    console.log(`made ${target}`);
  }
  db.close();
}
