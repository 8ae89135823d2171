import { existsSync } from 'node:fs';

/** Where Debian, macOS and Windows have a Chromium or a Chrome. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser that tests drive: that of `AX_TEST_CHROMIUM`, else one that is installed; undefined when there is none. */
export function findChromium() {
  return [process.env.AX_TEST_CHROMIUM, ...PLACES].find((path) => path !== undefined && existsSync(path));
}
