#ifndef HEADER_H
#define HEADER_H
/* Some long text about the licence, which comes first. */
#include <stdint.h>

namespace app {
class Widget;
}

#endif
