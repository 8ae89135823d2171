// Memory over many full indexes and many changes in one process: resident size after each round, and its slope.
// Usage: node --expose-gc bench/memory.js DIR [--rounds 20] [--edits 2000]   (DIR is a work tree that may be edited and is restored)
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openProject } from '../dist/project/index.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '20' }, edits: { type: 'string', default: '2000' } },
});
const [dir] = positionals;
const rss = () => {
  globalThis.gc?.();
  return process.memoryUsage.rss() / 1e6;
};
/** Megabytes per round of the least-squares line through the second half of the rounds. */
function slope(sizes) {
  const half = sizes.slice(Math.floor(sizes.length / 2));
  const mx = (half.length - 1) / 2;
  const my = half.reduce((sum, y) => sum + y, 0) / half.length;
  const top = half.reduce((sum, y, x) => sum + (x - mx) * (y - my), 0);
  return top / half.reduce((sum, _, x) => sum + (x - mx) ** 2, 0);
}

const project = await openProject(dir);
const full = [];
for (let round = 0; round < Number(values.rounds); round++) {
  await project.index({ full: true });
  full.push(Math.round(rss()));
}
console.log(`full indexes, MB: ${full.join(' ')}; slope of the second half: ${slope(full).toFixed(2)} MB a round`);

const target = join(dir, (await project.find('kind:function', { limit: 1 })).results[0].path);
const before = readFileSync(target);
const edits = [];
try {
  for (let edit = 0; edit < Number(values.edits); edit++) {
    appendFileSync(target, `\n// edit ${edit}\n`);
    await project.index();
    if (edit % 100 === 99) edits.push(Math.round(rss()));
  }
} finally {
  writeFileSync(target, before);
  await project.index();
  project.close();
}
console.log(
  `after every 100 edits, MB: ${edits.join(' ')}; slope of the second half: ${slope(edits).toFixed(2)} MB per 100 edits`,
);
