// The allocator's own header, which Swift's Glibc leaves out.
#ifndef CMALLOC_SHIM_H
#define CMALLOC_SHIM_H

#include <malloc.h>

#endif
