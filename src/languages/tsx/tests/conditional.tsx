export function Status({ state, items }: Props) {
  if (!state) return null;
  return (
    <div>
      {state === State.Ready ? <Ready /> : <Waiting />}
      {items.length > 0 && <List items={items} />}
      {/* nothing here */}
      {items.map((item, at) => (
        <Item key={at} item={item} />
      ))}
    </div>
  );
}
