import { readFileSync, statfsSync } from 'node:fs';
import { platform } from 'node:os';

/** Kinds of file systems (`f_type` of statfs) whose every change goes through this kernel, which tells of it. */
const LOCAL: ReadonlySet<number> = new Set([
  0xef53, // ext2, ext3, ext4
  0x58465342, // xfs
  0x9123683e, // btrfs
  0x01021994, // tmpfs
  0x794c7630, // overlayfs
  0x2fc12fc1, // zfs
  0xf2f52010, // f2fs
  0xca451a4e, // bcachefs
]);

/** What the system allows to those who listen to directories. */
export interface ListenLimits {
  /** Directories that one user may listen to. */
  watches: number;
  /** Events that wait to be read; what comes on top is lost. */
  queued: number;
}

/**
 * What may be listened to where a change is told at once, before the call that makes it returns: on a local file system
 * of Linux. Undefined anywhere else.
 */
export function listenLimits(root: string): ListenLimits | undefined {
  if (platform() !== 'linux') return undefined;
  try {
    // A negative number on some machines.
    if (!LOCAL.has(statfsSync(root).type >>> 0)) return undefined;
    return { watches: limitOf('max_user_watches'), queued: limitOf('max_queued_events') };
  } catch {
    return undefined;
  }
}

function limitOf(name: string): number {
  return Number(readFileSync(`/proc/sys/fs/inotify/${name}`, 'utf8'));
}
