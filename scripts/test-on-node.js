// Runs the tests of what differs on another version of Node: the driver of SQLite, threads.
// Usage: node scripts/test-on-node.js 24 [test folders …]
// The runtime comes as the npm package `node`; without a network and a cached copy this fails loudly.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [version, ...folders] = process.argv.slice(2);
if (!version) throw new Error('usage: node scripts/test-on-node.js VERSION [FOLDER …]');
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const ran = spawnSync(
  'npm',
  [
    'exec',
    '--yes',
    `--package=node@${version}`,
    '--',
    'node',
    vitest,
    'run',
    ...(folders.length
      ? folders
      : ['test/database', 'test/store', 'test/indexer/equality.test.ts', 'test/telemetry/robust.test.ts']),
  ],
  { cwd: root, stdio: 'inherit', shell: process.platform === 'win32', env: { ...process.env, AX_TEST_NODE: version } },
);
process.exit(ran.status ?? 1);
