/**
 * How many characters of a name stand before the place that it is told by: a variable of PHP is `$x` wherever it is
 * written, and the place of its name is that of the `x`, as editors have it.
 */
export function nameSign(language: string, name: string): number {
  return language === 'php' && name.startsWith('$') && name.length > 1 ? 1 : 0;
}
