/** Modules of Node itself, without `node:`. */
const NODE = new Set(
  (
    'assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain ' +
    'events fs http http2 https inspector module net os path perf_hooks process punycode querystring readline repl ' +
    'stream string_decoder sys test timers tls trace_events tty url util v8 vm wasi worker_threads zlib'
  ).split(' '),
);

/** True for what comes with the runtime: `fs`, `fs/promises`, `node:test`, `bun:test`. */
export function isBuiltin(specifier: string): boolean {
  return /^(?:node|bun|deno|cloudflare):/.test(specifier) || NODE.has(specifier.split('/')[0]!);
}
