import React, { type FC, useState } from 'react';

interface Props<T> {
  items: T[];
  render?: (item: T) => React.ReactNode;
}

/** Shows things. */
export const List = <T,>({ items, render }: Props<T>): JSX.Element => {
  const [open, setOpen] = useState<boolean>(false);
  const toggle = () => setOpen(!open);
  return <button onClick={toggle}>{items.map((item) => render?.(item))}</button>;
};

export const Small: FC<Props<string>> = React.memo(({ items }) => <List<string> items={items} />);
const Wrapped = forwardRef<HTMLDivElement, Props<number>>(function Wrapped(props, ref) {
  return <div ref={ref} />;
});
export default function App() {
  return <Small items={['a']} />;
}
