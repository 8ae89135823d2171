export default class Table<T> extends PureComponent<Props<T>> implements Sized {
  static defaultProps = { size: 1 };
  static getDerived(props: Props<any>) {
    return null;
  }
  constructor(props: Props<T>) {
    super(props);
  }
  get size(): number {
    return this.props.size;
  }
  protected row = (item: T) => <tr key={String(item)} />;
  render() {
    return <tbody>{this.props.items.map(this.row)}</tbody>;
  }
}
