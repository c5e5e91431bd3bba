// The header lies in a folder that the system names; this one keeps the name out of the module map.
#ifndef CZIP_SHIM_H
#define CZIP_SHIM_H

#include <zip.h>

#endif
