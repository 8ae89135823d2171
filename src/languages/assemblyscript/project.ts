/**
 * The folders, relative to that of the `asconfig.json`, whose sources it says are AssemblyScript: those of its entries,
 * or `assembly` where it names none. '' is its own.
 */
export function assemblyFolders(config: string): string[] {
  const folders = entriesOf(config).flatMap((entry) => {
    const parts = entry.split(/[\\/]/).filter((part) => part !== '.' && part !== '');
    const isInside = !/^[\\/]|^[a-z]:/i.test(entry) && !parts.includes('..');
    return isInside ? parts.slice(0, -1).join('/') : [];
  });
  return folders.length > 0 ? [...new Set(folders)] : ['assembly'];
}

function entriesOf(config: string): string[] {
  try {
    const { entries } = Object(JSON.parse(config)) as { entries?: unknown };
    return Array.isArray(entries) ? entries.filter((entry) => typeof entry === 'string') : [];
  } catch {
    return [];
  }
}
