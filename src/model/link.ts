/**
 * What one name says of another, as it is written: the facts that receivers and types are found by. Codes as in this
 * list: append only.
 *   - member: the subject is a member of the target's value (`b` in `a.b`). The first member of a type without a name is
 *     one of itself, and stands for that type
 *   - type: the subject is declared with the type that is the target (`x` in `x: Foo`)
 *   - value: the subject is given the target's value where it is defined (`x` in `const x = foo()`)
 *   - returns: the function is declared to return the type that is the target
 *   - extends: the type takes its members from the target (base class, extended interface, embedded struct)
 *   - implements: the type has to have the members of the target (interface, protocol, trait)
 *   - parameter: the function takes a parameter, whose name is the target; in order, the step `array` for all that follow
 *   - argument: the function that is called is given the target's value; in order. The steps of the target `function` may
 *     be two numbers that say how it is written (C#, Java)
 *   - typeArgument: the type that is named is given the type that is the target; in order (`Foo` in `List<Foo>`)
 *   - first, second, third: the subject is given that one of the values which the target's consists of, where it is
 *     defined (`b` in `a, b := f()` the second): the results of a function, the parts of a tuple
 *   - result: calling the subject gives the target's value, as its body shows
 *   - option: the type is the target, or another one. Of what is called, where arguments are sums: the target is a part of
 *     the argument whose place + 1 is the last step (Java)
 *   - passed: the subject is a parameter of a function that is an argument of a call of the target. Its steps are none:
 *     they are the place of the argument + 8 x that of the parameter, from 0. As the argument 7: the function is
 *     no argument, the target is what it is given to (`x.Done = y => {}`). Or it is a key of an object that is that
 *     argument; the place of a parameter is then 0
 *   - shorthand: the object around the subject has a member of this name, which is the subject's value; no target
 *   - tag: the subject is the tag of a struct, union or enumeration, where these have names of their own (C); the target is itself
 *   - key: the subject is a key of the target: a parameter of what is called, a field of the type of what is made; where
 *     an object is written out, a member of the type, value or outer key that is expected there
 *   - within: the subject is named in the namespace that is the target, where that is told apart from members (`B` in
 *     PHP's `A\B`)
 *   - prepended: the type takes its members from the target before its own (Ruby `prepend`)
 *   - extended: the type itself, not its values, takes its members from the target (Ruby `extend`)
 *   - receiver: the function (or what is declared with the type of one) is called on a value of the type that is the target
 *   - lambda: the subject is the first name in a function without a name. The target is what is called with that function:
 *     its steps are none, but the place of the argument (7 the last); or a key that it is given as; or unknown
 *   - token: the name is among the tokens that a macro takes, which may make anything of them; the target is the macro
 *   - taken: the subject is a member of a parameter that is taken apart where it stands (`({ a }) => …`), of a function that
 *     is an argument of a call of the target; steps as of `passed`. It is a member of the target `given`
 *   - out: the subject is given its value by a call of the target, of which it is an argument (`f(out var x)`)
 *   - index: iterating over the subject (over the first result of a function) gives the target's value first: the keys
 *     of a map. In order: one for what the subject is, one for what that holds, and so on
 *   - promised: as `result`, of an asynchronous function: the call gives what the target's value has to be waited for with
 */
export const LINK_KINDS = [
  'member',
  'type',
  'value',
  'returns',
  'extends',
  'implements',
  'parameter',
  'argument',
  'typeArgument',
  'first',
  'second',
  'third',
  'tag',
  'result',
  'option',
  'passed',
  'shorthand',
  'key',
  'within',
  'token',
  'out',
  'prepended',
  'extended',
  'receiver',
  'lambda',
  'taken',
  'index',
  'promised',
] as const;
/** See {@link LINK_KINDS}. */
export type LinkKind = (typeof LINK_KINDS)[number];

/**
 * How a value is made of the one at hand. Codes as in this list: append only.
 *   - call: what it returns; construct: a new one of this type; element: one of what it holds; await: what it will be (in Java what a number is in a sum);
 *   - array: many of this type (of types); pointed: what it points to, or (where nothing is a pointer) what an index in it
 *     leads to, if that is told apart from what iteration gives
 *   - entered: what it gives when a block is entered with it (Python `with`)
 */
export const LINK_STEPS = ['none', 'call', 'construct', 'element', 'await', 'array', 'pointed', 'entered'] as const;
/** See {@link LINK_STEPS}. */
export type LinkStep = (typeof LINK_STEPS)[number];

/**
 * Targets that are no occurrence, as negative numbers: append only. `unknown`: anything else, of no use. `number` is one
 * of a kind that is not known, or the only kind there is; `type` a type as a value (`Foo.class`); `root` the namespace
 * or module around all of the package, `here` the one around the place, `outer` the one around that.
 * `any` is a value of any type; `given` what the link `taken` of the subject says.
 */
export const LINK_TARGETS = {
  unknown: -1,
  this: -2,
  super: -3,
  string: -4,
  number: -5,
  boolean: -6,
  array: -7,
  object: -8,
  function: -9,
  pattern: -10,
  null: -11,
  type: -12,
  byte: -13,
  short: -14,
  int: -15,
  long: -16,
  float: -17,
  double: -18,
  char: -19,
  root: -20,
  here: -21,
  outer: -22,
  any: -23,
  given: -24,
} as const;

/** The place of an argument in links `passed` and `taken` of a function that is none. */
export const NO_ARGUMENT = 7;

/** Links, columnar, by ascending subject. */
export interface LinkColumns {
  /** Indexes into LINK_KINDS. */
  kind: Uint8Array;
  /** Index of the occurrence that it is said of. */
  subject: Int32Array;
  /** Index of an occurrence, or one of LINK_TARGETS. */
  target: Int32Array;
  /** Two steps from the target, indexes into LINK_STEPS: first + 8 x second; 0 none. */
  steps: Uint8Array;
}
