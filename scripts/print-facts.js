// Facts of a file as lines of text: one fact a line, positions as line:column, both from 1.
/** Sections, in the order they are printed. */
export const SECTIONS = ['file', 'defs', 'imports', 'refs', 'binds', 'scopes', 'links', 'branches'];
/** Those that are printed where none are named. */
export const USUAL_SECTIONS = SECTIONS.filter((section) => section !== 'links' && section !== 'branches');

/**
 * `facts` are those of a file, with its `branches` where they are asked for; `model` is the model room (ROLES and SYMBOL_FLAGS are used); `sections` are names out of {@link SECTIONS},
 * {@link USUAL_SECTIONS} when undefined.
 */
export function printFacts(facts, text, model, sections = USUAL_SECTIONS) {
  const at = places(text);
  const print = {
    file: () => fileLines(facts),
    defs: () => Array.from(facts.symbols.keys(), (index) => definition(facts, index, text, at, model)),
    imports: () => facts.imports.map((item) => `import ${item.kind} ${importText(item)} ${at(item.start)}`),
    refs: () => references(facts, at, model),
    binds: () => facts.bindings.map((binding) => bindingText(facts, binding, at)),
    scopes: () =>
      facts.scopes.map((scope) => `scope ${scope.kind} ${at(scope.start)}-${at(scope.end)} in ${scope.parent}`),
    links: () => linkLines(facts, at, model),
    branches: () => facts.branches.map((one) => `branch ${one.kind} ${at(one.start)}-${at(one.end)} by ${at(one.at)}`),
  };
  return SECTIONS.filter((section) => sections.includes(section)).flatMap((section) => print[section]());
}

function fileLines({ problems, test, generated }) {
  const lines = problems.map(({ code, line, message }) => `problem ${code} ${line} ${message}`);
  if (test) lines.push('file test');
  if (generated) lines.push('file generated');
  return lines;
}

function definition({ symbols }, index, text, at, { SYMBOL_FLAGS }) {
  const symbol = symbols[index];
  const flags = Object.entries(SYMBOL_FLAGS).filter(([, bit]) => symbol.flags & bit);
  const words = ['def', symbol.kind, qualified(symbols, index), `${at(symbol.start)}-${at(symbol.end)}`];
  words.push(...flags.map(([name]) => name));
  words.push(`sig=${JSON.stringify(oneLine(text.slice(symbol.start, symbol.signatureEnd)))}`);
  if (symbol.docStart >= 0) words.push(`doc=${JSON.stringify(oneLine(text.slice(symbol.docStart, symbol.docEnd)))}`);
  return words.join(' ');
}

function qualified(symbols, index) {
  const { name, owner, parent } = symbols[index];
  const own = owner === '' ? name : `${owner}::${name}`;
  return parent < 0 ? own : `${qualified(symbols, parent)}.${own}`;
}

function importText({ specifier, imported, local }) {
  const names = imported === local ? imported : `${imported || '-'} as ${local || '-'}`;
  return `${specifier || '-'} {${names}}`;
}

function references({ occurrences }, at, { ROLES }) {
  const { names, name, start, role } = occurrences;
  return Array.from(start, (offset, i) => `ref ${ROLES[role[i]]} ${names[name[i]]} ${at(offset)}`);
}

function bindingText({ symbols, scopes }, binding, at) {
  const { kind, name, scope, start, symbol, visibleFrom } = binding;
  const words = ['bind', kind, name, at(start), `in ${scopes[scope].kind}@${at(scopes[scope].start)}`];
  if (symbol >= 0) words.push(`= ${qualified(symbols, symbol)}`);
  if (visibleFrom > 0) words.push(`from ${at(visibleFrom)}`);
  return words.join(' ');
}

function linkLines({ links, occurrences }, at, { LINK_KINDS, LINK_STEPS, LINK_TARGETS }) {
  const { names, name, start } = occurrences;
  const named = (index) => `${names[name[index]]} ${at(start[index])}`;
  const special = Object.entries(LINK_TARGETS);
  return Array.from(links.subject, (subject, i) => {
    const target = links.target[i];
    const both = [links.steps[i] & 7, links.steps[i] >> 3];
    const isPassed = LINK_KINDS[links.kind[i]] === 'passed' || LINK_KINDS[links.kind[i]] === 'lambda';
    const steps = isPassed ? both : both.filter((step) => step > 0).map((step) => LINK_STEPS[step]);
    const to = target < 0 ? special.find(([, code]) => code === target)[0] : named(target);
    return [`link ${LINK_KINDS[links.kind[i]]} ${named(subject)} <- ${to}`, ...steps].join(' ');
  });
}

function oneLine(text) {
  return text.replace(/\s+/g, ' ').trim();
}

function places(text) {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return `${low + 1}:${offset - starts[low] + 1}`;
  };
}
