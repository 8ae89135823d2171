// A process of its own for the tests of the database room. Usage: node child.mjs lock|migrate|bulk DIR
import { join } from 'node:path';
import { openDatabase } from '../../dist/database/index.js';
import { acquireLock, migrate } from '../../dist/database/writing.js';

const [what, dir] = process.argv.slice(2);
if (what === 'lock') {
  await acquireLock({ path: join(dir, 'lock.db'), pid: process.pid, timeoutMs: 10_000 });
  console.log('held');
  setInterval(() => {}, 1000);
} else if (what === 'migrate') {
  const db = openDatabase({ path: join(dir, 'many.db') });
  const migrations = [1, 2, 3].map((number) => ({
    number,
    name: `step${number}`,
    up: `CREATE TABLE t${number} (i); INSERT INTO t${number} VALUES (1)`,
    down: `DROP TABLE t${number}`,
    checksum: String(number),
    minimumReader: number,
    assertions: [],
  }));
  console.log(migrate(db, { applicationId: 77, programVersion: '1', migrations }).length);
  db.close();
} else if (what === 'bulk') {
  const db = openDatabase({ path: join(dir, 'bulk.db'), mode: 'bulk' });
  db.exec('CREATE TABLE IF NOT EXISTS t (batch, i, filler)');
  console.log('ready');
  for (let batch = 0; ; batch++) {
    db.transaction(() => {
      for (let i = 0; i < 500; i++) db.prepare('INSERT INTO t VALUES (?, ?, ?)').run(batch, i, 'x'.repeat(200));
    });
  }
}
