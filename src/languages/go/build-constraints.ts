/** Whether a tag holds in a build. */
export type TagsOfBuild = (tag: string) => boolean;
/** Whether a file is in a build. */
type Constraint = (holds: TagsOfBuild) => boolean;

/** What a file says of the builds that it is in, and the tags that it names. */
export interface Constraints {
  holds: Constraint;
  tags: ReadonlySet<string>;
}

const words = (text: string): string[] => text.split(/\s+/);
const UNIX = new Set(words('linux darwin freebsd netbsd openbsd dragonfly solaris aix android hurd illumos ios'));
/** The likeliest first. */
const SYSTEMS = new Set([...UNIX, ...words('windows js nacl plan9 wasip1 zos')]);
const PROCESSORS = new Set(
  words(`amd64 arm64 386 arm loong64 mips mips64 mips64le mipsle ppc64 ppc64le riscv64 s390x sparc64 wasm`),
);
/** Systems that are also another one. */
const ALSO: Readonly<Record<string, string>> = { android: 'linux', illumos: 'solaris', ios: 'darwin' };
const RELEASE = /^go1\.(\d+)$/;
/** Tags that hold unless something is said against it. */
const USUAL: ReadonlySet<string> = new Set(['gc', 'cgo']);
/** Of more tags that are free the builds are not gone through. */
const MOST_FREE = 5;

/** The constraints of a file: as its name says them, and lines before its package clause. */
export function constraintsOf(path: string, text: string): Constraints {
  const tags = new Set<string>();
  const tag = (name: string): Constraint => {
    tags.add(name);
    return (holds) => holds(name);
  };
  const parts = namedIn(path).map(tag);
  const head = text.split(/^package /m, 1)[0]!;
  const line = /^\/\/go:build (.*)/m.exec(head);
  if (line) parts.push(readExpression(line[1]!, tag));
  else for (const [, said] of head.matchAll(/^\/\/\s*\+build (.*)/gm)) parts.push(readLine(said!, tag));
  return { holds: (holds) => parts.every((part) => part(holds)), tags };
}

/** Of a file that begins with `_` or `.`, which no build has. */
const PASSED_OVER = '_';

/** The system and the processor at the end of the name of a file, after its first `_`. */
function namedIn(path: string): string[] {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/(?:_test)?\.go$/, '');
  if (/^[_.]/.test(name)) return [PASSED_OVER];
  const parts = name.split('_').slice(1);
  const last = parts.at(-1) ?? '';
  if (SYSTEMS.has(last)) return [last];
  if (!PROCESSORS.has(last)) return [];
  const before = parts.at(-2) ?? '';
  return SYSTEMS.has(before) ? [before, last] : [last];
}

/** `(linux && amd64) || !cgo` */
function readExpression(text: string, tag: (name: string) => Constraint): Constraint {
  const tokens = text.match(/&&|\|\||[!()]|[^\s!()&|]+/g) ?? [];
  let at = 0;
  const one = (): Constraint => {
    const token = tokens[at++];
    if (token === '!') {
      const inner = one();
      return (holds) => !inner(holds);
    }
    if (token !== '(') return tag(token ?? '');
    const inner = either();
    at++;
    return inner;
  };
  const both = (): Constraint => joined('&&', one, (parts, holds) => parts.every((part) => part(holds)));
  const either = (): Constraint => joined('||', both, (parts, holds) => parts.some((part) => part(holds)));
  const joined = (
    sign: string,
    next: () => Constraint,
    join: (parts: readonly Constraint[], holds: TagsOfBuild) => boolean,
  ): Constraint => {
    const parts = [next()];
    while (tokens[at] === sign) {
      at++;
      parts.push(next());
    }
    return parts.length === 1 ? parts[0]! : (holds) => join(parts, holds);
  };
  return either();
}

/** `linux,amd64 !cgo`: a space is "or", a comma "and". */
function readLine(text: string, tag: (name: string) => Constraint): Constraint {
  return readExpression(text.trim().split(/\s+/).join(' || ').replaceAll(',', ' && '), tag);
}

/** A build: which tags hold in it, and whether it is one without tags that somebody has to ask for. */
export interface Build {
  holds: TagsOfBuild;
  isPlain: boolean;
}

/**
 * The builds that constraints tell apart, the likeliest first: the newest release of Go to begin with, though any may
 * try, whichever a module asks for. Undefined when there are too many.
 */
export function buildsOf(constraints: readonly Constraints[]): Build[] | undefined {
  const tags = new Set(constraints.flatMap((one) => [...one.tags]));
  const named = [...tags].flatMap((tag) => Number(RELEASE.exec(tag)?.[1] ?? []));
  const releases = new Set([Number.MAX_SAFE_INTEGER, ...named, ...named.map((release) => release - 1)]);
  const free = [...tags].filter((tag) => !isGiven(tag));
  if (free.length > MOST_FREE) return undefined;
  const builds: Build[] = [];
  for (let turned = 0; turned < 1 << free.length; turned++) {
    const isFree = (tag: string): boolean => ((turned >> free.indexOf(tag)) & 1) === 1;
    for (const system of told(SYSTEMS, tags)) {
      for (const processor of told(PROCESSORS, tags)) {
        for (const release of releases) {
          const holds = (tag: string): boolean => {
            const wanted = RELEASE.exec(tag)?.[1];
            if (wanted !== undefined) return Number(wanted) <= release;
            if (SYSTEMS.has(tag)) return tag === system || tag === ALSO[system];
            if (PROCESSORS.has(tag)) return tag === processor;
            return tag === 'unix' ? UNIX.has(system) : isFree(tag) !== USUAL.has(tag);
          };
          builds.push({ holds, isPlain: !free.some((tag) => isFree(tag) && !USUAL.has(tag)) });
        }
      }
    }
  }
  return builds;
}

/** True for a tag that the system, the processor or the release gives. */
const isGiven = (tag: string): boolean =>
  tag === 'unix' || SYSTEMS.has(tag) || PROCESSORS.has(tag) || RELEASE.test(tag);

/** Those that are told apart: by their names or as unix, the likeliest, and one for all others. */
function told(all: ReadonlySet<string>, tags: ReadonlySet<string>): string[] {
  const [likeliest] = all;
  return [...all].filter((one) => one === likeliest || tags.has(one) || (tags.has('unix') && UNIX.has(one))).concat('');
}
