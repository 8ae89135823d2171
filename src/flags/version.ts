/** True when version `a` comes after `b`, by the rules of semantic versions. */
export function isNewer(a: string, b: string): boolean {
  const [left, right] = [parts(a), parts(b)];
  for (let at = 0; at < 3; at++) {
    const difference = (left.numbers[at] ?? 0) - (right.numbers[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  // What comes before a release has a tail: `2.0.0-alpha.1` is older than `2.0.0`.
  if (left.tail.length === 0 || right.tail.length === 0) return left.tail.length === 0 && right.tail.length > 0;
  for (let at = 0; at < Math.max(left.tail.length, right.tail.length); at++) {
    const [mine, other] = [left.tail[at], right.tail[at]];
    if (mine === undefined || other === undefined) return other === undefined;
    if (mine === other) continue;
    const [isNumber, isOtherNumber] = [/^\d+$/.test(mine), /^\d+$/.test(other)];
    if (isNumber && isOtherNumber) return Number(mine) > Number(other);
    return isNumber === isOtherNumber ? mine > other : isOtherNumber;
  }
  return false;
}

function parts(version: string): { numbers: number[]; tail: string[] } {
  const [whole = ''] = version.split('+');
  const at = whole.indexOf('-');
  const release = at < 0 ? whole : whole.slice(0, at);
  return { numbers: release.split('.').map(Number), tail: at < 0 ? [] : whole.slice(at + 1).split('.') };
}
