/** `off` records nothing; `local` counts on this machine and never sends; `on` lets `ax telemetry submit` send. */
export type Mode = 'off' | 'local' | 'on';

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
