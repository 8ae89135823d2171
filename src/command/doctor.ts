import type { Check } from '../project/index.ts';
import { type Command, define } from './command.ts';

/** `ax doctor` */
export const command: Command = define({
  name: 'doctor',
  summary: 'Check the installation and say how to mend it',
  description:
    'Looks at the runtime, the SQLite driver, the parser, every grammar, the index, the disk, permissions and git. A language whose grammar does not load leaves the others working.',
  input: {},
  examples: [{ line: 'ax doctor', does: 'every check with its result' }],
  result: '{ok,checks:[{name,status:"ok"|"warn"|"fail",message,hint}]}',
  async run({ cwd, env, runtime }) {
    const { diagnose, findRoot } = await import('../project/index.ts');
    const checks = await diagnose({ root: findRoot(cwd), env, node: runtime.node });
    return { ok: checks.every(({ status }) => status !== 'fail'), checks };
  },
  print({ ok, checks }, out) {
    const styles = { ok: 'good', warn: 'warn', fail: 'bad' } as const;
    const width = Math.max(...checks.map(({ name }) => name.length));
    for (const { name, status, message, hint } of checks) {
      out.line(`${out.style(styles[status], status.padEnd(4))}  ${name.padEnd(width)}  ${message}`);
      if (hint) out.line(`${''.padEnd(width + 8)}${out.style('dim', hint)}`);
    }
    out.line(ok ? 'everything that is needed works' : 'something has to be mended');
  },
  status: ({ ok, checks }: { ok: boolean; checks: Check[] }) => (ok && checks.length > 0 ? 0 : 3),
});
