export { LANGUAGES, type Language } from './registry.ts';
