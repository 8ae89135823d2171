// What it costs to find one changed file: a look at every file against listening, in turn in one process.
// Usage: node bench/what-changed.js DIR [ROUNDS]     (DIR is indexed; one of its files is touched)
import { utimesSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { checkFreshness, createTreeKeeper } from '../dist/indexer/index.js';
import { readTree } from '../dist/indexer/tree-file.js';
import { listenToTree } from '../dist/indexer/tree-watch.js';
import { openProject } from '../dist/project/index.js';
import { median } from './measure.js';

const [dir, rounds = '15'] = process.argv.slice(2);
if (!dir) throw new Error('name an indexed directory');
const project = await openProject(dir);
await project.refresh();
const host = {
  ...{ root: project.root, env: process.env, settings: project.config.values, modules: new Map(), pid: process.pid },
  peakRss: () => 0,
};
const { tree: treeFile } = checkFreshness(host).files;
const tree = readTree(treeFile);
const timed = async (work) => {
  const started = performance.now();
  const value = await work();
  return { ms: performance.now() - started, value };
};

const starts = [];
for (let i = 0; i < 5; i++) {
  const { ms, value } = await timed(() => listenToTree(project.root, tree.directories));
  if (!value) throw new Error('this system does not tell of every change');
  starts.push(ms);
  value.close();
}

const keeper = createTreeKeeper(host);
const target = `${project.root}/${tree.paths[tree.paths.length >> 1]}`;
const settle = async () => {
  for (let found = await keeper.check(); found.state !== 'fresh'; found = await keeper.check()) {
    await keeper.update(found, {}, false);
    await pause(60);
  }
};
await settle();
const swept = [];
const heard = [];
for (let i = 0; i < Number(rounds); i++) {
  const now = new Date();
  utimesSync(target, now, now);
  const a = await timed(() => checkFreshness(host));
  const b = await timed(() => keeper.check());
  for (const { value } of [a, b]) if (value.changed.length !== 1) throw new Error('the changed file was not found');
  swept.push(a.ms);
  heard.push(b.ms);
  await keeper.update(b.value, {}, false);
  await settle();
}
keeper.close();
project.close();
const show = (ms) => `${ms.toFixed(1)} ms`;
console.log(`${tree.paths.length} files, ${tree.directories.length} directories`);
console.log(`a look at every file  ${show(median(swept))}`);
console.log(`listening             ${show(median(heard))}   (${(median(heard) / median(swept)).toFixed(3)})`);
console.log(`to begin to listen    ${show(median(starts))}, once`);
