import * as Icons from './icons';

export default function Page({ size = 1, ...rest }: Props): JSX.Element {
  const Tag = size > 1 ? 'h1' : Heading;
  return (
    <Icons.Frame data-id="x" {...rest}>
      <svg:circle xlink:href="#a" r={size} />
      <my-element onClick={() => rest.onClick(size)} />
      <Tag<string> key={Icons.name}>text {size}</Tag>
      <this.props.Inner />
    </Icons.Frame>
  );
}
