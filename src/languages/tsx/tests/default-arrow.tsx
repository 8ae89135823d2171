/** A page. */
export default (props: Props) => <main {...props} />;
