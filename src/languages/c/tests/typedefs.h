typedef unsigned long size;
typedef int (*compare)(const void *a, const void *b);
typedef int callback(int code);
typedef char name_t[32], *name_p;
typedef struct node node_t;
typedef struct node { struct node *next; } list_t;
typedef struct { int x, y; } point;
typedef enum { RED, GREEN } color;
typedef union { int i; float f; } number, *number_p;
