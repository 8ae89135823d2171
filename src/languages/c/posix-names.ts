/** Functions, types and variables of the C library and of POSIX that no pattern of system-names.ts fits; of variants the plain one. */
export const POSIX_NAMES: ReadonlySet<string> = new Set(
  `
  DIR FILE a64l abs access acct acos acosh addrinfo adjtime alarm alphasort asctime asin asinh at_quick_exit atan
  atan2 atanh atexit atof atoi atol blkcnt_t blksize_t brk btowc caddr_t cbrtf cbrtl cc_t ceil cfgetispeed
  cfgetospeed cfmakeraw cfsetispeed cfsetospeed cfsetspeed chdir chmod chown chroot clearenv clearerr clock
  clock_getres clock_nanosleep clock_settime clock_t closelog cmsghdr confstr copysignf copysignl cos cosh cpu_set_t
  creat crypt ctermid ctime daddr_t daylight dev_t difftime dirent dirfd div div_t double_t drand48 dup dup2
  duplocale ecvt endgrent endhostent endnetent endnetgrent endprotoent endpwent endservent endusershell epoll_create
  epoll_create1 epoll_ctl epoll_data epoll_data_t epoll_event epoll_pwait epoll_pwait2 epoll_wait erand48 erf erfc
  execl execle execlp execv execve execvp exp exp2f exp2l expm1 fabs faccessat fchdir fchmodat fchownat fcntl fcvt
  fd_mask fd_set fdim fdopen fdopendir feclearexcept fegetenv fegetexceptflag fegetround feholdexcept fenv_t feof
  feraiseexcept ferror fesetenv fesetexceptflag fesetround fetestexcept feupdateenv fexcept_t fexecve
  fflush_unlocked ffsll fgetc fgetgrent fgetpos fgetpwent fgetwc fgetws fileno finite float_t flock flockfile floor
  fma fmax fmemopen fmin fmodf fmodl fpathconf fpos_t fputc fputwc fputws fread_unlocked freelocale freopen frexp
  fsblkcnt_t fsetpos fsfilcnt_t fsid_t fstatat fstatvfs ftok ftrylockfile funlockfile futimens futimes fwide
  fwprintf fwrite_unlocked fwscanf gamma gcvt getc_unlocked getchar getdate getdomainname getdtablesize getegid
  geteuid getgid getgrent getgrgid getgrnam getgrouplist getgroups gethostbyaddr gethostbyname2 gethostbyname_r
  gethostent gethostid getitimer getloadavg getlogin getnetbyaddr getnetbyname getnetent getnetgrent
  getopt_long_only getpgid getpgrp getppid getpriority getprotobyname getprotobynumber getprotoent getpwent getpwnam
  getpwuid getrlimit getservbyname getservbyport getservent getsid getsubopt getuid getusershell getw getwc getwchar
  getwd gid_t glob_t globfree hcreate hdestroy herror hostent hsearch hstrerror htonl htons hypotf hypotl id_t
  idtype_t if_freenameindex if_indextoname if_nameindex if_nametoindex ifconf ifmap ifreq ilogb imaxabs imaxdiv
  imaxdiv_t in6_addr in6addr_any in6addr_loopback in_addr in_pktinfo in_port_t index inet_addr initgroups initstate
  ino_t insque int_fast16_t int_fast32_t int_fast64_t int_fast8_t int_least16_t int_least32_t int_least64_t
  int_least8_t ioctl iovec ip_mreq ip_mreq_source ip_mreqn ipc_perm ipv6_mreq isalnum isalpha isascii isblank_l
  iscntrl isdigit isgraph isinff isinfl islower isnanf isnanl isprint ispunct isspace isupper iswalnum iswalpha
  iswblank iswcntrl iswctype iswdigit iswgraph iswlower iswprint iswpunct iswspace iswupper iswxdigit isxdigit
  itimerspec itimerval j0 j1 jmp_buf jn jrand48 key_t killpg l64a labs lchmod lchown lcong48 lconv ldexp ldiv ldiv_t
  lfind lgamma lgammaf_r lgammal_r linger link linkat llabs lldiv lldiv_t llrint llround locale_t localeconv lockf
  loff_t log log10 log1p log2f log2l logb longjmp lrand48 lrint lround lsearch lseek lutimes madvise max_align_t
  mblen mbrlen mbsinit mbsnrtowcs mbsrtowcs mbstate_t mbstowcs mbtowc mcontext_t memccpy mincore mkdirat mkfifo
  mkfifoat mknod mknodat mktemp mlock mlockall mmap modf mprotect mrand48 msghdr msync munlock munlockall munmap nan
  nearbyint netent newlocale nextafter nexttoward nice nlink_t no_argument nrand48 ntohl ntohs on_exit open_memstream
  open_wmemstream openlog optarg opterr optind option optional_argument optopt passwd pathconf pause pclose perror pollfd popen posix_fadvise
  posix_fallocate posix_madvise posix_spawn posix_spawn_file_actions_addclose posix_spawn_file_actions_adddup2
  posix_spawn_file_actions_addopen posix_spawn_file_actions_destroy posix_spawn_file_actions_init
  posix_spawn_file_actions_t posix_spawnattr_destroy posix_spawnattr_getflags posix_spawnattr_getpgroup
  posix_spawnattr_getschedparam posix_spawnattr_getschedpolicy posix_spawnattr_getsigdefault
  posix_spawnattr_getsigmask posix_spawnattr_init posix_spawnattr_setflags posix_spawnattr_setpgroup
  posix_spawnattr_setschedparam posix_spawnattr_setschedpolicy posix_spawnattr_setsigdefault
  posix_spawnattr_setsigmask posix_spawnattr_t posix_spawnp pow protoent pselect psiginfo psignal ptrdiff_t ptsname
  putc_unlocked putchar putpwent putw putwc putwchar qecvt qfcvt qgcvt quad_t quick_exit random_r readdir_r
  readlinkat realpath reg_errcode_t reg_syntax_t regerror regex_t regfree register_t regmatch_t regoff_t remainder
  remove remque remquo renameat required_argument rewind rewinddir rindex rintf rintl rlim_t rlimit rmdir roundf roundl rusage
  sa_family_t sbrk scalb scalbln scalbn scandir sched_get_priority_max sched_get_priority_min sched_getparam
  sched_getscheduler sched_param sched_rr_get_interval sched_setparam sched_setscheduler sched_yield seed48 seekdir
  servent setbuf setbuffer setdomainname setegid seteuid setgid setgrent setgroups sethostent sethostid sethostname
  setitimer setjmp setlinebuf setlocale setlogmask setnetent setnetgrent setpgid setpgrp setpriority setprotoent
  setpwent setregid setreuid setrlimit setservent setsid setstate settimeofday setuid setusershell setvbuf shm_open
  shm_unlink sig_atomic_t sig_t sigaddset sigaltstack sigblock sigcontext sigdelset sigemptyset sigevent sigevent_t
  sigfillset siggetmask sighold sigignore siginfo_t siginterrupt sigismember sigjmp_buf siglongjmp signgam
  significand sigpause sigpending sigprocmask sigqueue sigrelse sigset_t sigsetmask sigsuspend sigtimedwait sigval
  sigval_t sigwait sigwaitinfo sin sinh sleep sockaddr sockaddr_in sockaddr_in6 sockaddr_storage sockaddr_un
  sockatmark speed_t sqrt srand srand48 srandom stack_t statvfs stderr stdin stdout strcasecmp_l strcoll strerror_l
  strftime_l strncasecmp_l strtold strtoq strtouq strxfrm suseconds_t swab swprintf swscanf symlink symlinkat sync
  syscall sysconf syslog system tan tanh tcdrain tcflag_t tcflow tcflush tcgetattr tcgetpgrp tcgetsid tcp_info
  tcp_seq tcphdr tcsendbreak tcsetattr tcsetpgrp tdelete telldir tempnam termio termios tfind tgamma time time_t
  timelocal timer_create timer_delete timer_getoverrun timer_gettime timer_settime timer_t times timespec
  timespec_get timeval timezone tm tmpfile tmpnam tms toascii tolower toupper towctrans towlower towupper truncate
  truncf truncl tsearch ttyname twalk tzname tzset u_int16_t u_int32_t u_int64_t u_int8_t u_quad_t ualarm ucontext_t
  uid_t uint_fast16_t uint_fast32_t uint_fast64_t uint_fast8_t uint_least16_t uint_least32_t uint_least64_t
  uint_least8_t umask uname ungetc ungetwc unlinkat unlockpt uselocale utimbuf utime utimensat utimes utsname
  va_list valloc vfork vfwprintf vfwscanf vswprintf vswscanf vsyslog vwprintf vwscanf wait wait3 wait4 waitid
  waitpid wchar_t wcpcpy wcpncpy wcrtomb wcscasecmp wcscat wcschr wcscmp wcscoll wcscpy wcscspn wcsdup wcsftime
  wcslen wcsncasecmp wcsncat wcsncmp wcsncpy wcsnlen wcsnrtombs wcspbrk wcsrchr wcsrtombs wcsspn wcsstr wcstod
  wcstof wcstoimax wcstok wcstol wcstold wcstombs wcstoul wcstoumax wcswcs wcswidth wcsxfrm wctob wctomb wctrans
  wctrans_t wctype wctype_t winsize wint_t wmemchr wmemcmp wmemcpy wmemmove wmemset wordexp wordexp_t wordfree
  wprintf wscanf y0 y1 yn
`
    .trim()
    .split(/\s+/),
);
