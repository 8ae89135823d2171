import { render } from '@testing-library/react';
test('renders', () => {
  render(<App mode={Mode.Dark} />);
});
