import { EXPERIMENTS } from '../experiments/index.ts';
import { FLAGS } from '../flags/table.ts';
import { SETTING_KEYS } from '../settings/index.ts';
import { type Command, type CommandEntry, commandsOf, define } from './command.ts';
import { type Field, type Fields, optionsOf } from './fields.ts';
import { GLOBALS } from './globals.ts';

interface Word {
  text: string;
  doc: string;
}

/** What a shell offers after one command: its own options, and words or file names for its arguments. */
interface Offer {
  /** `find`, or `db status`. */
  name: string;
  summary: string;
  options: Word[];
  words: string[];
  files: boolean;
  /** It is a group: its words are its commands. */
  isGroup: boolean;
  /** It is another name, which is not offered itself. */
  isAlias: boolean;
}

/** `ax completion` */
export const command: Command = define({
  name: 'completion',
  summary: 'Print the completion script of a shell',
  description:
    'bash: put eval "$(ax completion bash)" into ~/.bashrc. zsh: put eval "$(ax completion zsh)" into ~/.zshrc after compinit. fish: ax completion fish > ~/.config/fish/completions/ax.fish. PowerShell: put ax completion powershell | Out-String | Invoke-Expression into $PROFILE.',
  input: {
    shell: {
      type: 'choice',
      choices: ['bash', 'zsh', 'fish', 'powershell'],
      required: true,
      positional: 'one',
      placeholder: 'SHELL',
      doc: 'The shell.',
    },
  },
  examples: [{ line: 'ax completion bash', does: 'the script for bash' }],
  result: '{shell,script}',
  async run({ commands }, { shell }) {
    const named = await Promise.all(commands.map(async (entry) => offerOf(await entry.load(), commands)));
    const offers = [...named, ...aliasesOf(named, commands)];
    return { shell, script: { bash, zsh, fish, powershell }[shell](offers) };
  },
  print({ script }, out) {
    for (const line of script.trimEnd().split('\n')) out.line(line);
  },
});

/** The same offers after other names of groups. */
function aliasesOf(offers: readonly Offer[], commands: readonly CommandEntry[]): Offer[] {
  return commands.flatMap(({ name: group, aliases = [] }) => {
    const below = offers.filter(({ name }) => name === group || name.startsWith(`${group} `));
    return aliases.flatMap((alias) =>
      below.map((offer) => ({ ...offer, name: alias + offer.name.slice(group.length), isAlias: true })),
    );
  });
}

/** Those that are offered first: no commands of groups. */
function first(offers: readonly Offer[]): Offer[] {
  return offers.filter(({ name, isAlias }) => !isAlias && !name.includes(' '));
}

/** The names of the groups as a pattern of `case`, which is never empty. */
function groupPattern(offers: readonly Offer[]): string {
  return offers.flatMap(({ name, isGroup }) => (isGroup ? [name] : [])).join(' | ') || '""';
}

function offerOf({ name, summary, input }: Command, commands: readonly CommandEntry[]): Offer {
  const below = commandsOf(name, commands).map((each) => each.name.slice(name.length + 1));
  const positional = Object.values(input).filter((field) => field.positional);
  return {
    name,
    summary,
    options: optionWords(input),
    words: below.length > 0 ? below : positional.flatMap((field) => wordsOf(field, commands)),
    files: positional.some((field) => field.complete === 'file'),
    isGroup: below.length > 0,
    isAlias: false,
  };
}

function optionWords(fields: Fields): Word[] {
  return optionsOf(fields).map(({ flag, doc }) => ({ text: `--${flag}`, doc }));
}

function wordsOf({ choices, complete }: Field, commands: readonly CommandEntry[]): string[] {
  if (choices) return [...choices];
  if (complete === 'command') return commands.map(({ name }) => name).filter((name) => !name.includes(' '));
  if (complete === 'flag') return FLAGS.map(({ name }) => name);
  if (complete === 'experiment') return EXPERIMENTS.map(({ name }) => name);
  return complete === 'setting' ? [...SETTING_KEYS] : [];
}

function bash(offers: readonly Offer[]): string {
  const cases = offers.map(({ name, options, words, files }) => {
    const all = [...options, ...optionWords(GLOBALS)]
      .map(({ text }) => text)
      .concat(words)
      .join(' ');
    const names = files ? ' COMPREPLY+=($(compgen -f -- "$word"));' : '';
    return `    '${name}') COMPREPLY=($(compgen -W "${all}" -- "$word"));${names} ;;`;
  });
  return `# completion of ax for bash
_ax() {
  local word="\${COMP_WORDS[COMP_CWORD]}" command="" i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${COMP_WORDS[i]}" in
      -C | -c | --directory | --set | --feature | --progress) ((i++)) ;;
      -*) ;;
      *)
        command="\${command:+$command }\${COMP_WORDS[i]}"
        case "$command" in ${groupPattern(offers)}) ;; *) break ;; esac ;;
    esac
  done
  case "$command" in
${cases.join('\n')}
    "") COMPREPLY=($(compgen -W "${first(offers)
      .map(({ name }) => name)
      .join(' ')} --help --version" -- "$word")) ;;
  esac
}
complete -o filenames -F _ax ax automatosx
`;
}

