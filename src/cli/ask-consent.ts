import { PURPOSE, successfulRuns, writeChoice } from '../telemetry/reading.ts';
import { readChoice } from '../telemetry/recorder.ts';
import type { Host } from './host.ts';

/** Nobody is asked before so many runs have gone well. */
const ENOUGH_RUNS = 10;

const QUESTION = `
ax counts on this machine which commands are used, how long they take and with what code they fail:
no code, no names, no paths, no queries (PRIVACY.md; ax telemetry show --next-report prints it).
May "ax telemetry submit" send these counts to`;

/**
 * Asks whether counts may be sent to `endpoint`, when the user knows the program and has not been asked about what is
 * sent today. The answer is written down; anything but a yes is no. Never throws.
 */
export async function askConsent(host: Host, directory: string, endpoint: string): Promise<void> {
  try {
    const choice = readChoice(directory);
    const isOpen = !choice || (choice.mode === 'on' && choice.purpose < PURPOSE);
    if (!isOpen || successfulRuns(directory, ENOUGH_RUNS) < ENOUGH_RUNS) return;
    // The address may hold a password.
    host.stderr.write(`${QUESTION} ${new URL(endpoint).host}? [y/N] `);
    const said = await firstLine(host);
    const isYes = /^\s*y(es)?\s*$/i.test(said);
    writeChoice(directory, isYes ? 'on' : 'local');
    host.stderr.write(isYes ? 'Thank you. ax telemetry off ends it.\n' : 'Nothing is sent.\n');
  } catch {
    // It is asked another time.
  }
}

async function firstLine(host: Host): Promise<string> {
  let text = '';
  try {
    for await (const chunk of host.stdin(host.signal)) {
      text += chunk;
      if (text.includes('\n')) break;
    }
  } catch {
    // Whoever stops the program here has not said yes.
    return '';
  }
  return text.split('\n')[0] ?? '';
}
