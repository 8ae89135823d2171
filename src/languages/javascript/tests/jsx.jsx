export function List({ items }) {
  return (
    <ul className="list">
      {items.map((item) => (
        <Item key={item.id} {...item} />
      ))}
      <svg:path />
      <Context.Provider value={items}></Context.Provider>
    </ul>
  );
}
export const Memo = memo(function Memo(props) {
  return <>{props.children}</>;
});
