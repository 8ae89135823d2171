// How long a backup, its verification and a restore take, against `cp` and a sync of the same file.
// Usage: node scripts/build.js && node bench/backup.js [MB] [DIRECTORY]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../dist/database/index.js';
import { backup, restore, rollback, verifyBackup } from '../dist/database/upkeep.js';
import { migrate } from '../dist/database/writing.js';

const megabytes = Number(process.argv[2] ?? 500);
const dir = mkdtempSync(join(process.argv[3] ?? tmpdir(), 'ax-bench-backup-'));
const path = join(dir, 'big.db');
const step = (number, up, down) => ({
  ...{ number, name: `step_${number}`, up, down, checksum: String(number), minimumReader: number, assertions: [] },
});
// A tenth of it small rows, the rest blobs of a kilobyte, as in an index.
const migrations = [
  step(
    1,
    'CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT; CREATE INDEX name_text ON name (text); CREATE TABLE posting (name INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT',
    'DROP TABLE posting; DROP TABLE name',
  ),
  step(2, 'CREATE TABLE extra (id INTEGER PRIMARY KEY)', 'DROP TABLE extra'),
];
const schema = { applicationId: 77, programVersion: '1.0.0', migrations };
try {
  const db = openDatabase({ path, mode: 'bulk' });
  migrate(db, schema);
  db.transaction(() => {
    db.exec(`WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < ${megabytes * 1200})
      INSERT INTO name SELECT n, 'someName' || (n * 7919 % 1000003) || 'Of' || n FROM c`);
    db.exec(`WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < ${megabytes * 850})
      INSERT INTO posting SELECT n, randomblob(200 + n * 7919 % 1600) FROM c`);
  });
  db.close();
  const size = statSync(path).size;
  console.log(`${(size / 2 ** 20).toFixed(0)} MB, ${process.version}`);

  const place = { path, directory: join(dir, 'backups'), database: 'big', programVersion: '1.0.0' };
  let unit = 0;
  const time = async (name, work) => {
    const started = performance.now();
    const cpu = process.cpuUsage();
    const result = await work();
    const milliseconds = performance.now() - started;
    unit ||= milliseconds;
    const { user, system } = process.cpuUsage(cpu);
    const busy = ((user + system) / 1e6).toFixed(2);
    const memory = (process.resourceUsage().maxRSS / 1024).toFixed(0);
    console.log(
      `${name.padEnd(22)} ${(milliseconds / 1000).toFixed(2)} s  ${busy} s CPU  ${(milliseconds / unit).toFixed(1)} x  ${memory} MB`,
    );
    return result;
  };
  await time('cp and sync', () => execFileSync('sh', ['-c', 'cp "$1" "$1.copy" && sync "$1.copy"', 'sh', path]));
  rmSync(`${path}.copy`);
  const plain = await time('backup', () => backup({ ...place, reason: 'manual' }));
  await time('verify', () => verifyBackup(plain, place.directory));
  const restoring = { ...place, applicationId: 77, newest: 2, backup: plain.name };
  await time('restore, no backup', () => restore({ ...restoring, noBackup: true }));
  await time('restore', () => restore(restoring));
  await time('rollback by script', () => rollback({ ...place, ...schema }));
  const small = await time('backup, compressed', () => backup({ ...place, reason: 'manual', compress: true }));
  await time('verify, compressed', () => verifyBackup(small, place.directory));
} finally {
  rmSync(dir, { recursive: true, force: true });
}
