const LEVELS = '▁▂▃▄▅▆▇█';

/** A row of bars, one for each value, the largest full height; a value that is not there is a blank, 0 the lowest bar. */
export function sparkline(values: readonly (number | null)[]): string {
  const most = Math.max(...values.map((value) => value ?? 0));
  return values
    .map((value) => {
      if (value === null) return ' ';
      return LEVELS[most > 0 ? Math.round((Math.max(0, value) / most) * (LEVELS.length - 1)) : 0];
    })
    .join('');
}
