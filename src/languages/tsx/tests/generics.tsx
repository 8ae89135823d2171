const identity = <T extends unknown>(value: T): T => value;
const cast = value as Props;
type Render = (props: Props) => JSX.Element;
enum Mode { Dark }
