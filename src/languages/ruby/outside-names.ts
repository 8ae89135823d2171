import type { ModuleWorld } from '../modules.ts';

/** Namespaces of the language, its library, and of Rails, whose gems have other names. */
const KNOWN = `ARGF Array BasicObject Benchmark BigDecimal Binding Bundler CGI CSV Class Comparable Complex Data Date
  DateTime Delegator Digest Dir ERB Encoding Enumerable Enumerator Errno Etc Exception FalseClass Fiber File FileUtils
  Float Forwardable GC Gem Hash IO IPAddr Integer JSON Kernel Logger Marshal MatchData Math Method Minitest Module
  Monitor Mutex Net NilClass Numeric Object ObjectSpace Open3 OpenSSL OptionParser OpenStruct Pathname Process Proc
  Psych Queue RDoc Ractor Rake Random Range Rational Regexp Resolv Ripper RubyVM SecureRandom Set Shellwords Signal
  SimpleDelegator Singleton Socket StandardError StringIO StringScanner String Struct Symbol TCPServer TCPSocket
  Tempfile Test Thread Time Timeout TracePoint TrueClass UDPSocket URI UnboundMethod WEBrick YAML Zlib
  Rails ActiveRecord ActiveSupport ActiveModel ActiveJob ActiveStorage ActionController ActionDispatch ActionView
  ActionMailer ActionCable ActionMailbox ActionText AbstractController Railties`.split(/\s+/);

const opened = new WeakMap<ModuleWorld, { used: Set<string>; own: Set<string> }>();

/** Without case and what stands between words. */
export const folded = (name: string): string => name.replace(/[_-]/g, '').toLowerCase();

/** Namespaces by which gems are known that the project uses, and those that it is. */
function gemsOf(world: ModuleWorld): { used: Set<string>; own: Set<string> } {
  const before = opened.get(world);
  if (before) return before;
  const used = new Set(KNOWN.map(folded));
  const own = new Set<string>();
  const add = (to: Set<string>, gem: string): void => {
    to.add(folded(gem));
    to.add(folded(gem.split('-')[0]!));
  };
  const specs = world.ending('.gemspec');
  for (const path of [...world.named('Gemfile'), ...specs]) {
    for (const [, gem = ''] of (world.text(path) ?? '').matchAll(
      /\b(?:gem|add_(?:\w+_)?dependency)[ (]+["']([\w-]+)["']/g,
    )) {
      add(used, gem);
    }
  }
  for (const [, gem = ''] of (world.text('Gemfile.lock') ?? '').matchAll(/^ {4}([\w-]+) \(/gm)) add(used, gem);
  for (const path of specs) own.add(folded(path.slice(path.lastIndexOf('/') + 1).replace(/\.gemspec$/, '')));
  const found = { used, own };
  opened.set(world, found);
  return found;
}

/**
 * True for a namespace that a gem or the language has, so that what the project says of it may only be an addition: no
 * file is where the definition would be by its name.
 */
export function isOfOthers(whole: string, paths: readonly string[], world: ModuleWorld): boolean {
  const { used, own } = gemsOf(world);
  const parts = whole.split('::').map(folded);
  if (!used.has(parts[0]!) || own.has(parts[0]!)) return false;
  const wanted = `/${parts.join('/')}`;
  return !paths.some((path) => folded(`/${path.replace(/\.rb$/, '')}`).endsWith(wanted));
}
