export class Panel extends React.Component<PanelProps, PanelState> {
  state: PanelState = { open: false };
  private readonly toggle = (): void => this.setState({ open: true });
  render() {
    return <section hidden={!this.state.open} onClick={this.toggle} />;
  }
}
