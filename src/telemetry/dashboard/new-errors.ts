import type { ErrorRow, TelemetryStore } from '../store.ts';

/** An error, and what is new about it: never seen before this week, or before the version that runs; null for neither. */
export interface SeenError extends ErrorRow {
  news: 'week' | 'version' | null;
}

const DAY_SECONDS = 86_400;
const NEW_DAYS = 7;

/**
 * The errors seen from day `from` to today, the latest first. Whether one is new goes by all that is kept. None is new in
 * a version where there was no other (`hasOthers`): all would be.
 */
export function seenErrors(store: TelemetryStore, from: number, hasOthers: boolean): SeenError[] {
  const all = store.errors({ until: store.today });
  const week = (store.today - NEW_DAYS + 1) * DAY_SECONDS;
  return all
    .filter(({ lastSeen }) => lastSeen >= from * DAY_SECONDS)
    .map((row) => {
      const same = all.filter(({ fingerprint }) => fingerprint === row.fingerprint);
      if (same.every(({ firstSeen }) => firstSeen >= week)) return { ...row, news: 'week' };
      const isOfVersion = hasOthers && same.every(({ version }) => version === store.version);
      return { ...row, news: isOfVersion ? 'version' : null };
    });
}

/** What is new about an error, in words; '' for nothing. */
export function newsOf({ news, version }: Pick<SeenError, 'news' | 'version'>): string {
  return news === 'week' ? 'new this week' : news === 'version' ? `new in ${version}` : '';
}
