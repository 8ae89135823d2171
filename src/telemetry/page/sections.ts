import type { Dashboard } from '../dashboard/dashboard.ts';
import type { Latency } from '../dashboard/latency.ts';
import { newsOf } from '../dashboard/new-errors.ts';
import type { Regression } from '../regression/find-regressions.ts';
import { escapeHtml } from './escape.ts';
import { type Column, tableOf } from './table.ts';
import { changeOf, dateOf, durationOf, numberOf, percentOf } from './words.ts';

/** The body of the page without its head and scripts; it says everything also where no script runs. */
export function sectionsOf(board: Dashboard): string {
  return [
    tiles(board),
    regressions(board),
    usage(board),
    latency(board),
    work(board),
    errors(board),
    languages(board),
  ].join('\n');
}

function section(id: string, title: string, content: string): string {
  return `<section aria-labelledby="${id}-title" id="${id}"><h2 id="${id}-title">${title}</h2>
${content}
</section>`;
}

/** A chart is drawn by the script; what it shows stands in a table. */
function chart(id: string, label: string): string {
  return `<div class="chart" id="${id}" role="group" tabindex="0" aria-label="${escapeHtml(label)}. Arrow keys go from day to day."></div>
<p class="reading" id="${id}-reading" aria-live="polite"></p>`;
}

