import { sep } from 'node:path';
import watcher from '@parcel/watcher';

/** Listens to a directory tree. */
export interface Listener {
  close(): Promise<void>;
}

/** What {@link listen} is told. */
export interface ListenOptions {
  /** Absolute, without links in it: what the system reports is. */
  root: string;
  /** Directories, relative to the root, that nothing is to be told about. */
  ignored: readonly string[];
  /** A path relative to the root came, went or (`update`) has other content. */
  onPath: (path: string, type: 'create' | 'update' | 'delete') => void;
  /** Events were lost. */
  onGap: (error: Error) => void;
}

/** Starts to listen. Rejects when the system cannot watch so many directories, or no tree at all. */
export async function listen({ root, ignored, onPath, onGap }: ListenOptions): Promise<Listener> {
  const prefix = root.endsWith(sep) ? root : root + sep;
  const subscription = await watcher.subscribe(
    root,
    (error, events) => {
      if (error) return onGap(error);
      for (const { path, type } of events) {
        if (path.startsWith(prefix)) onPath(path.slice(prefix.length).split(sep).join('/'), type);
      }
    },
    // A name with a glob's characters would be taken for one: its events are heard, and lead to nothing.
    { ignore: ignored.filter((path) => !/[*?[\]{}()!+@\\]/.test(path)) },
  );
  return { close: () => subscription.unsubscribe() };
}
