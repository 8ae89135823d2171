import { POSIX_NAMES } from './posix-names.ts';

/** Macros of the C library, of compilers and of systems that sources define where they are missing. */
const MACROS =
  /^(?:_\w+|U?INT(?:\d+|PTR|MAX|_FAST\d+|_LEAST\d+)_(?:MAX|MIN|C)|(?:S?SIZE|PTRDIFF|WCHAR|WINT|SIG_ATOMIC|RAND|MB_CUR|MB_LEN)_(?:MAX|MIN)|U?(?:CHAR|SCHAR|SHRT|INT|LONG|LLONG|BOOL)_(?:MAX|MIN|WIDTH|BIT)|(?:DBL|FLT|LDBL)_\w+|FLT_RADIX|[A-Z]+_MAX|PATH_MAX|(?:(?:HOST|TTY|LOGIN)_)?NAME_MAX|BUFSIZ|M_[A-Z0-9_]+|NAN|INFINITY|HUGE_VALF?|EXIT_(?:SUCCESS|FAILURE)|STD(?:IN|OUT|ERR)_FILENO|SEEK_(?:SET|CUR|END)|[FORWX]_OK|O_[A-Z]+|S_I[A-Z]+|F_[A-Z_]+|FD_[A-Z]+|E[A-Z0-9]{3,}|SIG[A-Z0-9]{2,}|SA_[A-Z]+|[AP]F_[A-Z0-9]+|SOCK_[A-Z]+|SO_[A-Z0-9]+|MSG_[A-Z]+|IPPROTO_[A-Z0-9]+|IPV6_[A-Z_]+|TCP_[A-Z_]+|SHUT_[A-Z]+|INADDR_[A-Z]+|IN6?_[A-Z_]+|NI_[A-Z]+|AI_[A-Z]+|EAI_[A-Z]+|MAP_[A-Z]+|PROT_[A-Z]+|MADV_[A-Z]+|RTLD_[A-Z]+|CLOCK_[A-Z_]+|LC_[A-Z_]+|DT_[A-Z]+|W(?:NOHANG|IF[A-Z]+|EXITSTATUS|TERMSIG|COREDUMP|STOPSIG)|PRI[diouxX]\w+|SCN[diouxX]\w+|NULL|TRUE|FALSE|MIN|MAX|EOF|NDEBUG|assert|static_assert|offsetof|va_copy|alloca|bool|true|false|inline|restrict|noreturn|errno|environ|isnan|isinf|isfinite|signbit|htole\d+|le\d+toh|htobe\d+|be\d+toh|bswap_\d+|major|minor|makedev|S_IS[A-Z]+|(?:REG|E?POLL|LOCK|FNM|GLOB|CMSG|SIG|WAIT|RUSAGE|RLIMIT|ITIMER)_?[A-Z_]+|[A-Z]+_ENDIAN|s6_addr|timeradd|timersub|timercmp|likely|unlikely|container_of|ARRAY_SIZE)$/;

/** Functions of the same that are often supplied where they are missing, and functions that are often put in their place. */
const FUNCTIONS =
  /^(?:str(?:n?(?:dup|cmp|casecmp|casestr|str|len|cat|cpy)|l(?:cpy|cat)|chr|rchr|chrnul|sep|tok(?:_r)?|to(?:d|f|l|ul|ll|ull|imax|umax|num)|error(?:_r)?|signal|pbrk|c?spn|ftime|ptime|verscmp)|stp(?:n?cpy)|mem(?:cpy|move|set|cmp|chr|rchr|mem|pcpy|set_s|align)|explicit_bzero|b(?:zero|cmp|copy|search)|(?:re|c|m)?alloc|malloc|free|reallocarray|aligned_alloc|posix_memalign|v?(?:f|s|sn|as|d)?printf|v?(?:f|s)?scanf|f(?:open|close|read|write|flush|puts|gets|seeko?|tello?|mod|fs|fsl|sync|datasync|nmatch|truncate|stat|chmod|chown)|open(?:at|dir)?|close(?:from|dir)?|read(?:v|link|dir)?|write(?:v)?|p(?:read|write)v?|[ls]?stat|get(?:line|delim|opt(?:_long)?|addrinfo|nameinfo|time(?:ofday)?|progname|entropy|env|pagesize|rusage|pid|cwd|pass|host(?:name|byname))|free(?:addrinfo|zero)|gai_strerror|inet_(?:ntop|pton|aton|ntoa)|gmtime(?:_r)?|localtime(?:_r)?|timegm|mktime|mkstemps?|mkdtemp|mkdir|rename|unlink|basename|dirname|usleep|nanosleep|clock_gettime|poll|select|pipe2?|socketpair|accept4?|sendfile|setenv|unsetenv|putenv|setproctitle|arc4random(?:_buf|_uniform)?|rand(?:_r|om)?|isatty|daemon|err[xc]?|warn[xc]?|verr|vwarn|ffs|round|trunc|rint|log2|exp2|cbrt|hypot|copysign|isblank|wcwidth|mbrtowc|qsort(?:_r)?|reallocf|strtonum|regcomp|regexec|glob|fork|kill|raise|signal|sigaction|getc|putc|puts|gets|exit|abort|socket|bind|connect|listen|accept|shutdown|[gs]etsockopt|get(?:sock|peer)name|(?:send|recv)(?:to|from|m?msg)?|pthread_\w+|pthread|sem_\w+|dl(?:open|sym|close|error)|[su]?size_t|ssize_t|socklen_t|off(?:64)?_t|pid_t|mode_t|useconds_t|in_addr_t|u?int(?:\d+|ptr|max)_t|u_?(?:char|short|int|long)|nfds_t|clockid_t)$/;

/**
 * True for a macro or function that a system may have as well: what a source says of it in a condition is then not
 * certain.
 */
export function isSystemName(name: string): boolean {
  if (MACROS.test(name) || FUNCTIONS.test(name)) return true;
  return POSIX_NAMES.has(name) || POSIX_NAMES.has(name.replace(/(?:[fl]|_[rl]|_unlocked)$/, ''));
}
