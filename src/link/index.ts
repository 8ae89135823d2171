export type { FileView } from './file-view.ts';
export type { ImportEdge, ImportResolver } from './import-edges.ts';
export { cycles, distances, type ImportGraph, shortestCycle, shortestPath } from './import-graph.ts';
export { type BoundName, bindingsAt, comparePlaces, seesMembers, type TextPlace } from './lexical-scope.ts';
export type { Linker } from './linker.ts';
export { type Linking, openLinking } from './linking.ts';
export type { Defined, Meaning } from './meaning.ts';
export { type FoundReference, findReferences } from './references.ts';
