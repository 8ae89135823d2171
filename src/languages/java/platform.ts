import type { NameSpace } from './name-spaces.ts';

/** Methods that all objects have. */
const OBJECT: ReadonlySet<string> = new Set(
  'clone equals finalize getClass hashCode notify notifyAll toString wait'.split(' '),
);

/** Whether a type of the platform has a member of this name; undefined when that is not known. */
export function hasMember(type: string, name: string, space: NameSpace): boolean | undefined {
  if (type === 'Object') return space === 'method' && OBJECT.has(name);
  return undefined;
}

const SUPERTYPES: Readonly<Record<string, string>> = {
  String: 'CharSequence Comparable Serializable Constable',
  StringBuilder: 'CharSequence Appendable Comparable Serializable',
  StringBuffer: 'CharSequence Appendable Comparable Serializable',
  Byte: 'Number Comparable Serializable',
  Short: 'Number Comparable Serializable',
  Integer: 'Number Comparable Serializable Constable',
  Long: 'Number Comparable Serializable Constable',
  Float: 'Number Comparable Serializable Constable',
  Double: 'Number Comparable Serializable Constable',
  Character: 'Comparable Serializable Constable',
  Boolean: 'Comparable Serializable Constable',
  Class: 'Type AnnotatedElement GenericDeclaration Serializable Constable',
};

/** Types that have no subtypes. */
const FINAL: ReadonlySet<string> = new Set(Object.keys(SUPERTYPES));

/** Whether one type of the platform is a subtype of another; undefined when that is not known. */
export function isSubtype(name: string, above: string): boolean | undefined {
  if (above === 'Object') return true;
  const known = SUPERTYPES[name]?.split(' ').includes(above);
  return known ?? (FINAL.has(above) ? false : undefined);
}
