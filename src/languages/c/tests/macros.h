#ifndef MACROS_H
#define MACROS_H
#define EMPTY
#define EMPTY_AND_SPACE 
#define LIMIT 10 /* at most */
/** The larger one. */
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define LOG(format, ...) printf(format, __VA_ARGS__)
#define OLD_LOG(format, rest...) printf(format, rest)
#define SWAP(x, y)  \
  do {              \
    int t = x; /* kept */ \
    x = y;          \
    y = t;          \
  } while (0)
#undef LIMIT
#  define INDENTED 1
#endif
