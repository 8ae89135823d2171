// Where `def` at a call leads, against the language service of TypeScript or, with --python, against pyright, or, with
// --rust, against the compiler of Rust, by the links of the source pages of rustdoc.
// Usage: node bench/calls.js TOOLS DIR [--python|--rust] [--count 600] [--seed 1] [--misses 20]
//   TOOLS is a directory with node_modules of `typescript` 5.9 (and @types/node), or of `pyright`, or what a nightly
//   `rustdoc -Z unstable-options --generate-link-to-definition -o TOOLS` wrote, run in DIR or a copy; DIR a work tree
//   without its dependencies, which is indexed anew where it has to be.
// A seeded sample of calls, at most 25 of one name, half of them of names that are called in several files. What the
// service finds in DIR is right; what it finds elsewhere, or by an import that leads nowhere, is outside, and then
// nothing is right; of what it does not find nothing is said. Prints the exact answers that are right, their share, the
// share of calls inside that have one (recall), and the share of all calls whose first answer is right.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { openProject } from '../dist/project/index.js';
import { seeded } from './measure.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    python: { type: 'boolean', default: false },
    rust: { type: 'boolean', default: false },
    count: { type: 'string', default: '600' },
    seed: { type: 'string', default: '1' },
    misses: { type: 'string', default: '0' },
  },
});
const [tools, given] = positionals;
if (!tools || !given) throw new Error('name a directory with the service, and a work tree');
const dir = resolve(given);
const language = values.python ? 'python' : values.rust ? 'rust' : 'typescript';
const WANTED = { python: /\.py$/, rust: /\.rs$/, typescript: /\.(?:[cm]?[jt]s|[jt]sx)$/ };
const require = createRequire(join(resolve(tools), 'package.json'));
const MOST_OF_A_NAME = 25;

const project = await openProject(dir);
await project.refresh();
const ofLanguage = language === 'typescript' ? 'kind:file' : `kind:file lang:${language}`;
const listed = (await project.find(ofLanguage, { limit: 100_000 })).results;
const paths = [...new Set(listed.map(({ path }) => path))].filter((path) => WANTED[language].test(path)).sort();
const service = await { python: pyright, rust: rustdoc, typescript }[language]();
const calls = sampled(paths.flatMap((path) => service.calls(path)));