function zsh(offers: readonly Offer[]): string {
  const quote = (text: string): string => `'${text.replace(/'/g, `'\\''`)}'`;
  const item = ({ text, doc }: Word): string => quote(`${text.replace(/:/g, '\\:')}:${doc}`);
  const cases = offers.map(({ name, options, words, files }) => {
    const all = [...words.map((text) => ({ text, doc: '' })), ...options, ...optionWords(GLOBALS)].map(item).join(' ');
    return `    '${name}') offers=(${all}); _describe -t values '${name}' offers${files ? '; _files' : ''} ;;`;
  });
  return `#compdef ax automatosx
# completion of ax for zsh
_ax() {
  local -a offers
  local command="" i
  for ((i = 2; i < CURRENT; i++)); do
    case "\${words[i]}" in
      -C | -c | --directory | --set | --feature | --progress) ((i++)) ;;
      -*) ;;
      *)
        command="\${command:+$command }\${words[i]}"
        case "$command" in ${groupPattern(offers)}) ;; *) break ;; esac ;;
    esac
  done
  case "$command" in
${cases.join('\n')}
    "") offers=(${first(offers)
      .map(({ name, summary }) => item({ text: name, doc: summary }))
      .join(' ')}); _describe -t commands command offers ;;
  esac
}
compdef _ax ax automatosx
`;
}

function fish(offers: readonly Offer[]): string {
  const quote = (text: string): string => `'${text.replace(/['\\]/g, '\\$&')}'`;
  const lines = offers.flatMap(({ name, summary, options, words, files, isAlias }) => {
    const inside = `-n '__ax_after ${name}'`;
    return [
      ...(name.includes(' ') || isAlias ? [] : [`complete -c ax -f -n __ax_after -a ${name} -d ${quote(summary)}`]),
      ...options.map(({ text, doc }) => `complete -c ax ${inside} -l ${text.slice(2)} -d ${quote(doc)}`),
      ...(words.length > 0 ? [`complete -c ax ${inside} -f -a ${quote(words.join(' '))}`] : []),
      ...(files ? [`complete -c ax ${inside} -F`] : []),
    ];
  });
  const globals = optionWords(GLOBALS).map(({ text, doc }) => `complete -c ax -l ${text.slice(2)} -d ${quote(doc)}`);
  const groups = offers.flatMap(({ name, isGroup }) => (isGroup ? [name] : [])).join(' ');
  return `# completion of ax for fish
function __ax_after
  set -l command
  set -l value no
  for word in (commandline -opc)[2..]
    if test $value = yes
      set value no
      continue
    end
    switch $word
      case -C -c --directory --set --feature --progress
        set value yes
      case '-*'
      case '*'
        set -a command $word
        if not contains -- "$command" ${groups}
          break
        end
    end
  end
  test "$command" = "$argv"
end
${[...lines, ...globals].join('\n')}\ncomplete -c automatosx -w ax\n`;
}

function powershell(offers: readonly Offer[]): string {
  const quote = (text: string): string => `'${text.replace(/'/g, "''")}'`;
  const cases = offers.map(({ name, options, words }) => {
    const all = [...words, ...[...options, ...optionWords(GLOBALS)].map(({ text }) => text)].map(quote).join(', ');
    return `    ${quote(name)} = @(${all})`;
  });
  return `# completion of ax for PowerShell
Register-ArgumentCompleter -Native -CommandName ax, automatosx -ScriptBlock {
  param($word, $ast, $cursor)
  $offers = @{
${cases.join('\n')}
  }
  $typed = @($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
  $said = @($typed | Where-Object { $_ -ne $word -and -not $_.StartsWith('-') })
  $at = 0
  while ($at -lt $said.Count -and -not $offers.ContainsKey($said[$at])) { $at++ }
  $command = if ($at -lt $said.Count) { $said[$at] }
  if ($command -and $offers.ContainsKey("$command $($said[$at + 1])")) { $command = "$command $($said[$at + 1])" }
  $values = if ($command) { $offers[$command] } else { @(${first(offers)
    .map(({ name }) => quote(name))
    .join(', ')}) }
  $values | Where-Object { $_ -like "$word*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;
}
