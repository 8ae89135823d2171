const el = <Box /> as unknown as HTMLElement;
const less = a < b && c > d;
function generic<T>(this: Window, value: T): asserts value is NonNullable<T> {}
const bound = generic<string>;
