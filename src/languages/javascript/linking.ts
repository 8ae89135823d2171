import type { LinkRules } from '../link-rules.ts';
import { broughtByDeclaration } from './ambient-modules.ts';
import { addedTo, unbound } from './global-names.ts';
import { ONLY_TYPES, TYPES } from './name-spaces.ts';
import { objectKey } from './object-keys.ts';
import { isReplaced } from './replaced.ts';
import { exportedMember, memberOfWhole, ownExports, requiredValue, requiredWhole, wholeAt } from './whole-module.ts';

/** How names of JavaScript and TypeScript are bound: values and types have names of their own. */
export const linking: LinkRules = {
  merges: true,
  functionsAreTypes: true,
  ofFunctions: new Set('apply bind call toString name length prototype constructor hasOwnProperty valueOf'.split(' ')),
  repeated: 'signatures',
  defaults: true,
  hidesMembers: true,
  fitsByRole: true,
  fits: (kind, role) =>
    role === 'type' ? TYPES.has(kind) : !ONLY_TYPES.has(kind) || role === 'import' || role === 'export',
  addedTo,
  unbound,
  brings: broughtByDeclaration,
  whole: requiredWhole,
  asWhole: wholeAt,
  besideExports: memberOfWhole,
  passedOn: exportedMember,
  calls: requiredValue,
  value: ownExports,
  key: objectKey,
  keysAreMembers: true,
  isReplaced,
  provesResults: true,
  elements: { Array: 0, ReadonlyArray: 0, Set: 0, ReadonlySet: 0, Iterable: 0, AsyncIterable: 0, Generator: 0 },
  awaited: { Promise: 0, PromiseLike: 0 },
  same: {
    ...{ Readonly: 0, Partial: 0, Required: 0, NonNullable: 0, Omit: 0, Pick: 0, Awaited: 0, NoInfer: 0 },
    ...{ ReturnType: -1, InstanceType: -1, Parameters: -1, ConstructorParameters: -1, Extract: -1, Exclude: -1 },
    ...{ Record: -1, ThisType: -1 },
  },
  lessens: new Set(['Omit', 'Pick']),
  results: ['ReturnType'],
  given: {
    Map: { get: 1 },
    ReadonlyMap: { get: 1 },
    WeakMap: { get: 1 },
    '[]': {
      pop: 0,
      shift: 0,
      at: 0,
      find: 0,
      filter: 'self',
      slice: 'self',
      concat: 'self',
      reverse: 'self',
      sort: 'self',
    },
  },
  hands: {
    '[]': {
      ...{ map: 0, forEach: 0, filter: 0, find: 0, findLast: 0, findIndex: 0, some: 0, every: 0, flatMap: 0, sort: 0 },
    },
    Set: { forEach: 0 },
    Map: { forEach: 1 },
    // biome-ignore lint/suspicious/noThenProperty: a table of names, of which nothing is awaited.
    Promise: { then: 0 },
  },
};
