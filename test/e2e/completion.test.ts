import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ax, type Place, place } from './program.ts';

let here: Place;
beforeAll(() => {
  here = place({ 'some-file.ts': '' });
});
afterAll(() => here.close());

async function script(shell: string): Promise<string> {
  const { status, stdout } = await ax(['completion', shell], { cwd: here.root });
  expect(status).toBe(0);
  return stdout;
}

/** What bash offers for the last word of a line. */
async function offers(line: string): Promise<string[]> {
  const words = line.split(' ');
  const list = words.map((word) => `'${word}'`).join(' ');
  const code = `${await script('bash')}\nCOMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _ax; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const said = execFileSync('bash', ['-c', code], { cwd: here.root, encoding: 'utf8' });
  return said.split('\n').filter((word) => word !== '');
}

describe('completion', () => {
  it('in bash offers commands, options, choices and files', async () => {
    expect(await offers('ax fi')).toEqual(['find']);
    expect(await offers('ax find --li')).toEqual(['--limit']);
    expect(await offers('ax find --js')).toEqual(['--json']);
    expect(await offers('ax -C . --json def --con')).toEqual(['--context']);
    expect(await offers('ax config un')).toEqual(['unset']);
    expect(await offers('ax config get find')).toEqual(['find.limit']);
    expect(await offers('ax outline some')).toEqual(['some-file.ts']);
    expect(await offers('ax completion ')).toEqual(expect.arrayContaining(['bash', 'zsh', 'fish', 'powershell']));
  });

  it('in bash offers flags and experiments by name, also after other names of their groups', async () => {
    expect(await offers('ax flags explain ra')).toEqual(['ranking-next', 'raw-walk']);
    expect(await offers('ax --feature x=on flags ki')).toEqual(['kill']);
    expect(await offers('ax flag rollout sem')).toEqual(['semantic-search']);
    expect(await offers('ax experiments start ra')).toEqual(['ranking-next', 'raw-walk']);
    expect(await offers('ax flag')).toEqual(['flags']);
  });

  it('knows every command in every shell', async () => {
    const { commands } = JSON.parse((await ax(['help', '--json'], { cwd: here.root })).stdout) as {
      commands: { name: string }[];
    };
    for (const shell of ['bash', 'zsh', 'fish', 'powershell']) {
      const text = await script(shell);
      for (const { name } of commands) expect(text).toContain(name);
      expect(text).toContain('--limit'.replace('--', shell === 'fish' ? '-l ' : '--'));
    }
  });
});
