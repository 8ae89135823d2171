const assert = require('assert');
describe.only('a suite', function () {
  beforeEach(() => {});
  it('works', async () => {});
});
