#ifdef __cplusplus
extern "C" {
#endif

/** Opens it. */
int open_it(const char *path);
struct handle { int fd; };

#ifdef __cplusplus
}
#endif
