import { Card } from './card';

export const Page = () => (
  <Card.Body title={title} {...rest}>
    <div onClick={go} />
    <Item key="x">{label}</Item>
  </Card.Body>
);
