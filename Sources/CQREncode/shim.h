// The header lies in a folder that the system names; this one keeps the name out of the module map.
#ifndef CQRENCODE_SHIM_H
#define CQRENCODE_SHIM_H

#include <qrencode.h>

#endif
