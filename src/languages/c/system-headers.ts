const words = (list: string): string[] => list.trim().split(/\s+/);

/** Headers of the C library, of POSIX and of what systems bring, without `.h`. */
const NAMES: ReadonlySet<string> = new Set(
  words(`
  assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp signal stdalign stdarg stdatomic
  stdbit stdbool stdckdint stddef stdint stdio stdlib stdnoreturn string tgmath threads time uchar wchar wctype
  aio cpio dirent dlfcn fcntl fmtmsg fnmatch ftw glob grp iconv langinfo libgen monetary mqueue ndbm netdb nl_types
  poll pthread pwd regex sched search semaphore spawn strings stropts syslog tar termios trace ulimit unistd utime
  utmp utmpx wordexp alloca ar byteswap elf endian err execinfo fts getopt ifaddrs libintl link malloc memory mntent
  nlist obstack paths printf pty resolv sgtty shadow stab sysexits syscall termio ucontext ustat values varargs
  crypt libutil util vis features alloc io direct process conio windows winsock winsock2 ws2tcpip windef winbase winnt
  winuser winreg wincrypt wininet winioctl mswsock iphlpapi shlobj shlwapi psapi tlhelp32 dbghelp intrin tchar
  xmmintrin emmintrin immintrin pmmintrin tmmintrin smmintrin nmmintrin wmmintrin arm_neon arm_acle x86intrin cpuid
  CommonCrypto unwind libproc TargetConditionals AvailabilityMacros Availability ucred priv zone
`),
);
/** Directories that systems have below their include directories. */
const FOLDERS =
  /^(?:sys|linux|asm|asm-generic|net|netinet|netinet6|netpacket|arpa|mach|mach-o|machine|bits|gnu|rpc|rpcsvc|scsi|sound|video|rdma|mtd|misc|xen|protocols|bsm|libkern|dispatch|os|objc|CoreFoundation|CoreServices|Foundation|Security|IOKit|ApplicationServices|SystemConfiguration)\//;

/** True for a header in angle brackets that every system, or one of them, brings with it. */
export function isSystemHeader(path: string): boolean {
  if (FOLDERS.test(path)) return true;
  return path.endsWith('.h') ? NAMES.has(path.slice(0, -2)) : /^[a-z_0-9]+$/.test(path);
}
