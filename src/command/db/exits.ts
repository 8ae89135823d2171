import type { AxErrorCode } from '../../model/index.ts';

/** Exit statuses of `ax db` for what a database or its migrations are found to be; scripts tell them apart. */
export const DB_EXIT = {
  pending: 10,
  newer: 11,
  changed: 12,
  outOfOrder: 13,
  lint: 14,
  locked: 15,
  damaged: 16,
  noSpace: 17,
  notOurs: 18,
  dataLoss: 19,
  failed: 20,
} as const;

/** The same for refusals, see `Command.exits`. */
export const DB_EXITS: Partial<Record<AxErrorCode, number>> = {
  'index-newer': DB_EXIT.newer,
  'migration-changed': DB_EXIT.changed,
  'migration-out-of-order': DB_EXIT.outOfOrder,
  locked: DB_EXIT.locked,
  'index-damaged': DB_EXIT.damaged,
  'no-space': DB_EXIT.noSpace,
  'not-ours': DB_EXIT.notOurs,
  'data-loss': DB_EXIT.dataLoss,
  'migration-failed': DB_EXIT.failed,
};

/** The status of a refusal that a dry run has foreseen: that of the real run. */
export function exitOf(code: AxErrorCode): number {
  return DB_EXITS[code] ?? 3;
}