const counted = { inside: 0, outside: 0, unknown: 0, right: 0, wrong: 0, found: 0, first: 0, anywhere: 0 };
const misses = [];
for (const call of calls) {
  const { places, isOutside } = await service.definitions(call);
  if (places.length === 0 && !isOutside) {
    counted.unknown++;
    continue;
  }
  const at = `${call.path}:${call.line + 1}:${call.column + 1}`;
  const { results } = await project.definitions(at, { refresh: false });
  const isRight = ({ path, line, column }) => places.includes(`${path}:${line - 1}:${column - 1}`);
  const exact = results.filter(({ tier }) => tier === 'exact');
  const right = exact.filter(isRight).length;
  counted[places.length > 0 ? 'inside' : 'outside']++;
  counted.right += Math.min(right, 1);
  counted.wrong += exact.length - right;
  counted.found += places.length > 0 && right > 0 ? 1 : 0;
  counted.anywhere += places.length > 0 && results.some(isRight) ? 1 : 0;
  const isFirst = places.length === 0 ? results.length === 0 : results[0] !== undefined && isRight(results[0]);
  counted.first += isFirst ? 1 : 0;
  if (exact.length > right || !isFirst || (places.length > 0 && right === 0)) {
    const said = results.slice(0, 3).map(({ path, line, column, tier }) => `${path}:${line}:${column} ${tier}`);
    misses.push(
      `${at} ${call.name}: ${said.join(', ') || 'nothing'}; right (from 0): ${places.join(', ') || 'outside'}`,
    );
  }
}
service.close();
await project.close();
const share = (part, whole) => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`);
const { inside, outside, unknown, right, wrong, found, first, anywhere } = counted;
console.log(`calls: ${inside} inside, ${outside} outside, ${unknown} not known`);
console.log(
  `exact: ${right} right, ${wrong} wrong (precision ${share(right, right + wrong)}), recall ${share(found, inside)}, of all tiers ${share(anywhere, inside)}`,
);
console.log(`first answer right: ${share(first, inside + outside)}`);
for (const one of misses.slice(0, Number(values.misses))) console.log(one);

/** At most so many of one name, half of them of names that several files call. */
function sampled(all) {
  const random = seeded(Number(values.seed));
  const files = new Map();
  for (const { name, path } of all) files.set(name, (files.get(name) ?? new Set()).add(path));
  const seen = new Map();
  const parts = { common: [], rare: [] };
  const shuffled = all.map((call) => ({ call, key: random() })).sort((a, b) => a.key - b.key);
  for (const { call } of shuffled) {
    const count = seen.get(call.name) ?? 0;
    const part = parts[files.get(call.name).size > 1 ? 'common' : 'rare'];
    if (count >= MOST_OF_A_NAME || part.length >= Number(values.count) / 2) continue;
    seen.set(call.name, count + 1);
    part.push(call);
  }
  return [...parts.common, ...parts.rare];
}

function typescript() {
  const ts = require('typescript');
  const absolute = paths.map((path) => join(dir, path));
  // A declaration beside the source that it describes is none of its own.
  const isDescription = (file) =>
    /\.d\.[cm]?ts$/.test(file) && absolute.includes(file.replace(/\.d\.([cm]?)ts$/, '.$1js'));
  const files = absolute.filter((file) => !isDescription(file));
  const configured = ['tsconfig.json', 'jsconfig.json'].map((name) => join(dir, name)).find(ts.sys.fileExists);
  const read = configured && ts.readConfigFile(configured, ts.sys.readFile).config;
  const own = read ? ts.parseJsonConfigFileContent(read, ts.sys, dir).options : {};
  const { paths: mapped, baseUrl, pathsBasePath, rootDirs, customConditions, experimentalDecorators } = own;
  const options = {
    ...{
      strict: true,
      allowJs: true,
      noEmit: true,
      skipLibCheck: true,
      esModuleInterop: true,
      resolveJsonModule: true,
    },
    ...{ target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, jsx: own.jsx ?? ts.JsxEmit.Preserve },
    ...{ moduleResolution: ts.ModuleResolutionKind.Bundler, allowImportingTsExtensions: true, maxNodeModuleJsDepth: 0 },
    ...{ types: ['node'], typeRoots: [join(resolve(tools), 'node_modules', '@types')] },
    ...(mapped && { paths: mapped, pathsBasePath }),
    ...(baseUrl && { baseUrl }),
    ...(rootDirs && { rootDirs }),
    ...(customConditions && { customConditions }),
    ...(experimentalDecorators && { experimentalDecorators }),
  };
  const services = ts.createLanguageService({
    ...ts.sys,
    useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
    getScriptFileNames: () => files,
    getScriptVersion: () => '1',
    getScriptSnapshot: (file) => {
      const text = ts.sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => dir,
    getCompilationSettings: () => options,
    getDefaultLibFileName: (of) => ts.getDefaultLibFilePath(of),
    fileExists: (file) => ts.sys.fileExists(file),
    // Who imports a description, as `types` of a package say, imports what it describes.
    resolveModuleNameLiterals: (literals, containing, redirected, settings, source) =>
      literals.map(({ text }, i) => {
        const mode = ts.getModeForUsageLocation(source, literals[i], settings);
        const found = ts.resolveModuleName(text, containing, settings, ts.sys, undefined, redirected, mode);
        const { resolvedFileName: file = '', ...rest } = found.resolvedModule ?? {};
        if (!isDescription(file)) return found;
        const [, suffix] = /\.d(\.[cm]?)ts$/.exec(file);
        const resolvedFileName = file.replace(/\.d\.[cm]?ts$/, `${suffix}js`);
        return { ...found, resolvedModule: { ...rest, resolvedFileName, extension: `${suffix}js` } };
      }),
  });
  const program = services.getProgram();
  const placeOf = (file, offset) => {
    const { line, character } = program.getSourceFile(file).getLineAndCharacterOfPosition(offset);
    return `${file.slice(dir.length + 1)}:${line}:${character}`;
  };
  const tokenAt = (file, offset) => ts.getTokenAtPosition(program.getSourceFile(file), offset);
  return {
    calls: (path) => {
      const file = join(dir, path);
      const source = program.getSourceFile(file);
      const found = [];
      const visit = (node) => {
        if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
          const { expression: callee } = node;
          const token = ts.isPropertyAccessExpression(callee)
            ? callee.name
            : ts.isIdentifier(callee)
              ? callee
              : undefined;
          if (token && token.text !== 'require' && token.text !== '') {
            const offset = token.getStart(source);
            const { line, character: column } = source.getLineAndCharacterOfPosition(offset);
            found.push({ path, name: token.text, line, column, file, offset });
          }
        }
        ts.forEachChild(node, visit);
      };
      if (source) visit(source);
      return found;
    },
    definitions: ({ file, offset }) => {
      const places = new Set();
      let isOutside = false;
      for (const { fileName, textSpan } of services.getDefinitionAtPosition(file, offset) ?? []) {
        const isInside = fileName.startsWith(`${dir}/`) && !fileName.includes('/node_modules/');
        const token = isInside ? tokenAt(fileName, textSpan.start) : undefined;
        // What an import that leads nowhere is said to define.
        if (!token || isImported(token.parent)) {
          isOutside = true;
          continue;
        }
        places.add(placeOf(fileName, textSpan.start));
        // Of `a.b = function () {}` it tells alone, whatever other name the function is called by.
        if (isAssigned(token)) for (const place of variablesAt(file, offset)) places.add(place);
        // Of a function that a field, key or variable holds the service may tell where it begins.
        for (let at = token; at.getStart() === textSpan.start && at.parent; at = at.parent) {
          const isFunction = ts.isArrowFunction(at) || ts.isFunctionExpression(at) || ts.isClassExpression(at);
          const { parent } = at;
          const name = isFunction && !ts.isCallExpression(parent) ? (parent.name ?? parent.left?.name) : undefined;
          if (name) places.add(placeOf(fileName, name.getStart()));
          // `export default () => {}` has no name but the keyword.
          if (ts.isExportAssignment(parent)) places.add(placeOf(fileName, keywordOf(parent).getStart()));
        }
      }
      return { places: [...places], isOutside };
    },
    close: () => services.dispose(),
  };

  /** Where the variable that a call names is defined in its file. */
  function variablesAt(file, offset) {
    const symbol = program.getTypeChecker().getSymbolAtLocation(tokenAt(file, offset));
    return (symbol?.declarations ?? []).flatMap((one) =>
      ts.isVariableDeclaration(one) && one.getSourceFile().fileName === file && ts.isIdentifier(one.name)
        ? [placeOf(file, one.name.getStart())]
        : [],
    );
  }

  function isAssigned({ parent }) {
    return ts.isPropertyAccessExpression(parent) && ts.isBinaryExpression(parent.parent);
  }

  function keywordOf(node) {
    return node.getChildren().find(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ?? node;
  }

  function isImported(node) {
    return (
      ts.isImportSpecifier(node) ||
      ts.isImportClause(node) ||
      ts.isNamespaceImport(node) ||
      ts.isExportSpecifier(node) ||
      isRequired(node)
    );
  }

  /** `const x = require('y')`, or a part of that, where the module is not there: it is no other than an import of one. */
  function isRequired(node) {
    let declared = node;
    while (ts.isBindingElement(declared)) declared = declared.parent.parent;
    let value = ts.isVariableDeclaration(declared) ? declared.initializer : undefined;
    while (value && (ts.isPropertyAccessExpression(value) || ts.isAwaitExpression(value))) value = value.expression;
    if (!value || !ts.isCallExpression(value)) return false;
    const { expression, arguments: given } = value;
    const isCall = expression.kind === ts.SyntaxKind.ImportKeyword || expression.getText() === 'require';
    return isCall && given.length === 1 && isMissing(given[0]);
  }

  function isMissing(specifier) {
    if (!ts.isStringLiteral(specifier)) return false;
    const { fileName } = specifier.getSourceFile();
    const found = ts.resolveModuleName(specifier.text, fileName, options, ts.sys).resolvedModule;
    return !found?.resolvedFileName.startsWith(`${dir}/`);
  }
}

async function pyright() {
  const child = spawn(
    process.execPath,
    [join(resolve(tools), 'node_modules', 'pyright', 'langserver.index.js'), '--stdio'],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const waiting = new Map();
  let [buffer, last] = [Buffer.alloc(0), 0];
  const send = (message) => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    child.stdin.write(body);
  };
  const ask = (method, params) =>
    new Promise((answered) => {
      waiting.set(++last, answered);
      send({ id: last, method, params });
    });
  const analysis = { diagnosticMode: 'openFilesOnly', typeCheckingMode: 'off', autoSearchPaths: true };
  const settingOf = ({ section }) => ({ python: { analysis }, 'python.analysis': analysis })[section] ?? null;
  const receive = ({ id, method, params, result }) => {
    if (method === undefined) {
      waiting.get(id)?.(result ?? null);
      waiting.delete(id);
    } else if (id !== undefined) {
      send({ id, result: method === 'workspace/configuration' ? params.items.map(settingOf) : null });
    }
  };
  child.stdout.on('data', (data) => {
    buffer = Buffer.concat([buffer, data]);
    for (let head = buffer.indexOf('\r\n\r\n'); head >= 0; head = buffer.indexOf('\r\n\r\n')) {
      const length = Number(/Content-Length: (\d+)/.exec(buffer.subarray(0, head))[1]);
      if (buffer.length < head + 4 + length) return;
      const message = JSON.parse(buffer.subarray(head + 4, head + 4 + length));
      buffer = buffer.subarray(head + 4 + length);
      receive(message);
    }
  });
  const uri = pathToFileURL(dir).href;
  const capabilities = { workspace: { configuration: true, workspaceFolders: true } };
  await ask('initialize', {
    ...{ processId: process.pid, rootUri: uri, capabilities },
    workspaceFolders: [{ uri, name: 'sample' }],
  });
  send({ method: 'initialized', params: {} });
  const opened = new Set();
  const open = (path) => {
    const at = pathToFileURL(join(dir, path)).href;
    if (!opened.has(path)) {
      opened.add(path);
      const text = readFileSync(join(dir, path), 'utf8');
      send({
        method: 'textDocument/didOpen',
        params: { textDocument: { uri: at, languageId: 'python', version: 1, text } },
      });
    }
    return at;
  };
  return {
    // What is no call, in a text or a comment, the service does not know.
    calls: (path) =>
      readFileSync(join(dir, path), 'utf8')
        .split(/\r?\n/)
        .flatMap((text, line) =>
          [...text.matchAll(/(?<!\b(?:def|class)\s+)(?<![\w"'])([A-Za-z_]\w*)(?=\()/g)].map(({ index, 1: name }) => ({
            ...{ path, name, line, column: index },
          })),
        ),
    definitions: async ({ path, line, column }) => {
      const said = await ask('textDocument/definition', {
        textDocument: { uri: open(path) },
        position: { line, character: column },
      });
      const found = [said ?? []].flat().map(({ uri: of, targetUri, range, targetSelectionRange }) => {
        const { start } = range ?? targetSelectionRange;
        return { path: fileURLToPath(of ?? targetUri), place: `${start.line}:${start.character}` };
      });
      const inside = found.filter((one) => one.path.startsWith(`${dir}/`));
      const places = inside.map((one) => `${one.path.slice(dir.length + 1)}:${one.place}`);
      return { places, isOutside: inside.length < found.length };
    },
    close: () => child.kill(),
  };
}

/** What the compiler says of names: it links a call of a method of a trait to the trait. Bodies of macros it does not tell of. */
function rustdoc() {
  const root = join(resolve(tools), 'src');
  const pages = new Map();
  for (const name of readdirSync(root, { recursive: true })) {
    if (!name.endsWith('.rs.html')) continue;
    const html = readFileSync(join(root, name), 'utf8');
    const path = /Source of the Rust file `([^`]+)`/.exec(html)?.[1];
    if (path !== undefined) pages.set(join(root, name), { path, ...linksOf(html) });
  }
  const ofPath = new Map([...pages].map(([page, { path }]) => [path, page]));
  return {
    calls: (path) => {
      const { lines = [], links } = pages.get(ofPath.get(path)) ?? {};
      return lines.flatMap((text, line) =>
        [...text.matchAll(/(?<!\b(?:fn|struct|macro_rules!)\s+)\b(?:r#)?([A-Za-z_]\w*)(?=(?:::<[^()]*>)?\()/g)].flatMap(
          ({ index, 1: name }) =>
            links.has(`${line}:${index}`) && name !== 'self' ? [{ path, name, line, column: index }] : [],
        ),
      );
    },
    definitions: ({ path, name, line, column }) => {
      const page = ofPath.get(path);
      const href = pages.get(page).links.get(`${line}:${column}`);
      const [to, range = ''] = href.split('#');
      const target = pages.get(to === '' ? page : join(dirname(page), to));
      if (!target) return { places: [], isOutside: true };
      const [first, last = first] = range.split('-').map(Number);
      const place = definedIn(target.lines, first - 1, last - 1, name);
      return { places: place ? [`${target.path}:${place}`] : [], isOutside: false };
    },
    close: () => {},
  };

  /** The lines of a source page, comments and texts blanked, and the links of its names by their places. */
  function linksOf(html) {
    const links = new Map();
    const code = html.slice(html.indexOf('<code>') + 6, html.lastIndexOf('</code>'));
    let [text, href, blank] = ['', undefined, ''];
    const [open, places] = [[], []];
    for (const [token] of code.replace(/<a href=#\d+ id=\d+ data-nosnippet>\d+<\/a>/g, '').matchAll(/<[^>]*>|[^<]+/g)) {
      if (token.startsWith('<a ')) href = /href="([^"]*)"/.exec(token)?.[1];
      else if (token === '</a>') href = undefined;
      else if (token.startsWith('</')) blank = open.pop() ?? '';
      else if (token.startsWith('<')) {
        open.push(blank);
        if (/class="(?:\w+ )*(?:comment|doccomment|string)"/.test(token)) blank = ' ';
      } else {
        const plain = token
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&quot;|&#34;/g, '"');
        const own = plain.replace(/&#39;|&#x27;/g, "'").replace(/&amp;/g, '&');
        if (href) places.push([text.length, own, href]);
        text += blank ? own.replace(/[^\n]/g, blank) : own;
      }
    }
    const lines = text.split('\n');
    const starts = lines.map(() => 0);
    for (let i = 1; i < lines.length; i++) starts[i] = starts[i - 1] + lines[i - 1].length + 1;
    for (const [at, own, to] of places) {
      // Of a path the link is that of its last name.
      const name = at + Math.max(own.search(/\w+$/), 0);
      const line = starts.findLastIndex((start) => start <= name);
      links.set(`${line}:${name - starts[line]}`, to);
    }
    return { lines, links };
  }

  /** Where a name is defined in lines that are all of its definition; undefined for what a macro makes. */
  function definedIn(lines, first, last, name) {
    const item = /\b(?:fn|struct|enum|union|trait|const|static|type|mod)\s+(?:r#)?(\w+)/g;
    for (let line = first; line <= last && line < lines.length; line++) {
      for (const { 0: whole, 1: own, index } of lines[line].matchAll(item))
        if (own === name) return `${line}:${index + whole.length - own.length}`;
    }
    // A variant, and a local, whose line alone is told.
    for (let line = first; line <= last; line++) {
      const variant = new RegExp(`(?<!\\w)${name}\\b(?=${first === last ? '' : '\\s*[({]'})`).exec(lines[line] ?? '');
      if (variant) return `${line}:${variant.index}`;
    }
    return undefined;
  }
}
