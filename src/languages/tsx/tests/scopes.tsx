export function Form({ items }: Props) {
  const names = items.map(({ name }) => name);
  function Row({ name }: { name: string }) {
    const id = useId();
    return <li id={id}>{name}</li>;
  }
  return <ul>{names.map((name) => <Row name={name} />)}</ul>;
}
