/** Languages whose programs use each other's definitions by name. */
const FAMILIES: readonly (readonly string[])[] = [
  ['typescript', 'tsx', 'javascript', 'vue', 'svelte', 'html'],
  ['css', 'scss', 'html', 'vue', 'svelte'],
  ['ocaml', 'ocaml-interface'],
  ['c', 'cpp', 'swift'],
  ['java', 'kotlin', 'scala'],
];

/** True when source in one language can name what is defined in another (ids of languages) as its own. */
export function isSameFamily(one: string, other: string): boolean {
  return one === other || FAMILIES.some((family) => family.includes(one) && family.includes(other));
}
