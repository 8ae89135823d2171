/** One supported language, as the registry knows it without loading its tables. */
export interface Language {
  id: string;
  grammar?: { name: string; package: string; file: string };
}
export const LANGUAGES: readonly Language[] = [];
