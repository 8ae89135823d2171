#include_next <stdio.h>
#import "other.h"
#include <stdio.h>
#include "dir/local.h"
#include HEADER
#if defined(X)
#include <sys/x.h>
#endif
void f(void)
{
#include "body.inc"
}
