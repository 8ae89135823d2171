import type { TelemetrySchema, Words } from '../telemetry/reading.ts';

/** The page PRIVACY.md, from the allow-list. */
export function privacyPage(schema: TelemetrySchema): string {
  const metrics = Object.entries(schema.metrics).map(([name, { event, unit, detail, outcome, doc }]) => {
    return `| \`${name}\` | \`${event}\` | ${unit === 'ms' ? 'milliseconds' : 'a number'} | ${detail} | ${outcome} | ${doc} |`;
  });
  return `# Privacy

Generated from \`telemetry-schema.json\` by \`scripts/reference.js\`; do not edit.

## In short

- \`ax\` counts on your machine what it does: which command ran, how it ended, how long it took, which languages it read, with what code it failed. \`ax telemetry stats\`, \`performance\`, \`languages\` and \`errors\` show it to you.
- **Nothing leaves your machine by itself.** No command uses the network but \`ax telemetry submit\` and \`ax telemetry export --otlp\`, when you run them. There is no address built in.
- Sending needs your yes (\`ax telemetry on\`), and covers only what is recorded after it. \`ax telemetry show --next-report\` prints what would be sent, to the byte.
- There is no free text in a record. **No code, no names of files, directories or symbols, no queries, no messages, no settings, no host, user, address, remote or id of any kind.** Words come from the list below; everything else is a number.
- \`ax telemetry off\`, \`AX_TELEMETRY=off\`, \`DO_NOT_TRACK=1\` or, for a team, \`"telemetry": { "mode": "off" }\` in \`automatosx.config.json\` switch it off: then nothing is written at all. In a CI it is off.

## What decides

The first of these that says something: \`AX_TELEMETRY\` (\`off\`, \`local\`, \`on\`); a configuration file, which can only lower what you chose; \`DO_NOT_TRACK\`; a CI (off); what you chose with \`ax telemetry off\`, \`local\` or \`on\`; else \`local\`. A file of settings that cannot be read means off.

You are asked at most once, on a terminal, after some days of use, and only when there is an address to send to; Enter means no. Your yes is to what is sent today (purpose ${schema.purpose}); if that grows, you are asked again, and an older yes is none.

## Where it is, and for how long

In \`$XDG_STATE_HOME/automatosx/telemetry/\` (else \`~/.local/state\`, on macOS \`~/Library/Application Support\`, on Windows \`%LOCALAPPDATA%\`), readable for you alone: \`mode\` is what you chose, \`spool/\` has a line of JSON for each command, \`telemetry.db\` the sums of each day, \`backups/\` its copies from before a migration and of \`ax db backup\`. Lines are kept for 30 days, sums for 90. \`ax telemetry clean\` removes all of it.

## What a report has

How often each thing happened in each week, by the words below, the version of \`ax\`, the major version of Node and the platform, and how durations and amounts are spread over powers of two; errors with the places in the code of \`ax\`. What happened fewer than 5 times is left out. With it goes a word made by chance for this one report and never used again, so that a report that comes twice is counted once. A server that receives it sees, as with any request, the address it comes from.

## Events

${table(['event', 'means'], schema.events)}

## What is summed up by day

| metric | of | in | by | and by | means |
| --- | --- | --- | --- | --- | --- |
${metrics.join('\n')}

All of them also by command, version of \`ax\`, Node and platform.

## Every word there is

### Commands

${Object.keys(schema.commands)
  .map((name) => `\`${name}\``)
  .join(', ')}

### Where commands come from

${table(['surface', 'means'], schema.surfaces)}

### How they end

${table(['outcome', 'means'], schema.outcomes)}

### Questions

${table(['question', 'means'], schema.queries)}

### Number of results

${table(['class', 'means'], schema.results)}

### Parts of the work

${table(['part', 'means'], schema.phases)}

### Counters

${table(['counter', 'means'], schema.counters)}

### Errors

${table(['class', 'means'], schema.errorClasses)}

${table(['code', 'means'], schema.errorCodes)}

### Languages

${Object.keys(schema.languages)
  .map((id) => `\`${id}\``)
  .join(', ')}

### Platforms

${table(['platform', 'is'], schema.platforms)}

### Numbers and forms

${table(['value', 'means'], schema.values)}
`;
}

function table(heads: readonly [string, string], words: Words): string {
  const rows = Object.entries(words).map(([word, meaning]) => `| \`${word}\` | ${meaning} |`);
  return `| ${heads.join(' | ')} |\n| --- | --- |\n${rows.join('\n')}`;
}
