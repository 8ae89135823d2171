export const pick = <T,>(items: T[], at: number): T => items[at]!;
export const show = <T extends { id: string }, K = keyof T>(item: T) => <i id={item.id} />;
export function Select<T>(props: { items: readonly T[] }) {
  return <Option<T> items={props.items} />;
}
