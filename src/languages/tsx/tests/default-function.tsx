/** A page. */
export default function (props: Props) {
  return <main {...props} />;
}
export const metadata = { title: 'x' };
