export const Sound = () => <p>fine</p>;

export function Torn() {
  return <div><span></div>;
}

export function After() {
  return <p />;
}
