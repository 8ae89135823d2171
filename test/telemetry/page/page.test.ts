import { mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  dashboardOf,
  dashboardPage,
  type PageServer,
  servePage,
  type TelemetryStore,
} from '../../../src/telemetry/reading.ts';
import { sevenWeeks, spoolOf, storeOf } from '../dashboard/spooled-store.ts';
import { openBrowser } from './chromium.ts';

let store: TelemetryStore;
let browser: Browser;
let server: PageServer;
let path: string;

beforeAll(async () => {
  store = storeOf(spoolOf(sevenWeeks()));
  browser = await openBrowser();
  server = await servePage(() => dashboardPage(dashboardOf(store, 49), '2.1.0'), 0);
  path = new URL(server.url).pathname;
});
afterAll(async () => {
  await server.close();
  await browser.close();
  store.close();
});

/** Opens an address in a new tab; what the page complains of or asks others for is in `wrong`. */
async function open(url: string, scheme: 'light' | 'dark' = 'light'): Promise<{ tab: Tab; wrong: string[] }> {
  const tab = await browser.newPage({ colorScheme: scheme, viewport: { width: 1100, height: 900 } });
  const wrong: string[] = [];
  tab.on('pageerror', (error) => wrong.push(String(error)));
  tab.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('favicon')) wrong.push(message.text());
  });
  tab.on('request', (asked) => {
    if (asked.url() !== url && !asked.url().endsWith('/favicon.ico')) wrong.push(`asked for ${asked.url()}`);
  });
  await tab.goto(url);
  return { tab, wrong };
}

/** How many different colours a canvas shows. */
const colours = (tab: Tab, chart: string): Promise<number> =>
  tab.locator(`#${chart} canvas`).evaluate((element) => {
    const canvas = element as unknown as { width: number; height: number; getContext(kind: '2d'): Drawing };
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const seen = new Set<number>();
    for (let at = 0; at < data.length; at += 4) {
      if (data[at + 3] === 255) seen.add((data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!);
    }
    return seen.size;
  });

interface Drawing {
  getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray };
}

// It is waited for outside of the page, which forbids to evaluate text in it.
describe('the page in a browser', () => {
  it('draws every chart, without a complaint and without asking anybody for anything', async () => {
    const { tab, wrong } = await open(server.url);
    for (const chart of ['usage-chart', 'latency-chart', 'cache-chart', 'parser-chart']) {
      expect(await colours(tab, chart), chart).toBeGreaterThan(1);
    }
    expect(wrong).toEqual([]);
    await tab.close();
  });

  it('says what became slower, which errors there were, which features were used and how the languages share', async () => {
    const { tab } = await open(server.url);
    expect(await tab.locator('#regressions tbody').textContent()).toMatch(/find\s*slower\s*\+\d+ %.*version 2\.1\.0/s);
    expect(await tab.locator('#errors tbody').textContent()).toMatch(
      /internal.*new this week.*2\.1\.0.*dist\/query\/find\.js:88/s,
    );
    expect(await tab.locator('#usage table').last().textContent()).toMatch(/not as by default.*ranking-next\s*on\s*1/s);
    expect(await tab.locator('#languages tbody tr').first().textContent()).toMatch(/typescript[\d,]+57 %/);
    expect(await tab.locator('.tiles').textContent()).toMatch(/Slower than before\s*1/);
    await tab.close();
  });

  it('can be used by keyboard: skip link, choice of what is shown, days of a chart', async () => {
    const { tab } = await open(server.url);
    await tab.keyboard.press('Tab');
    expect(await tab.locator(':focus').textContent()).toBe('Skip to the figures');
    await tab.keyboard.press('Enter');
    expect(await tab.locator(':focus').getAttribute('id')).toBe('main');
    await tab.locator('#latency-of').focus();
    await tab.keyboard.type('def');
    const caption = (): Promise<unknown> => tab.evaluate("document.querySelector('#latency-days caption').textContent");
    await expect.poll(caption, { timeout: 10_000 }).toContain('def');
    await tab.locator('#latency-chart').focus();
    await tab.keyboard.press('End');
    expect(await tab.locator('#latency-chart-reading').textContent()).toMatch(/^2026-09-04: p50 \d+ ms, p95 \d+ ms/);
    await tab.keyboard.press('ArrowLeft');
    expect(await tab.locator('#latency-chart-reading').textContent()).toMatch(/^2026-09-03: p50/);
    await tab.close();
  });

  it('has a name for everything that can be reached, heads in every table, and tables behind all charts', async () => {
    const { tab } = await open(server.url);
    for (const one of await tab.locator('details').all())
      await one.evaluate((element) => element.setAttribute('open', ''));
    for (const role of ['combobox', 'group', 'region'] as const) {
      for (const one of await tab.getByRole(role).all()) {
        const { name } = await one.evaluate((element) => ({
          name:
            element.getAttribute('aria-label') ??
            element.getAttribute('aria-labelledby') ??
            element.parentElement?.textContent ??
            '',
        }));
        expect(name.trim()).not.toBe('');
      }
    }
    const tables = await tab.locator('section table:not(.u-legend)').all();
    expect(tables.length).toBeGreaterThanOrEqual(8);
    for (const table of tables) {
      expect(await table.locator('caption').textContent()).not.toBe('');
      expect(await table.locator('thead th[scope=col]').count()).toBeGreaterThan(2);
      expect(await table.locator('tbody tr').count()).toBe(await table.locator('tbody th[scope=row]').count());
    }
    await tab.close();
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`has enough contrast: ${scheme}`, async () => {
      const { tab } = await open(server.url, scheme);
      const ratios = await tab.evaluate(CONTRASTS);
      for (const [what, ratio] of Object.entries(ratios)) expect(ratio, what).toBeGreaterThanOrEqual(4.5);
      await tab.close();
    });
  }

  it('changes its colours when asked to', async () => {
    const { tab } = await open(server.url);
    const page = (): Promise<string> => tab.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await page();
    await tab.locator('#theme').selectOption('dark');
    expect(await page()).not.toBe(light);
    expect(await colours(tab, 'usage-chart')).toBeGreaterThan(1);
    await tab.close();
  });

  it('works from a file, and in a narrow window without scrolling sideways', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'ax-page-')), 'telemetry.html');
    writeFileSync(file, dashboardPage(dashboardOf(store, 49), '2.1.0').html);
    const { tab, wrong } = await open(pathToFileURL(file).href);
    await tab.setViewportSize({ width: 360, height: 700 });
    const width = (): Promise<unknown> => tab.evaluate("document.querySelector('#usage-chart canvas').clientWidth");
    await expect.poll(width, { timeout: 10_000 }).toBeLessThan(360);
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    expect(wrong).toEqual([]);
    await tab.close();
  });

  it('says so where nothing was counted', async () => {
    const empty = storeOf(spoolOf([]));
    const page = await servePage(() => dashboardPage(dashboardOf(empty, 30), '2.1.0'), 0);
    const { tab, wrong } = await open(page.url);
    expect(await tab.locator('.none').allTextContents()).toHaveLength(6);
    expect(wrong).toEqual([]);
    await tab.close();
    await page.close();
    empty.close();
  });
});

