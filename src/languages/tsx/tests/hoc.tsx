/** With a theme. */
export const withTheme = <P extends object>(Inner: React.ComponentType<P>) => {
  const Wrapped = (props: P) => <Inner {...props} />;
  Wrapped.displayName = 'Wrapped';
  return Wrapped;
};
export const Card = React.memo(function Card({ title }: { title: string }) {
  return <h2>{title}</h2>;
});
Card.displayName = 'Card';
Card.Header = () => <header />;
const Field = React.forwardRef<HTMLInputElement, FieldProps>((props, ref) => <input ref={ref} {...props} />);
export default withTheme(Card);
