export interface User extends Named, Partial<Base<string>> {
  readonly id: number;
  name?: string;
  'content-type': string;
  greet(other: User): string;
  get full(): string;
  callback: (error: Error) => void;
  nested: { inner: number };
  (call: string): void;
  new (text: string): User;
  [key: string]: unknown;
}
interface Empty {}