function details(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>${content}</details>`;
}

const number = (name: string): Column => ({ name, isNumber: true });
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const unlessNone = (rows: readonly unknown[], nothing: string, content: () => string): string =>
  rows.length > 0 ? content() : `<p class="none">${nothing}</p>`;

function tiles({ usage, work, errors, languages, regressions, commands }: Dashboard): string {
  const runs = sum(usage.map(({ total }) => total));
  const failed = sum(usage.map(({ outcomes }) => outcomes.failed));
  const { index_fresh: fresh, index_updated: updated, index_built: built } = work;
  const answers = fresh.total + updated.total + built.total;
  const slower = regressions.filter(({ direction }) => direction === 'slower').length;
  const most = commands[0];
  const tile = (name: string, value: string): string =>
    `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd></div>`;
  const kinds = (of: Dashboard['errors']): string => numberOf(new Set(of.map((each) => each.fingerprint)).size);
  return `<dl class="tiles">${[
    tile('Commands run', numberOf(runs)),
    tile('Failed', runs > 0 ? percentOf(failed / runs) : '–'),
    tile(most ? `Median of ${most.name}, this week` : 'Median', durationOf(most?.week.p50 ?? null)),
    tile('Answered from the index as it was', answers > 0 ? percentOf(fresh.total / answers) : '–'),
    tile('Files parsed', numberOf(sum(languages.map(({ total }) => total)))),
    tile('Kinds of errors', kinds(errors)),
    tile('New kinds of errors', kinds(errors.filter(({ news }) => news !== null))),
    tile('Slower than before', numberOf(slower)),
  ].join('')}</dl>`;
}

function regressions({ regressions: found }: Dashboard): string {
  const rows = found.map((each) => [
    each.command + (each.surface === 'cli' ? '' : ` (${each.surface})`),
    each.direction,
    changeOf(each.ratio),
    durationOf(each.before),
    durationOf(each.after),
    dateOf(each.day),
    causeOf(each),
    each.p < 0.0001 ? 'below 0.0001' : each.p.toPrecision(1),
  ]);
  const columns = [
    ...[{ name: 'Command' }, { name: 'Became' }, number('Change'), number('Before'), number('After')],
    ...[{ name: 'Since' }, { name: 'With' }, number('By chance')],
  ];
  const nothing = 'No command has become slower or faster by 5 % or more in a way that chance does not explain.';
  return section(
    'regressions',
    'What became slower or faster',
    unlessNone(rows, nothing, () => tableOf('Changes of durations; medians', columns, rows)),
  );
}

function causeOf({ kind, version }: Regression): string {
  if (version !== '') return `version ${version}`;
  return kind === 'drift' ? 'little by little' : 'no version';
}

function usage({ usage: commands, features }: Dashboard): string {
  const rows = commands.map(({ command, total, outcomes }) => [
    command,
    ...[total, outcomes.ok, outcomes.none + outcomes.unproven, outcomes.refused, outcomes.failed].map(numberOf),
  ]);
  const columns = [
    ...[{ name: 'Command' }, number('Runs'), number('Done')],
    ...[number('Nothing found'), number('Refused'), number('Failed')],
  ];
  return section(
    'usage',
    'Usage',
    unlessNone(
      rows,
      'Nothing was run.',
      () => `${chart('usage-chart', 'Commands run by day')}
${details('Runs by command, as a table', tableOf('Runs by command', columns, rows))}${featureTable(features)}`,
    ),
  );
}

function featureTable(features: Dashboard['features']): string {
  const rows = features.map(({ feature, variant, total }) => [feature, variant, numberOf(total)]);
  const columns = [{ name: 'Feature' }, { name: 'Was' }, number('Runs')];
  return rows.length > 0 ? `\n${tableOf('Runs with a feature that was not as by default', columns, rows)}` : '';
}

function latency({ commands, queries, phases }: Dashboard): string {
  const groups: [name: string, key: string, of: Latency[]][] = [
    ['Commands', 'commands', commands],
    ['Questions', 'queries', queries],
    ['Parts of the work', 'phases', phases],
  ];
  const options = groups.map(([name, key, of]) => {
    const each = of.map((one, at) => `<option value="${key}/${at}">${escapeHtml(one.name)}</option>`);
    return of.length > 0 ? `<optgroup label="${name}">${each.join('')}</optgroup>` : '';
  });
  const columns = [
    ...[{ name: 'Name' }, number('Runs'), number('p50'), number('p95'), number('p99')],
    ...[number('Runs before'), number('p50'), number('p95'), number('p99'), number('p50 now')],
  ];
  const tables = groups
    .filter(([, , of]) => of.length > 0)
    .map(([name, , of]) => tableOf(`${name}: this week against the four weeks before`, columns, of.map(latencyRow)));
  return section(
    'latency',
    'How long it takes',
    unlessNone(
      tables,
      'Nothing was timed.',
      () => `<p><label>Show <select id="latency-of">${options.join('')}</select></label></p>
${chart('latency-chart', 'Durations by day: p50, p95, p99')}
${details('This chart as a table', '<div id="latency-days"></div>')}
${details('This week against the four weeks before, as tables', tables.join('\n'))}`,
    ),
  );
}

function latencyRow({ name, week, before }: Latency): string[] {
  const three = ({ count, p50, p95, p99 }: Latency['week']): string[] => [
    numberOf(count),
    ...[p50, p95, p99].map(durationOf),
  ];
  const change = week.p50 !== null && before.p50 ? changeOf(week.p50 / before.p50) : '–';
  return [name, ...three(week), ...three(before), change];
}

function work({ from, usage: commands, work: amounts, languages }: Dashboard): string {
  const { index_fresh: fresh, index_updated: updated, index_built: built, files_failed: failed } = amounts;
  const rows = fresh.days.map((_, at) => [
    dateOf(from + at),
    sum(commands.map(({ days }) => days[at]!)),
    fresh.days[at]!,
    updated.days[at]!,
    built.days[at]!,
    sum(languages.map(({ days }) => days[at]!)),
    failed.days[at]!,
  ]);
  const columns = [
    ...[{ name: 'Day' }, number('Commands'), number('Index as it was'), number('Index updated')],
    ...[number('Index built'), number('Files parsed'), number('Files not parsed')],
  ];
  const cells = rows
    .filter(([, ...numbers]) => numbers.some((each) => each !== 0))
    .map(([day, ...numbers]) => [String(day), ...numbers.map((each) => numberOf(Number(each)))]);
  return section(
    'work',
    'Index and parser',
    unlessNone(
      cells,
      'No index was used.',
      () => `<h3>Answers from the index as it was, by day</h3>
${chart('cache-chart', 'Share of answers from the index as it was, by day')}
<h3>Files parsed, by day</h3>
${chart('parser-chart', 'Files parsed by day')}
${details('Days, as a table', tableOf('Work by day', columns, cells))}`,
    ),
  );
}

function errors({ errors: found }: Dashboard): string {
  const rows = found.map((each) => [
    each.code,
    newsOf(each) || '–',
    each.class,
    numberOf(each.count),
    dateOf(Math.floor(each.firstSeen / 86_400)),
    dateOf(Math.floor(each.lastSeen / 86_400)),
    each.version,
    each.frames.join(' < ') || '–',
    each.fingerprint,
  ]);
  const columns = [
    ...[
      { name: 'Code' },
      { name: 'New' },
      { name: 'Class' },
      number('Times'),
      { name: 'First seen' },
      { name: 'Last seen' },
    ],
    ...[{ name: 'Version' }, { name: 'Where in ax' }, { name: 'Fingerprint' }],
  ];
  return section(
    'errors',
    'Errors',
    unlessNone(rows, 'No error was seen.', () => tableOf('Errors, without their words', columns, rows)),
  );
}

function languages({ languages: found }: Dashboard): string {
  const bars = found.map(
    ({ language, total, share }) =>
      `<tr><th scope="row">${escapeHtml(language)}</th><td class="number">${numberOf(total)}</td><td class="number">${percentOf(share)}</td>
<td aria-hidden="true"><meter min="0" max="1" value="${share.toFixed(4)}"></meter></td></tr>`,
  );
  return section(
    'languages',
    'Languages',
    found.length === 0
      ? '<p class="none">No file was parsed.</p>'
      : `<div class="scroll" role="region" aria-label="Files parsed by language" tabindex="0"><table><caption>Files parsed by language</caption>
<thead><tr><th scope="col">Language</th><th scope="col" class="number">Files</th><th scope="col" class="number">Share</th><td aria-hidden="true"></td></tr></thead>
<tbody>${bars.join('\n')}</tbody></table></div>`,
  );
}
