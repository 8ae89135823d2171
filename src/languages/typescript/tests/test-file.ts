import { double } from './double';

describe('double', () => {
  it('doubles', () => {
    const input = 2;
    assert(double(input) === 4);
  });
});
