import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../../scripts/find-chromium.js';

/** Starts the browser of this machine, without a window. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium is installed: node scripts/install-chromium.js');
  // As root, in a container, its sandbox cannot be had; what it opens here are our own pages.
  const isRoot = process.getuid?.() === 0;
  return await chromium.launch({ executablePath, headless: true, args: isRoot ? ['--no-sandbox'] : [] });
}
