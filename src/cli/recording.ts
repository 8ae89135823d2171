import { type Context, limitIn } from '../command/index.ts';
import type { ErrorEvent, Invocation, ModeDecision, Recorder } from '../telemetry/index.ts';
import { createRecorder, decideMode, limitOf, lowered, telemetryDirectory } from '../telemetry/recorder.ts';
import type { Host } from './host.ts';

/** Telemetry of one process: everything it does is recorded through this. */
export interface Recording {
  readonly recorder: Recorder;
  /** Says what command runs; the last word holds. */
  command(name: string): Invocation;
  /** Says in what context it runs, whose settings can lower the mode, as those `assignments` can. */
  context(ctx: Context, assignments: readonly string[]): void;
  /** Milliseconds in which the command has indexed files so far; undefined when it has parsed none. */
  indexing(): number | undefined;
  /** Says why it failed. */
  failed(error: unknown): void;
  /** Ends the recording of a command that ended with this status. Never throws. */
  finish(status: number): Promise<void>;
}

/** After so long a command what is left of earlier days is folded: it has opened a database, and waited for more. */
const LONG_MS = 2000;

/** Begins to record, at the start of a process. */
export function startRecording(host: Host): Recording {
  const { env, runtime } = host;
  const started = performance.now();
  const directory = telemetryDirectory(env, runtime.platform);
  let ctx: Context | undefined;
  let invocation: Invocation | undefined;
  let indexed = { ms: 0, files: 0 };
  let given: readonly string[] = [];
  let failure: { thrown: unknown } | undefined;
  let decided: ModeDecision | undefined;

  /** Undefined as long as nobody has read the settings that can lower the mode. */
  const decide = (): ModeDecision | undefined => {
    if (decided) return decided;
    const decision = decideMode(env, directory);
    const settings = ctx?.settingsInUse();
    if (settings) return lowered(decision, limitOf(settings));
    return decision.mode === 'off' ? decision : undefined;
  };
  const settle = async (): Promise<ModeDecision> => {
    const decision = decideMode(env, directory);
    if (decision.mode === 'off' || decision.reason === 'AX_TELEMETRY') return decision;
    const settings = ctx?.settingsInUse();
    return lowered(decision, settings ? limitOf(settings) : await limitIn(ctx?.cwd ?? host.cwd, env, given));
  };
  const recorder = createRecorder({
    directory,
    mode: () => decide()?.mode,
    version: host.version,
    node: runtime.node,
    platform: runtime.platform,
    now: Date.now,
  });

  const begin = (name: string): Invocation => {
    const began = recorder.begin(name, 'cli');
    began.phase('start', started);
    indexed = { ms: 0, files: 0 };
    invocation = {
      ...began,
      phase(phase, ms) {
        if (phase === 'index') indexed.ms += ms;
        began.phase(phase, ms);
      },
      parsed(language, files) {
        indexed.files += files;
        began.parsed(language, files);
      },
    };
    return invocation;
  };

  return {
    recorder,
    command: begin,
    context(running, assignments) {
      ctx = running;
      given = assignments;
    },
    indexing: () => (indexed.files > 0 ? indexed.ms : undefined),
    failed(thrown) {
      failure = { thrown };
    },
    async finish(status) {
      const elapsed = performance.now() - started;
      (invocation ?? begin('')).end(status, elapsed, failure && (await describe(failure.thrown)));
      decided = await settle();
      recorder.flush();
      if (decided.mode === 'off' || directory === undefined) return;
      try {
        if (elapsed > LONG_MS) {
          const { foldEarlierDays } = await import('../telemetry/reading.ts');
          foldEarlierDays({ directory, version: host.version(), now: Date.now });
        }
      } catch {
        // The next one does it.
      }
      const endpoint = ctx?.settingsInUse()?.values['telemetry.endpoint'];
      // Where nothing can be sent, or somebody has decided, there is nothing to ask.
      if (status !== 0 || !endpoint || decided.mode !== 'local' || isBusy(host)) return;
      if (decided.reason !== 'default' && decided.reason !== 'choice') return;
      const { askConsent } = await import('./ask-consent.ts');
      await askConsent(host, directory, endpoint);
    },
  };
}

async function describe(thrown: unknown): Promise<ErrorEvent | undefined> {
  const { errorEvent } = await import('../telemetry/index.ts');
  return errorEvent(thrown);
}

/** True when nobody can be asked, or a program reads the output. */
function isBusy(host: Host): boolean {
  return host.args.some((arg) => /^(--json|--quiet|-\w*q\w*)$/.test(arg)) || !host.stdout.isTerminal || !host.canAsk();
}