/** Ratios of contrast of the colours of text and lines to their ground (WCAG). */
const CONTRASTS = `(() => {
  const style = getComputedStyle(document.documentElement);
  const luminance = (name) => {
    const hex = style.getPropertyValue('--' + name).trim();
    const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
    const [r, g, b] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = {};
  for (const ground of ['page', 'panel']) {
    for (const ink of ['text', 'muted', 'focus', 'p50', 'p95', 'p99', 'bar', 'mark']) {
      const [dark, light] = [luminance(ground), luminance(ink)].sort((a, b) => a - b);
      found[ink + ' on ' + ground] = (light + 0.05) / (dark + 0.05);
    }
  }
  return found;
})()` as unknown as () => Record<string, number>;

describe('the server of the page', () => {
  /** Asks with these headers; the status and the answer. */
  const ask = (
    path: string,
    headers: Record<string, string> = {},
    method = 'GET',
  ): Promise<[number, string, Record<string, unknown>]> => {
    const { port } = new URL(server.url);
    return new Promise((resolve, reject) => {
      const asking = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part) => (text += part));
        response.on('end', () => resolve([response.statusCode ?? 0, text, response.headers]));
      });
      asking.on('error', reject);
      asking.end();
    });
  };

  it('shows the page to whoever knows the address, and forbids it everything', async () => {
    const [status, text, headers] = await ask(path);
    expect(status).toBe(200);
    expect(text).toContain('<title>ax telemetry');
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'sha256-[^;]+; style-src 'sha256-[^;]+; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    );
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  it('shows nothing to others', async () => {
    for (const wrong of [
      '/',
      '/favicon.ico',
      path.slice(0, -1),
      `${path}x`,
      path.replace(/.\/$/, '0/').replace(/^\/./, '/_'),
    ]) {
      const [status, text] = await ask(wrong);
      expect([status, text]).toEqual([404, 'there is nothing here\n']);
    }
    for (const host of ['evil.example', 'evil.example:80', '127.0.0.1', 'localhost:1']) {
      expect((await ask(path, { host }))[0], host).toBeGreaterThanOrEqual(400);
    }
    expect((await ask(path, {}, 'POST'))[0]).toBe(405);
  });

  it('answers under both names of this machine, and listens on no other address', async () => {
    const { port } = new URL(server.url);
    expect((await ask(path, { host: `localhost:${port}` }))[0]).toBe(200);
    expect(new URL(server.url).hostname).toBe('127.0.0.1');
  });

  it('says so when the port is taken', async () => {
    const { port } = new URL(server.url);
    await expect(servePage(() => ({ html: '', policy: '' }), Number(port))).rejects.toMatchObject({ code: 'io' });
  });
});
