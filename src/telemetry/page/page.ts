import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { PACKAGE_ROOT } from '../../model/index.ts';
import type { Dashboard } from '../dashboard/dashboard.ts';
import { escapeHtml, escapeJson } from './escape.ts';
import { sectionsOf } from './sections.ts';
import { dateOf } from './words.ts';

/** A page, and what a browser may load and run for it. */
export interface Page {
  html: string;
  /** Value of the header Content-Security-Policy; the page itself says so too. */
  policy: string;
}

const ASSETS: URL = new URL('dist/page/', PACKAGE_ROOT);

/** The dashboard as one page that needs nothing but itself. */
export function dashboardPage(board: Dashboard, version: string): Page {
  const asset = (name: string): string => readFileSync(new URL(name, ASSETS), 'utf8');
  const styles = [asset('uplot.css'), asset('dashboard.css')];
  const scripts = [`/*\n${asset('uplot.LICENSE')}*/\n${asset('uplot.js')}`, asset('dashboard.js')];
  const policy = [
    "default-src 'none'",
    `script-src ${scripts.map(hashOf).join(' ')}`,
    `style-src ${styles.map(hashOf).join(' ')}`,
    ...["base-uri 'none'", "form-action 'none'"],
  ].join('; ');
  const { from, until, commands, queries, phases, usage, work, languages, regressions } = board;
  const data = { from, until, commands, queries, phases, usage, work, languages, regressions };
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>ax telemetry, ${dateOf(from)} to ${dateOf(until)}</title>
${styles.map((style) => `<style>${style}</style>`).join('\n')}
</head>
<body>
<a class="skip" href="#main">Skip to the figures</a>
<header>
<h1>ax telemetry</h1>
<p>${dateOf(from)} to ${dateOf(until)} (UTC), counted on this machine by ax ${escapeHtml(version)}. This page loads nothing and sends nothing.</p>
<label class="theme">Colours <select id="theme"><option value="">as the system</option><option value="light">light</option><option value="dark">dark</option></select></label>
</header>
<main id="main" tabindex="-1">
${sectionsOf(board)}
</main>
<script type="application/json" id="data">${escapeJson(data)}</script>
${scripts.map((script) => `<script>${script}</script>`).join('\n')}
</body>
</html>
`;
  return { html, policy };
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
