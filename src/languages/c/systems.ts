/** A system that a build is for, by the name that CMake has for it. */
export type System = 'Linux' | 'Windows' | 'Darwin' | 'FreeBSD';

/** Those that are told apart; what is for none of them (AIX, Haiku) is for some other one. */
export const SYSTEMS: readonly System[] = ['Linux', 'Windows', 'Darwin', 'FreeBSD'];

/**
 * The system that C is read for where a file may be built for several: a compiler reads it for one, and answers for that.
 * It is the same on every machine, so that answers are.
 */
export const READ_FOR: System = 'Linux';

/** A build that is asked about: for a system, and, by default, such that nobody gives options to. */
export interface Build {
  system: System;
  byDefault: boolean;
}

/** The build that C is read for. */
export const READ_BUILD: Build = { system: READ_FOR, byDefault: true };

const UNIX = /^(?:__unix(?:__)?|__ELF__)$/;
/** What every compiler says. */
const EVERYWHERE = /^(?:__STDC__|__STDC_VERSION__|__FILE__|__LINE__|__DATE__|__TIME__)$/;
const OF: readonly (readonly [RegExp, System | undefined])[] = [
  [/^__(?:gnu_)?linux(?:__)?$/, 'Linux'],
  [
    /^(?:_WIN32|_WIN64|__WIN32__?|WIN32|WIN64|_WINDOWS|WINDOWS|_MSC_VER|__MINGW(?:32|64)__|_WIN32_WCE|UNDER_CE)$/,
    'Windows',
  ],
  [/^(?:__APPLE__|__MACH__|TARGET_OS_(?:MAC|OSX|IPHONE))$/, 'Darwin'],
  [/^__FreeBSD(?:_kernel)?__$/, 'FreeBSD'],
  [
    /^(?:__(?:Net|Open)BSD__|__DragonFly__|__?sun(?:__)?|sun|__(?:SVR4|svr4__)|__HAIKU__|__BEOS__|_AIX|_?_hpux(?:__)?|__sgi|sgi|__?VMS|VMS|vms|__QNX(?:NTO)?__|__EMSCRIPTEN__|__ANDROID__|__riscos|RISCOS|AMIGA|_AMIGA|MACOS|macintosh|__MWERKS__|__MVS__|__PASE__|__(?:MS)?DOS__|MSDOS|OS2|__OS2__|__EMX__|__CYGWIN(?:32)?__|__MSYS__|__BORLANDC__|__TURBOC__|__WATCOMC__|__minix|__GNU_?HURD__|__wasi__|__OS400__|THINK_C|__TANDEM|pyr|vax|gould|u370|u3b2?|ns32000|tahoe|pdp11)$/,
    undefined,
  ],
];

/** Whether a compiler for a system defines a macro by itself: 1 when it does, 0 when not; undefined where they differ. */
export function isPredefined(name: string, system: System): number | undefined {
  if (EVERYWHERE.test(name)) return 1;
  if (UNIX.test(name)) return system === 'Linux' || system === 'FreeBSD' ? 1 : 0;
  if (name === '__GNUC__') return system === 'Windows' ? undefined : 1;
  for (const [names, of] of OF) {
    if (!names.test(name)) continue;
    // On Windows compilers differ, and some names only come with a header.
    if (of === system)
      return /^(?:_WIN32|__APPLE__|__MACH__|__linux__|__gnu_linux__|__FreeBSD__)$/.test(name) ? 1 : undefined;
    return of === undefined && system === 'Windows' ? undefined : 0;
  }
  return undefined;
}

/** What compilers say of processors, and of what is theirs alone. */
const MACHINES =
  /^(?:unix|STDC|cplusplus|i[3-6]86|x86(?:_\d+)?|amd64|x64|arm\w*|aarch\d+|mips\w*|ppc\w*|powerpc\w*|sparc\w*|s390x?|riscv\w*|loongarch\w*|alpha|hppa|m68k|mc68000|ia64|sh\d?|avr|xtensa|wasm)$/i;

/** True for the name of a processor, which compilers define where they are for it. */
export const isMachine = (name: string): boolean => MACHINES.test(name);

const UNIXES: readonly System[] = ['Linux', 'Darwin', 'FreeBSD'];
/** Headers that only some systems have, without `.h`; those that are not named may be anywhere. */
const HEADERS: readonly (readonly [RegExp, readonly System[]])[] = [
  [
    /^(?:windows|winsock2?|ws2tcpip|win(?:def|base|nt|user|reg|crypt|inet|ioctl|error|ternl)|mswsock|iphlpapi|shlobj|shlwapi|psapi|tlhelp32|dbghelp|tchar|conio|direct)$/i,
    ['Windows'],
  ],
  [/^(?:sys\/(?:epoll|eventfd|signalfd|timerfd|inotify|fanotify|prctl|sendfile|sysmacros)|linux\/.*)$/, ['Linux']],
  [
    /^(?:mach|mach-o|CoreFoundation|CoreServices|Foundation|Security|IOKit|ApplicationServices|SystemConfiguration|libkern|objc|dispatch)\/|^(?:TargetConditionals|AvailabilityMacros|Availability|libproc)$/,
    ['Darwin'],
  ],
  [/^sys\/event$/, ['Darwin', 'FreeBSD']],
  [
    /^(?:sys\/(?:port|devpoll|protosw|neutrino|loadavg)|port|kstat|libperfstat|procinfo|OS|hurd|uvm\/.*|as400_protos)$/,
    [],
  ],
  [
    /^(?:termios|pwd|grp|sys\/(?:socket|un|wait|resource|ioctl|mman)|netinet\/.*|arpa\/inet|netdb|poll|ifaddrs)$/,
    UNIXES,
  ],
];

/** The systems that have a header of theirs, as it is included (`<windows.h>`); undefined for one that any may have. */
export function systemsWith(header: string): readonly System[] | undefined {
  const name = header.replace(/^<|>$/g, '').replace(/\.h$/, '');
  return HEADERS.find(([names]) => names.test(name))?.[1];
}
