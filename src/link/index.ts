export type { WrittenEdge } from './edge-columns.ts';
export type { ImportEdge, ImportResolver } from './import-edges.ts';
export { cycles, distances, eachDependent, type ImportGraph, shortestCycle, shortestPath } from './import-graph.ts';
export { isUnnamedMember, TYPES } from './link-context.ts';
export type { Linker } from './linker.ts';
export { type Linking, openLinking } from './linking.ts';
export { nameEdges } from './name-edges.ts';
export type { FoundReference } from './named-places.ts';
export { findReferences, mayMean } from './references.ts';
