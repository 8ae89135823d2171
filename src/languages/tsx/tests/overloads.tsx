export function render(node: string): JSX.Element;
export function render(node: number, key?: string): JSX.Element;
/** Renders. */
export function render(node: unknown) {
  return <>{node}</>;
}
const Typed = <T,>(props: { items: T[] }) => <ul>{props.items.map((item) => <li>{String(item)}</li>)}</ul>;
export abstract class Base<P> {
  abstract view(props: P): JSX.Element;
  protected readonly key = 'a';
  #hidden = <i />;
}
