export { type ImportEdge, type ImportResolver, openImportResolver } from './import-edges.ts';
export { createModuleWorld } from './world.ts';
