export function Torn() {
  return <div className= onClick={go}>text</div>;
}
export interface Props {
  size: number;
}
export const After = (props: Props) => <p />;
