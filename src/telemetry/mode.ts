import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stateDirectory } from '../settings/files.ts';
import type { Environment, LoadedSettings } from '../settings/index.ts';

/** `off` records nothing; `local` counts on this machine and never sends; `on` lets `ax telemetry submit` send. */
export type Mode = 'off' | 'local' | 'on';

/** Every mode, the lowest first. */
export const MODES: readonly Mode[] = ['off', 'local', 'on'];

/**
 * What consent is given to. It grows when what is sent, or what for, becomes more than the user has said yes to; an
 * older yes is then none.
 */
export const PURPOSE = 1;

/** A mode and what decided it. */
export interface ModeDecision {
  mode: Mode;
  /** `config` is a configuration file, which may only lower the mode; `choice` is what the user said to this program. */
  reason: 'AX_TELEMETRY' | 'config' | 'DO_NOT_TRACK' | 'CI' | 'choice' | 'default';
}

/** What the user said, and to which purpose. */
export interface Choice {
  mode: Mode;
  purpose: number;
}

/**
 * Decides by the first that says something: `AX_TELEMETRY`, `DO_NOT_TRACK`, a CI (off), the user's choice; else `local`.
 * `directory` is where telemetry is kept; without one nothing is recorded. Configuration files come after it, see
 * {@link lowered}. Never throws.
 */
export function decideMode(env: Environment, directory: string | undefined): ModeDecision {
  if (env.AX_TELEMETRY) return { mode: modeNamed(env.AX_TELEMETRY), reason: 'AX_TELEMETRY' };
  if (isSet(env.DO_NOT_TRACK)) return { mode: 'off', reason: 'DO_NOT_TRACK' };
  if (isContinuousIntegration(env)) return { mode: 'off', reason: 'CI' };
  if (directory === undefined) return { mode: 'off', reason: 'default' };
  const choice = readChoice(directory);
  return choice ? { mode: modeOf(choice), reason: 'choice' } : { mode: 'local', reason: 'default' };
}

/** The decision where configuration files allow `most` and no more; `AX_TELEMETRY` wins over them. */
export function lowered(decision: ModeDecision, most: Mode | undefined): ModeDecision {
  if (most === undefined || decision.reason === 'AX_TELEMETRY') return decision;
  return MODES.indexOf(most) < MODES.indexOf(decision.mode) ? { mode: most, reason: 'config' } : decision;
}

/** The most that telemetry may do by settings that somebody has written down; undefined when nobody has. */
export function limitOf({ values, origins }: LoadedSettings): Mode | undefined {
  const { layer } = origins['telemetry.mode'];
  return layer === 'default' ? undefined : values['telemetry.mode'];
}

/** What the user has chosen; undefined when nothing, or when it cannot be read. */
export function readChoice(directory: string): Choice | undefined {
  try {
    const [word = '', purpose = ''] = readFileSync(choiceFile(directory), 'utf8').trim().split(' ');
    return { mode: modeNamed(word), purpose: Number(purpose) || 0 };
  } catch (error) {
    // A choice that is there and cannot be read may have been a no.
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : { mode: 'off', purpose: 0 };
  }
}

/** A yes to less than what is sent today is no yes to it. */
function modeOf({ mode, purpose }: Choice): Mode {
  return mode === 'on' && purpose < PURPOSE ? 'local' : mode;
}

/** A word that is none of the modes switches off: whoever wrote it wanted to change something. */
function modeNamed(word: string): Mode {
  return MODES.find((mode) => mode === word.toLowerCase()) ?? 'off';
}

const CI_VARIABLES = ['CI', 'GITHUB_ACTIONS', 'TF_BUILD', 'TEAMCITY_VERSION', 'JENKINS_URL', 'CODEBUILD_BUILD_ID'];

function isSet(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false'].includes(value.toLowerCase());
}

/** True in a continuous integration, where nobody can be asked. */
export function isContinuousIntegration(env: Environment): boolean {
  return CI_VARIABLES.some((name) => isSet(env[name]));
}

/** Where telemetry of this user is kept, absolute; undefined when nothing can be kept: then nothing is recorded. */
export function telemetryDirectory(env: Environment, platform: string): string | undefined {
  const state = stateDirectory(env, platform);
  return state && join(state, 'telemetry');
}

/** The file with the user's choice. */
export function choiceFile(directory: string): string {
  return join(directory, 'mode');
}
