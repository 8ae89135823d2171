export type { ImportEdge, ImportResolver } from './import-edges.ts';
export { cycles, distances, type ImportGraph, shortestCycle, shortestPath } from './import-graph.ts';
export { isUnnamedMember, TYPES } from './link-context.ts';
export type { Linker } from './linker.ts';
export { type Linking, openLinking } from './linking.ts';
export { type FoundReference, findReferences, mayMean } from './references.ts';
