export function parse(text: string): number;
export function parse(text: number, radix: number): number;
/** Parses. */
export function parse(text: string | number, radix?: number): number {
  return Number(text) + (radix ?? 0);
}
