// Makes sure that there is a Chromium for the tests of the page: on Debian and its like it is installed when it is
// missing, elsewhere this says what to do.
// Usage: node scripts/install-chromium.js
import { spawnSync } from 'node:child_process';
import { findChromium } from './find-chromium.js';

if (!findChromium()) {
  const apt = (...args) => spawnSync('apt-get', args, { stdio: 'inherit' }).status === 0;
  if (process.getuid?.() === 0) {
    apt('-q', 'update');
    apt('-q', 'install', '-y', '--no-install-recommends', 'chromium');
  }
  if (!findChromium()) {
    console.error('The tests of the page need a Chromium: install one, or name it in AX_TEST_CHROMIUM.');
    process.exit(1);
  }
}
console.log(`browser: ${findChromium()}`);
