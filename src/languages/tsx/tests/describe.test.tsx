import { describe, expect, it } from 'vitest';
import { Button } from './button';

describe('Button', () => {
  const setup = () => render(<Button label="x" />);
  it('shows its label', async () => {
    const view = setup();
    expect(view.text).toBe('x');
  });
  it.each([1, 2])('counts %d', (n) => {
    expect(<Button size={n} />).toBeTruthy();
  });
});
