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
    const isSound = ({ name, status }: Check): boolean => name.startsWith('grammar ') && status === 'ok';
    const sound = checks.filter(isSound).length;
    const shown = checks.filter((check) => !isSound(check));
    // Of many languages that all load one line is enough.
    if (sound > 0) shown.splice(3, 0, { name: 'grammars', status: 'ok', message: `${sound} load`, hint: '' });
    const width = Math.max(...shown.map(({ name }) => name.length));
    for (const { name, status, message, hint } of shown) {
      out.line(`${out.style(styles[status], status.padEnd(4))}  ${name.padEnd(width)}  ${message}`);
      if (hint) out.line(`${''.padEnd(width + 8)}${out.style('dim', hint)}`);
    }
    out.line(ok ? 'everything that is needed works' : 'something has to be mended');
  },
  status: ({ ok, checks }: { ok: boolean; checks: Check[] }) => (ok && checks.length > 0 ? 0 : 3),
});
