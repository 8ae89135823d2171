import { openWorkplace } from '../../database/upkeep.ts';

/** Works with copies in a directory that is gone afterwards; after a kill the next one who works there removes it. */
export function inWorkplace<T>(backups: string, work: (directory: string) => T): T {
  const place = openWorkplace(backups);
  try {
    return work(place.path);
  } finally {
    place.close();
  }
}
